package org.platsa.api.privacy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.submission.Tombstone;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Transport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in one person's place after their deletion (<i>ersättning</i>): random ids, and of
 * what was known of them only what plans of others depend on.
 */
final class Tombstones {
  /** Fields with sentences about a place that a provider was sent. */
  private static final List<String> TEXTS = List.of("whySv", "whyEn", "helpSv", "helpEn");

  private final Person person;
  private final String id = Tombstone.next();
  private final Map<String, String> placements = new HashMap<>();

  Tombstones(Person person) {
    this.person = person;
  }

  /** Knows a problem's placements of the person from now on. */
  void learn(Problem problem) {
    person
        .placementsIn(problem)
        .forEach(placement -> placements.computeIfAbsent(placement, old -> Tombstone.next()));
  }

  /** Knows placements of the person from now on. */
  void learn(Collection<String> ids) {
    ids.forEach(placement -> placements.computeIfAbsent(placement, old -> Tombstone.next()));
  }

  /** Old ids and new, by the field in which they stand in plans. */
  Map<String, Map<String, String>> inPlans() {
    return person.isStudent()
        ? Map.of("placementId", placements)
        : Map.of("supervisorId", Map.of(person.id(), id));
  }

  /** The problem without the person. */
  Problem without(Problem problem) {
    return person.isStudent() ? withoutStudent(problem) : withoutSupervisor(problem);
  }

  private Problem withoutStudent(Problem problem) {
    return problem
        .withStudents(problem.students().stream().map(this::student).toList())
        .withPlacements(problem.placements().stream().map(this::ofStudent).toList())
        .withTravelMinutes(
            problem.travelMinutes().stream()
                .filter(time -> !time.studentId().equals(person.id()))
                .toList());
  }

  /** The school and the licences stay: without them the plan would break rules that it kept. */
  private Student student(Student student) {
    return !student.id().equals(person.id())
        ? student
        : new Student(
            id,
            student.providerId(),
            null,
            Transport.PUBLIC,
            student.licences(),
            List.of(),
            List.of(),
            false,
            false,
            List.of(),
            true,
            List.of(),
            student.repeat(),
            still(student.setAside()));
  }

  /** That a row is set aside, without what it said. */
  private static @Nullable String still(@Nullable String setAside) {
    return setAside == null ? null : "–";
  }

  private Placement ofStudent(Placement placement) {
    return placement.studentId().equals(person.id())
        ? changed(
                placement,
                placements.get(placement.id()),
                id,
                placement.assignment(),
                placement.published(),
                still(placement.setAside()))
            .withPeriodWishes(List.of())
        : placement
            .withAfter(renamed(placement.after()), placement.atMostWeeksApart())
            .withApart(renamed(placement.apart()));
  }

  /** Ids of placements, those of the person as they are from now on. */
  private List<String> renamed(List<String> ids) {
    return ids.stream().map(each -> placements.getOrDefault(each, each)).toList();
  }

  private Problem withoutSupervisor(Problem problem) {
    return problem
        .withSupervisors(problem.supervisors().stream().map(this::supervisor).toList())
        .withPlacements(problem.placements().stream().map(this::atSupervisor).toList());
  }

  /** Absences go; work place, training and room stay, which the plan of others depends on. */
  private Supervisor supervisor(Supervisor supervisor) {
    return !supervisor.id().equals(person.id())
        ? supervisor
        : new Supervisor(
            id,
            supervisor.unitId(),
            supervisor.training(),
            supervisor.active(),
            List.of(),
            supervisor.maxSimultaneous(),
            supervisor.maxPerTerm(),
            supervisor.recentPlacements(),
            supervisor.professions(),
            still(supervisor.setAside()));
  }

  private Placement atSupervisor(Placement placement) {
    Slot slot = at(placement.assignment());
    PublishedPlace told = told(placement.published());
    return slot == placement.assignment() && told == placement.published()
        ? placement
        : changed(
            placement, placement.id(), placement.studentId(), slot, told, placement.setAside());
  }

  private @Nullable Slot at(@Nullable Slot slot) {
    return slot != null && person.id().equals(slot.supervisorId())
        ? new Slot(id, slot.periodId())
        : slot;
  }

  private @Nullable PublishedPlace told(@Nullable PublishedPlace told) {
    return told != null && told.supervisorId().equals(person.id())
        ? new PublishedPlace(id, told.unitId(), told.firstMonday(), told.weeks(), told.periodId())
        : told;
  }

