package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.platsa.solver.TestProblem;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

/** What is said of small cases that people have run into; each once in both languages. */
class CasesTest {
  private static final Locale SV = Locale.forLanguageTag("sv");

  @Test
  void aStudentElsewhereIsNoFullSupervisor() {
    Case busy = new Case("busy", "busy.plan");

    assertThat(busy.says("B", SV))
        .containsExactly(
            "Placering B (APL, elev s) har ingen plats.",
            "5 handledare finns på enheter av rätt typ: 5 medan eleven är på en annan plats, 0"
                + " kvar.",
            "Skulle kunna placeras om placering A (APL, elev s) inte var låst utan flyttade till"
                + " handledare H0 på Enhet U i perioden APL 2: hos handledare H1 på Enhet U i"
                + " perioden APL 1, 10 minuters resa. Då finns minst 5 handledare att välja på.",
            "Skulle kunna placeras om den också fick ligga i perioden APL 2: hos handledare H1 på"
                + " Enhet U i perioden APL 2, 10 minuters resa. Då finns minst 5 handledare att"
                + " välja på.");
    assertThat(busy.says("B", Locale.ENGLISH))
        .startsWith(
            "Placement B (APL, student s) has no place.",
            "5 supervisors are at units of the right kind: 5 while the student is at another"
                + " place, 0 left.");
  }

  @Test
  void liftingAnExclusionIsARemedy() {
    Case excluded = new Case("excluded", "");

    assertThat(excluded.says("B", SV))
        .containsExactly(
            "Placering B (APL, elev s) har ingen plats.",
            "5 handledare finns på enheter av rätt typ: 5 på enheter där eleven inte får vara, 0"
                + " kvar.",
            "Skulle kunna placeras om eleven ändå fick vara på Enhet U: hos handledare H0 på Enhet"
                + " U i perioden APL 1, 10 minuters resa. Då finns minst 5 handledare att välja"
                + " på.");
    assertThat(excluded.says("B", Locale.ENGLISH))
        .last()
        .isEqualTo(
            "Could be placed if the student could be at Enhet U after all: with supervisor H0 at"
                + " Enhet U in period APL 1, 10 minutes of travel. Then there are at least 5"
                + " supervisors to choose from.");
  }

  @Test
  void whoeverIsPinnedElsewhereIsSaidToBeMoved() {
    TestProblem given =
        new TestProblem()
            .supervisor("T", "U", t -> {})
            .placed(
                "moved",
                "T",
                "A",
                p -> {
                  p.assignment = new Slot("S", "A");
                  p.pinned = true;
                })
            .unplaced(
                "taken",
                p -> {
                  p.assignment = new Slot("S", "A");
                  p.pinned = true;
                });
    String en =
        "It is pinned to supervisor S at U in period A, so the plan has moved it; a new run puts it"
            + " where it is pinned.";

    assertThat(says(given, "moved", Locale.ENGLISH))
        .contains(en)
        .doesNotContain("The place is pinned.");
    assertThat(says(given, "taken", Locale.ENGLISH)).contains(en);
    Problem problem = given.problem();
    assertThat(
            new ExplanationText(problem, Locale.ENGLISH)
                .toProvider(
                    new Explainer(problem, given.plan()).explain("moved", 1), Set.of("moved")))
        .doesNotContain("The place was fixed already.");
    assertThat(says(given, "moved", SV))
        .contains(
            "Den är låst hos handledare S på U i perioden A, så planen har flyttat den; en ny"
                + " körning lägger den där den är låst.");
  }

