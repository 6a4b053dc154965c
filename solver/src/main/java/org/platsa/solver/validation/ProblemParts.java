package org.platsa.solver.validation;

import java.util.List;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A problem's records, one at a time, for checks that must also read broken ones. For a problem
 * that could be bound, each record is turned back into a tree only while it is looked at: a nation
 * has hundreds of thousands.
 */
sealed interface ProblemParts {
  JsonNode term();

  JsonNode weights();

  /** Visits every record of a list with its index, in order; passes over what is no record. */
  void forEach(Section section, RecordVisitor visitor);

  /** Looks at one record. */
  @FunctionalInterface
  interface RecordVisitor {
    void visit(int index, JsonNode node);
  }

  /** The records of a tree that may have any fault. */
  record Raw(JsonNode root) implements ProblemParts {
    @Override
    public JsonNode term() {
      return root.path("term");
    }

    @Override
    public JsonNode weights() {
      return root.path("weights");
    }

    @Override
    public void forEach(Section section, RecordVisitor visitor) {
      JsonNode list = root.path(section.field());
      for (int i = 0; list.isArray() && i < list.size(); i++) {
        if (list.get(i).isObject()) {
          visitor.visit(i, list.get(i));
        }
      }
    }
  }

  /** The records of a problem whose structure is right. */
  record Bound(Problem problem) implements ProblemParts {
    @Override
    public JsonNode term() {
      return Json.mapper().valueToTree(problem.term());
    }

    @Override
    public JsonNode weights() {
      return Json.mapper().valueToTree(problem.weights());
    }

    @Override
    public void forEach(Section section, RecordVisitor visitor) {
      List<?> list =
          switch (section) {
            case AREAS -> problem.areas();
            case UNITS -> problem.units();
            case SUPERVISORS -> problem.supervisors();
            case PROVIDERS -> problem.providers();
            case PERIODS -> problem.periods();
            case STUDENTS -> problem.students();
            case PLACEMENTS -> problem.placements();
            case TRAVEL_MINUTES -> problem.travelMinutes();
            case ASSIGNMENTS -> List.of();
          };
      for (int i = 0; i < list.size(); i++) {
        visitor.visit(i, Json.mapper().valueToTree(list.get(i)));
      }
    }
  }
}
