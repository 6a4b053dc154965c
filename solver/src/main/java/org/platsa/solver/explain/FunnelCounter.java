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

/** Counts at which obstacle each supervisor falls away for an unplaced placement (<i>tratt</i>). */
final class FunnelCounter {
  private static final int MOST_CLOSEST = 3;

  private int left;
  private final Map<Obstacle, Integer> stopped = new EnumMap<>(Obstacle.class);
  private final Map<Obstacle, Integer> also = new EnumMap<>(Obstacle.class);

  private FunnelCounter() {}

  /** The funnel of the placement around which the places are. */
  static Funnel of(PlacesNearby places) {
    Map<PlanningSupervisor, List<Met>> bySupervisor = new LinkedHashMap<>();
    Map<PlanningSupervisor, List<Met>> ofOtherKinds = new LinkedHashMap<>();
    for (PlaceNearby place : places.near()) {
      if (place.isInAllowedPeriod()) {
        (place.isOfRightKind() ? bySupervisor : ofOtherKinds)
            .computeIfAbsent(place.supervisor(), key -> new ArrayList<>())
            .add(Met.at(place));
      }
    }
    FunnelCounter funnels = new FunnelCounter();
    bySupervisor.values().forEach(funnels::count);
    if (places.farther() > 0) {
      funnels.stopped.merge(Obstacle.TOO_FAR, places.farther(), Integer::sum);
    }
    return new Funnel(
        bySupervisor.size() + places.farther(),
        funnels.steps(),
        funnels.left,
        bySupervisor.isEmpty()
            ? closest(ofOtherKinds.values())
            : funnels.left > 0 ? List.of() : severalInTheWay(bySupervisor.values()));
  }

  /** Counts one supervisor, by the obstacles that are met in each allowed period. */
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

  /**
   * The closest; nobody if a single obstacle keeps somebody away, since one change may help then.
   */
  private static List<Funnel.Closest> severalInTheWay(Iterable<List<Met>> supervisors) {
    List<Funnel.Closest> closest = closest(supervisors);
    return closest.stream().anyMatch(one -> one.obstacles().size() < 2) ? List.of() : closest;
  }

  /** Those who meet the fewest obstacles, the nearest first. */
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
            .thenComparingInt(met -> met.place().minutes())
            .thenComparingInt(met -> met.place().supervisor().index()));
    return nearest.stream()
        .filter(met -> met.obstacles().size() == nearest.getFirst().obstacles().size())
        .limit(MOST_CLOSEST)
        .map(Met::asClosest)
        .toList();
  }

  /**
   * The obstacles that are met at a place, in the order of the steps. A supervisor who can take no
   * more is not also told to have somebody who may not share.
   */
  private record Met(PlaceNearby place, Set<Obstacle> obstacles) {
    static Met at(PlaceNearby place) {
      Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
      place.obstacles().forEach(rule -> obstacles.add(Obstacle.of(rule).orElseThrow()));
      if (place.obstacles().contains(ConstraintId.SUPERVISOR_CAPACITY)) {
        obstacles.remove(Obstacle.MAY_NOT_SHARE);
      }
      return new Met(place, obstacles);
    }

    Funnel.Closest asClosest() {
      return new Funnel.Closest(
          place.supervisor().id(),
          place.supervisor().unit().id(),
          place.period().id(),
          List.copyOf(obstacles));
    }
  }
}