  @Test
  void afterTheNextBestPlaceTheBestOfEachOtherUnitIsTold() {
    TestProblem given =
        new TestProblem()
            .unit("V", v -> {})
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .supervisor("T", "U", t -> t.recentPlacements = 1)
            .supervisor("X", "U", x -> x.recentPlacements = 2)
            .supervisor("Y", "V", y -> y.recentPlacements = 9)
            .placed("p", "S", "A");

    assertThat(says(given, "p", Locale.ENGLISH))
        .anyMatch(line -> line.startsWith("Next best would be supervisor T at U"))
        .anyMatch(line -> line.startsWith("Best at another unit would be supervisor Y at V"))
        .noneMatch(line -> line.startsWith("Then"));
    assertThat(says(given, "p", SV))
        .anyMatch(line -> line.startsWith("Bäst på en annan enhet vore handledare Y på V"));
  }

  @Test
  void theBestOfSeveralOtherUnitsStandUnderOneHeading() {
    TestProblem given =
        new TestProblem()
            .unit("V", v -> {})
            .unit("W", w -> {})
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .supervisor("T", "U", t -> t.recentPlacements = 1)
            .supervisor("Y", "V", y -> y.recentPlacements = 9)
            .supervisor("Z", "W", z -> z.recentPlacements = 10)
            .placed("p", "S", "A");

    List<String> en = says(given, "p", Locale.ENGLISH);
    int heading = en.indexOf("Best at other units:");
    assertThat(en.get(heading + 1)).startsWith("Supervisor Y at V").endsWith(").");
    assertThat(en.get(heading + 2)).startsWith("Supervisor Z at W").endsWith(").");
    List<String> sv = says(given, "p", SV);
    assertThat(sv.get(sv.indexOf("Bäst på andra enheter:") + 1)).startsWith("Handledare Y på V");
  }

  @Test
  void aUnitThatIsSetAsideIsNamedWithWhatIsToBeMended() {
    TestProblem given =
        new TestProblem().unit("U", u -> u.setAside = "location/lat: 560").unplaced("p");

    assertThat(says(given, "p", Locale.ENGLISH))
        .contains(
            "1 supervisor is at a unit of the right kind: 1 at a unit that is not open then, 0"
                + " left.",
            "Open to nobody until what is said of them is mended: U (location/lat: 560).");
    assertThat(says(given, "p", Locale.forLanguageTag("sv")))
        .contains(
            "Tar inte emot någon förrän det är rättat som står om dem: U (location/lat: 560).");
  }

  private static List<String> says(TestProblem given, String placementId, Locale locale) {
    Problem problem = given.problem();
    return new ExplanationText(problem, locale)
        .placement(new Explainer(problem, given.plan()).explain(placementId, 5));
  }

  @Test
  void whoeverSitsThereMayMakeWay() {
    Case swap = new Case("swap", "swap.plan");

    assertThat(swap.says("B", SV))
        .contains(
            "Skulle kunna placeras om placering A (APL, elev a) flyttade till handledare H1 på"
                + " Enhet V i perioden APL 1: hos handledare H0 på Enhet U i perioden APL 1, 10"
                + " minuters resa.");
    assertThat(swap.says("B", Locale.ENGLISH))
        .contains(
            "Could be placed if placement A (APL, student a) moved to supervisor H1 at Enhet V in"
                + " period APL 1: with supervisor H0 at Enhet U in period APL 1, 10 minutes of"
                + " travel.");
  }

  @Test
  void aPinnedOneInTheWayMayBeUnpinned() {
    Case pinned = new Case("pinned-in-the-way", "");

    assertThat(pinned.says("P2", SV))
        .containsExactly(
            "Placering P2 (APL, elev s-2) har ingen plats.",
            "1 handledare finns på en enhet av rätt typ: 1 som inte kan ta emot fler, 0 kvar.",
            "Skulle kunna placeras om placering P1 (APL, elev s-1) inte var låst utan flyttade till"
                + " handledare H1 på Enhet E1 i perioden AP1: hos handledare H2 på Enhet E2 i"
                + " perioden AP1, 7 minuters resa.",
            "Skulle kunna placeras om den också fick ligga på en enhet av typen vårdboende: hos"
                + " handledare H1 på Enhet E1 i perioden AP1, 2 minuters resa.");
    assertThat(pinned.says("P2", Locale.ENGLISH))
        .contains(
            "Could be placed if placement P1 (APL, student s-1) were unpinned and moved to"
                + " supervisor H1 at Enhet E1 in period AP1: with supervisor H2 at Enhet E2 in"
                + " period AP1, 7 minutes of travel.");
  }

