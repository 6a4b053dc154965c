package org.platsa.solver.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.FollowUp;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.Wish;

/**
 * Judges any plan of one problem (<i>plangranskare</i>), hand-made and broken ones too. The problem
 * must be valid; the plan must name only what the problem has. A placement that the plan leaves out
 * is unplaced.
 *
 * <p>Immutable once made: one checker may judge many plans, from several threads.
 */
public final class PlanChecker {
  /** Longest acceptable travel, in minutes one way, inclusive. */
  public static final int TRAVEL_LIMIT_MINUTES = 90;

  private static final int LONG_TRAVEL_MINUTES = 45;

  private final Problem problem;
  private final VisitFinder finder;
  private final Map<String, Integer> trainedByUnit = new HashMap<>();
  private final Set<String> unitsWithStep3 = new HashSet<>();

  /** Prepares to judge plans of a valid problem. */
  public PlanChecker(Problem problem) {
    this.problem = problem;
    this.finder = new VisitFinder(problem);
    for (Supervisor supervisor : problem.supervisors()) {
      if (supervisor.active() && supervisor.training().isTrained()) {
        trainedByUnit.merge(supervisor.unitId(), 1, Integer::sum);
        if (supervisor.training() == Training.STEP_3) {
          unitsWithStep3.add(supervisor.unitId());
        }
      }
    }
  }

  /**
   * The plan's cost by rule and its figures.
   *
   * @throws IllegalArgumentException if the plan names a placement, supervisor or period that the
   *     problem does not have, or a placement twice
   */
  public Judgement judge(PlacementPlan plan) {
    List<Visit> all = finder.visits(plan);
    List<Visit> placed = all.stream().filter(visit -> visit.seat() != null).toList();
    Map<ConstraintId, Long> costs = new EnumMap<>(ConstraintId.class);
    Breaches breaches = new Breaches();
    int changed = 0;
    for (Visit visit : all) {
      if (visit.seat() == null) {
        add(costs, ConstraintId.UNPLACED, priority(visit));
      } else {
        Map<ConstraintId, Long> own = new EnumMap<>(ConstraintId.class);
        addOwnCosts(own, visit, visit.seat());
        own.forEach((rule, cost) -> {
          costs.merge(rule, cost, Long::sum);
          if (rule == ConstraintId.SUPERVISOR_AVAILABLE) {
            breaches.add(rule, cost, List.of(visit), weeksAway(visit.seatOrThrow()));
          } else {
            breaches.add(rule, cost, List.of(visit));
          }
        });
      }
      long changes = changes(visit);
      add(costs, ConstraintId.STABILITY, changes);
      changed += changes > 0 ? 1 : 0;
    }
    addSupervisorCosts(costs, breaches, placed);
    addUnitCosts(costs, breaches, placed);
    addStudentCosts(costs, breaches, placed);
    addApartCosts(costs, breaches, placed);
    addProviderCosts(costs, all);
    return new Judgement(costs, breaches.inOrder(), new KpiCalculator(problem).kpis(all, changed));
  }

  /**
   * How the plan falls on units, supervisors and providers.
   *
   * @throws IllegalArgumentException as {@link #judge}
   */
  public FollowUp followUp(PlacementPlan plan) {
    return new FollowUpCalculator(problem, finder.visits(plan)).followUp();
  }

  /**
   * What one placement would cost at one place by itself: only rules that look at nobody else, so
   * neither room nor pairs nor spread.
   *
   * @return cost by rule, weight included, only those above 0; a hard rule that is not there holds
   * @throws IllegalArgumentException if the placement's student or the supervisor's unit is not of
   *     the problem
   */
  public Map<ConstraintId, Long> ownCosts(
      Placement placement, Supervisor supervisor, Period period) {
    Visit visit = finder.visit(placement, supervisor, period);
    Map<ConstraintId, Long> costs = new EnumMap<>(ConstraintId.class);
    addOwnCosts(costs, visit, visit.seatOrThrow());
    return costs;
  }

  /** Minutes one way, rounded, that are assumed where the problem does not know them. */
  public static int estimatedMinutes(Transport transport, Location from, Location to) {
    return TravelEstimate.minutes(transport, from, to);
  }

