package org.platsa.api.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.JsonNode;

/**
 * Somebody in a department's documents (<i>person</i>). It comes in a body and never in a path:
 * paths are logged by proxies.
 *
 * @param kind a student or a supervisor
 * @param pseudonym its id in the documents
 */
@Schema(name = "Person", description = "Somebody in a department's documents.")
record Person(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable PersonKind kind,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "The id in the documents.",
            example = "elev-0001")
        @Nullable String pseudonym) {
  /** No document has a longer id. */
  private static final int LONGEST = 200;

  /**
   * Lets somebody pass who can be looked for.
   *
   * @throws ApiException with every fault (422)
   */
  Person checked() {
    List<ErrorIssue> issues = new ArrayList<>();
    if (kind == null) {
      issues.add(
          ErrorIssue.error("MISSING_FIELD", "/kind", null, "kind saknas.", "kind is missing."));
    }
    if (pseudonym == null || pseudonym.isBlank()) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD", "/pseudonym", null, "pseudonym saknas.", "pseudonym is missing."));
    }
    if (pseudonym != null && (pseudonym.length() > LONGEST || !FreeText.isLine(pseudonym))) {
      issues.add(
          ErrorIssue.error(
              "WRONG_FORM",
              "/pseudonym",
              null,
              "pseudonym har högst " + LONGEST + " tecken och inga styrtecken.",
              "pseudonym has at most " + LONGEST + " characters, and no control characters."));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("Nobody is told who is meant", issues);
    }
    return this;
  }

  String id() {
    if (pseudonym == null) {
      throw new IllegalStateException("Nobody has been asked for");
    }
    return pseudonym;
  }

  boolean isStudent() {
    return kind == PersonKind.STUDENT;
  }

  /** Whether a problem has them. */
  boolean isIn(Problem problem) {
    return isStudent()
        ? problem.students().stream().anyMatch(student -> student.id().equals(pseudonym))
        : problem.supervisors().stream().anyMatch(each -> each.id().equals(pseudonym))
            || problem.placements().stream().anyMatch(this::wasToldOf);
  }

  /** A supervisor may be gone from the list, and still be who a school was told of. */
  private boolean wasToldOf(Placement placement) {
    return placement.published() != null && placement.published().supervisorId().equals(pseudonym);
  }

  /** Whether what a revision changed names them. */
  boolean isIn(JsonNode changes) {
    boolean named =
        isStudent()
            ? id().equals(changes.path("studentId").asString(""))
                || id().equals(changes.path("student").path("id").asString(""))
            : id().equals(changes.path("supervisorId").asString(""));
    return named || changes.values().stream().anyMatch(this::isIn);
  }

  /** The ids of a student's placements that a revision added. */
  Set<String> placementsIn(JsonNode changes) {
    Set<String> found = new HashSet<>();
    if (isStudent() && id().equals(changes.path("studentId").asString(""))) {
      String placement = changes.path("id").asString("");
      if (!placement.isEmpty()) {
        found.add(placement);
      }
    }
    changes.values().forEach(value -> found.addAll(placementsIn(value)));
    return found;
  }

  /** The ids of a student's placements: they are often called after the student. */
  Set<String> placementsIn(Problem problem) {
    return problem.placements().stream()
        .filter(placement -> isStudent() && placement.studentId().equals(pseudonym))
        .map(Placement::id)
        .collect(Collectors.toSet());
  }
}