  @Test
  void twoObstaclesAreBothNamed() {
    Case two = new Case("two-obstacles", "");

    assertThat(two.says("P1", SV))
        .containsExactly(
            "Placering P1 (APL, elev s-1) har ingen plats.",
            "1 handledare finns på en enhet av rätt typ: 1 på en enhet som kräver något som eleven"
                + " saknar, 1 inte på plats, 0 kvar (den inom 120 minuter som har flera hinder"
                + " räknas vid vart och ett).",
            "Ingen handledare inom 120 minuter har bara ett hinder. Närmast är handledare H1 på"
                + " Enhet E1 i perioden AP1: eleven saknar körkort och handledaren är inte på"
                + " plats.",
            "Skulle kunna placeras om handledare H1 på Enhet E1 var på plats i perioden AP1 och"
                + " eleven hade körkort: hos handledare H1 på Enhet E1 i perioden AP1, 2 minuters"
                + " resa.",
            "Skulle kunna placeras om den också fick ligga på en enhet av typen vårdboende: hos"
                + " handledare H2 på Enhet E2 i perioden AP1, 7 minuters resa.");
    assertThat(two.says("P1", Locale.ENGLISH))
        .contains(
            "No supervisor within 120 minutes has only one obstacle. Closest is supervisor H1 at"
                + " Enhet E1 in period AP1: the student lacks a driving licence and the supervisor"
                + " is inactive or absent.");
  }

  @Test
  void whoeverIsBeyondReachIsNotSaidToMeetMoreThanTheDistance() {
    Case one = new Case("two-near-one-far", "two-near-one-far.plan");

    assertThat(one.says("B", SV))
        .contains(
            "2 handledare finns på enheter av rätt typ: 1 över 90 minuter bort, 1 på en enhet som"
                + " kräver något som eleven saknar, 1 inte på plats, 0 kvar (den inom 120 minuter"
                + " som har flera hinder räknas vid vart och ett).",
            "Ingen handledare inom 120 minuter har bara ett hinder. Närmast är handledare H1 på"
                + " Enhet U i perioden APL 1: eleven saknar körkort och handledaren är inte på"
                + " plats.");
    assertThat(one.says("B", Locale.ENGLISH))
        .contains(
            "2 supervisors are at units of the right kind: 1 over 90 minutes away, 1 at a unit that"
                + " requires something the student lacks, 1 inactive or absent, 0 left (whoever"
                + " within 120 minutes has several obstacles is counted at each).",
            "No supervisor within 120 minutes has only one obstacle. Closest is supervisor H1 at"
                + " Enhet U in period APL 1: the student lacks a driving licence and the supervisor"
                + " is inactive or absent.");
  }

  @Test
  void aUnitWithMoreThanItTakesIsGivenRoomForAllOfThem() {
    assertThat(new Case("over-unit", "over-unit.plan").says("C", SV))
        .last()
        .isEqualTo(
            "Skulle kunna placeras om Enhet U tog emot en till i perioden APL 1 (3 samtidigt): hos"
                + " handledare H2 på Enhet U i perioden APL 1, 10 minuters resa.");
  }

  @Test
  void aSupervisorWithMoreThanAllowedIsGivenRoomForAllOfThem() {
    assertThat(new Case("over-term", "over-term.plan").says("C", SV))
        .last()
        .isEqualTo(
            "Skulle kunna placeras om handledare H0 på Enhet U fick ha 3 under terminen: i perioden"
                + " APL 3, 10 minuters resa.");
    assertThat(new Case("over-simultaneous", "over-simultaneous.plan").says("C", SV))
        .last()
        .isEqualTo(
            "Skulle kunna placeras om handledare H0 på Enhet U fick ha 3 samtidigt: i perioden APL"
                + " 1, 10 minuters resa.");
  }

