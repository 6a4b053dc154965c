package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.solver.Example;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Obstacle;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.plan.Tried;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.UnitKind;

class ExplanationTextTest {
  private static final Locale SV = Locale.forLanguageTag("sv");
  private static final Difference MORE = new Difference(new Cost(0, 0, 35), Map.of("travel", 35L));

  private final ExplanationText swedish = new ExplanationText(Example.problem(), SV);
  private final ExplanationText english = new ExplanationText(Example.problem(), Locale.UK);

  @Test
  void aFunnelNamesTheStepsThatStopSomebody() {
    Funnel funnel =
        new Funnel(
            41,
            List.of(
                new Funnel.Step(Obstacle.TOO_FAR, 8, 0),
                new Funnel.Step(Obstacle.REQUIREMENT, 1, 3),
                new Funnel.Step(Obstacle.UNTRAINED, 6, 0),
                new Funnel.Step(Obstacle.ABSENT, 4, 2),
                new Funnel.Step(Obstacle.UNIT_FULL, 9, 0),
                new Funnel.Step(Obstacle.SUPERVISOR_FULL, 12, 1),
                new Funnel.Step(Obstacle.MAY_NOT_SHARE, 1, 0)),
            0,
            List.of());

    assertThat(swedish.funnel("P02", funnel))
        .isEqualTo(
            "41 handledare finns på enheter av rätt typ: 8 över 90 minuter bort, 1 på en enhet som"
                + " kräver något som eleven saknar, 6 utan handledarutbildning, 4 inte på plats, 9"
                + " på enheter som är fulla då, 12 som inte kan ta emot fler, 1 som då har någon"
                + " som inte får dela handledare, 0 kvar.");
    assertThat(english.funnel("P02", funnel))
        .isEqualTo(
            "41 supervisors are at units of the right kind: 8 over 90 minutes away, 1 at a unit"
                + " that requires something the student lacks, 6 without training, 4 inactive or"
                + " absent, 9 at units that are full then, 12 who can take no more, 1 who then has"
                + " somebody who may not share, 0 left.");
  }

  @Test
  void aDifferenceSaysLevelsAndRulesWithSigns() {
    Difference mixed =
        new Difference(
            new Cost(0, 3, -1314), new java.util.LinkedHashMap<>(Map.of("travel", -1314L)));

    assertThat(swedish.difference(MORE)).isEqualTo("35 mer (kort resa +35)");
    assertThat(english.difference(MORE)).isEqualTo("35 more (short travel +35)");
    assertThat(swedish.difference(mixed))
        .isEqualTo(
            "3 mer i platstilldelning och 1\u00a0314 mindre i önskemål (kort resa −1\u00a0314)");
    assertThat(english.difference(mixed))
        .isEqualTo("3 more in places and 1,314 less in wishes (short travel −1,314)");
    assertThat(swedish.difference(Difference.NONE)).isEqualTo("lika mycket");
    assertThat(english.difference(Difference.NONE)).isEqualTo("the same");
  }

  @Test
  void aPlaceThatBreaksAHardRuleSaysWhich() {
    Recommendation broken =
        new Recommendation(
            "S01",
            "U1",
            "A1",
            1,
            false,
            new Difference(new Cost(1, 0, 0), Map.of("unitKind", 1L)),
            Map.of("unitKind", 1L));

    assertThat(swedish.recommendation(broken))
        .isEqualTo(
            "handledare S01 på Vårdboende Kastanjen i perioden APL 1, 1 minuts resa: 1 mer i krav"
                + " (fel verksamhetstyp +1); bryter mot krav: fel verksamhetstyp 1.");
    assertThat(english.recommendation(broken))
        .isEqualTo(
            "supervisor S01 at Vårdboende Kastanjen in period APL 1, 1 minute of travel: 1 more in"
                + " hard rules (the wrong kind of unit +1); breaks hard rules: the wrong kind of"
                + " unit 1.");
  }

