package org.platsa.solver.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.BrokenRule;

/** Collects where hard rules are broken and by which placements; takes no note of other rules. */
final class Breaches {
  private final Map<Key, Breach> breaches = new LinkedHashMap<>();

  /** Notes that these break a rule, in all of their weeks. */
  void add(ConstraintId rule, long amount, List<Visit> who) {
    Set<LocalDate> weeks = new TreeSet<>();
    for (Visit visit : who) {
      weeks.addAll(PeriodWeeks.mondays(visit.seatOrThrow().period()));
    }
    add(rule, amount, who, weeks);
  }

  /** Notes that these break a rule in some weeks, given by their Mondays. */
  void add(ConstraintId rule, long amount, List<Visit> who, Set<LocalDate> weeks) {
    if (amount > 0 && rule.level() == ConstraintLevel.HARD) {
      Breach breach = breaches.computeIfAbsent(new Key(rule, who), key -> new Breach());
      breach.amount += amount;
      breach.weeks.addAll(weeks);
    }
  }

  /** All breaches, in the table's order; of one rule, in the order in which they were added. */
  List<BrokenRule> inOrder() {
    List<BrokenRule> rules = new ArrayList<>();
    breaches.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().rule()))
        .forEach(entry -> rules.add(named(entry.getKey(), entry.getValue())));
    return rules;
  }

  private static BrokenRule named(Key key, Breach breach) {
    List<String> placements = new ArrayList<>();
    Set<String> supervisors = new LinkedHashSet<>();
    Set<String> units = new LinkedHashSet<>();
    for (Visit visit : key.who()) {
      placements.add(visit.placement().id());
      supervisors.add(visit.seatOrThrow().supervisor().id());
      units.add(visit.seatOrThrow().unit().id());
    }
    return new BrokenRule(
        key.rule().id(),
        breach.amount,
        placements,
        List.copyOf(supervisors),
        List.copyOf(units),
        List.copyOf(breach.weeks));
  }

  /** The weeks in which the same placements break the same rule are one breach. */
  private record Key(ConstraintId rule, List<Visit> who) {}

  private static final class Breach {
    private final TreeSet<LocalDate> weeks = new TreeSet<>();
    private long amount;
  }
}
