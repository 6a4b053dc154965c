package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.platsa.solver.validation.Warned.issues;
import static org.platsa.solver.validation.Warned.period;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Warnings in general; each kind has a test of its own. */
class WarningsTest {
  /** The codes that this class is about. */
  static final Set<IssueCode> SHOWN = shown();

  private static Set<IssueCode> shown() {
    Set<IssueCode> codes = EnumSet.range(IssueCode.PLACEMENTS_MUST_OVERLAP, IssueCode.SAME_PERIOD);
    codes.addAll(
        Set.of(
            IssueCode.STUDENT_UNIT_UNKNOWN,
            IssueCode.STUDENT_UNIT_TWICE,
            IssueCode.PUBLISHED_OUTSIDE_TERM,
            IssueCode.PUBLISHED_NOT_FROM_MONDAY,
            IssueCode.PINNED_ELSEWHERE_THAN_PUBLISHED));
    return Collections.unmodifiableSet(codes);
  }

  @Test
  void theExampleGivesNoneOfThem() {
    for (IssueCode code : SHOWN) {
      assertThat(issues(code, Example.tree("problem.json"))).as("%s", code).isEmpty();
    }
  }

  @Test
  void manyOfOneCodeDoNotHideTheOthers() {
    ObjectNode problem = Example.tree("problem.json");
    for (int i = 0; i < 2_000; i++) {
      Example.set(problem, "/periods/-", period("X" + i, "Extra " + i, "2024-05-27", 1, "PRAO"));
    }
    Example.set(problem, "/units/0/maxTrainees", "0");

    IssueList list =
        ((ReadResult.Accepted<Problem>)
                new ProblemReader().read(problem.toString().getBytes(UTF_8)))
            .warnings();

    assertThat(list.issues().stream().filter(i -> i.code() == IssueCode.PERIOD_UNUSED))
        .hasSize(100);
    assertThat(list.unlisted()).containsEntry(IssueCode.PERIOD_UNUSED, 1_900);
    assertThat(list.issues()).extracting(Issue::code).contains(IssueCode.UNIT_TAKES_NOBODY);
  }
}