  @ParameterizedTest
  @EnumSource(RemedyChange.Kind.class)
  void aRemedyOfEveryKindSaysWhatToChangeAndThePlaceThen(RemedyChange.Kind kind) {
    Remedy remedy = new Remedy(List.of(change(kind)), "S01", "U1", "A2", 12, 2, MORE);
    String supervisor = "handledare S01 på Vårdboende Kastanjen";
    String with = ": hos " + supervisor + " i perioden APL 2, 12 minuters resa.";
    String then = ": i perioden APL 2, 12 minuters resa.";
    String expected =
        switch (kind) {
          case MOVE ->
              "placering P07 (APL, elev st07) flyttade till handledare S02 på Vårdboende Linden i"
                  + " perioden APL 1"
                  + with;
          case UNPIN ->
              "placering P07 (APL, elev st07) inte var låst utan flyttade till handledare S02 på"
                  + " Vårdboende Linden i perioden APL 1"
                  + with;
          case EXCLUSION -> "eleven ändå fick vara på Vårdboende Kastanjen" + with;
          case PERIOD -> "den också fick ligga i perioden APL 2" + with;
          case UNIT_PLACE ->
              "Vårdboende Kastanjen tog emot en till i perioden APL 2 (4 samtidigt)" + with;
          case SIMULTANEOUS_PLACE -> supervisor + " fick ha 4 samtidigt" + then;
          case TERM_PLACE -> supervisor + " fick ha 4 under terminen" + then;
          case PRESENT -> supervisor + " var på plats i perioden APL 2: 12 minuters resa.";
          case TRAINED -> supervisor + " gick handledarutbildning steg 1–2" + then;
          case LICENCE -> "eleven hade körkort" + with;
          case TRAVEL_LIMIT -> "gränsen för dess resa höjdes till 95 minuter" + with;
          case UNIT_KIND -> "den också fick ligga på en enhet av typen hemtjänst" + with;
          case OFFER -> "Vårdboende Kastanjen erbjöd 3 platser i perioden APL 2" + with;
          case ORDER ->
              "ordningen och tiden mellan den och elevens andra placeringar inte spelade någon roll"
                  + with;
          case PROFESSION -> "handledaren fick ha ett annat yrke" + with;
          case REPEAT -> "eleven fick komma tillbaka till samma enhet eller verksamhet" + with;
        };

    assertThat(swedish.remedy(remedy))
        .isEqualTo(
            "Skulle kunna placeras om " + expected + " Då finns minst 2 handledare att välja på.");
    assertThat(english.remedy(remedy))
        .startsWith("Could be placed if ")
        .contains(
            "supervisor S01 at Vårdboende Kastanjen", "in period APL 2", "12 minutes of travel.")
        .endsWith(" Then there are at least 2 supervisors to choose from.");
  }

  @Test
  void aRemedyOfTwoChangesSaysBothAndTheWholePlace() {
    Remedy remedy =
        new Remedy(
            List.of(change(RemedyChange.Kind.LICENCE), change(RemedyChange.Kind.PRESENT)),
            "S01",
            "U1",
            "A2",
            1,
            1,
            MORE);

    assertThat(swedish.remedy(remedy))
        .isEqualTo(
            "Skulle kunna placeras om eleven hade körkort och handledare S01 på Vårdboende"
                + " Kastanjen var på plats i perioden APL 2: hos handledare S01 på Vårdboende"
                + " Kastanjen i perioden APL 2, 1 minuts resa.");
    assertThat(english.remedy(remedy))
        .isEqualTo(
            "Could be placed if the student had a driving licence and supervisor S01 at Vårdboende"
                + " Kastanjen were there in period APL 2: with supervisor S01 at Vårdboende"
                + " Kastanjen in period APL 2, 1 minute of travel.");
  }