  private Placement changed(
      Placement placement,
      @Nullable String newId,
      String newStudentId,
      @Nullable Slot slot,
      @Nullable PublishedPlace told,
      @Nullable String setAside) {
    if (newId == null) {
      throw new IllegalStateException("A placement is not known");
    }
    return new Placement(
        newId,
        newStudentId,
        placement.kind(),
        placement.allowedPeriods(),
        placement.requiredUnitKinds(),
        placement.intensity(),
        placement.peerLearning(),
        slot,
        placement.pinned(),
        told,
        placement.periodWishes(),
        renamed(placement.after()),
        placement.atMostWeeksApart(),
        renamed(placement.apart()),
        placement.profession(),
        setAside);
  }

  /** Makes the same of what a revision changed, as it is stored. */
  void forgetIn(JsonNode changes) {
    if (changes.isArray()) {
      changes.values().forEach(this::forgetIn);
    } else if (changes instanceof ObjectNode object) {
      object.properties().forEach(field -> forgetIn(object, field.getKey(), field.getValue()));
    }
  }

  private void forgetIn(ObjectNode object, String field, JsonNode value) {
    switch (field) {
      case "placementId" -> replace(object, field, value, placements.get(value.asString("")));
      case "studentId" -> replace(object, field, value, person.isStudent() ? id : null);
      case "supervisorId" -> replace(object, field, value, person.isStudent() ? null : id);
      case "supervisor" -> {
        if (!person.isStudent() && value.path("id").asString("").equals(person.id())) {
          object.putObject(field).put("id", id);
        }
      }
      case "id" -> forgetRemoved(object, value);
      case "entries" -> forgetMentions(value);
      case "after", "apart" -> {
        if (value instanceof ArrayNode list) {
          for (int i = 0; i < list.size(); i++) {
            String newId = placements.get(list.get(i).asString(""));
            if (newId != null) {
              list.set(i, newId);
            }
          }
        }
      }
      case "student" -> {
        if (person.isStudent() && value.path("id").asString("").equals(person.id())) {
          ObjectNode bare = object.putObject(field);
          bare.put("id", id);
        }
      }
      case "placement" -> {
        if (value instanceof ObjectNode placement) {
          String newId = placements.get(placement.path("id").asString(""));
          if (newId != null) {
            placement.put("id", newId);
          }
        }
        forgetIn(value);
      }
      case "from", "to" -> {
        if (!person.isStudent() && object.path("supervisorId").asString("").equals(id)) {
          object.putNull(field);
        }
      }
      default -> forgetIn(value);
    }
  }

  /** Makes the same of what a provider was sent of a placement, and of where that is. */
  void forgetInPlace(JsonNode shown, JsonNode seat) {
    if (!(shown instanceof ObjectNode told) || !(seat instanceof ObjectNode known)) {
      throw new IllegalArgumentException("a place is an object");
    }
    if (!person.isStudent()) {
      for (JsonNode place : List.of(told.path("place"), told.path("before"), known)) {
        if (place instanceof ObjectNode object
            && object.path("supervisorId").asString("").equals(person.id())) {
          object.put("supervisorId", id);
        }
      }
      return;
    }
    if (!told.path("studentId").asString("").equals(person.id())) {
      TEXTS.forEach(field -> forgetMentions(told.path(field)));
      return;
    }
    String placement =
        placements.computeIfAbsent(told.path("placementId").asString(""), old -> Tombstone.next());
    told.put("studentId", id);
    told.put("placementId", placement);
    told.put("protectedIdentity", true);
    known.put("placementId", placement);
    TEXTS.forEach(told::putArray);
    for (JsonNode place : List.of(told.path("place"), told.path("before"))) {
      if (place instanceof ObjectNode object) {
        object.remove("minutes");
      }
    }
  }

  /** Of a row that was removed, its list says what the id is of. */
  private void forgetRemoved(ObjectNode object, JsonNode value) {
    String old = value.asString("");
    String ofPerson = person.isStudent() ? "students" : "supervisors";
    String list = object.path("list").asString("");
    if (list.equals(ofPerson) && old.equals(person.id())) {
      object.put("id", id);
    } else if (list.equals("placements") && placements.containsKey(old)) {
      object.put("id", placements.get(old));
    }
  }

  /** What a workbook changed is told in sentences: those that mention the person go. */
  private void forgetMentions(JsonNode entries) {
    if (entries instanceof ArrayNode list) {
      List<Pattern> words =
          Stream.concat(Stream.of(person.id()), placements.keySet().stream())
              .map(Mentions::word)
              .toList();
      list.removeIf(
          entry -> words.stream().anyMatch(word -> word.matcher(entry.toString()).find()));
    }
  }

  private void replace(ObjectNode object, String field, JsonNode value, @Nullable String newId) {
    boolean isOfPerson = field.equals("placementId") || value.asString("").equals(person.id());
    if (newId != null && isOfPerson) {
      object.put(field, newId);
    }
  }
}
