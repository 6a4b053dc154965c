package org.platsa.api.publication;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.Ids;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
import org.platsa.api.privacy.DepartmentSettings;
import org.platsa.api.privacy.TenantSettings;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.ProviderTier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends plans to education providers and takes them back (<i>publicering</i>). Each publication is
 * a version of what a term's providers know, made in one transaction.
 */
@Component
public class Publications {
  /** Where an answer-by day is counted. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  /** From here on a way is long, in minutes. */
  static final int LONG_WAY = 45;

  private static final int MOST_NAMED = 20;
  private static final int MOST_VERSIONS = 200;
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private final PublicationStore store;
  private final PublishablePlans plans;
  private final Problems problems;
  private final ProtectedStudents hiding;
  private final DepartmentSettings settings;
  private final IdempotencyKeys keys;
  private final Outbox outbox;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;
  private final JsonMapper json;

  Publications(
      PublicationStore store,
      PublishablePlans plans,
      Problems problems,
      ProtectedStudents hiding,
      DepartmentSettings settings,
      IdempotencyKeys keys,
      Outbox outbox,
      ComputeLane lane,
      ReadTransaction read,
      TransactionTemplate transaction,
      CurrentTenant tenant,
      AuditLog audit,
      Ids ids,
      Clock clock,
      JsonMapper json) {
    this.store = store;
    this.plans = plans;
    this.problems = problems;
    this.hiding = hiding;
    this.settings = settings;
    this.keys = keys;
    this.outbox = outbox;
    this.lane = lane;
    this.read = read;
    this.transaction = transaction;
    this.tenant = tenant;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  /**
   * What one provider would be sent.
   *
   * @param last what it was sent last; null if nothing
   */
  record Part(
      String provider,
      String name,
      PublicationStore.@Nullable Last last,
      List<Proposing.NewPlace> places) {
    private int asked() {
      return (int) places.stream().filter(each -> each.change() != PlaceChange.GONE).count();
    }

    private int placed() {
      return (int) places.stream().filter(Proposing.NewPlace::placed).count();
    }

    /** Whether what it was sent last stands. */
    boolean stands() {
      return last != null && last.proposal().stands();
    }

    /** Positions in the last proposal of who would not be where they were told. */
    private Set<Integer> moved() {
      return places.stream()
          .filter(each -> !each.isSamePlace())
          .map(Proposing.NewPlace::before)
          .filter(Objects::nonNull)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /**
   * What would be published of a run's plan or a draft's, and what is in the way.
   *
   * @throws ApiException 400 unless one of them is named; 404; 409 for a run that has not ended or
   *     has no plan
   */
  public PublicationPreview preview(@Nullable UUID runId, @Nullable UUID draftId) {
    PublishablePlan plan = plans.of(runId, draftId, null);
    UUID client = tenant.id();
    String term = plan.problem().term().id();
    boolean isNewest = problems.newest(client, term).filter(plan.problemId()::equals).isPresent();
    List<BrokenRule> broken = plan.overview().broken();
    List<PublicationPreview.OfProvider> providers =
        parts(client, plan).stream().map(part -> preview(plan, part)).toList();
    return new PublicationPreview(
        plan.problemId(),
        isNewest,
        new ExplanationText(plan.problem(), SWEDISH).broken(broken, MOST_NAMED),
        new ExplanationText(plan.problem(), Locale.ENGLISH).broken(broken, MOST_NAMED),
        (int)
            plan.overview().placements().stream()
                .map(each -> each.minutes())
                .filter(minutes -> minutes != null && minutes > LONG_WAY)
                .count(),
        providers);
  }

  private PublicationPreview.OfProvider preview(PublishablePlan plan, Part part) {
    Map<PlaceChange, Integer> changes = new LinkedHashMap<>();
    List<ProposedPlace> changed = new ArrayList<>();
    for (int i = 0; i < part.places().size(); i++) {
      Proposing.NewPlace place = part.places().get(i);
      if (place.change() != null) {
        changes.merge(place.change(), 1, Integer::sum);
        changed.add(new ProposedPlace(i, place.placed(), place.change(), place.shown(), null));
      }
    }
    var provider =
        plan.problem().providers().stream()
            .filter(each -> each.id().equals(part.provider()))
            .findFirst();
    PublicationStore.Last last = part.last();
    return new PublicationPreview.OfProvider(
        part.provider(),
        part.name(),
        provider.map(each -> each.tier()).orElse(null),
        provider.map(each -> each.guaranteedPlaces()).orElse(0),
        part.asked(),
        part.placed(),
        last == null ? null : last.proposal().number(),
        changes,
        changed,
        agreedMoved(part, last == null ? List.of() : agreed(last)));
  }

  /** Positions of a proposal that count as agreed by now. */
  private List<Integer> agreed(PublicationStore.Last last) {
    LocalDate today = today();
    return last.places().stream()
        .filter(each -> each.shown().place() != null)
        .filter(each -> last.proposal().counted(true, each.given(), today) == Answer.ACCEPTED)
        .map(SentPlace::position)
        .toList();
  }

  private static List<String> agreedMoved(Part part, Collection<Integer> agreed) {
    PublicationStore.Last last = part.last();
    if (last == null) {
      return List.of();
    }
    Set<Integer> moved = part.moved();
    return last.places().stream()
        .filter(each -> agreed.contains(each.position()) && moved.contains(each.position()))
        .map(each -> each.seat().placementId())
        .toList();
  }

  /** What each provider would be sent; without words. */
  private List<Part> parts(UUID client, PublishablePlan plan) {
    boolean showsSupervisors = Boolean.TRUE.equals(settings.get().showsSupervisors());
    Map<String, PublicationStore.Last> last =
        read.of(() -> store.last(client, plan.problem().term().id()));
    Map<String, List<Placement>> placements = plan.byProvider();
    Map<String, String> names = new LinkedHashMap<>();
    plan.problem().providers().forEach(each -> names.put(each.id(), each.name()));
    Set<String> all = new LinkedHashSet<>(placements.keySet());
    last.forEach((id, each) -> {
      if (each.proposal().stands()
          && each.places().stream().anyMatch(place -> place.change() != PlaceChange.GONE)) {
        all.add(id);
      }
    });
    Proposing proposing = new Proposing(plan, showsSupervisors);
    return lane.call(
        ComputeTask.COMPARE,
        () ->
            all.stream()
                .map(id -> {
                  PublicationStore.Last before = last.get(id);
                  return new Part(
                      id,
                      names.getOrDefault(id, before == null ? id : before.proposal().provider()),
                      before,
                      proposing.places(
                          placements.getOrDefault(id, List.of()),
                          before == null ? null : before.places()));
                })
                .toList());
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
    check(request);
    byte[] hash =
        Hashes.of(
            "POST /publications",
            json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8));
    UUID client = caller.tenant();
    Optional<UUID> before = transaction.execute(status -> keys.find(client, key, hash));
    if (before != null && before.isPresent()) {
      return get(before.get());
    }
    PublishablePlan plan = plans.of(request.runId(), request.draftId(), request.draftVersion());
    requireKept(plan);
    Set<String> wanted = providers(request);
    TenantSettings decided = settings.get();
    int next = read.of(() -> store.nextNumber(client, plan.problem().term().id()));
    List<Part> all = parts(client, plan);
    List<Part> parts =
        all.stream().filter(each -> wanted == null || wanted.contains(each.provider())).toList();
    // What they were told goes on, whatever the plan says of them.
    List<Part> others =
        all.stream().filter(each -> !parts.contains(each) && each.stands()).toList();
    Map<UUID, String> compared = versions(client, all);
    requireKnown(wanted, parts);
    lane.call(
        ComputeTask.CHECK,
        () -> {
          new Promises(plan, today()).require(parts, others);
          return true;
        });
    Proposing proposing = new Proposing(plan, Boolean.TRUE.equals(decided.showsSupervisors()));
    List<Part> told =
        lane.call(
            ComputeTask.EXPLAIN_PLAN,
            () ->
                parts.stream()
                    .map(part ->
                        new Part(
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
                id -> whole(client, required(client, id)),
                () -> {
                  problems.requireNewest(client, plan.problemId());
                  problems.requireVersion(client, plan.problemId(), plan.problemVersion());
                  // Nobody who was deleted meanwhile comes back out of what was compared with.
                  compared.forEach((id, version) -> problems.requireVersion(client, id, version));
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

  private Map<UUID, String> versions(UUID client, List<Part> parts) {
    Map<UUID, String> versions = new LinkedHashMap<>();
    for (Part part : parts) {
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
      List<Part> parts,
      List<Part> others) {
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
    List<ErrorIssue> moved = new ArrayList<>();
    for (Part part : parts) {
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
    for (Part part : parts) {
      insert(client, request, plan, decided, publication, part);
    }
    audit.record(
        "plan.published",
        "publication",
        publication.id().toString(),
        details(publication, plan, parts));
    return whole(client, publication);
  }

  private static Map<String, Object> details(
      Publication publication, PublishablePlan plan, List<Part> parts) {
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
    details.put("placed", parts.stream().mapToInt(Part::placed).sum());
    return details;
  }

  /** What was compared with must still be the newest. */
  private void replace(UUID client, String term, Part part, Instant now) {
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
  private List<ErrorIssue> movedNow(UUID client, Part part) {
    PublicationStore.Last last = part.last();
    if (last == null) {
      return List.of();
    }
    Set<Integer> agreed = new LinkedHashSet<>(agreed(last));
    agreed.addAll(
        store.answered(
            client, part.provider(), last.proposal().id(), part.moved(), Answer.ACCEPTED));
    return agreedMoved(part, agreed).stream()
        .map(id ->
            ErrorIssue.error(
                "AGREED_MOVED",
                "/agreedMoves",
                id,
                part.name() + " har godtagit platsen för " + id + ", som nu blir en annan.",
                part.name() + " has accepted the place of " + id + ", which becomes another."))
        .toList();
  }

  private void insert(
      UUID client,
      PublicationRequest request,
      PublishablePlan plan,
      TenantSettings decided,
      Publication publication,
      Part part) {
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
    }
  }

  private void carry(UUID client, Part part, UUID old, UUID proposal, boolean samePlace) {
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    for (int i = 0; i < part.places().size(); i++) {
      Proposing.NewPlace place = part.places().get(i);
      if (place.before() != null
          && place.change() != PlaceChange.GONE
          && place.isSamePlace() == samePlace) {
        from.add(place.before());
        to.add(i);
      }
    }
    store.carry(client, part.provider(), old, proposal, from, to, !samePlace);
  }

  private static void requireKept(PublishablePlan plan) {
    List<BrokenRule> broken = plan.overview().broken();
    if (broken.isEmpty()) {
      return;
    }
    List<ErrorIssue> issues = new ArrayList<>();
    ExplanationText swedish = new ExplanationText(plan.problem(), SWEDISH);
    ExplanationText english = new ExplanationText(plan.problem(), Locale.ENGLISH);
    for (BrokenRule rule : broken.stream().limit(MOST_NAMED).toList()) {
      issues.add(
          ErrorIssue.error(
              "RULE_BROKEN",
              plan.runId() == null ? "/draftId" : "/runId",
              rule.constraintId(),
              String.join(" ", swedish.broken(List.of(rule), 1)),
              String.join(" ", english.broken(List.of(rule), 1))));
    }
    throw ApiException.conflicts(
        "The plan breaks hard rules in " + broken.size() + " places and cannot be published",
        issues);
  }

  private void check(PublicationRequest request) {
    List<ErrorIssue> issues = new ArrayList<>();
    if ((request.runId() == null) == (request.draftId() == null)) {
      issues.add(
          ErrorIssue.error(
              "CONFLICTING_FIELDS",
              "/runId",
              null,
              "Ange antingen runId eller draftId: vilken plan som publiceras.",
              "Give either runId or draftId: which plan is published."));
    }
    if (request.draftId() != null && request.draftVersion() == null) {
      issues.add(
          missing("draftVersion", "vilken version av utkastet", "which version of the draft"));
    }
    LocalDate by = request.answerBy();
    LocalDate today = today();
    if (by == null) {
      issues.add(missing("answerBy", "sista dag att svara", "the last day to answer"));
    } else if (by.isBefore(today) || by.isAfter(today.plusYears(1))) {
      issues.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              "/answerBy",
              by.toString(),
              "Sista dag att svara ska vara från i dag till om ett år.",
              "The last day to answer must be from today to a year from now."));
    }
    String message = request.message();
    if (message != null && (message.length() > 1_000 || !FreeText.isText(message))) {
      issues.add(
          ErrorIssue.error(
              "INVALID_TEXT",
              "/message",
              null,
              "Meddelandet ska ha högst 1 000 tecken, inga styrtecken.",
              "The message must have at most 1,000 characters, no control characters."));
    }
    if (request.providers() != null
        && (request.providers().isEmpty()
            || request.providers().stream().anyMatch(Objects::isNull))) {
      issues.add(missing("providers", "välj minst en utbildare", "choose at least one provider"));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be published like that", issues);
    }
  }

  private static ErrorIssue missing(String field, String sv, String en) {
    return ErrorIssue.error(
        "MISSING_FIELD",
        "/" + field,
        null,
        field + " saknas: " + sv + ".",
        field + " is missing: " + en + ".");
  }

  private static @Nullable Set<String> providers(PublicationRequest request) {
    return request.providers() == null ? null : new LinkedHashSet<>(request.providers());
  }

  private static void requireKnown(@Nullable Set<String> wanted, List<Part> parts) {
    Set<String> there = parts.stream().map(Part::provider).collect(Collectors.toSet());
    List<ErrorIssue> issues = new ArrayList<>();
    if (wanted != null) {
      wanted.stream()
          .filter(id -> !there.contains(id))
          .forEach(id ->
              issues.add(
                  ErrorIssue.error(
                      "DANGLING_ID",
                      "/providers",
                      id,
                      "Det finns inget att skicka till utbildaren ”" + id + "”.",
                      "There is nothing to send to provider '" + id + "'.")));
    } else if (there.isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "NOTHING_TO_SEND",
              "/providers",
              null,
              "Planen har inga placeringar att skicka.",
              "The plan has no placements to send."));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be published to them", issues);
    }
  }

  private static @Nullable String message(PublicationRequest request) {
    return request.message() == null || request.message().isBlank()
        ? null
        : request.message().strip();
  }

  /**
   * A publication with what was sent.
   *
   * @throws ApiException 404 if the department has no such publication
   */
  public Publication get(UUID id) {
    UUID client = tenant.id();
    return read.of(() -> whole(client, required(client, id)));
  }

  private Publication required(UUID client, UUID id) {
    return store.find(client, id).orElseThrow(() -> ApiException.notFound("publication", id));
  }

  private Publication whole(UUID client, Publication publication) {
    return new Publication(
        publication.id(),
        publication.termId(),
        publication.number(),
        publication.problemId(),
        publication.runId(),
        publication.draftId(),
        publication.draftVersion(),
        publication.publishedBy(),
        publication.publishedAt(),
        store.proposals(client, publication.id()));
  }

  /**
   * A term's publications without what was sent, the newest first; the first 200.
   *
   * @throws ApiException 404 if there is no data of such a term
   */
  public List<Publication> ofTerm(String term) {
    UUID client = tenant.id();
    if (problems.newest(client, term).isEmpty()) {
      throw ApiException.notFound("term", term);
    }
    return store.ofTerm(client, term, MOST_VERSIONS);
  }

  /**
   * What a provider was sent by a publication, with what it answered; records that it is read.
   *
   * @throws ApiException 404 if there is no such publication, or nothing of it for the provider
   */
  public List<ProposedPlace> places(UUID publication, String provider) {
    UUID client = tenant.id();
    Publication made = get(publication);
    audit.readsProblem(made.problemId());
    List<SentPlace> sent = read.of(() -> store.sent(client, publication, provider)).get(provider);
    if (sent == null) {
      throw ApiException.notFound("proposal of provider", provider);
    }
    return hiding.hidden(client, made.termId(), sent.stream().map(SentPlace::proposed).toList());
  }

  /**
   * Takes proposals back, with every earlier version that their providers can still read. A newer
   * version stands.
   *
   * @param providers whose; null for all of the publication
   * @throws ApiException 404 if there is no such publication; 409 if all were taken back before
   */
  public Publication withdraw(Caller caller, UUID id, @Nullable Collection<String> providers) {
    UUID client = caller.tenant();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Publication publication = required(client, id);
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          List<String> withdrawn = store.withdraw(client, id, providers, now, caller.name());
          if (withdrawn.isEmpty()) {
            throw ApiException.conflict(
                "NOTHING_STANDS",
                "/providers",
                "Allt som skickades är redan tillbakadraget.",
                "All of what was sent was taken back already.");
          }
          store.proposals(client, id).stream()
              .filter(each -> each.replacedAt() == null && withdrawn.contains(each.providerId()))
              .forEach(each ->
                  outbox.proposal(
                      client, MessageKind.WITHDRAWN, each.termId(), each.providerId(), each.id()));
          audit.record(
              "proposals.withdrawn",
              "publication",
              id.toString(),
              Map.of(
                  "problem",
                  publication.problemId(),
                  "term",
                  publication.termId(),
                  "providers",
                  withdrawn.size()));
          return whole(client, publication);
        }));
  }

  /** How the rounds of some terms stand; terms without a publication are left out. */
  public Map<String, TermRound> rounds(Collection<String> terms) {
    UUID client = tenant.id();
    return read.of(() -> {
      Map<String, TermRound> rounds = new LinkedHashMap<>();
      Map<String, Publication> newest = store.newestOf(client, terms);
      if (newest.isEmpty()) {
        return rounds;
      }
      Map<String, List<Proposal>> proposals =
          store.newest(client, newest.keySet()).stream()
              .collect(Collectors.groupingBy(Proposal::termId));
      LocalDate today = today();
      newest.forEach((term, made) ->
          rounds.put(term, round(made, proposals.getOrDefault(term, List.of()), today)));
      return rounds;
    });
  }

  /** The same in short. */
  public Map<String, RoundInShort> roundsInShort(Collection<String> terms) {
    Map<String, RoundInShort> rounds = new LinkedHashMap<>();
    rounds(terms).forEach((term, round) -> rounds.put(term, RoundInShort.of(round)));
    return rounds;
  }

  private static TermRound round(Publication made, List<Proposal> proposals, LocalDate today) {
    return new TermRound(
        made.termId(),
        made.number(),
        made.id(),
        made.problemId(),
        made.runId(),
        made.publishedAt(),
        today,
        proposals,
        proposals.stream()
            .filter(Proposal::stands)
            .map(each -> each.counted(today))
            .reduce(new Proposal.Counts(0, 0, 0, 0, 0), Proposal.Counts::plus));
  }

  /**
   * How a term's round stands.
   *
   * @throws ApiException 404 if nothing of the term was published
   */
  public TermRound round(String term) {
    return Optional.ofNullable(rounds(List.of(term)).get(term))
        .orElseThrow(() -> ApiException.notFound("publication of term", term));
  }

  /**
   * A proposal that stands, with what the department knows of it.
   *
   * @param places in their order
   */
  public record Standing(Proposal proposal, List<SentPlace> places) {
    public Standing {
      places = List.copyOf(places);
    }
  }

  /** Its places as they may be shown now. */
  public List<ProposedPlace> shown(Standing standing) {
    return hiding.hidden(
        tenant.id(),
        standing.proposal().termId(),
        standing.places().stream().map(SentPlace::proposed).toList());
  }

  /** Each provider's newest proposal of a term that stands. */
  public List<Standing> standing(String term) {
    UUID client = tenant.id();
    return read.of(() -> store.last(client, term)).values().stream()
        .filter(last -> last.proposal().stands())
        .map(last -> new Standing(last.proposal(), last.places()))
        .toList();
  }

  /**
   * Who waits for a place in a term, as the providers were told, in the order in which places that
   * become free are given; records that it is read.
   *
   * @throws ApiException 404 if nothing of the term was published
   */
  public List<Waiting> waiting(String term) {
    UUID client = tenant.id();
    UUID problem = round(term).problemId();
    audit.readsProblem(problem);
    Map<String, ProviderTier> tiers = new LinkedHashMap<>();
    problems
        .problem(client, problem)
        .providers()
        .forEach(each -> tiers.put(each.id(), each.tier()));
    List<Waiting> waiting = new ArrayList<>();
    standing(term).stream()
        .sorted(Comparator.comparing(each -> rank(tiers.get(each.proposal().providerId()))))
        .forEach(each ->
            each.places().stream()
                .filter(place -> place.change() != PlaceChange.GONE)
                .filter(place -> place.shown().place() == null && place.given() == null)
                .forEach(place ->
                    waiting.add(
                        new Waiting(
                            waiting.size() + 1,
                            each.proposal().provider(),
                            tiers.get(each.proposal().providerId()),
                            place.shown()))));
    return waiting;
  }

  private static int rank(@Nullable ProviderTier tier) {
    return tier == null ? ProviderTier.values().length : tier.ordinal();
  }

  /**
   * A place at a unit, of a proposal that stands.
   *
   * @param termId of which term
   * @param provider whose, by name
   * @param problemId of whose plan
   * @param counted the answer as it counts by now; null for none
   */
  public record AtUnits(
      String termId, String provider, UUID problemId, SentPlace place, @Nullable Answer counted) {}

  /** Places at some units, of every proposal of any term that stands. */
  public List<AtUnits> atUnits(Collection<String> units) {
    UUID client = tenant.id();
    LocalDate today = today();
    return read.of(() -> store.atUnits(client, units, today)).stream()
        .filter(each -> {
          ShownPlace.Place where = each.place().shown().place();
          return where != null && units.contains(where.unitId());
        })
        .toList();
  }

  /** The day that counts, in Sweden. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