  private static RemedyChange change(RemedyChange.Kind kind) {
    return switch (kind) {
      case MOVE -> RemedyChange.move(false, "P07", "S02", "U2", "A1");
      case UNPIN -> RemedyChange.move(true, "P07", "S02", "U2", "A1");
      case PERIOD -> RemedyChange.period("A2");
      case EXCLUSION -> RemedyChange.exclusion("U1");
      case UNIT_PLACE -> RemedyChange.unitPlace("U1", "A2", 4);
      case SIMULTANEOUS_PLACE -> RemedyChange.simultaneousPlace("S01", 4);
      case TERM_PLACE -> RemedyChange.termPlace("S01", 4);
      case PRESENT -> RemedyChange.present("S01", "A2");
      case TRAINED -> RemedyChange.trained("S01");
      case LICENCE -> RemedyChange.licence("DRIVING_LICENCE");
      case TRAVEL_LIMIT -> RemedyChange.travelLimit(95);
      case UNIT_KIND -> RemedyChange.unitKind(UnitKind.HOME_CARE);
      case OFFER -> RemedyChange.offer("U1", "A2", 3);
      case ORDER -> RemedyChange.order();
      case PROFESSION -> RemedyChange.profession();
      case REPEAT -> RemedyChange.repeat();
    };
  }

  @Test
  void aPlacedOneIsSaidInFull() {
    PlacementExplanation explanation =
        explanation(
            new PlacementExplanation.Place(
                "S01", "U1", "A1", 12, Training.STEP_1_2, 2, List.of("P07"), List.of("P08", "P09")),
            null,
            List.of(new Recommendation("S02", "U2", "A2", 32, false, MORE, Map.of())));

    assertThat(swedish.placement(explanation))
        .containsExactly(
            "Placering P02 (APL, elev st02) är hos handledare S01 på Vårdboende Kastanjen i"
                + " perioden APL 1, 12 minuters resa.",
            "Platsen är låst.",
            "Handledaren har utbildning steg 1–2 och har 2 placeringar under terminen.",
            "Den delar handledare med P07 (peer learning).",
            "Handledaren har samtidigt P08 och P09.",
            "Den kostar i sig: kort resa 12.",
            "Utan plats för den skulle planen kosta 35 mer (kort resa +35).",
            "Näst bäst vore handledare S02 på Vårdboende Linden i perioden APL 2, 32 minuters resa:"
                + " 35 mer (kort resa +35).");
    assertThat(english.placement(explanation))
        .contains(
            "Placement P02 (APL, student st02) is with supervisor S01 at Vårdboende Kastanjen in"
                + " period APL 1, 12 minutes of travel.",
            "Without a place for it the plan would cost 35 more (short travel +35).");
  }

  @Test
  void nothingIsSaidOfAlternativesThatWereNotAskedFor() {
    PlacementPlan plan = Example.plan("plan-good");
    Explainer explainer = new Explainer(Example.problem(), plan);
    String placed =
        plan.assignments().stream()
            .filter(Assignment::isPlaced)
            .findFirst()
            .orElseThrow()
            .placementId();

    assertThat(swedish.placement(explainer.explain(placed, 0)))
        .noneMatch(sentence -> sentence.contains("annan plats") || sentence.contains("vore"));
    assertThat(swedish.placement(explainer.explain(placed, 1)))
        .last()
        .asString()
        .matches("Ingen annan plats är möjlig.*|.* vore handledare .*");
  }

  @Test
  void aBrokenRuleNamesPlacementsSupervisorsUnitsAndWeeks() {
    PlacementExplanation explanation =
        new Explainer(Example.problem(), Example.plan("plan-with-faults")).explain("P12", 5);

    assertThat(swedish.placement(explanation))
        .contains(
            "Fel verksamhetstyp: P12 hos handledare S04 på Socialpsykiatri Bryggan, vecka 3–22.",
            "Den kostar i sig: kort resa 6.");
    BrokenRule shared =
        new BrokenRule(
            "unitCapacity",
            3,
            List.of("P01", "P02"),
            List.of("S01", "S02"),
            List.of("U1"),
            List.of(
                LocalDate.of(2024, 12, 16), LocalDate.of(2024, 12, 23), LocalDate.of(2025, 1, 6)));
    assertThat(swedish.broken(List.of(shared, shared, shared), 1))
        .containsExactly(
            "Enheten har fler samtidigt än den tar emot: P01 och P02 hos handledarna S01 och S02"
                + " på Vårdboende Kastanjen, vecka 51–52 och 2.",
            "2 krav till är brutna.");
    assertThat(english.broken(List.of(shared, shared), 1))
        .containsExactly(
            "The unit has more trainees at the same time than it takes: P01 and P02 with"
                + " supervisors S01 and S02 at Vårdboende Kastanjen, weeks 51–52 and 2.",
            "One more hard rule is broken.");
  }

