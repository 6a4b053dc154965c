package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Training;

class ExplanationTextTest {
  private static final Locale SV = Locale.forLanguageTag("sv");
  private static final Difference MORE = new Difference(new Cost(0, 0, 35), Map.of("travel", 35L));

  private final ExplanationText swedish = new ExplanationText(Example.problem(), SV);
  private final ExplanationText english = new ExplanationText(Example.problem(), Locale.UK);

  @Test
  void aFunnelNamesTheStepsThatStopSomebody() {
    Funnel funnel = new Funnel(41, 6, 4, 0, 23, 8, 0);

    assertThat(swedish.funnel(funnel))
        .isEqualTo(
            "41 handledare finns på enheter av rätt typ: 6 utan handledarutbildning, 4 inte på"
                + " plats, 23 utan ledig plats i placeringens perioder, 8 över 90 minuter bort, 0"
                + " kvar.");
    assertThat(english.funnel(funnel))
        .isEqualTo(
            "41 supervisors are at units of the right kind: 6 without training, 4 inactive or"
                + " absent, 23 without room in its periods, 8 over 90 minutes away, 0 left.");
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
  @EnumSource(Remedy.Kind.class)
  void aRemedyOfEveryKindSaysWhatToChangeAndThePlaceThen(Remedy.Kind kind) {
    Remedy remedy =
        new Remedy(
            kind,
            "S01",
            "U1",
            "A2",
            12,
            kind == Remedy.Kind.TRAVEL_LIMIT ? 95 : 4,
            kind == Remedy.Kind.LICENCE ? "DRIVING_LICENCE" : null,
            2,
            MORE);
    String supervisor = "handledare S01 på Vårdboende Kastanjen";
    String with = ": hos " + supervisor + " i perioden APL 2, 12 minuters resa.";
    String then = ": i perioden APL 2, 12 minuters resa.";
    String expected =
        switch (kind) {
          case PERIOD -> "den också fick ligga i perioden APL 2" + with;
          case UNIT_PLACE ->
              "Vårdboende Kastanjen tog emot en till i perioden APL 2 (4 samtidigt)" + with;
          case SIMULTANEOUS_PLACE -> supervisor + " fick ha 4 samtidigt" + then;
          case TERM_PLACE -> supervisor + " fick ha 4 under terminen" + then;
          case PRESENT -> supervisor + " var på plats i perioden APL 2: 12 minuters resa.";
          case TRAINED -> supervisor + " gick handledarutbildning steg 1–2" + then;
          case LICENCE -> "eleven hade körkort" + with;
          case TRAVEL_LIMIT -> "gränsen för resan höjdes till 95 minuter" + with;
        };

    assertThat(swedish.remedy(remedy))
        .isEqualTo("Skulle kunna placeras om " + expected + " Då finns 2 handledare att välja på.");
    assertThat(english.remedy(remedy))
        .startsWith("Could be placed if ")
        .contains(
            "supervisor S01 at Vårdboende Kastanjen", "in period APL 2", "12 minutes of travel.")
        .endsWith(" Then there are 2 supervisors to choose from.");
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
  void aBrokenRuleIsSaidApartFromOtherCosts() {
    PlacementExplanation explanation =
        new Explainer(Example.problem()).explain(Example.plan("plan-with-faults"), "P12");

    assertThat(swedish.placement(explanation))
        .contains(
            "Den bryter mot krav: fel verksamhetstyp 1, fel period 1.",
            "Den kostar i sig: kort resa 6.");
  }

  @Test
  void anUnplacedOneThatNothingHelpsSaysSo() {
    PlacementExplanation explanation =
        explanation(null, new Funnel(1, 0, 0, 1, 0, 0, 0), List.of());

    assertThat(swedish.placement(explanation))
        .containsExactly(
            "Placering P02 (APL, elev st02) har ingen plats.",
            "1 handledare finns på en enhet av rätt typ: 1 på enheter där eleven inte får vara"
                + " eller saknar något som krävs, 0 kvar.",
            "Ingen enskild ändring skulle ge den en plats.");
    assertThat(english.placement(explanation))
        .last()
        .isEqualTo("No single change would give it a place.");
  }

  @Test
  void everythingThatRandomPlansSayIsWholeInBothLanguages() {
    Set<String> said = new HashSet<>();
    for (long seed = 0; seed < 25; seed++) {
      Problem problem = RandomProblems.problem(seed, 5 + (int) seed % 12);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      Explainer explainer = new Explainer(problem);
      List<String> sv = everything(problem, plan, explainer, SV);
      List<String> en = everything(problem, plan, explainer, Locale.ENGLISH);
      assertThat(sv).hasSameSizeAs(en);
      for (int i = 0; i < sv.size(); i++) {
        assertThat(sv.get(i)).isNotEqualTo(en.get(i));
      }
      said.addAll(sv);
      said.addAll(en);
    }
    assertThat(said)
        .allSatisfy(sentence -> {
          assertThat(sentence).endsWith(".").doesNotContain("null", "%s", "  ", "..");
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
        new Explainer(other)
            .explain(RandomProblems.plan(other, 1), other.placements().getLast().id());

    assertThatIllegalArgumentException().isThrownBy(() -> swedish.placement(explanation));
  }

  private static List<String> everything(
      Problem problem, PlacementPlan plan, Explainer explainer, Locale locale) {
    ExplanationText text = new ExplanationText(problem, locale);
    List<String> said = new ArrayList<>(text.plan(explainer.explain(plan)));
    for (Assignment assignment : plan.assignments()) {
      said.addAll(text.placement(explainer.explain(plan, assignment.placementId())));
      explainer.recommend(plan, assignment.placementId(), 20).stream()
          .map(text::recommendation)
          .forEach(said::add);
    }
    return said;
  }

  private static PlacementExplanation explanation(
      PlacementExplanation.@Nullable Place place,
      @Nullable Funnel funnel,
      List<Recommendation> alternatives) {
    return new PlacementExplanation(
        "P02", "st02", true, place, Map.of("travel", 12L), MORE, alternatives, funnel, List.of());
  }
}
