package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/**
 * Who is trained next at a unit (<i>nästa utbildade handledare</i>): an untrained supervisor whom
 * the problem has, or else a new one.
 */
public final class NewSupervisors {
  private static final String PREFIX = "NY-";

  private final Set<String> taken;
  private final Room usual;
  private final Map<String, Room> usualOfUnit = new HashMap<>();
  private int number = 1;

  /** Of a problem, which stays as it is. */
  public NewSupervisors(Problem problem) {
    this.taken =
        problem.supervisors().stream()
            .map(Supervisor::id)
            .collect(Collectors.toCollection(HashSet::new));
    List<Supervisor> trained =
        problem.supervisors().stream().filter(NewSupervisors::isAtWork).toList();
    this.usual = usual(trained).orElse(new Room(1, 2, List.of()));
    trained.stream()
        .collect(Collectors.groupingBy(Supervisor::unitId))
        .forEach((unit, there) -> usual(there).ifPresent(room -> usualOfUnit.put(unit, room)));
  }

  /** How many trainees somebody takes, and of which professions. */
  private record Room(int simultaneous, int perTerm, List<String> professions) {
    static Room of(Supervisor supervisor) {
      return new Room(
          supervisor.maxSimultaneous(), supervisor.maxPerTerm(), supervisor.professions());
    }
  }

  /**
   * A new trained supervisor at a unit, with an id that nobody has yet, and as much room as most of
   * the unit's trained supervisors have and of their professions, or else most of all; nobody was
   * placed with them before.
   */
  public Supervisor at(Unit unit) {
    while (!taken.add(PREFIX + number)) {
      number++;
    }
    Room room = usualOfUnit.getOrDefault(unit.id(), usual);
    return new Supervisor(
            PREFIX + number,
            unit.id(),
            Training.STEP_1_2,
            true,
            List.of(),
            room.simultaneous(),
            room.perTerm(),
            0)
        .withProfessions(room.professions());
  }

  /** Untrained supervisors who take trainees, by unit, those with the most room first. */
  public static Map<String, List<Supervisor>> untrained(Problem problem) {
    Map<String, List<Supervisor>> byUnit = new LinkedHashMap<>();
    problem.supervisors().stream()
        .filter(supervisor -> !supervisor.training().isTrained())
        .filter(supervisor -> supervisor.active())
        .filter(supervisor -> supervisor.maxPerTerm() > 0 && supervisor.maxSimultaneous() > 0)
        .sorted(
            Comparator.comparingInt(Supervisor::maxPerTerm)
                .thenComparing(Supervisor::maxSimultaneous)
                .reversed()
                .thenComparing(supervisor -> supervisor.absences().size())
                .thenComparing(Supervisor::recentPlacements))
        .forEach(supervisor ->
            byUnit.computeIfAbsent(supervisor.unitId(), unit -> new ArrayList<>()).add(supervisor));
    return byUnit;
  }

  private static boolean isAtWork(Supervisor supervisor) {
    return supervisor.training().isTrained()
        && supervisor.active()
        && supervisor.maxPerTerm() > 0
        && supervisor.maxSimultaneous() > 0;
  }

  private static Optional<Room> usual(List<Supervisor> supervisors) {
    Map<Room, Integer> counts = new LinkedHashMap<>();
    supervisors.forEach(each -> counts.merge(Room.of(each), 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