  @Test
  void anUnplacedOneThatNothingHelpsSaysWhatWasTried() {
    PlacementExplanation explanation =
        explanation(
            null,
            new Funnel(1, List.of(new Funnel.Step(Obstacle.EXCLUDED, 1, 0)), 0, List.of()),
            List.of());

    assertThat(swedish.placement(explanation))
        .containsExactly(
            "Placering P02 (APL, elev st02) har ingen plats.",
            "1 handledare finns på en enhet av rätt typ: 1 på en enhet där eleven inte får vara, 0"
                + " kvar.",
            "Inget av det som prövades ger den en plats: 1 tänkbar plats inom 120 minuter, med en"
                + " eller flera ändringar var (annan lika lång period, mer plats, närvaro,"
                + " utbildning, behörighet, hävt undantag, längre resa), och att flytta 2 andra"
                + " placeringar, också med en ändring till.");
    assertThat(english.placement(explanation))
        .last()
        .isEqualTo(
            "Nothing that was tried gives it a place: 1 thinkable place within 120 minutes, each"
                + " with one change or more (another period as long, more room, presence, training,"
                + " a licence, a lifted exclusion, longer travel), and moving 2 other placements,"
                + " also with one more change.");
  }

  @Test
  void everythingThatRandomPlansSayIsWholeInBothLanguages() {
    Set<String> said = new HashSet<>();
    for (long seed = 0; seed < 25; seed++) {
      Problem problem = RandomProblems.problem(seed, 5 + (int) seed % 12);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      Explainer explainer = new Explainer(problem, plan);
      List<String> sv = everything(problem, explainer, SV);
      List<String> en = everything(problem, explainer, Locale.ENGLISH);
      assertThat(sv).hasSameSizeAs(en);
      for (int i = 0; i < sv.size(); i++) {
        assertThat(sv.get(i)).isNotEqualTo(en.get(i));
      }
      said.addAll(sv);
      said.addAll(en);
    }
    assertThat(said)
        .allSatisfy(sentence -> {
          assertThat(sentence)
              .as("a sentence, or the heading of some")
              .matches("(?s).*[.:]")
              .doesNotContain("null", "%s", "  ", "..");
          assertThat(sentence).doesNotContainPattern(Pattern.compile("\\b(U|A|L|Y)\\d+\\b"));
          for (ConstraintId id : ConstraintId.values()) {
            if (!id.id().equals(id.id().toLowerCase(Locale.ROOT))) {
              assertThat(sentence).doesNotContain(id.id());
            }
          }
        });
  }

  @Test
  void anExplanationOfAnotherProblemIsRefused() {
    Problem other = RandomProblems.problem(1, 5);
    PlacementExplanation explanation =
        new Explainer(other, RandomProblems.plan(other, 1))
            .explain(other.placements().getLast().id(), 5);

    assertThatIllegalArgumentException().isThrownBy(() -> swedish.placement(explanation));
  }

  private static List<String> everything(Problem problem, Explainer explainer, Locale locale) {
    ExplanationText text = new ExplanationText(problem, locale);
    List<String> said = new ArrayList<>(text.plan(explainer.explain(0, 100)));
    for (Placement placement : problem.placements()) {
      said.addAll(text.placement(explainer.explain(placement.id(), 5)));
      explainer.recommend(placement.id(), 20).stream().map(text::recommendation).forEach(said::add);
    }
    return said;
  }

  private static PlacementExplanation explanation(
      PlacementExplanation.@Nullable Place place,
      @Nullable Funnel funnel,
      List<Recommendation> alternatives) {
    return new PlacementExplanation(
        "P02",
        "st02",
        true,
        place,
        Map.of("travel", 12L),
        List.of(),
        MORE,
        alternatives.size(),
        alternatives,
        funnel,
        List.of(),
        place == null ? new Tried(1, 2) : null);
  }
}
