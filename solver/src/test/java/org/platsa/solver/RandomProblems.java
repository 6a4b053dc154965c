package org.platsa.solver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/** Small valid problems that touch every rule, and random plans of them; same seed, same result. */
public final class RandomProblems {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 15);
  private static final int WEEKS = 20;
  private static final List<String> PROFESSIONS = List.of("Nurse", "Physiotherapist", "Midwife");

  private RandomProblems() {}

  /** A problem with so many placements. */
  public static Problem problem(long seed, int placements) {
    return problem(seed, placements, 1 + placements / 3, 1 + placements);
  }

  /** A problem with so many placements, units and supervisors. */
  public static Problem problem(long seed, int placementCount, int unitCount, int supervisorCount) {
    Random random = new Random(seed);
    List<Unit> units = IntStream.range(0, unitCount).mapToObj(i -> unit(random, i)).toList();
    List<Supervisor> supervisors =
        IntStream.range(0, supervisorCount).mapToObj(i -> supervisor(random, i, units)).toList();
    List<EducationProvider> providers =
        IntStream.range(0, 3).mapToObj(i -> provider(random, i)).toList();
    List<Period> periods = periods();
    List<Student> students = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    Map<String, Integer> weeksTaken = new HashMap<>();
    for (int i = 0; i < placementCount; i++) {
      if (students.isEmpty() || random.nextInt(5) > 0) {
        students.add(student(random, students.size(), units));
      }
      String studentId = students.get(random.nextInt(students.size())).id();
      if (weeksTaken.merge(studentId, 1, Integer::sum) > 2) {
        students.add(student(random, students.size(), units));
        studentId = students.getLast().id();
        weeksTaken.put(studentId, 1);
      }
      placements.add(placement(random, i, studentId, periods, supervisors));
    }
    List<TravelTime> times = new ArrayList<>();
    for (Student student : students) {
      if (random.nextInt(4) == 0) {
        TravelTime time =
            new TravelTime(
                student.id(), units.get(random.nextInt(unitCount)).id(), random.nextInt(120));
        if (!student.protectedIdentity()) {
          times.add(time);
        }
      }
    }
    Map<String, Integer> weights =
        switch (random.nextInt(4)) {
          case 0 -> Map.of("unitSpread", 37, "travel", 2, "providerFairness", 51);
          case 1 -> Map.of("peerPair", 0, "support", 13, "unitSpread", 0);
          default -> Map.of();
        };
    Random more = new Random(seed + 7_000_003);
    Random off = new Random(seed + 11_000_003);
    Random order = new Random(seed + 13_000_003);
    Random trade = new Random(seed + 17_000_003);
    Problem usual =
        new Problem(
            Problem.SCHEMA_VERSION,
            "Random " + seed,
            Map.of(),
            new Term(
                "VT2024", "Vårtermin 2024", FIRST_DAY, FIRST_DAY.plusWeeks(WEEKS).minusDays(3)),
            PROFESSIONS,
            List.of(),
            List.of(),
            List.of(new Area("north", "Norr"), new Area("south", "Söder")),
            units.stream().map(unit -> offering(off, unit)).toList(),
            supervisors.stream().map(supervisor -> ofProfessions(trade, supervisor)).toList(),
            providers,
            periods.stream().map(period -> withWeeksOff(off, period)).toList(),
            students.stream()
                .map(student -> wishing(more, student, units))
                .map(student -> notRepeating(order, student))
                .toList(),
            placements.stream()
                .map(placement -> wishing(more, placement, periods))
                .map(placement -> inOrder(order, placement, placements))
                .map(placement -> apart(order, placement, placements))
                .map(placement -> askingFor(trade, placement))
                .toList(),
            times,
            weights);
    return seed % 3 == 0 ? withOwnKinds(usual, trade) : usual;
  }

  /** A third offers places in some weeks, to all or some kinds, and may be closed in others. */
  private static Unit offering(Random random, Unit unit) {
    List<Offer> offers = new ArrayList<>();
    for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
      boolean isWide = random.nextInt(3) > 0;
      List<PlacementKind> kinds =
          PlacementKind.usual().stream().limit(4).filter(kind -> random.nextInt(3) > 0).toList();
      offers.add(
          new Offer(
              FIRST_DAY.plusWeeks(isWide ? 0 : random.nextInt(WEEKS)),
              isWide ? WEEKS : 1 + random.nextInt(10),
              random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(2),
              random.nextBoolean() ? List.of() : kinds));
    }
    return unit.withOffers(offers);
  }

  /**
   * The same with LIA and care homes called otherwise, and in a word of its own; the supervisors of
   * what was LIA need no training, and it, or PRAO, weighs more than others.
   */
  private static Problem withOwnKinds(Problem usual, Random random) {
    PlacementKind visit = PlacementKind.of("Visit");
    UnitKind ward = UnitKind.of("Ward");
    UnaryOperator<PlacementKind> kind = each -> each.equals(PlacementKind.LIA) ? visit : each;
    UnaryOperator<UnitKind> unitKind = each -> each.equals(UnitKind.CARE_HOME) ? ward : each;
    return new Problem(
        usual.schemaVersion(),
        usual.name(),
        usual.metadata(),
        usual.term(),
        usual.professions(),
        List.of(ward),
        List.of(
            new PlacementKindTerms(visit, false, 1 + random.nextInt(PlacementKindTerms.HIGHEST)),
            new PlacementKindTerms(PlacementKind.PRAO, random.nextBoolean(), 4)),
        usual.areas(),
        usual.units().stream()
            .map(each ->
                new Unit(
                    each.id(),
                    each.name(),
                    each.areaId(),
                    unitKind.apply(each.kind()),
                    each.location(),
                    each.maxTrainees(),
                    each.permanentStaff(),
                    each.peerLearning(),
                    each.languageCoach(),
                    each.requires(),
                    each.offers().stream()
                        .map(offer ->
                            new Offer(
                                offer.firstMonday(),
                                offer.weeks(),
                                offer.places(),
                                offer.kinds().stream().map(kind).toList()))
                        .toList()))
            .toList(),
        usual.supervisors(),
        usual.providers(),
        usual.periods().stream()
            .map(each ->
                new Period(
                    each.id(),
                    each.name(),
                    kind.apply(each.kind()),
                    each.firstMonday(),
                    each.weeks(),
                    each.weeksOff()))
            .toList(),
        usual.students().stream()
            .map(each ->
                each.withWishes(
                    each.wishes().stream()
                        .map(wish ->
                            UnitKind.CARE_HOME.equals(wish.unitKind())
                                ? Wish.kind(ward, wish.grade())
                                : wish)
                        .toList()))
            .toList(),
        usual.placements().stream()
            .map(each ->
                new Placement(
                    each.id(),
                    each.studentId(),
                    kind.apply(each.kind()),
                    each.allowedPeriods(),
                    each.requiredUnitKinds().stream().map(unitKind).toList(),
                    each.intensity(),
                    each.peerLearning(),
                    each.assignment(),
                    each.pinned(),
                    each.published(),
                    each.periodWishes(),
                    each.after(),
                    each.atMostWeeksApart(),
                    each.apart(),
                    each.profession(),
                    each.setAside()))
            .toList(),
        usual.travelMinutes(),
        usual.weights());
  }

  /** Half have a profession, a few several; nobody is a midwife. */
  private static Supervisor ofProfessions(Random random, Supervisor supervisor) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> supervisor.withProfessions(PROFESSIONS.subList(0, 1));
      case 2 -> supervisor.withProfessions(PROFESSIONS.subList(1, 2));
      case 3 -> supervisor.withProfessions(PROFESSIONS.subList(0, 2));
      default -> supervisor;
    };
  }

  /** A fifth asks for a profession, here and there for one that nobody has. */
  private static Placement askingFor(Random random, Placement placement) {
    return switch (random.nextInt(15)) {
      case 0, 1 -> placement.withProfession("Nurse");
      case 2 -> placement.withProfession("Physiotherapist");
      case 3 -> random.nextInt(4) == 0 ? placement.withProfession("Midwife") : placement;
      default -> placement;
    };
  }

  /** Some may do no unit, or no kind of unit, twice. */
  private static Student notRepeating(Random random, Student student) {
    return random.nextInt(3) > 0
        ? student
        : student.withRepeat(pick(random, Arrays.asList(Repeat.values())));
  }

  /**
   * A third of the students' later placements must come after another, here and there soon, and a
   * few after what does not count.
   */
  private static Placement inOrder(Random random, Placement placement, List<Placement> all) {
    List<String> siblings =
        all.stream()
            .filter(each -> each.studentId().equals(placement.studentId()))
            .map(Placement::id)
            .filter(id -> !id.equals(placement.id()))
            .toList();
    int drawn = random.nextInt(6);
    if (siblings.isEmpty() || drawn > 2) {
      return drawn == 3 ? placement.withAfter(List.of("gone", placement.id()), 1) : placement;
    }
    return placement.withAfter(
        List.of(pick(random, siblings)), drawn == 0 ? random.nextInt(4) : null);
  }

  /** A few must not be with others, of their own student too, or with nobody who is there. */
  private static Placement apart(Random random, Placement placement, List<Placement> all) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> placement.withApart(List.of(pick(random, all).id(), pick(random, all).id()));
      case 2 -> placement.withApart(List.of("gone", placement.id()));
      default -> placement;
    };
  }

  /** A third of the longer ones has one or two weeks off, told by any day, some outside. */
  private static Period withWeeksOff(Random random, Period period) {
    if (period.weeks() < 3 || random.nextInt(3) > 0) {
      return period;
    }
    return period.withWeeksOff(
        IntStream.range(0, 1 + random.nextInt(2))
            .mapToObj(i -> period.firstMonday().plusDays(random.nextInt(7 * period.weeks() + 7)))
            .toList());
  }

  /** A third wish, by unit, kind or area, here and there for what is not there. */
  private static Student wishing(Random random, Student student, List<Unit> units) {
    List<Wish> wishes = new ArrayList<>();
    for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0; i > 0; i--) {
      int grade = 1 + random.nextInt(5);
      wishes.add(
          switch (random.nextInt(4)) {
            case 0 -> Wish.kind(UnitKind.usual().get(random.nextInt(4)), grade);
            case 1 -> Wish.area(random.nextInt(3) == 0 ? "gone" : "north", grade);
            default -> Wish.unit(random.nextInt(6) == 0 ? "gone" : pick(random, units).id(), grade);
          });
    }
    return student.withWishes(wishes);
  }

  private static Placement wishing(Random random, Placement placement, List<Period> periods) {
    List<PeriodWish> wishes = new ArrayList<>();
    for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
      List<String> from = placement.allowedPeriods();
      boolean elsewhere = from.isEmpty() || random.nextInt(5) == 0;
      String period = elsewhere ? pick(random, periods).id() : pick(random, from);
      wishes.add(new PeriodWish(period, 1 + random.nextInt(4)));
    }
    return placement.withPeriodWishes(wishes);
  }

  /**
   * A problem of few students with many placements each, in part time, at few units, with limits
   * from none to plenty, pairs of every kind, two periods over the same weeks, weights from 0 to
   * the largest, and here and there what does not count: periods, places and ways that are not
   * there.
   */
  public static Problem wild(long seed, int placementCount) {
    Problem tame = problem(seed, placementCount, 1 + placementCount / 6, 1 + placementCount / 2);
    Random random = new Random(seed + 1_000_003);
    List<String> few =
        tame.students().stream().map(Student::id).limit(1 + placementCount / 3).toList();
    List<Period> periods = new ArrayList<>(tame.periods());
    periods.add(new Period("A1b", "APL 1 b", PlacementKind.APL, FIRST_DAY.plusWeeks(4), 5));
    Map<String, Integer> weights = new LinkedHashMap<>(tame.weights());
    for (ConstraintId rule : ConstraintId.values()) {
      if (rule.weightMayBeSet() && random.nextInt(3) == 0) {
        weights.put(rule.id(), random.nextBoolean() ? Problem.MAX_WEIGHT : random.nextInt(3));
      }
    }
    return new Problem(
        Problem.SCHEMA_VERSION,
        "Wild " + seed,
        Map.of(),
        tame.term(),
        tame.professions(),
        tame.unitKinds(),
        tame.placementKinds(),
        tame.areas(),
        tame.units().stream()
            .map(unit -> unit.withMaxTrainees(random.nextInt(6)))
            .map(unit -> seed % 4 == 0 && unit.id().equals("U1") ? setAside(unit) : unit)
            .toList(),
        tame.supervisors().stream()
            .map(supervisor -> supervisor.withRoom(random.nextInt(5), random.nextInt(6)))
            .toList(),
        tame.providers(),
        periods,
        tame.students(),
        tame.placements().stream().map(placement -> wild(random, placement, few)).toList(),
        withUncounted(random, tame.travelMinutes()),
        weights);
  }

  /**
   * The same problem with half of the placements pinned, all with one supervisor and where they can
   * with one period, so that pins break rules that somebody more would hardly make worse.
   */
  public static Problem withCrowdedPins(Problem problem, long seed) {
    Random random = new Random(seed);
    Supervisor crowded = pick(random, problem.supervisors());
    String period = pick(random, problem.periods()).id();
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < problem.placements().size(); i++) {
      Placement each = problem.placements().get(i);
      List<String> allowed = each.allowedPeriods();
      placements.add(
          i % 2 == 1 || allowed.isEmpty()
              ? each
              : new Placement(
                  each.id(),
                  each.studentId(),
                  each.kind(),
                  allowed,
                  each.requiredUnitKinds(),
                  each.intensity(),
                  each.peerLearning(),
                  new Slot(crowded.id(), allowed.contains(period) ? period : allowed.getFirst()),
                  true,
                  each.published(),
                  each.periodWishes(),
                  each.after(),
                  each.atMostWeeksApart(),
                  each.apart(),
                  each.profession(),
                  each.setAside()));
    }
    return problem
        .withPlacements(placements)
        .withSupervisors(
            problem.supervisors().stream()
                .map(each -> each == crowded ? each.withRoom(random.nextInt(4), 9) : each)
                .toList());
  }

  private static List<TravelTime> withUncounted(Random random, List<TravelTime> tame) {
    List<TravelTime> times = new ArrayList<>();
    for (TravelTime time : tame) {
      times.add(
          switch (random.nextInt(5)) {
            case 0 -> new TravelTime(time.studentId(), time.unitId(), -1);
            case 1 -> new TravelTime("gone", time.unitId(), 5);
            case 2 -> new TravelTime(time.studentId(), "gone", 5);
            default -> time;
          });
      if (random.nextInt(3) == 0) {
        times.add(new TravelTime(time.studentId(), time.unitId(), 7));
      }
    }
    return times;
  }

  private static List<String> wildPeriods(Random random, List<String> tame) {
    return switch (random.nextInt(12)) {
      case 0 -> List.of();
      case 1 -> Stream.concat(Stream.of("gone"), tame.stream()).toList();
      case 2 -> Stream.concat(tame.stream(), tame.stream()).toList();
      default -> tame.contains("A1") && random.nextBoolean() ? List.of("A1", "A1b") : tame;
    };
  }

  private static Placement wild(Random random, Placement tame, List<String> students) {
    boolean gone = random.nextInt(10) == 0;
    return new Placement(
        tame.id(),
        random.nextInt(3) > 0 ? pick(random, students) : tame.studentId(),
        tame.kind(),
        wildPeriods(random, tame.allowedPeriods()),
        tame.requiredUnitKinds(),
        25 * (1 + random.nextInt(4)),
        random.nextBoolean(),
        gone ? new Slot("gone", "gone") : tame.assignment(),
        tame.pinned() || (gone && random.nextBoolean()),
        tame.published(),
        tame.periodWishes(),
        tame.after(),
        tame.atMostWeeksApart(),
        tame.apart(),
        tame.profession(),
        tame.setAside());
  }

  /**
   * The same problem, whose lists have things twice or thrice: always behind all that they had, so
   * that what is first stays first.
   */
  public static Problem withDoubles(Problem problem, long seed) {
    Random random = new Random(seed);
    return problem
        .withUnits(problem.units().stream().map(unit -> withDoubles(random, unit)).toList())
        .withSupervisors(
            problem.supervisors().stream()
                .map(supervisor ->
                    supervisor.withPresence(
                        supervisor.active(), doubled(random, supervisor.absences())))
                .toList())
        .withStudents(
            problem.students().stream().map(student -> withDoubles(random, student)).toList())
        .withPlacements(
            problem.placements().stream()
                .map(placement ->
                    placement
                        .withAllowedPeriods(doubled(random, placement.allowedPeriods()))
                        .withRequiredUnitKinds(doubled(random, placement.requiredUnitKinds())))
                .toList())
        .withTravelMinutes(doubled(random, problem.travelMinutes()));
  }

  /** The same unit, which takes nobody until its position is mended. */
  public static Unit setAside(Unit unit) {
    return new Unit(
        unit.id(),
        unit.name(),
        unit.areaId(),
        unit.kind(),
        unit.location(),
        unit.maxTrainees(),
        unit.permanentStaff(),
        unit.peerLearning(),
        unit.languageCoach(),
        unit.requires(),
        unit.offers(),
        "location/lat: 91");
  }

  private static Unit withDoubles(Random random, Unit unit) {
    return new Unit(
        unit.id(),
        unit.name(),
        unit.areaId(),
        unit.kind(),
        unit.location(),
        unit.maxTrainees(),
        unit.permanentStaff(),
        unit.peerLearning(),
        unit.languageCoach(),
        doubled(random, unit.requires()),
        unit.offers(),
        unit.setAside());
  }

  private static Student withDoubles(Random random, Student student) {
    return new Student(
        student.id(),
        student.providerId(),
        student.home(),
        student.transport(),
        doubled(random, student.licences()),
        doubled(random, student.excludedUnits()),
        doubled(random, student.visitedUnits()),
        student.needsSupport(),
        student.learnsSwedish(),
        doubled(random, student.preferredUnits()),
        student.protectedIdentity(),
        doubled(random, student.wishes()),
        student.repeat(),
        student.setAside());
  }

  private static <T> List<T> doubled(Random random, List<T> list) {
    List<T> doubled = new ArrayList<>(list);
    for (T item : list) {
      doubled.addAll(Collections.nCopies(random.nextInt(3), item));
    }
    return doubled;
  }

  /** Any plan of a problem, most often a broken one; the pinned stay where they are. */
  public static PlacementPlan plan(Problem problem, long seed) {
    Random random = new Random(seed);
    List<Assignment> assignments = new ArrayList<>();
    for (Placement placement : problem.placements()) {
      Slot slot = placement.isFixed() ? placement.assignment() : slot(random, problem, placement);
      assignments.add(
          new Assignment(
              placement.id(),
              slot == null ? null : slot.supervisorId(),
              slot == null ? null : slot.periodId()));
    }
    return new PlacementPlan(assignments);
  }

  private static @Nullable Slot slot(Random random, Problem problem, Placement placement) {
    if (random.nextInt(4) == 0) {
      return null;
    }
    String supervisor = pick(random, problem.supervisors()).id();
    List<Period> allowed = allowedOf(problem.periods(), placement.allowedPeriods());
    return new Slot(
        supervisor,
        random.nextInt(5) == 0 || allowed.isEmpty()
            ? pick(random, problem.periods()).id()
            : pick(random, allowed).id());
  }

  private static Unit unit(Random random, int i) {
    UnitKind kind = UnitKind.usual().get(random.nextInt(3));
    return new Unit(
        "U" + i,
        "Enhet " + i,
        random.nextBoolean() ? "north" : "south",
        kind,
        location(random),
        1 + random.nextInt(3),
        10 + random.nextInt(40),
        random.nextInt(5) < 2,
        random.nextInt(3) == 0,
        random.nextInt(5) == 0 ? List.of("DRIVING_LICENCE") : List.of());
  }

  private static Supervisor supervisor(Random random, int i, List<Unit> units) {
    Unit unit = i < units.size() ? units.get(i) : pick(random, units);
    int training = random.nextInt(8);
    LocalDate absent = FIRST_DAY.plusDays(random.nextInt(7 * WEEKS));
    return new Supervisor(
        "S" + i,
        unit.id(),
        training == 0 ? Training.NONE : training == 1 ? Training.STEP_3 : Training.STEP_1_2,
        random.nextInt(8) > 0,
        random.nextInt(4) == 0
            ? List.of(new Absence(absent, absent.plusDays(random.nextInt(30))))
            : List.of(),
        unit.peerLearning() ? 2 : 1,
        1 + random.nextInt(3),
        random.nextInt(4));
  }

  private static EducationProvider provider(Random random, int i) {
    ProviderTier tier = ProviderTier.values()[i % 3];
    return new EducationProvider(
        "R" + i,
        "Skola " + i,
        tier,
        tier == ProviderTier.TRIAL ? 1 + random.nextInt(2) : 0,
        location(random));
  }

  private static List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      periods.add(
          new Period("A" + i, "APL " + i, PlacementKind.APL, FIRST_DAY.plusWeeks(4L * i), 5));
      periods.add(
          new Period("P" + i, "PRAO " + i, PlacementKind.PRAO, FIRST_DAY.plusWeeks(3L * i), 1));
    }
    periods.add(new Period("L0", "LIA", PlacementKind.LIA, FIRST_DAY.plusWeeks(2), 8));
    periods.add(new Period("Y0", "Lärling", PlacementKind.APPRENTICESHIP, FIRST_DAY, WEEKS));
    return periods;
  }

  private static Student student(Random random, int i, List<Unit> units) {
    boolean protectedIdentity = i % 7 == 6;
    String provider = "R" + random.nextInt(3);
    Location home = location(random);
    return new Student(
        "st" + i,
        provider,
        protectedIdentity ? null : home,
        random.nextInt(3) == 0 ? Transport.CAR : Transport.PUBLIC,
        random.nextInt(3) == 0 ? List.of("DRIVING_LICENCE") : List.of(),
        random.nextInt(5) == 0 ? List.of(pick(random, units).id()) : List.of(),
        random.nextInt(4) == 0 ? List.of(pick(random, units).id()) : List.of(),
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0 ? List.of(pick(random, units).id()) : List.of(),
        protectedIdentity);
  }

  private static Placement placement(
      Random random, int i, String studentId, List<Period> periods, List<Supervisor> supervisors) {
    int drawn = random.nextInt(10);
    PlacementKind kind =
        drawn < 6
            ? PlacementKind.APL
            : drawn < 8
                ? PlacementKind.PRAO
                : drawn == 8 ? PlacementKind.LIA : PlacementKind.APPRENTICESHIP;
    List<String> own = periods.stream().filter(p -> p.kind().equals(kind)).map(Period::id).toList();
    List<String> allowed =
        own.size() == 1 || random.nextBoolean() ? own : List.of(pick(random, own));
    boolean pinned = random.nextInt(15) == 0;
    return new Placement(
        "P" + i,
        studentId,
        kind,
        allowed,
        random.nextInt(3) == 0 ? List.of(UnitKind.usual().get(random.nextInt(3))) : List.of(),
        kind.equals(PlacementKind.APPRENTICESHIP) ? 50 : 100,
        kind.equals(PlacementKind.APL) && random.nextInt(3) > 0,
        pinned ? new Slot(pick(random, supervisors).id(), allowed.getFirst()) : null,
        pinned,
        random.nextInt(3) == 0
            ? published(
                random, supervisors, random.nextInt(4) == 0 ? periods : allowedOf(periods, allowed))
            : null);
  }

  /** Of a place with one of the supervisors, or with somebody or at a unit that is gone. */
  private static PublishedPlace published(
      Random random, List<Supervisor> supervisors, List<Period> periods) {
    PublishedPlace told = PublishedPlace.of(pick(random, supervisors), pick(random, periods));
    return switch (random.nextInt(12)) {
      case 0 -> new PublishedPlace("gone", told.unitId(), told.firstMonday(), told.weeks(), null);
      case 1 ->
          new PublishedPlace(told.supervisorId(), "gone", told.firstMonday(), told.weeks(), null);
      case 2 -> new PublishedPlace(told.supervisorId(), null, null, null, "gone");
      default -> told;
    };
  }

  private static List<Period> allowedOf(List<Period> periods, List<String> allowed) {
    return periods.stream().filter(period -> allowed.contains(period.id())).toList();
  }

  private static Location location(Random random) {
    return new Location(
        Math.round((57.0 + random.nextDouble() * 0.4) * 1000) / 1000.0,
        Math.round((13.8 + random.nextDouble() * 0.6) * 1000) / 1000.0);
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
