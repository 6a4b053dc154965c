package org.platsa.api.publication;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Ids;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
import org.platsa.api.privacy.DepartmentSettings;
import org.platsa.api.privacy.TenantSettings;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends plans to education providers (<i>publicera</i>). Each publication is a version of what a
 * term's providers know, made in one transaction.
 */
@Component
public class Publishing {
  private final PublicationStore store;
  private final PublishablePlans plans;
  private final ProviderParts parts;
  private final Publications publications;
  private final Problems problems;
  private final DepartmentSettings settings;
  private final IdempotencyKeys keys;
  private final Outbox outbox;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;
  private final JsonMapper json;
  private final ApplicationEventPublisher publisher;

  Publishing(
      PublicationStore store,
      PublishablePlans plans,
      ProviderParts parts,
      Publications publications,
      Problems problems,
      DepartmentSettings settings,
      IdempotencyKeys keys,
      Outbox outbox,
      ComputeLane lane,
      ReadTransaction read,
      TransactionTemplate transaction,
      AuditLog audit,
      Ids ids,
      Clock clock,
      JsonMapper json,
      ApplicationEventPublisher publisher) {
    this.store = store;
    this.plans = plans;
    this.parts = parts;
    this.publications = publications;
    this.problems = problems;
    this.settings = settings;
    this.keys = keys;
    this.outbox = outbox;
    this.lane = lane;
    this.read = read;
    this.transaction = transaction;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
    this.publisher = publisher;
  }

