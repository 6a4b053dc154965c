package org.platsa.benchmarks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;
import tools.jackson.databind.json.JsonMapper;

class TermGeneratorTest {
  private static final long SEED = 7;
  private static final Set<UnitKind> SCARCE =
      Set.of(UnitKind.GROUP_HOME, UnitKind.DAILY_ACTIVITY, UnitKind.PSYCHIATRY);

  @Nested
  class OneTerm {
    @ParameterizedTest
    @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023", "HT2023"})
    void refersOnlyToWhatItHas(TermProfile term) {
      Problem problem = problem(term);
      Set<String> areas = ids(problem.areas(), area -> area.id());
      Set<String> units = ids(problem.units(), Unit::id);
      Set<String> providers = ids(problem.providers(), EducationProvider::id);
      Set<String> periods = ids(problem.periods(), Period::id);
      Set<String> students = ids(problem.students(), Student::id);
      ids(problem.supervisors(), Supervisor::id);
      ids(problem.placements(), Placement::id);

      assertThat(problem.units()).allMatch(unit -> areas.contains(unit.areaId()));
      assertThat(problem.supervisors()).allMatch(s -> units.contains(s.unitId()));
      assertThat(problem.placements())
          .allMatch(placement -> students.contains(placement.studentId()))
          .allMatch(placement -> !placement.allowedPeriods().isEmpty())
          .allMatch(placement -> periods.containsAll(placement.allowedPeriods()));
      assertThat(problem.students())
          .allMatch(student -> providers.contains(student.providerId()))
          .allMatch(student -> units.containsAll(student.excludedUnits()))
          .allMatch(student -> units.containsAll(student.visitedUnits()))
          .allMatch(student -> units.containsAll(student.preferredUnits()));
    }

