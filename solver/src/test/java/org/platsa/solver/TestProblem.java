package org.platsa.solver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

/**
 * A small problem with a plan of it, written down thing by thing: there from the start are unit
 * {@code U} with supervisor {@code S} (trained, room for plenty), provider {@code R} (a member) and
 * period {@code A} (the term's first five weeks). Everybody lives where every unit is. Naming a
 * thing that is not there yet adds it.
 */
public final class TestProblem {
  /** The term's first day. */
  public static final LocalDate MONDAY = LocalDate.of(2024, 1, 15);

  private static final Location HERE = new Location(56.05, 12.7);

  private final Map<String, UnitSpec> units = new LinkedHashMap<>();
  private final Map<String, SupervisorSpec> supervisors = new LinkedHashMap<>();
  private final Map<String, ProviderSpec> providers = new LinkedHashMap<>();
  private final Map<String, Period> periods = new LinkedHashMap<>();
  private final Map<String, StudentSpec> students = new LinkedHashMap<>();
  private final Map<String, PlacementSpec> placements = new LinkedHashMap<>();
  private List<String> professions = List.of();
  private List<UnitKind> unitKinds = List.of();
  private List<PlacementKindTerms> placementKinds = List.of();
  private final List<TravelTime> minutes = new ArrayList<>();
  private final Map<String, Integer> weights = new LinkedHashMap<>();
  private final List<Assignment> assignments = new ArrayList<>();

  public TestProblem() {
    unit("U", u -> {});
    supervisor("S", "U", s -> {});
    provider("R", r -> {});
    period("A", 0, 5);
  }

  public TestProblem unit(String id, Consumer<UnitSpec> with) {
    with.accept(units.computeIfAbsent(id, key -> new UnitSpec()));
    return this;
  }

  public TestProblem supervisor(String id, String unitId, Consumer<SupervisorSpec> with) {
    SupervisorSpec supervisor = supervisors.computeIfAbsent(id, key -> new SupervisorSpec());
    supervisor.unitId = unitId;
    with.accept(supervisor);
    return this;
  }

  /** The words for professions. */
  public TestProblem professions(String... words) {
    professions = List.of(words);
    return this;
  }

  /** Kinds of its own. */
  public TestProblem ownKinds(List<UnitKind> ofUnits, List<PlacementKindTerms> ofPlacements) {
    unitKinds = ofUnits;
    placementKinds = ofPlacements;
    return this;
  }

  public TestProblem provider(String id, Consumer<ProviderSpec> with) {
    with.accept(providers.computeIfAbsent(id, key -> new ProviderSpec()));
    return this;
  }

  /** A period by its first week, the term's first being 0, and its length in weeks. */
  public TestProblem period(String id, int firstWeek, int weeks) {
    periods.put(id, new Period(id, id, PlacementKind.APL, MONDAY.plusWeeks(firstWeek), weeks));
    return this;
  }

  /** A period as before in which some weeks are off, the period's first being 0. */
  public TestProblem period(String id, int firstWeek, int weeks, List<Integer> off) {
    period(id, firstWeek, weeks);
    periods.computeIfPresent(
        id,
        (key, period) ->
            period.withWeeksOff(
                off.stream().map(week -> period.firstMonday().plusWeeks(week)).toList()));
    return this;
  }

  public TestProblem student(String id, Consumer<StudentSpec> with) {
    with.accept(students.computeIfAbsent(id, key -> new StudentSpec()));
    return this;
  }

  /** A placed placement, allowed in that period, of a student with the same id as itself. */
  public TestProblem placed(String id, String supervisorId, String periodId) {
    return placed(id, supervisorId, periodId, p -> {});
  }

  public TestProblem placed(
      String id, String supervisorId, String periodId, Consumer<PlacementSpec> with) {
    assignments.add(new Assignment(id, supervisorId, periodId));
    return placement(id, periodId, with);
  }

  /** What a provider was told: a place with a supervisor in a period, both of the problem. */
  public static PublishedPlace told(String supervisorId, String periodId) {
    return new PublishedPlace(supervisorId, null, null, null, periodId);
  }

  /** An unplaced placement, allowed in period {@code A}. */
  public TestProblem unplaced(String id) {
    return unplaced(id, p -> {});
  }

  public TestProblem unplaced(String id, Consumer<PlacementSpec> with) {
    assignments.add(new Assignment(id, null, null));
    return placement(id, "A", with);
  }

  private TestProblem placement(String id, String periodId, Consumer<PlacementSpec> with) {
    PlacementSpec placement = new PlacementSpec();
    placement.studentId = id;
    placement.allowedPeriods = List.of(periodId);
    with.accept(placement);
    placements.put(id, placement);
    return student(placement.studentId, s -> {});
  }

  public TestProblem minutes(String studentId, String unitId, int minutesOneWay) {
    minutes.add(new TravelTime(studentId, unitId, minutesOneWay));
    return this;
  }

