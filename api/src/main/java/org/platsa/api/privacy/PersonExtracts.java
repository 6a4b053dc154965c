package org.platsa.api.privacy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.Ids;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gathers everything that is known of one person (<i>registerutdrag</i>). */
@Component
class PersonExtracts {
  /** The list of a plan's explanation that has a supervisor's own items. */
  private static final String OF_SUPERVISORS = "supervisors";

  /** Fields of changes that tell of a student. */
  private static final List<String> OF_OTHERS =
      List.of("placementId", "studentId", "placement", "student");

  private static final String MASKED = "***";

  private final PersonSearch search;
  private final PersonStore store;
  private final Problems problems;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;
  private final PersonTexts texts;
  private final JsonMapper json;

  PersonExtracts(
      PersonSearch search,
      PersonStore store,
      Problems problems,
      ComputeLane lane,
      ReadTransaction read,
      CurrentTenant tenant,
      AuditLog audit,
      Ids ids,
      Clock clock,
      PersonTexts texts,
      JsonMapper json) {
    this.search = search;
    this.store = store;
    this.problems = problems;
    this.lane = lane;
    this.read = read;
    this.tenant = tenant;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.texts = texts;
    this.json = json;
  }

  /**
   * Gathers it, and records that it was.
   *
   * @throws org.platsa.api.error.ApiException 404 if they are nowhere
   */
  PersonExtract of(Person person) {
    UUID client = tenant.id();
    PersonSearch.Found found = search.find(client, person);
    found.requireSomewhere(person);
    Set<String> all = found.ids(person);
    found.record(audit);
    List<PersonExtract.InProblem> parts =
        lane.call(
            ComputeTask.FIND_PERSON,
            () ->
                found.everywhere().stream()
                    .map(problemId -> inProblem(client, person, problemId, all))
                    .toList());
    List<PersonDeletion.Elsewhere> elsewhere =
        read.of(() ->
            Stream.concat(
                    texts.elsewhere(client, person, Set.of(), all).stream(),
                    texts.written(client, all).stream())
                .toList());
    UUID id = ids.next();
    audit.record(
        "pseudonym.extracted",
        "extract",
        id.toString(),
        Map.of("kind", String.valueOf(person.kind()), "problems", parts.size()));
    return new PersonExtract(
        id,
        clock.instant(),
        person,
        parts,
        found.asked().stream()
            .map(each ->
                new PersonExtract.InAsking(each.term(), each.by(), json.readTree(each.written())))
            .toList(),
        elsewhere);
  }

  private PersonExtract.InProblem inProblem(UUID client, Person person, UUID id, Set<String> all) {
    Problem problem = problems.problem(client, id);
    return read.of(() -> inProblem(client, person, id, problem, all));
  }

  private PersonExtract.InProblem inProblem(
      UUID client, Person person, UUID id, Problem problem, Set<String> all) {
    ComputeLane.require();
    ProblemSummary summary = problems.summary(client, id);
    return new PersonExtract.InProblem(
        id,
        summary.termId(),
        summary.name(),
        summary.createdAt(),
        problem.students().stream()
            .filter(student -> person.isStudent() && student.id().equals(person.id()))
            .toList(),
        problem.supervisors().stream()
            .filter(each -> !person.isStudent() && each.id().equals(person.id()))
            .toList(),
        problem.placements().stream()
            .filter(each -> person.isStudent() && isAbout(person, each))
            .toList(),
        (int)
            problem.placements().stream()
                .filter(each -> !person.isStudent() && isAbout(person, each))
                .count(),
        problem.travelMinutes().stream()
            .filter(time -> person.isStudent() && time.studentId().equals(person.id()))
            .toList(),
        store.changesWith(client, all).stream()
            .filter(changes -> changes.problem().equals(id))
            .flatMap(changes -> json.readTree(changes.json()).values().stream())
            .filter(change -> mentions(change, all))
            .map(change -> own(person, change))
            .toList(),
        store.runs(client, List.of(id)).stream()
            .map(run -> inRun(client, person, run, all))
            .toList(),
        inDrafts(client, person, id, all),
        inProposals(client, person, id));
  }