    @ParameterizedTest
    @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023", "HT2023"})
    void hasWholeWeeksInsideTheTermAndPeriodsOfThePlacementsKind(TermProfile term) {
      Problem problem = problem(term);
      Map<String, Period> periods =
          problem.periods().stream().collect(Collectors.toMap(Period::id, p -> p));

      assertThat(problem.term().firstDay().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
      assertThat(problem.term().lastDay().getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
      assertThat(problem.periods())
          .allMatch(period -> period.firstMonday().getDayOfWeek() == DayOfWeek.MONDAY)
          .allMatch(period -> problem.term().weekOf(period.firstMonday()) >= 0)
          .allMatch(period ->
              problem.term().weekOf(period.firstMonday()) + period.weeks()
                  <= problem.term().weeks());
      for (Placement placement : problem.placements()) {
        assertThat(placement.allowedPeriods())
            .allMatch(id -> period(periods, id).kind().equals(placement.kind()));
      }
    }

    @Test
    void hasSevenAplPeriodsAYearOfFiveWeeks() {
      List<Period> year =
          List.of(TermProfile.HT2022, TermProfile.VT2023).stream()
              .flatMap(term -> term.periods().stream())
              .filter(period -> period.kind().equals(PlacementKind.APL))
              .toList();

      assertThat(year).hasSize(7).allMatch(period -> period.weeks() == 5);
    }

    @Test
    void hasTheCollegeThoseOnTrialAndThoseOutside() {
      Map<ProviderTier, Long> before = tiers(problem(TermProfile.HT2021));
      Map<ProviderTier, Long> later = tiers(problem(TermProfile.HT2022));

      assertThat(before)
          .containsEntry(ProviderTier.COLLEGE_MEMBER, 7L)
          .containsEntry(ProviderTier.TRIAL, 1L)
          .containsEntry(ProviderTier.OTHER, 2L);
      assertThat(later).containsEntry(ProviderTier.TRIAL, 2L);
      assertThat(problem(TermProfile.HT2022).providers())
          .allMatch(p -> (p.tier() == ProviderTier.TRIAL) == (p.guaranteedPlaces() > 0));
    }

    @Test
    void looksLikeTheFieldDoes() {
      Problem problem = problem(TermProfile.VT2023);
      List<Student> students = problem.students();
      List<Placement> apl =
          problem.placements().stream().filter(p -> p.kind().equals(PlacementKind.APL)).toList();
      List<Supervisor> trained =
          problem.supervisors().stream().filter(s -> s.training().isTrained()).toList();

      assertThat(share(students, s -> s.transport() != Transport.CAR)).isGreaterThan(0.75);
      assertThat(share(students, Student::needsSupport)).isBetween(0.05, 0.15);
      assertThat(share(students, Student::learnsSwedish)).isBetween(0.1, 0.3);
      assertThat(share(students, s -> !s.visitedUnits().isEmpty())).isBetween(0.25, 0.6);
      assertThat(share(apl, Placement::peerLearning)).isBetween(0.4, 0.6);
      assertThat(share(trained, s -> !s.active())).isBetween(0.03, 0.15);
      assertThat(share(trained, s -> !s.absences().isEmpty())).isBetween(0.05, 0.2);
      assertThat(problem.supervisors()).anyMatch(s -> s.training() == Training.NONE);
      assertThat(problem.units().stream().map(Unit::kind).distinct())
          .containsExactlyInAnyOrderElementsOf(UnitKind.usual());
      Map<String, Unit> units =
          problem.units().stream().collect(Collectors.toMap(Unit::id, unit -> unit));
      assertThat(problem.supervisors())
          .allMatch(s -> s.maxSimultaneous() == (unit(units, s.unitId()).peerLearning() ? 2 : 1));
    }

    @Test
    void roundsHomesToAGridOfAboutFiveHundredMetres() {
      assertThat(problem(TermProfile.HT2022).students())
          .extracting(Student::home)
          .allMatch(home -> isMultiple(home.lat(), 200) && isMultiple(home.lon(), 100));
    }

    @Test
    void dependsOnTheSeed() {
      assertThat(problem(TermProfile.HT2022))
          .isEqualTo(problem(TermProfile.HT2022))
          .isNotEqualTo(
              new TermGenerator(GeneratorSettings.of(TermProfile.HT2022, SEED + 1)).problem());
    }
  }

  @Nested
  class History {
    @Test
    void keepsUnitsAndMostSupervisorsFromTermToTerm() {
      Problem before = problem(TermProfile.HT2022);
      Problem after = problem(TermProfile.VT2023);
      Map<String, Supervisor> old =
          before.supervisors().stream().collect(Collectors.toMap(Supervisor::id, s -> s));
      List<Supervisor> stayed =
          after.supervisors().stream().filter(s -> old.containsKey(s.id())).toList();

      assertThat(after.units()).isEqualTo(before.units());
      assertThat(stayed.size()).isGreaterThan(before.supervisors().size() * 85 / 100);
      assertThat(stayed.size()).isLessThan(before.supervisors().size());
      assertThat(stayed).allMatch(s -> s.unitId().equals(find(old, s.id()).unitId()));
      assertThat(after.supervisors())
          .filteredOn(s -> !old.containsKey(s.id()))
          .isNotEmpty()
          .allMatch(s -> s.recentPlacements() == 0);
    }

    @Test
    void bringsStudentsBackWithOneMoreVisitedUnitAtMostForEachPlacement() {
      Problem before = problem(TermProfile.HT2022);
      Map<String, Student> old =
          before.students().stream().collect(Collectors.toMap(Student::id, s -> s));
      List<Student> back =
          problem(TermProfile.VT2023).students().stream()
              .filter(student -> old.containsKey(student.id()))
              .toList();

      assertThat(back).hasSizeGreaterThan(60);
      assertThat(back)
          .allMatch(s -> Objects.equals(s.home(), find(old, s.id()).home()))
          .allMatch(s -> s.visitedUnits().containsAll(find(old, s.id()).visitedUnits()))
          .anyMatch(s -> s.visitedUnits().size() > find(old, s.id()).visitedUnits().size());
    }

    @Test
    void carriesAnUnevenIntake() {
      Problem problem = problem(TermProfile.VT2023);
      Map<String, Double> recentByUnit =
          problem.supervisors().stream()
              .filter(s -> s.training().isTrained())
              .collect(
                  Collectors.groupingBy(
                      Supervisor::unitId,
                      TreeMap::new,
                      Collectors.averagingInt(Supervisor::recentPlacements)));
      double[] loads = recentByUnit.values().stream().mapToDouble(d -> d).sorted().toArray();

      assertThat(loads[loads.length / 10]).isLessThan(1);
      assertThat(loads[loads.length * 9 / 10]).isGreaterThan(4);
    }
  }

  @Nested
  class Supervisors {
    @Test
    void growFrom167To205() {
      assertThat(trained(problem(TermProfile.HT2021))).isEqualTo(167);
      assertThat(trained(problem(TermProfile.VT2022))).isEqualTo(180);
      assertThat(trained(problem(TermProfile.HT2022))).isEqualTo(192);
      assertThat(trained(problem(TermProfile.VT2023))).isEqualTo(205);
    }

    @Test
    void are361With26OfStep3InDecember2023() {
      Problem asked =
          new TermGenerator(new GeneratorSettings(TermProfile.VT2023, SEED, 1, 1, 361, 26))
              .problem();
      Problem december = problem(TermProfile.HT2023);

      assertThat(trained(asked)).isEqualTo(361);
      assertThat(step3(asked)).isEqualTo(26);
      assertThat(trained(december)).isEqualTo(361);
      assertThat(step3(december)).isEqualTo(26);
      int staff = december.units().stream().mapToInt(Unit::permanentStaff).sum();
      assertThat(361.0 / staff).isBetween(0.185, 0.195);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 68, GeneratorSettings.MAX_SUPERVISORS})
    void areAsManyAsAskedFor(int supervisors) {
      GeneratorSettings settings =
          new GeneratorSettings(TermProfile.HT2021, SEED, 1, 1, supervisors, 0);

      assertThat(trained(new TermGenerator(settings).problem())).isEqualTo(supervisors);
    }

    @Test
    void cannotBeFewerThanThoseWithStep3() {
      assertThatThrownBy(() -> new GeneratorSettings(TermProfile.HT2021, SEED, 1, 1, 20, 21))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("20")
          .hasMessageContaining("21");
    }
  }

