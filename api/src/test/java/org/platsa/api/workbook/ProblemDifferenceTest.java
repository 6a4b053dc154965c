package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;

class ProblemDifferenceTest {
  private final Problem term = Files.term("ht2022.json");

  @Test
  void aProblemDoesNotDifferFromItself() {
    assertThat(ProblemDifference.between(term, term).isEmpty()).isTrue();
  }

  @Test
  void whatChangesIsSaidInTheWordsOfTheWorkbook() {
    Supervisor first = term.supervisors().getFirst();
    Problem changed = term.withSupervisors(replaced(first, first.withTraining(Training.STEP_3)));

    ProblemDifference difference = ProblemDifference.between(term, changed);

    assertThat(difference.counts())
        .containsExactly(
            new ProblemDifference.Count(ListKind.SUPERVISORS, 237, 237, 0, 0, 1, false));
    ProblemDifference.Entry entry = difference.entries().getFirst();
    assertThat(entry.kind()).isEqualTo(ProblemDifference.Kind.CHANGED);
    assertThat(entry.id()).isEqualTo("H-0001");
    assertThat(entry.sentence())
        .isEqualTo(
            new Words(
                "Handledare H-0001: Utbildning från Steg 1–2 till Steg 3.",
                "Supervisor H-0001: Training from Step 1–2 to Step 3."));
  }

  private List<Supervisor> replaced(Supervisor old, Supervisor now) {
    return term.supervisors().stream().map(each -> each == old ? now : each).toList();
  }

  @Test
  void whoIsNewAndWhoIsGoneAreCountedAndNamed() {
    List<Student> students = new ArrayList<>(term.students());
    Student gone = students.removeFirst();
    Problem less = term.withStudents(students);

    ProblemDifference.Count removed = ProblemDifference.between(term, less).counts().getFirst();
    ProblemDifference added = ProblemDifference.between(less, term);

    assertThat(removed.removed()).isEqualTo(1);
    assertThat(removed.added()).isZero();
    assertThat(added.counts().getFirst().added()).isEqualTo(1);
    assertThat(added.entries().getFirst().sentence().sv())
        .isEqualTo("Elev " + gone.id() + " läggs till.");
  }

  @Test
  void anotherOrderIsADifferenceOfItsOwn() {
    List<Student> students = new ArrayList<>(term.students());
    students.add(students.removeFirst());

    ProblemDifference difference = ProblemDifference.between(term, term.withStudents(students));

    assertThat(difference.entries()).isEmpty();
    assertThat(difference.counts().getFirst().reordered()).isTrue();
  }

  @Test
  void weightsAreNamedByTheirRules() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("travel", 3);

    ProblemDifference difference =
        ProblemDifference.between(term.withWeights(Map.of()), term.withWeights(weights));

    assertThat(difference.counts().getFirst().list()).isEqualTo(ListKind.WEIGHTS);
    assertThat(difference.entries().getFirst().id()).isEqualTo("travel");
  }

  @Test
  void aThousandAreListedAndTheRestIsCounted() {
    Problem none = term.withPlacements(List.of()).withStudents(List.of());
    int records = term.students().size() + term.placements().size();

    ProblemDifference difference = ProblemDifference.between(none, term);

    assertThat(difference.entries()).hasSize(Math.min(1_000, records));
    assertThat(difference.unlisted()).isEqualTo(Math.max(0, records - 1_000));
  }

  @Test
  void whatIsListedIsOnePageOfWhatIsAskedForAndAllIsCounted() {
    Problem none = term.withPlacements(List.of()).withStudents(List.of());
    int students = term.students().size();
    assertThat(students).isGreaterThan(DifferencePart.PAGE);

    DifferencePart second = DifferencePart.page("students", "added", 2);
    ProblemDifference difference = ProblemDifference.between(none, term, second);

    assertThat(difference.entries().getFirst().id())
        .isEqualTo(term.students().get(DifferencePart.PAGE).id());
    assertThat(difference.entries())
        .hasSize(Math.min(DifferencePart.PAGE, students - DifferencePart.PAGE))
        .allMatch(entry -> entry.list() == ListKind.STUDENTS);
    assertThat(difference.found()).isEqualTo(students);
    assertThat(difference.count(ProblemDifference.Kind.ADDED))
        .isEqualTo(students + term.placements().size());
    assertThat(second.last(students)).isEqualTo((students + 49) / 50);
    assertThat(second.at(3)).isEqualTo("list=students&kind=added&rows=3");
    assertThat(second.of(null, ProblemDifference.Kind.REMOVED)).isEqualTo("kind=removed");
    assertThat(ProblemDifference.between(none, term, DifferencePart.page(null, "removed", 1)))
        .satisfies(removed -> {
          assertThat(removed.entries()).isEmpty();
          assertThat(removed.isEmpty()).isFalse();
        });
  }

  @Test
  void whatAnAddressSaysWronglyIsLeftOut() {
    assertThat(DifferencePart.page("nothing", "ADDED", -7))
        .isEqualTo(DifferencePart.page(null, null, 1));
  }
}