  private List<PersonExtract.InProposal> inProposals(UUID client, Person person, UUID problem) {
    ComputeLane.require();
    return store.proposedWith(client, person.id()).stream()
        .filter(proposed -> proposed.problem().equals(problem))
        .map(proposed -> {
          ObjectNode told = json.createObjectNode();
          JsonNode shown = json.readTree(proposed.shown());
          if (shown instanceof ObjectNode object && !person.isStudent()) {
            // Why a student is there, and how far they travel, is the student's own.
            object.retain("placementId", "studentId", "kind", "place");
            if (object.path("place") instanceof ObjectNode place) {
              place.remove("minutes");
            }
          }
          told.set("shown", shown);
          told.set("seat", json.readTree(proposed.seat()));
          return new PersonExtract.InProposal(
              proposed.number(),
              proposed.provider(),
              proposed.at().toInstant(),
              own(person, told),
              proposed.answer(),
              proposed.reason(),
              proposed.confirmedAt() == null ? null : proposed.confirmedAt().toInstant());
        })
        .filter(proposed -> mentions(proposed.told(), Set.of(person.id())))
        .toList();
  }

  private List<PersonExtract.InDraft> inDrafts(
      UUID client, Person person, UUID problem, Set<String> all) {
    ComputeLane.require();
    Map<UUID, PersonExtract.InDraft> drafts = new LinkedHashMap<>();
    for (PersonStore.Drafted drafted : store.draftsWith(client, problem, all)) {
      List<PersonExtract.DraftMove> moves =
          json.readTree(drafted.moves()).values().stream()
              .filter(move -> mentions(move, all))
              .map(move ->
                  new PersonExtract.DraftMove(
                      drafted.version(), drafted.at().toInstant(), own(person, move)))
              .toList();
      drafts.merge(
          drafted.draft(),
          new PersonExtract.InDraft(drafted.draft(), drafted.name(), moves),
          PersonExtract.InDraft::and);
    }
    return List.copyOf(drafts.values());
  }

  private static boolean isAbout(Person person, Placement placement) {
    if (person.isStudent()) {
      return placement.studentId().equals(person.id());
    }
    return (placement.assignment() != null
            && person.id().equals(placement.assignment().supervisorId()))
        || (placement.published() != null
            && placement.published().supervisorId().equals(person.id()));
  }

  private PersonExtract.InRun inRun(
      UUID client, Person person, PersonStore.RunOf run, Set<String> all) {
    ComputeLane.require();
    List<PersonExtract.Move> moves = new ArrayList<>();
    for (PersonStore.Move move : store.movesWith(client, run.id(), all)) {
      for (JsonNode change : json.readTree(move.changes()).values()) {
        if (mentions(change, all)) {
          moves.add(new PersonExtract.Move(move.seq(), move.at().toInstant(), own(person, change)));
        }
      }
    }
    List<JsonNode> explanation = new ArrayList<>();
    int ofOthers = 0;
    for (PersonStore.Explained part : store.explanationsWith(client, run.id(), all)) {
      List<JsonNode> items =
          part.items().lines().map(json::readTree).filter(item -> mentions(item, all)).toList();
      if (person.isStudent() || part.list().equals(OF_SUPERVISORS)) {
        explanation.addAll(items);
      } else {
        ofOthers += items.size();
      }
    }
    return new PersonExtract.InRun(run.id(), run.state(), moves, explanation, ofOthers);
  }

  /** What is told to a supervisor is not whose supervisor they were, nor who else was. */
  private static JsonNode own(Person person, JsonNode change) {
    if (person.isStudent()) {
      return change;
    }
    JsonNode own = change.deepCopy();
    mask(person, own);
    return own;
  }

  private static void mask(Person person, JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String field : OF_OTHERS) {
        if (object.hasNonNull(field)) {
          object.put(field, MASKED);
        }
      }
      JsonNode supervisor = object.path("supervisorId");
      if (supervisor.isString() && !supervisor.stringValue().equals(person.id())) {
        object.put("supervisorId", MASKED);
      }
    }
    node.values().forEach(value -> mask(person, value));
  }

  /** Whether one of the ids stands in it, as a value of its own. */
  private static boolean mentions(JsonNode node, Set<String> ids) {
    return node.isString()
        ? ids.contains(node.stringValue())
        : node.values().stream().anyMatch(value -> mentions(value, ids));
  }
}