  private void addOwnCosts(Map<ConstraintId, Long> costs, Visit visit, Seat seat) {
    Placement placement = visit.placement();
    Student student = visit.student();
    Unit unit = seat.unit();
    Supervisor supervisor = seat.supervisor();
    if (needsTraining(placement.kind()) && supervisor.training() == Training.NONE) {
      add(costs, ConstraintId.TRAINED_SUPERVISOR, 1);
    }
    if (placement.profession() != null
        && supervisor.professions().stream().noneMatch(placement.profession()::equals)) {
      add(costs, ConstraintId.PROFESSION, 1);
    }
    if (!isAvailable(supervisor, seat.period())) {
      add(costs, ConstraintId.SUPERVISOR_AVAILABLE, 1);
    }
    if (!placement.requiredUnitKinds().isEmpty()
        && !placement.requiredUnitKinds().contains(unit.kind())) {
      add(costs, ConstraintId.UNIT_KIND, 1);
    }
    if (student.excludedUnits().contains(unit.id())) {
      add(costs, ConstraintId.UNIT_EXCLUDED, 1);
    }
    add(
        costs,
        ConstraintId.UNIT_REQUIREMENT,
        unit.requires().stream()
            .distinct()
            .filter(need -> !student.licences().contains(need))
            .count());
    if (PeriodWeeks.mondays(seat.period()).stream()
        .anyMatch(monday -> isClosed(unit, monday, placement.kind()))) {
      add(costs, ConstraintId.UNIT_CLOSED, 1);
    }
    boolean isSetAside =
        placement.setAside() != null
            || (student.setAside() != null
                && !(placement.pinned() && placement.assignment() != null));
    if (isSetAside || !placement.allowedPeriods().contains(seat.period().id())) {
      add(costs, ConstraintId.PERIOD_ALLOWED, 1);
    }
    if (seat.minutes() > TRAVEL_LIMIT_MINUTES) {
      add(costs, ConstraintId.TRAVEL_LIMIT, 1);
    }
    add(
        costs,
        ConstraintId.TRAVEL,
        seat.minutes() + 3L * Math.max(0, seat.minutes() - LONG_TRAVEL_MINUTES));
    add(costs, ConstraintId.PREFERENCE, unitGrades(student, unit));
    add(costs, ConstraintId.PERIOD_PREFERENCE, periodGrades(placement, seat.period()));
    if (student.visitedUnits().contains(unit.id())) {
      add(costs, ConstraintId.REVISIT, 1);
    }
    if (student.needsSupport() && supervisor.training() != Training.STEP_3) {
      add(costs, ConstraintId.SUPPORT, unitsWithStep3.contains(unit.id()) ? 1 : 2);
    }
    if (student.learnsSwedish() && !unit.languageCoach()) {
      add(costs, ConstraintId.LANGUAGE, 1);
    }
  }

  /** What each grade names costs the grade less one; what none names, the last of them. */
  private static long unitGrades(Student student, Unit unit) {
    Map<Integer, Boolean> isNamed = new TreeMap<>();
    if (!student.preferredUnits().isEmpty()) {
      isNamed.put(1, student.preferredUnits().contains(unit.id()));
    }
    for (Wish wish : student.wishes()) {
      boolean here =
          Objects.equals(wish.unitId(), unit.id())
              || Objects.equals(wish.areaId(), unit.areaId())
              || unit.kind().equals(wish.unitKind());
      isNamed.merge(wish.grade(), here, Boolean::logicalOr);
    }
    return grades(isNamed);
  }

  private static long periodGrades(Placement placement, Period period) {
    Map<Integer, Boolean> isNamed = new TreeMap<>();
    placement.periodWishes().stream()
        .filter(wish -> placement.allowedPeriods().contains(wish.periodId()))
        .forEach(wish ->
            isNamed.merge(wish.grade(), wish.periodId().equals(period.id()), Boolean::logicalOr));
    return grades(isNamed);
  }

  /** By grade in order, whether it names the place. */
  private static long grades(Map<Integer, Boolean> isNamed) {
    long last = 0;
    for (Map.Entry<Integer, Boolean> grade : isNamed.entrySet()) {
      if (grade.getValue()) {
        return grade.getKey() - 1L;
      }
      last = grade.getKey();
    }
    return last;
  }

  /**
   * An offer of nothing closes; an offer of something closes what no such offer opens. A unit that
   * is set aside is open to nobody.
   */
  private static boolean isClosed(Unit unit, LocalDate monday, PlacementKind kind) {
    if (unit.setAside() != null) {
      return true;
    }
    boolean offersAnything = false;
    boolean isOpen = false;
    for (Offer offer : unit.offers()) {
      boolean isMeant = isMeant(offer, monday, kind);
      if (isMeant && offer.places() == 0) {
        return true;
      }
      offersAnything |= offer.places() > 0;
      isOpen |= isMeant;
    }
    return offersAnything && !isOpen;
  }