  public TestProblem weight(String constraintId, int weight) {
    weights.put(constraintId, weight);
    return this;
  }

  public PlacementPlan plan() {
    return new PlacementPlan(assignments);
  }

  public Problem problem() {
    List<Unit> unitList = new ArrayList<>();
    units.forEach((id, u) -> unitList.add(u.unit(id)));
    List<Supervisor> supervisorList = new ArrayList<>();
    supervisors.forEach((id, s) -> supervisorList.add(s.supervisor(id)));
    List<EducationProvider> providerList = new ArrayList<>();
    providers.forEach((id, r) ->
        providerList.add(new EducationProvider(id, id, r.tier, r.guaranteedPlaces, HERE)));
    List<Student> studentList = new ArrayList<>();
    students.forEach((id, s) -> studentList.add(s.student(id)));
    List<Placement> placementList = new ArrayList<>();
    placements.forEach((id, p) -> placementList.add(p.placement(id)));
    return new Problem(
        Problem.SCHEMA_VERSION,
        "Test",
        Map.of(),
        new Term("VT2024", "Vårterminen 2024", MONDAY, MONDAY.plusWeeks(20).minusDays(3)),
        professions,
        unitKinds,
        placementKinds,
        List.of(new Area("area", "Area")),
        unitList,
        supervisorList,
        providerList,
        List.copyOf(periods.values()),
        studentList,
        placementList,
        minutes,
        weights);
  }

  /** A unit to be. */
  public static final class UnitSpec {
    public UnitKind kind = UnitKind.CARE_HOME;
    public int maxTrainees = 100;
    public boolean peerLearning;
    public boolean languageCoach;
    public List<String> requires = List.of();
    public List<Offer> offers = List.of();
    public @Nullable String setAside;

    /** Adds an offer by its first week, the term's first being 0. */
    public void offer(int firstWeek, int weeks, int places, PlacementKind... kinds) {
      List<Offer> more = new ArrayList<>(offers);
      more.add(new Offer(MONDAY.plusWeeks(firstWeek), weeks, places, List.of(kinds)));
      offers = more;
    }

    Unit unit(String id) {
      return new Unit(
          id,
          id,
          "area",
          kind,
          HERE,
          maxTrainees,
          20,
          peerLearning,
          languageCoach,
          requires,
          offers,
          setAside);
    }
  }

  /** A supervisor to be. */
  public static final class SupervisorSpec {
    public Training training = Training.STEP_1_2;
    public boolean active = true;
    public List<Absence> absences = List.of();
    public int maxSimultaneous = 10;
    public int maxPerTerm = 100;
    public int recentPlacements;
    public List<String> professions = List.of();
    private String unitId = "U";

    Supervisor supervisor(String id) {
      return new Supervisor(
              id, unitId, training, active, absences, maxSimultaneous, maxPerTerm, recentPlacements)
          .withProfessions(professions);
    }
  }

  /** A provider to be. */
  public static final class ProviderSpec {
    public ProviderTier tier = ProviderTier.COLLEGE_MEMBER;
    public int guaranteedPlaces;
  }

  /** A student to be. */
  public static final class StudentSpec {
    public String providerId = "R";
    public List<String> licences = List.of();
    public List<String> excludedUnits = List.of();
    public List<String> visitedUnits = List.of();
    public List<String> preferredUnits = List.of();
    public List<Wish> wishes = List.of();
    public boolean needsSupport;
    public boolean learnsSwedish;
    public boolean protectedIdentity;
    public @Nullable Repeat repeat;

    Student student(String id) {
      return new Student(
          id,
          providerId,
          protectedIdentity ? null : HERE,
          Transport.PUBLIC,
          licences,
          excludedUnits,
          visitedUnits,
          needsSupport,
          learnsSwedish,
          preferredUnits,
          protectedIdentity,
          wishes,
          repeat,
          null);
    }
  }

  /** A placement to be. */
  public static final class PlacementSpec {
    public PlacementKind kind = PlacementKind.APL;
    public String studentId = "";
    public List<String> allowedPeriods = List.of();
    public List<UnitKind> requiredUnitKinds = List.of();
    public int intensity = 100;
    public boolean peerLearning;
    public @Nullable Slot assignment;
    public boolean pinned;
    public @Nullable PublishedPlace published;
    public List<PeriodWish> periodWishes = List.of();
    public List<String> after = List.of();
    public @Nullable Integer atMostWeeksApart;
    public List<String> apart = List.of();
    public @Nullable String profession;

    Placement placement(String id) {
      return new Placement(
          id,
          studentId,
          kind,
          allowedPeriods,
          requiredUnitKinds,
          intensity,
          peerLearning,
          assignment,
          pinned,
          published,
          periodWishes,
          after,
          atMostWeeksApart,
          apart,
          profession,
          null);
    }
  }
}