  @Test
  void aPeriodOfAnotherLengthIsNoRemedy() {
    Case lengths = new Case("other-lengths", "other-lengths.plan");

    assertThat(lengths.explainer().explain("B", 5).remedies())
        .flatExtracting(Remedy::changes)
        .extracting(RemedyChange::kind)
        .doesNotContain(RemedyChange.Kind.PERIOD);
  }

  @Test
  void whoeverMakesWayMayNeedSomebodyElseToMakeWay() {
    Case chain = new Case("chain", "chain.plan");

    assertThat(chain.says("B", SV))
        .contains(
            "Skulle kunna placeras om placering A (APL, elev a) flyttade till handledare H1 på"
                + " Enhet V i perioden APL 1 och placering C (APL, elev c) flyttade till handledare"
                + " H2 på Enhet W i perioden APL 1: hos handledare H0 på Enhet U i perioden APL 1,"
                + " 10 minuters resa.");
    assertThat(chain.says("B", Locale.ENGLISH))
        .contains(
            "Could be placed if placement A (APL, student a) moved to supervisor H1 at Enhet V in"
                + " period APL 1 and placement C (APL, student c) moved to supervisor H2 at Enhet W"
                + " in period APL 1: with supervisor H0 at Enhet U in period APL 1, 10 minutes of"
                + " travel.");
  }

  @Test
  void whoeverMakesWayMayNeedAChangeOfTheirOwn() {
    Case two = new Case("move-and-exclusion", "move-and-exclusion.plan");

    assertThat(two.says("B", SV))
        .contains(
            "Skulle kunna placeras om eleven i placering A (APL, elev a) ändå fick vara på Enhet V"
                + " och den flyttade till handledare H1 på Enhet V i perioden APL 1: hos handledare"
                + " H0 på Enhet U i perioden APL 1, 10 minuters resa.");
    assertThat(two.says("B", Locale.ENGLISH))
        .contains(
            "Could be placed if the student of placement A (APL, student a) could be at Enhet V"
                + " after all and it moved to supervisor H1 at Enhet V in period APL 1: with"
                + " supervisor H0 at Enhet U in period APL 1, 10 minutes of travel.");
  }

  @Test
  void whoeverMakesWayIsNamedOnce() {
    Case two = new Case("period-of-another", "period-of-another.plan");

    assertThat(two.says("B", SV))
        .last()
        .isEqualTo(
            "Skulle kunna placeras om placering A (APL, elev s1) också fick ligga i perioden APL 2"
                + " och den flyttade till handledare H1 på Enhet U i perioden APL 2: hos handledare"
                + " H1 på Enhet U i perioden LIA, 10 minuters resa.");
    assertThat(two.says("B", Locale.ENGLISH))
        .last()
        .isEqualTo(
            "Could be placed if placement A (APL, student s1) were also allowed in period APL 2 and"
                + " it moved to supervisor H1 at Enhet U in period APL 2: with supervisor H1 at"
                + " Enhet U in period LIA, 10 minutes of travel.");
  }

  @Test
  void whereNoTwoChangesHelpAllThatIsInTheWayAtOnePlaceIsOneRemedy() {
    Case three = new Case("three-obstacles", "");

    assertThat(three.says("A", SV))
        .contains(
            "Skulle kunna placeras om handledare H1 på Enhet U var på plats i perioden APL 1,"
                + " eleven ändå fick vara på Enhet U och eleven hade körkort: hos handledare H1 på"
                + " Enhet U i perioden APL 1, 10 minuters resa.")
        .noneMatch(sentence -> sentence.startsWith("Inget av det som prövades"));
    assertThat(three.says("A", Locale.ENGLISH))
        .contains(
            "Could be placed if supervisor H1 at Enhet U were there in period APL 1, the student"
                + " could be at Enhet U after all and the student had a driving licence: with"
                + " supervisor H1 at Enhet U in period APL 1, 10 minutes of travel.");
  }