  @Nested
  class Demand {
    @ParameterizedTest
    @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023", "HT2023"})
    void ofOneLetsEvenANearestFirstPlannerPlaceMost(TermProfile term) {
      Problem problem = problem(term);

      Judgement judgement = new PlanChecker(problem).judge(new NearestFirst(problem).plan());

      assertThat(judgement.cost().hard()).isZero();
      assertThat(judgement.kpis().placed()).isGreaterThan(problem.placements().size() * 85 / 100);
    }

    @ParameterizedTest
    @EnumSource(names = {"HT2021", "VT2022", "HT2022", "VT2023", "HT2023"})
    void ofOneAndAHalfAsksForMoreThanScarceUnitsCouldEverTake(TermProfile term) {
      for (long seed = 1; seed <= 5; seed++) {
        Problem problem =
            new TermGenerator(
                    new GeneratorSettings(term, seed, 1, 1.5, term.supervisors(), term.step3()))
                .problem();

        assertThat(askedOfScarceKinds(problem)).isGreaterThan(mostEverTaken(problem));
      }
    }

    @Test
    void multipliesThePlacements() {
      GeneratorSettings crowded = new GeneratorSettings(TermProfile.VT2023, SEED, 1, 1.5, 205, 15);

      assertThat(new TermGenerator(crowded).problem().placements())
          .hasSize(423 + 95 + 9 + 3); // 1.5 times 282, 63, 6 and 2, each rounded
    }

    private static long askedOfScarceKinds(Problem problem) {
      return problem.placements().stream()
          .filter(p -> p.kind().equals(PlacementKind.APL) && !p.requiredUnitKinds().isEmpty())
          .filter(p -> SCARCE.containsAll(p.requiredUnitKinds()))
          .count();
    }

    /** No unit can take more than its supervisors' limits, or more at once than it has room for. */
    private static int mostEverTaken(Problem problem) {
      int periods =
          (int) problem.periods().stream().filter(p -> p.kind().equals(PlacementKind.APL)).count();
      int most = 0;
      for (Unit unit : problem.units()) {
        if (SCARCE.contains(unit.kind())) {
          int limits =
              problem.supervisors().stream()
                  .filter(s -> s.unitId().equals(unit.id()))
                  .filter(s -> s.active() && s.training().isTrained())
                  .mapToInt(s -> Math.min(s.maxPerTerm(), periods * s.maxSimultaneous()))
                  .sum();
          most += Math.min(limits, periods * unit.maxTrainees());
        }
      }
      return most;
    }
  }

