package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.platsa.solver.Example;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Obstacle;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Wish;

/** What a school is told, which must name nobody else's students and no supervisor. */
class ProviderTextTest {
  private static final Locale SV = Locale.forLanguageTag("sv");
  private static final Pattern ID = Pattern.compile("\\b(?:st|S|P)\\d\\d\\b");
  private static final Difference NONE = Difference.NONE;

  private final Problem problem = Example.problem();
  private final ExplanationText swedish = new ExplanationText(problem, SV);
  private final ExplanationText english = new ExplanationText(problem, Locale.UK);

  @Test
  void nobodyElsesStudentAndNoSupervisorIsNamed() {
    int told = 0;
    for (String name : List.of("plan-good", "plan-with-faults")) {
      Explainer explainer = new Explainer(problem, Example.plan(name));
      for (Placement placement : problem.placements()) {
        Set<String> own = own(placement);
        Set<String> students = students(own);
        PlacementExplanation explanation = explainer.explain(placement.id(), 1);
        for (ExplanationText text : List.of(swedish, english)) {
          Set<String> sentences = new HashSet<>(text.toProvider(explanation, own));
          sentences.addAll(text.helpToProvider(explanation));
          told += sentences.size();
          for (String sentence : sentences) {
            Matcher ids = ID.matcher(sentence);
            while (ids.find()) {
              assertThat(students).as(sentence).contains(ids.group());
            }
          }
        }
      }
    }
    assertThat(told).isGreaterThan(40);
  }

  @Test
  void aPartnerWithAProtectedIdentityIsNamedNoMoreThanAnotherProviders() {
    List<Student> students = new ArrayList<>(problem.students());
    Student first = students.getFirst();
    students.set(
        0,
        new Student(
            first.id(),
            first.providerId(),
            null,
            first.transport(),
            first.licences(),
            first.excludedUnits(),
            first.visitedUnits(),
            first.needsSupport(),
            first.learnsSwedish(),
            first.preferredUnits(),
            true));
    Problem hiding = problem.withStudents(students).withTravelMinutes(List.of());

    assertThat(paired(hiding, SV, "P01")).containsExactly("I par med en annan elev.");
    assertThat(paired(hiding, SV, "P02")).containsExactly("I par med en annan elev.");
    assertThat(paired(hiding, Locale.UK, "P01", "P07")).containsExactly("Paired with st07.");
  }

  @Test
  void aUnitThatWasAskedForIsToldWithItsGrade() {
    assertThat(wished(Wish.unit("U1", 1)))
        .contains("Enheten är önskad.")
        .noneMatch(each -> each.contains("av grad"));
    assertThat(wished(Wish.unit("U1", 3))).contains("Enheten är ett önskemål av grad 3.");
    assertThat(wished(Wish.unit("U2", 1))).noneMatch(each -> each.startsWith("Enheten är"));
  }

  @Test
  void whereSomebodyIsFromWhomAStudentIsKeptApartIsNotTold() {
    PlacementExplanation explanation =
        new PlacementExplanation(
            "P04",
            "st04",
            false,
            null,
            Map.of(),
            List.of(),
            NONE,
            0,
            List.of(),
            new Funnel(3, List.of(new Funnel.Step(Obstacle.NOT_TOGETHER, 3, 0)), 0, List.of()),
            List.of(),
            null);

    assertThat(String.join(" ", swedish.toProvider(explanation, Set.of("P04"))))
        .contains("3 som inte kan ta emot eleven")
        .doesNotContain("inte ska vara med");
    assertThat(swedish.placement(explanation).getFirst() + swedish.placement(explanation))
        .contains("inte ska vara med");
  }

  /** What the provider of P04 is told of it at U1 if its student wishes for this. */
  private List<String> wished(Wish wish) {
    Problem wishing =
        problem.withStudents(
            problem.students().stream()
                .map(each -> each.id().equals("st04") ? each.withWishes(List.of(wish)) : each)
                .toList());
    return new ExplanationText(wishing, SV).toProvider(atU1(), Set.of("P04"));
  }

  /** What the provider of P01, P04 and P07 is told of P04. */
  private static List<String> paired(Problem problem, Locale locale, String... partners) {
    return new ExplanationText(problem, locale)
        .toProvider(atU1(partners), Set.of("P01", "P04", "P07")).stream()
            .filter(each -> each.startsWith("I par") || each.startsWith("Paired"))
            .toList();
  }

  private static PlacementExplanation atU1(String... partners) {
    return new PlacementExplanation(
        "P04",
        "st04",
        false,
        new PlacementExplanation.Place(
            "S01", "U1", "A1", 10, Training.NONE, 0, List.of(partners), List.of()),
        Map.of(),
        List.of(),
        NONE,
        0,
        List.of(),
        null,
        List.of(),
        null);
  }

  private Set<String> own(Placement of) {
    String provider = provider(of);
    return problem.placements().stream()
        .filter(each -> provider(each).equals(provider))
        .map(Placement::id)
        .collect(Collectors.toSet());
  }

  private String provider(Placement of) {
    return problem.students().stream()
        .filter(each -> each.id().equals(of.studentId()))
        .map(Student::providerId)
        .findFirst()
        .orElseThrow();
  }

  private Set<String> students(Set<String> placements) {
    return problem.placements().stream()
        .filter(each -> placements.contains(each.id()))
        .map(Placement::studentId)
        .collect(Collectors.toSet());
  }

  @Test
  void whatTheSchoolCanChangeIsSaidAndTheRestIsTheMunicipalitys() {
    PlacementExplanation explanation =
        new PlacementExplanation(
            "P02",
            "st02",
            false,
            null,
            Map.of(),
            List.of(),
            NONE,
            0,
            List.of(),
            null,
            List.of(
                remedy(RemedyChange.licence("DRIVING_LICENCE")),
                remedy(RemedyChange.move(false, "P01", "S07", "U2", "A1")),
                remedy(RemedyChange.present("S04", "A2")),
                remedy(RemedyChange.travelLimit(100), RemedyChange.exclusion("U2"))),
            null);

    assertThat(swedish.helpToProvider(explanation))
        .containsExactly(
            "Det hjälper om eleven har körkort.",
            "Det hjälper om eleven kan resa i upp till 100 minuter och eleven ändå får vara på "
                + problem.units().get(1).name()
                + ".",
            "Kommunen kan hjälpa genom att ordna mer plats på en enhet eller flytta någon annan.");
    assertThat(english.helpToProvider(explanation).getFirst())
        .isEqualTo("It helps if the student has a driving licence.");
  }

  private static Remedy remedy(RemedyChange... changes) {
    return new Remedy(
        List.of(changes), "S04", "U5", "A2", 12, 1, new Difference(new Cost(0, 0, 1), Map.of()));
  }
}
