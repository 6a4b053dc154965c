package org.platsa.api.ask;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a provider has changed, put into what the data has (<i>sammanvägning</i>), field by field:
 * what is sent as it was taken in before is as the data has it, which the department may have put
 * right since. What a provider is not asked for is the department's.
 */
final class Merging {
  private static final List<String> OF_STUDENT =
      List.of(
          "home",
          "transport",
          "licences",
          "needsSupport",
          "learnsSwedish",
          "preferredUnits",
          "protectedIdentity");

  /** To which both add. */
  private static final List<String> UNITS_OF_STUDENT = List.of("excludedUnits", "visitedUnits");

  private static final List<String> OF_PLACEMENT =
      List.of(
          "kind", "allowedPeriods", "requiredUnitKinds", "intensity", "peerLearning", "profession");

  private Merging() {}

  /**
   * A student.
   *
   * @param taken as it was taken in last
   * @param there as the data has it
   * @param again whether all that was sent counts, also what was taken in before
   */
  static Student student(
      @Nullable Student taken, Student sent, @Nullable Student there, boolean again) {
    ObjectNode last = taken == null ? null : tree(taken);
    ObjectNode said = tree(sent);
    ObjectNode made;
    if (there == null) {
      made =
          only(
              said,
              Stream.of(List.of("id", "providerId"), OF_STUDENT, UNITS_OF_STUDENT)
                  .flatMap(List::stream)
                  .toList());
    } else {
      made = tree(there);
      merge(OF_STUDENT, again ? null : last, said, made);
      boolean isTakenBack = taken != null && taken.protectedIdentity() && !again;
      if (there.protectedIdentity() && !isTakenBack) {
        // The department may know what the provider does not.
        made.put("protectedIdentity", true);
      }
      for (String field : UNITS_OF_STUDENT) {
        mergeTexts(field, last, said, made, again);
      }
    }
    if (made.path("protectedIdentity").asBoolean(false)) {
      made.remove("home");
    }
    return Json.mapper().treeToValue(made, Student.class);
  }

  /**
   * A placement.
   *
   * @param taken as it was taken in last; null if all that was sent counts
   * @param there as the data has it
   */
  static Placement placement(@Nullable Placement taken, Placement sent, @Nullable Placement there) {
    ObjectNode said = tree(sent);
    ObjectNode made;
    if (there == null) {
      made =
          only(said, Stream.concat(Stream.of("id", "studentId"), OF_PLACEMENT.stream()).toList());
    } else {
      made = tree(there);
      merge(OF_PLACEMENT, taken == null ? null : tree(taken), said, made);
    }
    return Json.mapper().treeToValue(made, Placement.class);
  }

  private static ObjectNode tree(Object record) {
    return Json.mapper().valueToTree(record);
  }

  private static ObjectNode only(ObjectNode of, List<String> fields) {
    ObjectNode made = of.deepCopy();
    made.retain(fields);
    return made;
  }

  private static void merge(
      List<String> fields, @Nullable ObjectNode last, ObjectNode said, ObjectNode made) {
    for (String field : fields) {
      JsonNode value = said.get(field);
      if (last != null && Objects.equals(last.get(field), value)) {
        continue;
      }
      if (value == null) {
        made.remove(field);
      } else {
        made.set(field, value);
      }
    }
  }

  /** What the provider has added or taken away since, of a list to which the department adds. */
  private static void mergeTexts(
      String field, @Nullable ObjectNode last, ObjectNode said, ObjectNode made, boolean again) {
    List<String> before = texts(last, field);
    List<String> now = texts(said, field);
    List<String> there = texts(made, field);
    ArrayNode list = made.putArray(field);
    Stream.concat(
            there.stream().filter(id -> now.contains(id) || !before.contains(id)),
            now.stream().filter(id -> again || !before.contains(id)))
        .distinct()
        .forEach(list::add);
  }

  private static List<String> texts(@Nullable ObjectNode of, String field) {
    return of == null ? List.of() : of.path(field).valueStream().map(JsonNode::asString).toList();
  }
}
