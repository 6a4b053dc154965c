package org.platsa.api.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.Ids;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deletes one person wherever they are (<i>radering av en person</i>). Random ids take the place of
 * theirs, so that other people's rows and the key figures keep their sense. Everything is made
 * ready first, then stored in one transaction: all of it or nothing.
 */
@Component
class PersonDeletions {
  private static final int TRIES = 3;

  private final PersonSearch search;
  private final PersonStore store;
  private final Problems problems;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final Ids ids;
  private final PersonTexts texts;
  private final JsonMapper json;
  private final TransactionTemplate transaction;

  PersonDeletions(
      PersonSearch search,
      PersonStore store,
      Problems problems,
      ComputeLane lane,
      CurrentTenant tenant,
      AuditLog audit,
      Ids ids,
      PersonTexts texts,
      JsonMapper json,
      TransactionTemplate transaction) {
    this.search = search;
    this.store = store;
    this.problems = problems;
    this.lane = lane;
    this.tenant = tenant;
    this.audit = audit;
    this.ids = ids;
    this.texts = texts;
    this.json = json;
    this.transaction = transaction;
  }

  /** A problem without the person, and what stands in their place there. */
  private record Ready(
      PersonStore.StoredProblem old, Problems.Rewritten rewritten, Tombstones tombstones) {}

