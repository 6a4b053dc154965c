package org.platsa.api.workbook;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A problem's lists as tables. */
final class ProblemTables {
  private ProblemTables() {}

  /** The table of a list. */
  static ListTable of(ListKind kind, Problem problem, Language language) {
    return new ListTable(kind, language, records(kind, problem));
  }

  /** The records of a list, each with the paths of its columns. */
  static Supplier<Stream<JsonNode>> records(ListKind kind, Problem problem) {
    return switch (kind) {
      case TERM -> () -> Stream.of(term(problem));
      case WEIGHTS -> () -> pairs(problem.weights());
      case NOTES -> () -> pairs(problem.metadata());
      case AREAS -> of(problem.areas());
      case UNITS -> of(problem.units());
      case SUPERVISORS -> of(problem.supervisors());
      case PROVIDERS -> of(problem.providers());
      case PERIODS -> of(problem.periods());
      case STUDENTS -> of(problem.students());
      case PLACEMENTS -> of(problem.placements());
      case TRAVEL -> of(problem.travelMinutes());
    };
  }

  private static Supplier<Stream<JsonNode>> of(List<?> records) {
    return () -> records.stream().map(record -> Json.mapper().<JsonNode>valueToTree(record));
  }

  private static JsonNode term(Problem problem) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", problem.name());
    node.set("term", Json.mapper().valueToTree(problem.term()));
    if (!problem.professions().isEmpty()) {
      node.set("professions", Json.mapper().valueToTree(problem.professions()));
    }
    if (!problem.unitKinds().isEmpty()) {
      node.set("unitKinds", Json.mapper().valueToTree(problem.unitKinds()));
    }
    if (!problem.placementKinds().isEmpty()) {
      node.set("placementKinds", Json.mapper().valueToTree(problem.placementKinds()));
    }
    return node;
  }

  private static Stream<JsonNode> pairs(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(entry -> {
          ObjectNode node = JsonNodeFactory.instance.objectNode();
          node.put("key", entry.getKey());
          node.set("value", Json.mapper().valueToTree(entry.getValue()));
          return node;
        });
  }
}
