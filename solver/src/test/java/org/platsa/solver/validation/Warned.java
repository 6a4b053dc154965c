package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** What the example is warned of with something in it changed. */
final class Warned {
  private Warned() {}

  /** The pointers of a code's warnings, which never stop a problem. */
  static List<String> warned(IssueCode code, @Nullable String... pointersAndValues) {
    return issues(code, Example.spoilt(pointersAndValues)).stream().map(Issue::pointer).toList();
  }

  static List<Issue> issues(IssueCode code, ObjectNode problem) {
    ReadResult<Problem> result = new ProblemReader().read(problem.toString().getBytes(UTF_8));
    assertThat(result).isInstanceOf(ReadResult.Accepted.class);
    return ((ReadResult.Accepted<Problem>) result)
        .warnings().issues().stream().filter(issue -> issue.code() == code).toList();
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }

  static String period(String id, String name, String monday, int weeks, String kind) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\",\"firstMonday\":\"%s\",\"weeks\":%d}"
        .formatted(id, name, kind, monday, weeks);
  }

  static String placement(String id, String student, String periods, int intensity) {
    return """
    {"id": "%s", "studentId": "%s", "kind": "APL", "allowedPeriods": %s,
     "requiredUnitKinds": ["GROUP_HOME"], "intensity": %d, "peerLearning": false}
    """
        .formatted(id, student, periods, intensity);
  }
}