  @Test
  void theNearestUnitOfAnotherKindIsNamedWhereNoneOfTheRightKindIsNear() {
    Case other = new Case("other-kind", "");

    assertThat(other.says("A", SV))
        .containsExactly(
            "Placering A (APL, elev s1) har ingen plats.",
            "Ingen handledare finns på en enhet av rätt typ.",
            "Närmast på en enhet av annan typ är handledare H1 på Enhet U i perioden APL 1: enheten"
                + " är av en annan typ (hemtjänst).",
            "Skulle kunna placeras om den också fick ligga på en enhet av typen hemtjänst: hos"
                + " handledare H1 på Enhet U i perioden APL 1, 10 minuters resa.");
    assertThat(other.says("A", Locale.ENGLISH))
        .containsExactly(
            "Placement A (APL, student s1) has no place.",
            "No supervisor is at a unit of the right kind.",
            "Closest at a unit of another kind is supervisor H1 at Enhet U in period APL 1: the"
                + " unit is of another kind (home care).",
            "Could be placed if a unit of the kind home care were allowed: with supervisor H1 at"
                + " Enhet U in period APL 1, 10 minutes of travel.");
  }

  @Test
  void aRemedyThatAlsoMendsABrokenPinCostsThatMuchLess() {
    Case pin = new Case("cured-pin", "cured-pin.plan");

    assertThat(pin.explainer().explain("P11", 5).remedies())
        .extracting(remedy -> remedy.difference().cost().hard())
        .containsExactly(-1L);
  }

  @Test
  void aRulesCountSaysWhatItCounts() {
    Case lost = new Case("lost-published", "lost-published.plan");

    assertThat(lost.text(SV).plan(lost.explainer().explain(0, 100)))
        .contains(
            "Få ändringar mot den publicerade planen: 1\u00a0200 (vikt 200, 2 placeringar).",
            "Jämn fördelning mellan enheterna: 240 (vikt 60, 1 enhet).");
    assertThat(lost.text(Locale.ENGLISH).plan(lost.explainer().explain(0, 100)))
        .contains(
            "Few changes from the published plan: 1,200 (weight 200, 2 placements).",
            "Even spread over the units: 240 (weight 60, 1 unit).");
  }

  @Test
  void ofManyRemediesTheFirstAreToldAndHowManyMore() {
    Case busy = new Case("busy", "busy.plan");
    PlacementExplanation explanation = busy.explainer().explain("B", 5);

    assertThat(busy.text(SV).placement(explanation, 1))
        .startsWith(busy.says("B", SV).subList(0, 3).toArray(String[]::new))
        .hasSize(4)
        .last()
        .isEqualTo("1 sätt till skulle ge den en plats.");
    assertThat(busy.text(Locale.ENGLISH).placement(explanation, 0))
        .last()
        .isEqualTo("2 more ways would give it a place.");
    assertThat(busy.text(SV).placement(explanation, 2)).isEqualTo(busy.says("B", SV));
  }

  @Test
  void distanceComesBeforeFullness() {
    Case far = new Case("far-and-full", "");

    assertThat(far.says("B", SV))
        .containsExactly(
            "Placering B (APL, elev s) har ingen plats.",
            "9 handledare finns på enheter av rätt typ: 9 över 90 minuter bort, 0 kvar.",
            "Ingen handledare på en enhet av rätt typ finns inom 120 minuter, så inget fanns att"
                + " pröva.");
    assertThat(far.says("B", Locale.ENGLISH))
        .last()
        .isEqualTo(
            "There is no supervisor at a unit of the right kind within 120 minutes, so there was"
                + " nothing to try.");
    assertThat(new ProblemReader().check(far.problem))
        .isInstanceOfSatisfying(
            ReadResult.Accepted.class,
            accepted ->
                assertThat(accepted.warnings().issues())
                    .extracting(Issue::messageEn)
                    .contains(
                        "Placement B: no supervisor is possible: of 9 supervisors, none within the"
                            + " travel limit."));
  }