  @Nested
  class ManyMunicipalities {
    private final GeneratorSettings county =
        new GeneratorSettings(TermProfile.HT2022, SEED, 10, 1, 192, 14);

    @Test
    void streamTheSameDocumentAsIsMadeInMemory() throws IOException {
      StringWriter written = new StringWriter();
      new TermGenerator(county).write(written);

      Problem read = JsonMapper.builder().build().readValue(written.toString(), Problem.class);

      assertThat(read).isEqualTo(new TermGenerator(county).problem());
    }

    @Test
    void haveTheirOwnUnitsAndStudentsAndSomeWhoLiveNearerAnotherTown() {
      Problem problem = new TermGenerator(county).problem();
      List<Municipality> all = Land.municipalities(10, SEED);

      ids(problem.units(), Unit::id);
      ids(problem.students(), Student::id);
      ids(problem.supervisors(), Supervisor::id);
      assertThat(problem.placements()).hasSizeBetween(2_700, 4_000);
      for (Municipality municipality : all) {
        assertThat(problem.units()).anyMatch(u -> u.id().startsWith(municipality.prefix()));
      }
      assertThat(problem.students())
          .anyMatch(student ->
              !nearest(all, Objects.requireNonNull(student.home()))
                  .prefix()
                  .equals(student.id().substring(0, 5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 300})
    void lie15To40KilometresFromTheNearest(int count) {
      List<Municipality> all = Land.municipalities(count, SEED);

      assertThat(all).hasSize(count);
      for (Municipality one : all) {
        double nearest =
            all.stream()
                .filter(other -> !other.equals(one))
                .mapToDouble(other -> one.km(one.centre(), other.centre()))
                .min()
                .orElseThrow();
        assertThat(nearest).isBetween(15.0, 40.0);
      }
    }

    private static Municipality nearest(List<Municipality> all, Location home) {
      Municipality best = all.getFirst();
      for (Municipality each : all) {
        if (each.km(each.centre(), home) < best.km(best.centre(), home)) {
          best = each;
        }
      }
      return best;
    }
  }

  @Nested
  class WithProfessions {
    private final Problem plain = problem(TermProfile.VT2023);
    private final Problem made = new TermGenerator(settings(TermProfile.VT2023)).problem();

    private static GeneratorSettings settings(TermProfile term) {
      return new GeneratorSettings(term, SEED, 1, 1, term.supervisors(), term.step3(), false, true);
    }

    @Test
    void isThePlainTermInWhichSupervisorsHaveProfessionsAndMostCoursesAskForOne() {
      assertThat(made.professions())
          .containsExactly("Undersköterska", "Sjuksköterska", "Stödassistent");
      assertThat(made.supervisors()).noneMatch(each -> each.professions().isEmpty());
      assertThat(share(made.supervisors(), each -> each.professions().contains("Undersköterska")))
          .isBetween(0.6, 0.95);
      assertThat(share(made.placements(), each -> each.profession() != null)).isBetween(0.3, 0.7);
      assertThat(made.supervisors().stream().map(each -> each.withProfessions(List.of())).toList())
          .isEqualTo(plain.supervisors());
      assertThat(made.placements().stream().map(each -> each.withProfession(null)).toList())
          .isEqualTo(plain.placements());
      assertThat(made.students()).isEqualTo(plain.students());
      assertThat(made.units()).isEqualTo(plain.units());
    }

    @Test
    void whoIsThereInTheTermBeforeHasTheSameProfession() {
      Map<String, List<String>> before = new HashMap<>();
      new TermGenerator(settings(TermProfile.HT2022))
          .problem()
          .supervisors()
          .forEach(each -> before.put(each.id(), each.professions()));

      assertThat(made.supervisors())
          .filteredOn(each -> before.containsKey(each.id()))
          .hasSizeGreaterThan(100)
          .allMatch(each -> each.professions().equals(before.get(each.id())));
    }

    @Test
    void isReadAsItWasMade() throws IOException {
      StringWriter written = new StringWriter();
      new TermGenerator(settings(TermProfile.VT2023)).write(written);

      assertThat(new ProblemReader().read(written.toString().getBytes(StandardCharsets.UTF_8)))
          .isInstanceOfSatisfying(
              ReadResult.Accepted.class, accepted -> assertThat(accepted.value()).isEqualTo(made));
    }
  }

  @Nested
  class Detailed {
    private final Problem plain = problem(TermProfile.VT2023);
    private final GeneratorSettings settings =
        new GeneratorSettings(
            TermProfile.VT2023,
            SEED,
            1,
            1,
            TermProfile.VT2023.supervisors(),
            TermProfile.VT2023.step3(),
            true);
    private final Problem detailed = new TermGenerator(settings).problem();

    @Test
    void isThePlainTermWithWishesHolidaysAndOffers() {
      assertThat(share(detailed.students(), student -> !student.wishes().isEmpty()))
          .isBetween(0.35, 0.45);
      assertThat(detailed.placements().stream().filter(each -> !each.periodWishes().isEmpty()))
          .hasSizeBetween(20, 250);
      assertThat(detailed.periods().stream().filter(period -> !period.weeksOff().isEmpty()))
          .extracting(Period::id)
          .containsExactlyInAnyOrder("APL-2", "LIA-1", "LARLING");
      assertThat(
              detailed.students().stream()
                  .map(student -> student.withWishes(List.of()).withRepeat(null))
                  .toList())
          .isEqualTo(plain.students());
      assertThat(
              detailed.placements().stream()
                  .filter(placement -> placement.after().isEmpty())
                  .map(placement -> placement.withPeriodWishes(List.of()))
                  .toList())
          .isEqualTo(plain.placements());
      assertThat(detailed.placements().stream().filter(each -> !each.after().isEmpty()))
          .isNotEmpty()
          .allMatch(each -> each.id().equals(each.after().getFirst() + "-2"));
      assertThat(share(detailed.units(), unit -> !unit.offers().isEmpty())).isBetween(0.1, 0.4);
      assertThat(detailed.units().stream().map(unit -> unit.withOffers(List.of())).toList())
          .isEqualTo(plain.units());
    }

    @Test
    void isReadWithoutADoubtAboutItsWishes() throws IOException {
      StringWriter written = new StringWriter();
      new TermGenerator(settings).write(written);

      ReadResult<Problem> result =
          new ProblemReader().read(written.toString().getBytes(StandardCharsets.UTF_8));

      assertThat(result)
          .isInstanceOfSatisfying(
              ReadResult.Accepted.class,
              accepted -> {
                assertThat(accepted.value()).isEqualTo(detailed);
                assertThat(accepted.warnings().issues())
                    .allMatch(issue -> issue.code() == IssueCode.UNIT_WITHOUT_SUPERVISOR);
              });
    }
  }

  private static Problem problem(TermProfile term) {
    return new TermGenerator(GeneratorSettings.of(term, SEED)).problem();
  }

  private static long trained(Problem problem) {
    return problem.supervisors().stream().filter(s -> s.training().isTrained()).count();
  }

  private static long step3(Problem problem) {
    return problem.supervisors().stream().filter(s -> s.training() == Training.STEP_3).count();
  }

  private static Map<ProviderTier, Long> tiers(Problem problem) {
    return problem.providers().stream()
        .collect(Collectors.groupingBy(EducationProvider::tier, Collectors.counting()));
  }

  private static <T> Set<String> ids(List<T> all, Function<T, String> id) {
    Set<String> ids = new HashSet<>();
    assertThat(all).allMatch(each -> ids.add(id.apply(each)));
    return ids;
  }

  private static <T> double share(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).count() / (double) all.size();
  }

  private static boolean isMultiple(double value, int steps) {
    return Math.abs(value * steps - Math.round(value * steps)) < 1e-6;
  }

  private static Unit unit(Map<String, Unit> units, String id) {
    return find(units, id);
  }

  private static Period period(Map<String, Period> periods, String id) {
    return find(periods, id);
  }

  private static <T> T find(Map<String, T> map, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new AssertionError("no " + id);
    }
    return found;
  }
}
