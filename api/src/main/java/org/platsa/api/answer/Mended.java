package org.platsa.api.answer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.api.submission.StoredVersion;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What earlier mendings have done to a term's data (<i>tidigare lagningar</i>), so that it can be
 * undone when a provider changes its mind in time. What somebody else has changed stays.
 */
final class Mended {
  private final Map<String, Problem> cancelled = new LinkedHashMap<>();
  private final Map<String, Set<String>> excluded = new LinkedHashMap<>();

  /**
   * Of a term's versions.
   *
   * @param versions the newest first
   * @param reason by which a mending is known
   */
  Mended(
      List<StoredVersion> versions,
      String reason,
      Function<UUID, Problem> problems,
      JsonMapper json) {
    Set<String> seen = new HashSet<>();
    for (StoredVersion version : versions) {
      UUID parent = version.parentId();
      String changes = version.changes();
      if (parent == null || changes == null) {
        continue;
      }
      for (JsonNode change : json.readTree(changes)) {
        String type = change.path("type").asString("");
        String placement = change.path("placementId").asString("");
        // Who cancelled it last decides.
        boolean isLast = type.equals("placementCancelled") && seen.add(placement);
        if (!reason.equals(version.reason())) {
          continue;
        }
        if (isLast) {
          cancelled.put(placement, problems.apply(parent));
        } else if (type.equals("studentSet")) {
          addExcluded(change.path("student"), problems.apply(parent));
        }
      }
    }
  }

  private void addExcluded(JsonNode student, Problem parent) {
    String id = student.path("id").asString("");
    Student before = student(parent, id);
    if (before == null) {
      return;
    }
    for (JsonNode unit : student.path("excludedUnits")) {
      if (!before.excludedUnits().contains(unit.asString(""))) {
        excluded.computeIfAbsent(id, any -> new LinkedHashSet<>()).add(unit.asString(""));
      }
    }
  }

  /** A placement as it was before a mending cancelled it; null if none did. */
  @Nullable Placement placement(String id) {
    Problem problem = cancelled.get(id);
    return problem == null
        ? null
        : problem.placements().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElse(null);
  }

  /** Whose it was. */
  @Nullable Student studentOf(Placement placement) {
    Problem problem = cancelled.get(placement.id());
    return problem == null ? null : student(problem, placement.studentId());
  }

  /** Whether a mending has kept a student from a unit. */
  boolean hasExcluded(String student, String unit) {
    return excluded.getOrDefault(student, Set.of()).contains(unit);
  }

  private static @Nullable Student student(Problem problem, String id) {
    return problem.students().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
