package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Obstacle;
import org.platsa.solver.planning.PlanningSupervisor;

/** Counts at which obstacle each supervisor falls away for an unplaced placement. */
final class Funnels {
  private static final int MOST_CLOSEST = 3;

  private int left;
  private final Map<Obstacle, Integer> stopped = new EnumMap<>(Obstacle.class);
  private final Map<Obstacle, Integer> also = new EnumMap<>(Obstacle.class);

  private Funnels() {}

  static Funnel of(Spots spots) {
    Map<PlanningSupervisor, List<Met>> bySupervisor = new LinkedHashMap<>();
    Map<PlanningSupervisor, List<Met>> ofOtherKinds = new LinkedHashMap<>();
    for (Spot spot : spots.near()) {
      if (spot.isInAllowedPeriod()) {
        (spot.isOfRightKind() ? bySupervisor : ofOtherKinds)
            .computeIfAbsent(spot.supervisor(), key -> new ArrayList<>())
            .add(Met.at(spot));
      }
    }
    Funnels funnels = new Funnels();
    bySupervisor.values().forEach(funnels::count);
    if (spots.farther() > 0) {
      funnels.stopped.merge(Obstacle.TOO_FAR, spots.farther(), Integer::sum);
    }
    return new Funnel(
        bySupervisor.size() + spots.farther(),
        funnels.steps(),
        funnels.left,
        bySupervisor.isEmpty()
            ? closest(ofOtherKinds.values())
            : funnels.left > 0 ? List.of() : severalInTheWay(bySupervisor.values()));
  }

  /** One supervisor, by what is met in each allowed period. */
  private void count(List<Met> periods) {
    Optional<Obstacle> last = Optional.empty();
    Set<Obstacle> inAll = EnumSet.allOf(Obstacle.class);
    for (Met met : periods) {
      if (met.obstacles().isEmpty()) {
        left++;
        return;
      }
      inAll.retainAll(met.obstacles());
      Obstacle first = met.obstacles().iterator().next();
      if (last.isEmpty() || first.compareTo(last.get()) > 0) {
        last = Optional.of(first);
      }
    }
    last.ifPresent(step -> {
      stopped.merge(step, 1, Integer::sum);
      inAll.remove(step);
    });
    inAll.forEach(obstacle -> also.merge(obstacle, 1, Integer::sum));
  }

  private List<Funnel.Step> steps() {
    List<Funnel.Step> steps = new ArrayList<>();
    for (Obstacle obstacle : Obstacle.values()) {
      int first = stopped.getOrDefault(obstacle, 0);
      int others = also.getOrDefault(obstacle, 0);
      if (first + others > 0) {
        steps.add(new Funnel.Step(obstacle, first, others));
      }
    }
    return steps;
  }

  /** Nobody, if a single obstacle keeps anybody away: then a single change may help. */
  private static List<Funnel.Closest> severalInTheWay(Iterable<List<Met>> supervisors) {
    List<Funnel.Closest> closest = closest(supervisors);
    return closest.stream().anyMatch(one -> one.obstacles().size() < 2) ? List.of() : closest;
  }

  private static List<Funnel.Closest> closest(Iterable<List<Met>> supervisors) {
    List<Met> nearest = new ArrayList<>();
    for (List<Met> periods : supervisors) {
      Met fewest = periods.getFirst();
      for (Met met : periods) {
        if (met.obstacles().size() < fewest.obstacles().size()) {
          fewest = met;
        }
      }
      nearest.add(fewest);
    }
    nearest.sort(
        Comparator.comparingInt((Met met) -> met.obstacles().size())
            .thenComparingInt(met -> met.spot().minutes())
            .thenComparingInt(met -> met.spot().supervisor().index()));
    return nearest.stream()
        .filter(met -> met.obstacles().size() == nearest.getFirst().obstacles().size())
        .limit(MOST_CLOSEST)
        .map(Met::asClosest)
        .toList();
  }

  /** What is met at a spot, in the order of the steps. */
  private record Met(Spot spot, Set<Obstacle> obstacles) {
    static Met at(Spot spot) {
      Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
      spot.obstacles().forEach(rule -> obstacles.add(Obstacle.of(rule).orElseThrow()));
      if (spot.obstacles().contains(ConstraintId.SUPERVISOR_CAPACITY)) {
        obstacles.remove(Obstacle.MAY_NOT_SHARE);
      }
      return new Met(spot, obstacles);
    }

    Funnel.Closest asClosest() {
      return new Funnel.Closest(
          spot.supervisor().id(),
          spot.supervisor().unit().id(),
          spot.period().id(),
          List.copyOf(obstacles));
    }
  }
}