  @Test
  void aShareIsToldOnlyWhereItsFiguresDiffer() {
    TestProblem given = new TestProblem().placed("p", "S", "A").placed("q", "S", "A");
    for (int i = 1; i <= 40; i++) {
      given.unit("U" + i, u -> {}).supervisor("S" + i, "U" + i, s -> {});
      given.placed("p" + i, "S" + i, "A");
    }
    Problem problem = given.problem();

    assertThat(
            new ExplanationText(problem, Locale.ENGLISH)
                .plan(new Explainer(problem, given.plan()).explain(0, 1)))
        .contains("Most above its share is U: 2 placements against 1.")
        .noneMatch(sentence -> sentence.contains("below its share"));
  }

  @Test
  void pinsThatBreakHardRulesAreNamed() {
    Case pinned = new Case("all-pinned", "");

    assertThat(
            pinned.text(SV).broken(new PlanChecker(pinned.problem).judge(pinned.plan).broken(), 9))
        .containsExactly(
            "Handledaren har fler samtidigt än hon eller han får ha: P1 och P2 hos handledare H1 på"
                + " Enhet E1, vecka 5–9.",
            "Handledaren har flera samtidigt som inte får dela handledare: P1 och P2 hos handledare"
                + " H1 på Enhet E1, vecka 5–9.",
            "Handledaren är inte på plats: P3 hos handledare H2 på Enhet E2, vecka 7.");
    assertThat(pinned.text(Locale.ENGLISH).plan(pinned.explainer().explain(0, 100)))
        .contains(
            "3 of 3 placements have a place.",
            "The supervisor is not there: P3 with supervisor H2 at Enhet E2, week 7.");
  }

  @Test
  void noneOfOneHasItsPlace() {
    Case nothing = new Case("two-near-one-far", "two-near-one-far.plan");

    assertThat(nothing.text(SV).plan(nothing.explainer().explain(0, 100)))
        .startsWith("0 av 1 placering har en plats.");
    assertThat(nothing.text(Locale.ENGLISH).plan(nothing.explainer().explain(0, 100)))
        .startsWith("0 of 1 placement has a place.");
  }

  @Test
  void oneOfOneHasItsPlace() {
    Case nothing = new Case("nothing-to-decide", "");

    assertThat(nothing.text(SV).plan(nothing.explainer().explain(0, 100)))
        .startsWith("1 av 1 placering har en plats.");
    assertThat(nothing.text(Locale.ENGLISH).plan(nothing.explainer().explain(0, 100)))
        .startsWith("1 of 1 placement has a place.");
  }

  /** A problem with a plan, or with nobody but the pinned placed. */
  private static final class Case {
    private final Problem problem;
    private final PlacementPlan plan;

    Case(String name, String planName) {
      this.problem = read(name, Problem.class);
      this.plan = planName.isEmpty() ? pinned(problem) : read(planName, PlacementPlan.class);
    }

    Explainer explainer() {
      return new Explainer(problem, plan);
    }

    ExplanationText text(Locale locale) {
      return new ExplanationText(problem, locale);
    }

    List<String> says(String placementId, Locale locale) {
      return text(locale).placement(explainer().explain(placementId, 5));
    }

    private static PlacementPlan pinned(Problem problem) {
      return new PlacementPlan(
          problem.placements().stream()
              .map(placement -> {
                Slot slot = placement.pinned() ? placement.assignment() : null;
                return slot == null
                    ? new Assignment(placement.id(), null, null)
                    : new Assignment(placement.id(), slot.supervisorId(), slot.periodId());
              })
              .toList());
    }

    private static <T> T read(String name, Class<T> type) {
      try (InputStream in =
          Objects.requireNonNull(CasesTest.class.getResourceAsStream("/cases/" + name + ".json"))) {
        return Json.mapper().readValue(in, type);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