  /**
   * Publishes a plan.
   *
   * @param key a request that comes again with its key is answered with what the first one made;
   *     null for one that is sent once
   * @throws ApiException 422 with every fault of the request; 404; 409 while a hard rule is broken
   *     (each is named), also together with what was sent to providers who are left out, the term
   *     has newer data, an accepted place would be another without this being known, or somebody
   *     published meanwhile
   */
  public Publication publish(Caller caller, PublicationRequest request, @Nullable String key) {
    byte[] hash =
        Hashes.of(
            "POST /publications",
            json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8));
    UUID client = caller.tenant();
    Optional<UUID> before = transaction.execute(status -> keys.find(client, key, hash));
    if (before != null && before.isPresent()) {
      return publications.get(before.get());
    }
    PublicationFaults.check(request, publications.today());
    PublishablePlan plan = plans.of(request.runId(), request.draftId(), request.draftVersion());
    PublicationFaults.requireKept(plan);
    Set<String> wanted = providers(request);
    TenantSettings decided = settings.get();
    int next = read.of(() -> store.nextNumber(client, plan.problem().term().id()));
    List<ProviderPart> all = parts.of(client, plan);
    List<ProviderPart> sent =
        all.stream().filter(each -> wanted == null || wanted.contains(each.provider())).toList();
    // What they were told goes on, whatever the plan says of them.
    List<ProviderPart> others =
        all.stream().filter(each -> !sent.contains(each) && each.stands()).toList();
    Map<UUID, String> compared = versions(client, all);
    PublicationFaults.requireKnown(wanted, sent);
    lane.call(
        ComputeTask.CHECK,
        () -> {
          new Promises(plan, publications.today()).require(sent, others);
          return true;
        });
    Proposing proposing = new Proposing(plan, Boolean.TRUE.equals(decided.showsSupervisors()));
    List<ProviderPart> told =
        lane.call(
            ComputeTask.EXPLAIN_PLAN,
            () ->
                sent.stream()
                    .map(part ->
                        new ProviderPart(
                            part.provider(),
                            part.name(),
                            part.last(),
                            proposing.told(part.places())))
                    .toList());
    return Objects.requireNonNull(
        transaction.execute(status ->
            keys.once(
                client,
                key,
                hash,
                id -> publications.whole(client, id),
                () -> {
                  requireUnchanged(client, plan, compared);
                  if (!others.isEmpty()
                      && store.nextNumber(client, plan.problem().term().id()) != next) {
                    throw ApiException.conflict(
                        "PUBLISHED_MEANWHILE",
                        "/providers",
                        "Någon annan har publicerat under tiden. Se över det igen.",
                        "Somebody else has published meanwhile. Look at it again.");
                  }
                  return store(caller, request, plan, decided, told, others);
                },
                made -> Made.publication(made.problemId(), made.id()))));
  }

  /**
   * Nobody who was deleted meanwhile comes back out of what was compared with. Problems are locked
   * in the order of their ids, as everybody does.
   */
  private void requireUnchanged(UUID client, PublishablePlan plan, Map<UUID, String> compared) {
    Map<String, UUID> inOrder = new TreeMap<>();
    compared.keySet().forEach(id -> inOrder.put(id.toString(), id));
    inOrder.put(plan.problemId().toString(), plan.problemId());
    for (UUID id : inOrder.values()) {
      if (id.equals(plan.problemId())) {
        problems.requireNewest(client, id);
        problems.requireVersion(client, id, plan.problemVersion());
      }
      String version = compared.get(id);
      if (version != null) {
        problems.requireVersion(client, id, version);
      }
    }
  }

  private Map<UUID, String> versions(UUID client, List<ProviderPart> parts) {
    Map<UUID, String> versions = new LinkedHashMap<>();
    for (ProviderPart part : parts) {
      if (part.last() != null) {
        versions.computeIfAbsent(part.last().problemId(), id -> problems.version(client, id));
      }
    }
    return versions;
  }

  private Publication store(
      Caller caller,
      PublicationRequest request,
      PublishablePlan plan,
      TenantSettings decided,
      List<ProviderPart> parts,
      List<ProviderPart> others) {
    UUID client = caller.tenant();
    String term = plan.problem().term().id();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int number = store.nextNumber(client, term);
    Publication publication =
        new Publication(
            ids.next(),
            term,
            number,
            plan.problemId(),
            plan.runId(),
            plan.draftId(),
            plan.draftVersion(),
            caller.name(),
            now,
            List.of());
    store.insert(client, publication, caller);
    publisher.publishEvent(new Published(client, publication.termId()));
    requireTakenKnown(client, term, parts, others);
    List<ErrorIssue> moved = new ArrayList<>();
    for (ProviderPart part : parts) {
      replace(client, term, part, now);
    }
    if (!Boolean.TRUE.equals(request.agreedMoves())) {
      parts.forEach(part -> moved.addAll(movedNow(client, part)));
      // Not told of it now, but the plan has them elsewhere.
      others.forEach(part -> moved.addAll(movedNow(client, part)));
    }
    if (!moved.isEmpty()) {
      throw ApiException.conflicts(
          "Places that were accepted would be others. Maybe say that this is known (agreedMoves).",
          moved);
    }
    for (ProviderPart part : parts) {
      insert(client, request, plan, decided, publication, part);
    }
    audit.record(
        "plan.published",
        "publication",
        publication.id().toString(),
        details(publication, plan, parts));
    return publications.whole(client, publication.id());
  }

  private static Map<String, Object> details(
      Publication publication, PublishablePlan plan, List<ProviderPart> parts) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("problem", plan.problemId());
    if (plan.runId() != null) {
      details.put("run", plan.runId());
    }
    if (plan.draftId() != null) {
      details.put("draft", plan.draftId());
    }
    details.put("term", publication.termId());
    details.put("number", publication.number());
    details.put("providers", parts.size());
    details.put("placed", parts.stream().mapToInt(ProviderPart::placed).sum());
    return details;
  }

  /** Nothing can be taken from here on: what was on offer has ended with this publication. */
  private void requireTakenKnown(
      UUID client, String term, List<ProviderPart> parts, List<ProviderPart> others) {
    Set<UUID> known = new LinkedHashSet<>();
    parts.forEach(each -> known.addAll(each.taken().values()));
    others.forEach(each -> known.addAll(each.taken().values()));
    if (!store.takenIds(client, term).equals(known)) {
      throw ApiException.conflict(
          "TAKEN_MEANWHILE",
          "",
          "En utbildare har tagit en ledig plats under tiden. Se över det igen.",
          "A provider has taken a free place meanwhile. Look at it again.");
    }
  }

  /** What was compared with must still be the newest. */
  private void replace(UUID client, String term, ProviderPart part, Instant now) {
    UUID compared = part.last() == null ? null : part.last().proposal().id();
    UUID replaced = store.replace(client, term, part.provider(), now).orElse(null);
    if (!Objects.equals(compared, replaced)) {
      throw ApiException.conflict(
          "PUBLISHED_MEANWHILE",
          "/providers",
          "Någon annan har publicerat till " + part.name() + " under tiden. Se över det igen.",
          "Somebody else has published to " + part.name() + " meanwhile. Look at it again.");
    }
  }

  /** Agreed places that would be others, by the answers that there are now. */
  private List<ErrorIssue> movedNow(UUID client, ProviderPart part) {
    PublicationStore.Last last = part.last();
    if (last == null) {
      return List.of();
    }
    Set<Integer> agreed = new LinkedHashSet<>(part.agreed(publications.today()));
    agreed.addAll(
        store.answered(
            client, part.provider(), last.proposal().id(), part.moved(), Answer.ACCEPTED));
    Set<String> taken = part.takenPlacements();
    return part.agreedMoved(agreed).stream()
        .map(id -> taken.contains(id) ? takenMoved(part, id) : acceptedMoved(part, id))
        .toList();
  }

  private static ErrorIssue acceptedMoved(ProviderPart part, String id) {
    return ErrorIssue.error(
        "AGREED_MOVED",
        "/agreedMoves",
        id,
        part.name() + " har godtagit platsen för " + id + ", som nu blir en annan.",
        part.name() + " has accepted the place of " + id + ", which becomes another.");
  }

  private static ErrorIssue takenMoved(ProviderPart part, String id) {
    return ErrorIssue.error(
        "AGREED_MOVED",
        "/agreedMoves",
        id,
        part.name() + " har tagit en ledig plats för " + id + ", som planen inte har där.",
        part.name()
            + " has taken a free place for "
            + id
            + ", which the plan does not have there.");
  }

  private void insert(
      UUID client,
      PublicationRequest request,
      PublishablePlan plan,
      TenantSettings decided,
      Publication publication,
      ProviderPart part) {
    Proposal proposal =
        new Proposal(
            ids.next(),
            part.provider(),
            part.name(),
            publication.termId(),
            plan.problem().name(),
            publication.number(),
            publication.publishedAt(),
            Objects.requireNonNull(request.answerBy()),
            message(request),
            Boolean.TRUE.equals(decided.showsSupervisors()),
            Objects.requireNonNull(decided.silence()),
            part.asked(),
            part.placed(),
            (int)
                part.places().stream()
                    .filter(each -> each.shown().protectedIdentity())
                    .map(each -> each.shown().studentId())
                    .distinct()
                    .count(),
            null,
            null,
            null,
            new Proposal.Counts(0, 0, 0, 0, part.placed()));
    store.insert(client, publication.id(), proposal, part.places());
    outbox.proposal(
        client,
        part.stands() ? MessageKind.CHANGED : MessageKind.PUBLISHED,
        proposal.termId(),
        proposal.providerId(),
        proposal.id());
    PublicationStore.Last last = part.last();
    if (last != null) {
      carry(client, part, last.proposal().id(), proposal.id(), true);
      carry(client, part, last.proposal().id(), proposal.id(), false);
      // A unit is asked anew about every place that has changed, also when only the supervisor has.
      store.carryConfirmed(
          carried(
              client,
              part,
              last.proposal().id(),
              proposal.id(),
              place -> place.change() == null && place.isSamePlace()));
    }
  }

  private void carry(UUID client, ProviderPart part, UUID old, UUID proposal, boolean samePlace) {
    PublicationStore.Carried carried =
        carried(
            client,
            part,
            old,
            proposal,
            place -> place.change() != PlaceChange.GONE && place.isSamePlace() == samePlace);
    store.carry(carried, !samePlace);
    if (samePlace) {
      store.carryTaken(carried);
    }
  }

  private static PublicationStore.Carried carried(
      UUID client,
      ProviderPart part,
      UUID old,
      UUID proposal,
      Predicate<Proposing.NewPlace> which) {
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    for (int i = 0; i < part.places().size(); i++) {
      Proposing.NewPlace place = part.places().get(i);
      if (place.before() != null && which.test(place)) {
        from.add(place.before());
        to.add(i);
      }
    }
    return new PublicationStore.Carried(client, part.provider(), old, proposal, from, to);
  }

  private static @Nullable Set<String> providers(PublicationRequest request) {
    return request.providers() == null ? null : new LinkedHashSet<>(request.providers());
  }

  private static @Nullable String message(PublicationRequest request) {
    return request.message() == null || request.message().isBlank()
        ? null
        : request.message().strip();
  }
}
