package org.platsa.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

class NextTermTest {
  private static final Term NEXT =
      new Term("VT2023", "Vårterminen 2023", LocalDate.of(2023, 1, 9), LocalDate.of(2023, 6, 9));

  private Problem term;
  private Supervisor supervisor;

  @BeforeEach
  void aTerm() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/terms/ht2022.json"))) {
      term = Json.mapper().readValue(in, Problem.class);
    }
    supervisor =
        term.supervisors().stream()
            .filter(each -> each.recentPlacements() == 3)
            .findFirst()
            .orElseThrow();
  }

  /** A plan in which the supervisor has the first placements, so many. */
  private PlacementPlan plan(int placements) {
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < placements; i++) {
      assignments.add(
          new Assignment(
              term.placements().get(i).id(),
              supervisor.id(),
              term.placements().get(i).allowedPeriods().getFirst()));
    }
    return new PlacementPlan(assignments);
  }

  private static Supervisor in(Problem problem, String id) {
    return problem.supervisors().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsRecentIsThisTermAndTheOneBefore() {
    Problem known = new NextTerm(term, plan(2), plan(1)).of(NEXT, "Nästa");
    Problem half = new NextTerm(term, plan(2), null).of(NEXT, "Nästa");

    // 2 of this term and 1 of the one before; or 2 and half of the 3 that two terms had.
    assertThat(in(known, supervisor.id()).recentPlacements()).isEqualTo(3);
    assertThat(in(half, supervisor.id()).recentPlacements()).isEqualTo(4);
  }

  @Test
  void whereStudentsWereTheyHaveBeen() {
    Problem next = new NextTerm(term, plan(1), null).of(NEXT, "Nästa");

    String student = term.placements().getFirst().studentId();
    assertThat(
            next.students().stream()
                .filter(each -> each.id().equals(student))
                .findFirst()
                .orElseThrow()
                .visitedUnits())
        .contains(supervisor.unitId());
    assertThat(next.students()).hasSameSizeAs(term.students());
  }

  @Test
  void whatWasAskedForIsGoneAndTheRestStaysAndIsRight() {
    Problem next = new NextTerm(term, plan(5), null).of(NEXT, "Nästa");

    assertThat(next.placements()).isEmpty();
    assertThat(next.periods()).isEmpty();
    assertThat(next.term()).isEqualTo(NEXT);
    assertThat(next.name()).isEqualTo("Nästa");
    assertThat(next.units()).isEqualTo(term.units());
    assertThat(next.areas()).isEqualTo(term.areas());
    assertThat(next.providers()).isEqualTo(term.providers());
    assertThat(next.travelMinutes()).isEqualTo(term.travelMinutes());
    assertThat(next.weights()).isEqualTo(term.weights());
    assertThat(new ProblemReader().check(next)).isInstanceOf(ReadResult.Accepted.class);
  }

  @Test
  void absencesThatHaveEndedAreGone() {
    List<Absence> absences =
        List.of(
            new Absence(LocalDate.of(2022, 10, 3), LocalDate.of(2023, 1, 8)),
            new Absence(LocalDate.of(2022, 10, 3), LocalDate.of(2023, 1, 9)));
    Problem away =
        term.withSupervisors(
            term.supervisors().stream()
                .map(each -> each == supervisor ? each.withPresence(true, absences) : each)
                .toList());

    Problem next = new NextTerm(away, plan(0), null).of(NEXT, "Nästa");

    assertThat(in(next, supervisor.id()).absences()).containsExactly(absences.getLast());
  }

  @Test
  void withoutARunItIsWhatSchoolsWereTold() {
    Problem told =
        term.withPlacements(
            term.placements().stream()
                .map(each ->
                    each == term.placements().getFirst()
                        ? each.withPublished(
                            PublishedPlace.of(supervisor, term.periods().getFirst()))
                        : each.withPublished(null).withAssignment(null, false))
                .toList());

    Problem next = new NextTerm(told, null, null).of(NEXT, "Nästa");

    assertThat(in(next, supervisor.id()).recentPlacements()).isEqualTo(3);
  }
}
