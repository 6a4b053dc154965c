package org.platsa.solver.validation;

import java.util.List;
import java.util.function.Function;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A problem's records, one at a time, for checks that must also read broken ones. For a problem
 * that could be bound, each record is turned back into a tree only while it is looked at, and only
 * as far as it is: a nation has hundreds of thousands.
 */
sealed interface ProblemParts {
  JsonNode term();

  JsonNode weights();

  /** A field of the document itself that is a list of words. */
  JsonNode words(String field);

  /** Visits every record of a list with its index, in order; passes over what is no record. */
  void forEach(Section section, RecordVisitor visitor);

  /** Visits the id of every record of a list of records with ids, in order. */
  void forEachId(Section section, IdVisitor visitor);

  /** Looks at one record. */
  @FunctionalInterface
  interface RecordVisitor {
    void visit(int index, JsonNode node);
  }

  /** Looks at one record's id. */
  @FunctionalInterface
  interface IdVisitor {
    void visit(int index, String id);
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
    public JsonNode words(String field) {
      return root.path(field);
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

    @Override
    public void forEachId(Section section, IdVisitor visitor) {
      forEach(
          section,
          (index, node) -> {
            JsonNode id = node.path("id");
            if (id.isString()) {
              visitor.visit(index, id.stringValue());
            }
          });
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
    public JsonNode words(String field) {
      return Json.mapper()
          .valueToTree(
              switch (field) {
                case "professions" -> problem.professions();
                case "unitKinds" -> problem.unitKinds();
                default -> problem.placementKinds();
              });
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
        visitor.visit(i, lookedAt(list.get(i)));
      }
    }

    /**
     * A record as a tree, but of the many only the fields in which the checks can still find a
     * fault: the others were checked when the record was made.
     */
    private static JsonNode lookedAt(Object record) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      return switch (record) {
        case Unit unit ->
            node.put("id", unit.id())
                .put("areaId", unit.areaId())
                .put("kind", unit.kind().name())
                .set("offers", Json.mapper().valueToTree(unit.offers()));
        case Supervisor supervisor -> {
          if (!supervisor.professions().isEmpty()) {
            node.set("professions", Json.mapper().valueToTree(supervisor.professions()));
          }
          yield node.put("id", supervisor.id()).put("unitId", supervisor.unitId());
        }
        case Student student -> {
          if (student.home() != null) {
            node.putObject("home");
          }
          if (student.setAside() != null) {
            node.put("setAside", student.setAside());
          }
          yield node.put("id", student.id())
              .put("providerId", student.providerId())
              .put("protectedIdentity", student.protectedIdentity())
              .set("wishes", Json.mapper().valueToTree(student.wishes()));
        }
        case Placement placement -> {
          if (placement.profession() != null) {
            node.put("profession", placement.profession());
          }
          if (!placement.kind().isUsual()) {
            node.put("kind", placement.kind().name());
          }
          if (!UnitKind.usual().containsAll(placement.requiredUnitKinds())) {
            node.set("requiredUnitKinds", Json.mapper().valueToTree(placement.requiredUnitKinds()));
          }
          yield node.put("id", placement.id()).put("studentId", placement.studentId());
        }
        case TravelTime time -> node.put("studentId", time.studentId());
        default -> Json.mapper().valueToTree(record);
      };
    }

    @Override
    public void forEachId(Section section, IdVisitor visitor) {
      List<String> ids = ids(section);
      for (int i = 0; i < ids.size(); i++) {
        visitor.visit(i, ids.get(i));
      }
    }

    /** The ids of a list of records with ids, in order. */
    List<String> ids(Section section) {
      return switch (section) {
        case AREAS -> ids(problem.areas(), Area::id);
        case UNITS -> ids(problem.units(), Unit::id);
        case SUPERVISORS -> ids(problem.supervisors(), Supervisor::id);
        case PROVIDERS -> ids(problem.providers(), EducationProvider::id);
        case PERIODS -> ids(problem.periods(), Period::id);
        case STUDENTS -> ids(problem.students(), Student::id);
        case PLACEMENTS -> ids(problem.placements(), Placement::id);
        case TRAVEL_MINUTES, ASSIGNMENTS ->
            throw new IllegalArgumentException(section + " have no ids");
      };
    }

    private static <T> List<String> ids(List<T> records, Function<T, String> id) {
      return records.stream().map(id).toList();
    }
  }
}