  private static boolean isMeant(Offer offer, LocalDate monday, PlacementKind kind) {
    long week = ChronoUnit.WEEKS.between(offer.firstMonday(), monday);
    return !monday.isBefore(offer.firstMonday())
        && week < offer.weeks()
        && (offer.kinds().isEmpty() || offer.kinds().contains(kind));
  }

  private boolean isAvailable(Supervisor supervisor, Period period) {
    if (!supervisor.active()) {
      return false;
    }
    for (LocalDate monday : PeriodWeeks.mondays(period)) {
      LocalDate sunday = monday.plusDays(6);
      for (Absence absence : supervisor.absences()) {
        if (!absence.first().isAfter(sunday) && !absence.last().isBefore(monday)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The Mondays of the weeks of a place in which its supervisor is not there. */
  private static Set<LocalDate> weeksAway(Seat seat) {
    Supervisor supervisor = seat.supervisor();
    Set<LocalDate> weeks = new HashSet<>();
    for (LocalDate monday : PeriodWeeks.mondays(seat.period())) {
      LocalDate sunday = monday.plusDays(6);
      if (!supervisor.active()
          || supervisor.absences().stream()
              .anyMatch(a -> !a.first().isAfter(sunday) && !a.last().isBefore(monday))) {
        weeks.add(monday);
      }
    }
    return weeks;
  }

  private void addSupervisorCosts(
      Map<ConstraintId, Long> costs, Breaches breaches, List<Visit> placed) {
    Map<Supervisor, List<Visit>> bySupervisor = new LinkedHashMap<>();
    for (Visit visit : placed) {
      bySupervisor
          .computeIfAbsent(visit.seatOrThrow().supervisor(), key -> new ArrayList<>())
          .add(visit);
    }
    bySupervisor.forEach((supervisor, visits) -> {
      boolean peerUnit = visits.getFirst().seatOrThrow().unit().peerLearning();
      long n = visits.size();
      long above = Math.max(0, n - supervisor.maxPerTerm());
      add(costs, ConstraintId.SUPERVISOR_TERM_LIMIT, above);
      breaches.add(ConstraintId.SUPERVISOR_TERM_LIMIT, above, visits);
      add(costs, ConstraintId.SUPERVISOR_ROTATION, n * (n + 2L * supervisor.recentPlacements()));
      byWeek(visits)
          .forEach((week, together) -> {
            int intensity = together.stream().mapToInt(v -> v.placement().intensity()).sum();
            int excess = intensity - 100 * supervisor.maxSimultaneous();
            if (excess > 0) {
              int started = (excess + 99) / 100;
              add(costs, ConstraintId.SUPERVISOR_CAPACITY, started);
              breaches.add(ConstraintId.SUPERVISOR_CAPACITY, started, together, Set.of(week));
            }
            boolean oneKind =
                together.stream().map(v -> v.placement().kind()).distinct().count() == 1;
            boolean allPair = together.stream().allMatch(v -> v.placement().peerLearning());
            if (together.size() >= 2 && intensity > 100 && !(peerUnit && oneKind && allPair)) {
              add(costs, ConstraintId.SUPERVISOR_MIX, 1);
              breaches.add(ConstraintId.SUPERVISOR_MIX, 1, together, Set.of(week));
            }
          });
      add(costs, ConstraintId.PEER_PAIR, withoutPartner(visits, peerUnit));
    });
  }

  private static long withoutPartner(List<Visit> visits, boolean peerUnit) {
    Map<List<Object>, Integer> groups = new HashMap<>();
    int pairing = 0;
    for (Visit visit : visits) {
      if (visit.placement().peerLearning()) {
        pairing++;
        groups.merge(
            List.of(visit.seatOrThrow().period().id(), visit.placement().kind()), 1, Integer::sum);
      }
    }
    return peerUnit ? groups.values().stream().filter(size -> size % 2 == 1).count() : pairing;
  }

  private void addUnitCosts(Map<ConstraintId, Long> costs, Breaches breaches, List<Visit> placed) {
    Map<Unit, List<Visit>> byUnit = new LinkedHashMap<>();
    for (Visit visit : placed) {
      byUnit.computeIfAbsent(visit.seatOrThrow().unit(), key -> new ArrayList<>()).add(visit);
    }
    long weight = ConstraintId.UNIT_SPREAD.weight(problem.weights());
    byUnit.forEach((unit, visits) -> {
      byWeek(visits)
          .forEach((week, together) -> {
            int above = Math.max(0, together.size() - unit.maxTrainees());
            add(costs, ConstraintId.UNIT_CAPACITY, above);
            breaches.add(ConstraintId.UNIT_CAPACITY, above, together, Set.of(week));
            for (Offer offer : unit.offers()) {
              List<Visit> meant =
                  together.stream()
                      .filter(visit -> isMeant(offer, week, visit.placement().kind()))
                      .toList();
              if (offer.places() > 0 && meant.size() > offer.places()) {
                int aboveOffer = meant.size() - offer.places();
                add(costs, ConstraintId.UNIT_CAPACITY, aboveOffer);
                breaches.add(ConstraintId.UNIT_CAPACITY, aboveOffer, meant, Set.of(week));
              }
            }
          });
      long n = visits.size();
      long k = Math.max(1, trainedByUnit.getOrDefault(unit.id(), 0));
      costs.merge(ConstraintId.UNIT_SPREAD, weight * n * n / k, Long::sum);
    });
  }

  private void addStudentCosts(
      Map<ConstraintId, Long> costs, Breaches breaches, List<Visit> placed) {
    Map<Student, List<Visit>> byStudent = new LinkedHashMap<>();
    for (Visit visit : placed) {
      byStudent.computeIfAbsent(visit.student(), key -> new ArrayList<>()).add(visit);
    }
    byStudent.forEach((student, visits) -> {
      if (visits.size() > 1) {
        Map<List<Visit>, Set<LocalDate>> pairs = overlappingPairs(visits);
        add(costs, ConstraintId.STUDENT_OVERLAP, pairs.size());
        pairs.forEach((pair, weeks) -> breaches.add(ConstraintId.STUDENT_OVERLAP, 1, pair, weeks));
        addPairCosts(costs, breaches, visits);
        add(costs, ConstraintId.REVISIT, returns(student, visits));
      }
    });
  }

  private void addPairCosts(Map<ConstraintId, Long> costs, Breaches breaches, List<Visit> visits) {
    for (int i = 0; i < visits.size(); i++) {
      for (int j = i + 1; j < visits.size(); j++) {
        Visit one = visits.get(i);
        Visit other = visits.get(j);
        if (isOutOfOrder(one, other) || isOutOfOrder(other, one)) {
          add(costs, ConstraintId.PLACEMENT_ORDER, 1);
          breaches.add(ConstraintId.PLACEMENT_ORDER, 1, List.of(one, other));
        }
        if (isRepeated(one, other)) {
          add(costs, ConstraintId.NO_REPEAT, 1);
          breaches.add(ConstraintId.NO_REPEAT, 1, List.of(one, other));
        }
      }
    }
  }

  /** Who is at one unit with somebody from whom either of them says to be kept apart. */
  private void addApartCosts(Map<ConstraintId, Long> costs, Breaches breaches, List<Visit> placed) {
    Map<String, Visit> visits = new HashMap<>();
    placed.forEach(visit -> visits.put(visit.placement().id(), visit));
    Set<Set<String>> pairs = new HashSet<>();
    for (Visit visit : placed) {
      for (String id : visit.placement().apart()) {
        Visit other = visits.get(id);
        if (other == null || other == visit) {
          continue;
        }
        Set<LocalDate> weeks = new TreeSet<>(PeriodWeeks.mondays(visit.seatOrThrow().period()));
        weeks.retainAll(PeriodWeeks.mondays(other.seatOrThrow().period()));
        boolean isOneUnit = visit.seatOrThrow().unit().id().equals(other.seatOrThrow().unit().id());
        if (isOneUnit && !weeks.isEmpty() && pairs.add(Set.of(visit.placement().id(), id))) {
          add(costs, ConstraintId.APART, 1);
          breaches.add(ConstraintId.APART, 1, List.of(visit, other), weeks);
        }
      }
    }
  }

  /** Whether the first should come after the second, and does not or comes too late. */
  private static boolean isOutOfOrder(Visit visit, Visit earlier) {
    if (!visit.placement().after().contains(earlier.placement().id())) {
      return false;
    }
    Period before = earlier.seatOrThrow().period();
    LocalDate ended = before.firstMonday().plusWeeks(before.weeks());
    LocalDate begun = visit.seatOrThrow().period().firstMonday();
    Integer most = visit.placement().atMostWeeksApart();
    return begun.isBefore(ended) || (most != null && begun.isAfter(ended.plusWeeks(most)));
  }

  private static boolean isRepeated(Visit one, Visit other) {
    Unit unit = one.seatOrThrow().unit();
    Unit another = other.seatOrThrow().unit();
    Repeat repeat = one.student().repeat();
    return (repeat == Repeat.NOT_UNIT && unit.id().equals(another.id()))
        || (repeat == Repeat.NOT_UNIT_KIND && unit.kind().equals(another.kind()));
  }

  /** Placements at a unit that is new this term, after the student's first one there. */
  private static long returns(Student student, List<Visit> visits) {
    Set<String> seen = new HashSet<>(student.visitedUnits());
    long newUnits = visits.stream().filter(v -> seen.add(v.seatOrThrow().unit().id())).count();
    long visitedBefore =
        visits.stream()
            .filter(v -> student.visitedUnits().contains(v.seatOrThrow().unit().id()))
            .count();
    return visits.size() - visitedBefore - newUnits;
  }

  /** Every two that share a week in which the student is above full time, with those weeks. */
  private Map<List<Visit>, Set<LocalDate>> overlappingPairs(List<Visit> visits) {
    Map<List<Visit>, Set<LocalDate>> pairs = new LinkedHashMap<>();
    byWeek(visits)
        .forEach((week, together) -> {
          if (together.stream().mapToInt(visit -> visit.placement().intensity()).sum() > 100) {
            for (int i = 0; i < together.size(); i++) {
              for (int j = i + 1; j < together.size(); j++) {
                pairs
                    .computeIfAbsent(
                        List.of(together.get(i), together.get(j)), key -> new HashSet<>())
                    .add(week);
              }
            }
          }
        });
    return pairs;
  }

  private void addProviderCosts(Map<ConstraintId, Long> costs, List<Visit> visits) {
    long weight = ConstraintId.PROVIDER_FAIRNESS.weight(problem.weights());
    Map<String, List<Visit>> byProvider = new HashMap<>();
    for (Visit visit : visits) {
      byProvider.computeIfAbsent(visit.provider().id(), key -> new ArrayList<>()).add(visit);
    }
    for (EducationProvider provider : problem.providers()) {
      List<Visit> own = byProvider.getOrDefault(provider.id(), List.of());
      long asked = own.size();
      long unplaced = own.stream().filter(visit -> visit.seat() == null).count();
      if (asked == 0) {
        continue;
      }
      costs.merge(ConstraintId.PROVIDER_FAIRNESS, weight * unplaced * unplaced / asked, Long::sum);
      if (provider.tier() == ProviderTier.TRIAL) {
        long promised = Math.min(provider.guaranteedPlaces(), asked);
        add(costs, ConstraintId.TRIAL_QUOTA, Math.max(0, promised - (asked - unplaced)));
      }
    }
  }

  /** By what the problem says of the kind; usually all but PRAO do. */
  private boolean needsTraining(PlacementKind kind) {
    for (PlacementKindTerms terms : problem.placementKinds()) {
      if (terms.id().equals(kind)) {
        return terms.training();
      }
    }
    return !kind.equals(PlacementKind.PRAO);
  }

  private long priority(Visit visit) {
    int tier =
        switch (visit.provider().tier()) {
          case COLLEGE_MEMBER -> 10;
          case TRIAL -> 6;
          case OTHER -> 3;
        };
    PlacementKind kind = visit.placement().kind();
    for (PlacementKindTerms terms : problem.placementKinds()) {
      if (terms.id().equals(kind)) {
        return (long) tier * terms.priority();
      }
    }
    int usual =
        switch (kind.name()) {
          case "APPRENTICESHIP" -> 3;
          case "PRAO" -> 1;
          default -> 2;
        };
    return (long) tier * usual;
  }

  private long changes(Visit visit) {
    PublishedPlace published = visit.placement().published();
    Seat seat = visit.seat();
    if (published == null) {
      return 0;
    }
    boolean lost = !finder.hasSupervisor(published.supervisorId()) || published.unitId() == null;
    if (lost
        || seat == null
        || !seat.unit().id().equals(published.unitId())
        || !seat.period().firstMonday().equals(published.firstMonday())
        || !Objects.equals(seat.period().weeks(), published.weeks())) {
      return 3;
    }
    return seat.supervisor().id().equals(published.supervisorId()) ? 0 : 1;
  }

  private void add(Map<ConstraintId, Long> costs, ConstraintId id, long amount) {
    if (amount != 0) {
      costs.merge(id, amount * id.weight(problem.weights()), Long::sum);
    }
  }

  private Map<LocalDate, List<Visit>> byWeek(List<Visit> visits) {
    Map<LocalDate, List<Visit>> weeks = new TreeMap<>();
    for (Visit visit : visits) {
      for (LocalDate monday : PeriodWeeks.mondays(visit.seatOrThrow().period())) {
        weeks.computeIfAbsent(monday, key -> new ArrayList<>()).add(visit);
      }
    }
    return weeks;
  }
}