  /**
   * Deletes somebody.
   *
   * @throws ApiException 404 if they are nowhere; 409 while a run of a problem that they are in is
   *     queued or solving
   */
  PersonDeletion delete(Person person) {
    UUID client = tenant.id();
    for (int i = 0; i < TRIES; i++) {
      PersonSearch.Found found = search.find(client, person);
      if (i == 0) {
        found.record(audit);
      }
      requireNoRuns(transaction.execute(status -> store.unfinished(client, found.problemIds())));
      List<Ready> ready = prepare(client, person, found);
      Optional<PersonDeletion> done =
          transaction.execute(status -> store(client, person, found, ready));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw ApiException.of(
        ErrorType.CONFLICT,
        "Problems were stored or removed all the time. Maybe try again when it is calmer.");
  }

  private List<Ready> prepare(UUID client, Person person, PersonSearch.Found found) {
    Set<UUID> own = Set.copyOf(found.problemIds());
    Set<String> taken =
        found.all().stream()
            .filter(stored -> !own.contains(stored.id()))
            .map(PersonStore.StoredProblem::hash)
            .collect(Collectors.toCollection(HashSet::new));
    Tombstones shared = new Tombstones(person);
    List<Ready> ready = new ArrayList<>();
    for (PersonStore.StoredProblem stored : found.with()) {
      Ready made = rewrite(client, stored, shared);
      if (!taken.add(hex(made.rewritten()))) {
        // It differed from another problem in this person alone; ids of its own keep both.
        made = rewrite(client, stored, new Tombstones(person));
        taken.add(hex(made.rewritten()));
      }
      ready.add(made);
    }
    return ready;
  }

  private Ready rewrite(UUID client, PersonStore.StoredProblem stored, Tombstones tombstones) {
    Problem problem = problems.problem(client, stored.id());
    tombstones.learn(problem);
    return new Ready(stored, problems.rewritten(() -> tombstones.without(problem)), tombstones);
  }

  private static String hex(Problems.Rewritten rewritten) {
    return HexFormat.of().formatHex(rewritten.hash());
  }

  /** Stores everything; empty if something has changed since it was made ready. */
  private Optional<PersonDeletion> store(
      UUID client, Person person, PersonSearch.Found found, List<Ready> ready) {
    List<UUID> affected = found.problemIds();
    store.lock(client, affected);
    requireNoRuns(store.unfinished(client, affected));
    if (!store.problems(client).equals(found.all())) {
      return Optional.empty();
    }
    int runs = store.runs(client, affected).size();
    for (Ready each : ready) {
      if (!store.replace(client, each.old(), each.rewritten())) {
        throw new IllegalStateException("Problem " + each.old().id() + " is locked and changed");
      }
      each.tombstones()
          .inPlans()
          .forEach((field, replaced) ->
              replaced.forEach(
                  (old, id) -> store.replaceInPlans(client, each.old().id(), field, old, id)));
    }
    forgetInChanges(client, person, found, ready);
    forgetInProposals(client, person, ready);
    if (texts.forget(client, found.ids(person)) == 0) {
      found.requireSomewhere(person);
    }
    if (person.isStudent()) {
      store.forgetRequested(client, person.id());
    } else {
      store.forgetOffered(client, person.id());
    }
    store.forgetUploads(client);
    store.forgetExplanations(client, affected);
    store.forgetKeys(client, affected, found.ids(person));
    store.announce();
    UUID id = ids.next();
    audit.record(
        "pseudonym.deleted",
        "deletion",
        id.toString(),
        Map.of("kind", String.valueOf(person.kind()), "problems", affected.size(), "runs", runs));
    return Optional.of(
        new PersonDeletion(id, affected.size(), runs, elsewhere(client, person, ready)));
  }

  /** What revisions changed is told in problems that no longer have the person, too. */
  private void forgetInChanges(
      UUID client, Person person, PersonSearch.Found found, List<Ready> ready) {
    Map<UUID, Tombstones> own = new HashMap<>();
    ready.forEach(each -> own.put(each.old().id(), each.tombstones()));
    Tombstones shared = ready.isEmpty() ? new Tombstones(person) : ready.getFirst().tombstones();
    for (PersonStore.Changes changes : store.changesWith(client, found.ids(person))) {
      if (!own.containsKey(changes.problem()) && !found.changed().contains(changes.problem())) {
        // Another document's placement of the same id.
        continue;
      }
      JsonNode tree = json.readTree(changes.json());
      Tombstones tombstones = own.getOrDefault(changes.problem(), shared);
      tombstones.learn(found.placements());
      tombstones.forgetIn(tree);
      store.replaceChanges(client, changes.problem(), json.writeValueAsString(tree));
    }
  }

  /** What providers were sent stands in publications of problems without the person, too. */
  private void forgetInProposals(UUID client, Person person, List<Ready> ready) {
    Map<UUID, Tombstones> own = new HashMap<>();
    ready.forEach(each -> own.put(each.old().id(), each.tombstones()));
    Tombstones shared = ready.isEmpty() ? new Tombstones(person) : ready.getFirst().tombstones();
    for (PersonStore.Proposed proposed : store.proposedWith(client, person.id())) {
      JsonNode shown = json.readTree(proposed.shown());
      JsonNode seat = json.readTree(proposed.seat());
      own.getOrDefault(proposed.problem(), shared).forgetInPlace(shown, seat);
      store.replaceProposed(
          client, proposed, json.writeValueAsString(shown), json.writeValueAsString(seat));
    }
  }

  private List<PersonDeletion.Elsewhere> elsewhere(UUID client, Person person, List<Ready> ready) {
    List<PersonDeletion.Elsewhere> elsewhere = new ArrayList<>();
    for (Ready each : ready) {
      Mentions.of(person.id(), json.createParser(each.rewritten().document().open()))
          .forEach(pointer ->
              elsewhere.add(PersonDeletion.Elsewhere.inDocument(each.old().id(), pointer)));
    }
    Set<UUID> told = ready.stream().map(each -> each.old().id()).collect(Collectors.toSet());
    elsewhere.addAll(texts.elsewhere(client, person, told, Set.of()));
    return elsewhere;
  }

  private static void requireNoRuns(List<UUID> unfinished) {
    if (!unfinished.isEmpty()) {
      throw ApiException.conflict(
          "UNFINISHED_RUNS",
          "",
          "Körningar som pågår eller väntar använder personens uppgifter: "
              + unfinished
              + ". Stoppa dem, eller vänta tills de är klara.",
          "Runs that are queued or solving use what is known of the person: "
              + unfinished
              + ". Maybe stop them, or wait for their end.");
    }
  }
}
