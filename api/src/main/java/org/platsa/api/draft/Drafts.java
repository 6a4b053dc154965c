package org.platsa.api.draft;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
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
import org.platsa.api.identity.Ids;
import org.platsa.api.result.Plans;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Supervisor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins and changes drafts (<i>utkast</i>). A change says which version it was made of: when
 * somebody else has changed the draft since, it is refused with what they did, and nothing is lost.
 */
@Component
public class Drafts {
  private static final int LONGEST_NAME = 200;

  /** Placements that are named in a sentence. */
  private static final int MOST_NAMED = 5;

  private final DraftStore store;
  private final DraftPlans draftPlans;
  private final RunStore runs;
  private final Plans runPlans;
  private final Problems problems;
  private final IdempotencyKeys keys;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;

  Drafts(
      DraftStore store,
      DraftPlans draftPlans,
      RunStore runs,
      Plans runPlans,
      Problems problems,
      IdempotencyKeys keys,
      ComputeLane lane,
      ReadTransaction read,
      AuditLog audit,
      TransactionTemplate transaction,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.draftPlans = draftPlans;
    this.runs = runs;
    this.runPlans = runPlans;
    this.problems = problems;
    this.keys = keys;
    this.lane = lane;
    this.read = read;
    this.audit = audit;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A draft that was asked for.
   *
   * @param draft as it is now
   * @param created whether it was not there before
   */
  public record Begun(Draft draft, boolean created) {}

  /**
   * Begins a draft.
   *
   * @param key a request that comes again with its key is answered with the draft that the first
   *     one began; null for one that is sent once
   * @throws ApiException 422 for a request that cannot be; 404 for an unknown run or problem; 409
   *     for a run without a plan, or if the key came with another request
   */
  public Begun begin(Caller caller, DraftRequest request, @Nullable String key) {
    byte[] hash = Hashes.of("POST /drafts", Json.mapper().writeValueAsBytes(request));
    return transaction
        .execute(status -> keys.find(caller.tenant(), key, hash).map(id -> begun(caller, id)))
        .orElseGet(() -> begun(caller, request, key, hash));
  }

  /** What was begun before. */
  private Begun begun(Caller caller, UUID id) {
    return new Begun(get(caller.tenant(), id), false);
  }

  private Begun begun(Caller caller, DraftRequest request, @Nullable String key, byte[] hash) {
    String name = name(request);
    UUID run = request.runId();
    UUID problem = run == null ? request.problemId() : runs.get(caller.tenant(), run).problemId();
    if (problem == null) {
      throw new IllegalStateException("A request without run and problem was let through");
    }
    String seen = problems.version(caller.tenant(), problem);
    List<Assignment> plan =
        run == null
            ? own(problems.problem(caller.tenant(), problem))
            : runPlans.best(caller.tenant(), run).document().assignments();
    Instant now = now();
    Draft draft = new Draft(ids.next(), name, problem, run, 0, caller.name(), now, now);
    return transaction.execute(status ->
        keys.once(
            caller.tenant(),
            key,
            hash,
            id -> begun(caller, id),
            () -> {
              problems.requireVersion(caller.tenant(), problem, seen);
              store.insert(caller.tenant(), draft, plan, caller);
              audit.record(
                  "draft.begun",
                  "draft",
                  draft.id().toString(),
                  Map.of("problem", draft.problemId()));
              return new Begun(draft, true);
            },
            made -> Made.draft(problem, made.draft().id())));
  }

  private static String name(DraftRequest request) {
    List<ErrorIssue> issues = new ArrayList<>();
    String name = request.name() == null ? "" : request.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || !FreeText.isLine(name)) {
      issues.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              "/name",
              FreeText.isLine(name) ? request.name() : null,
              "Namnet ska ha 1 till " + LONGEST_NAME + " tecken, inga styrtecken.",
              "The name must have 1 to " + LONGEST_NAME + " characters, no control characters."));
    }
    if ((request.runId() == null) == (request.problemId() == null)) {
      issues.add(
          ErrorIssue.error(
              "CONFLICTING_FIELDS",
              "/runId",
              null,
              "Ange antingen runId eller problemId: vad utkastet ska börja med.",
              "Give either runId or problemId: what the draft is to begin with."));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("No draft can begin like that", issues);
    }
    return name;
  }

  /** Where the problem itself has everybody; nowhere with somebody who is not there any more. */
  private static List<Assignment> own(Problem problem) {
    Set<String> supervisors =
        problem.supervisors().stream().map(Supervisor::id).collect(Collectors.toSet());
    Set<String> periods = problem.periods().stream().map(Period::id).collect(Collectors.toSet());
    return problem.placements().stream()
        .map(placement -> {
          Slot slot = placement.assignment();
          return slot != null
                  && supervisors.contains(slot.supervisorId())
                  && periods.contains(slot.periodId())
              ? new Assignment(placement.id(), slot.supervisorId(), slot.periodId())
              : new Assignment(placement.id(), null, null);
        })
        .toList();
  }

  /**
   * A draft.
   *
   * @throws ApiException 404 if the tenant has no such draft
   */
  public Draft get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(() -> ApiException.notFound("draft", id));
  }

  /** The present tenant's draft of an id, if there is one. */
  public Optional<Draft> find(UUID tenant, UUID id) {
    return read.of(() -> store.find(tenant, id));
  }

  /** A draft as it stands. */
  public DraftNow now(UUID tenant, Draft draft) {
    DraftPlan plan = draftPlans.of(tenant, draft);
    DraftHistory history =
        lane.call(ComputeTask.READ, () -> store.history(tenant, draft.id(), draft.version()));
    return new DraftNow(
        draft, plan, history.undoable().orElse(null), history.redoable().orElse(null));
  }

  /**
   * Moves placements.
   *
   * @return the draft afterwards, unchanged if everybody is there already
   * @throws ApiException 422 with every fault; 404; 409 if it is another version by now
   */
  public Draft change(Caller caller, UUID id, DraftChangeRequest request) {
    int version = version(request.version());
    // Outside of the transaction, since it may take a while; the version tells whether it holds.
    Draft seen = seen(caller.tenant(), id, version);
    String problemVersion = problems.version(caller.tenant(), seen.problemId());
    List<SeatChange> moves = Targets.changes(draftPlans.of(caller.tenant(), seen), request);
    if (moves.isEmpty()) {
      return seen;
    }
    return add(
        caller,
        seen,
        problemVersion,
        version,
        (history, at) ->
            new DraftChange(version + 1, DraftChange.Kind.DO, null, moves, caller.name(), at));
  }

  /**
   * Deletes a draft with all that was done to it, for good.
   *
   * @throws ApiException 404 if the tenant has no such draft
   */
  public void delete(UUID tenant, UUID id) {
    transaction.executeWithoutResult(status -> {
      Draft draft = store.find(tenant, id).orElseThrow(() -> ApiException.notFound("draft", id));
      if (!store.delete(tenant, id)) {
        throw ApiException.notFound("draft", id);
      }
      audit.record("draft.deleted", "draft", id.toString(), Map.of("problem", draft.problemId()));
    });
  }

  /**
   * Takes the last change back that stands, whoever made it.
   *
   * @throws ApiException 404; 409 if there is none, or it is another version by now
   */
  public Draft undo(Caller caller, UUID id, DraftVersion request) {
    int version = version(request.version());
    return again(
        caller,
        id,
        version,
        (history, at) ->
            again(DraftChange.Kind.UNDO, history.undoable(), version, caller, at)
                .orElseThrow(() ->
                    ApiException.conflict(
                        "NOTHING_TO_UNDO",
                        "/version",
                        "Det finns inget att ångra.",
                        "There is nothing to undo.")));
  }

  /**
   * Does again what was undone last.
   *
   * @throws ApiException 404; 409 if there is nothing, or it is another version by now
   */
  public Draft redo(Caller caller, UUID id, DraftVersion request) {
    int version = version(request.version());
    return again(
        caller,
        id,
        version,
        (history, at) ->
            again(DraftChange.Kind.REDO, history.redoable(), version, caller, at)
                .orElseThrow(() ->
                    ApiException.conflict(
                        "NOTHING_TO_REDO",
                        "/version",
                        "Det finns inget att göra om.",
                        "There is nothing to redo.")));
  }

  private static Optional<DraftChange> again(
      DraftChange.Kind kind, Optional<DraftChange> of, int version, Caller caller, Instant at) {
    return of.map(change ->
        new DraftChange(version + 1, kind, change.version(), List.of(), caller.name(), at));
  }

  private Draft again(
      Caller caller, UUID id, int version, BiFunction<DraftHistory, Instant, DraftChange> change) {
    Draft draft = get(caller.tenant(), id);
    String problemVersion = problems.version(caller.tenant(), draft.problemId());
    return add(caller, draft, problemVersion, version, change);
  }

  /** The problem is locked first, as by whoever deletes somebody or a term. */
  private Draft add(
      Caller caller,
      Draft known,
      String problemVersion,
      int version,
      BiFunction<DraftHistory, Instant, DraftChange> change) {
    UUID tenant = caller.tenant();
    UUID id = known.id();
    Optional<Draft> changed =
        transaction.execute(status -> changed(caller, known, problemVersion, version, change));
    return Objects.requireNonNull(changed)
        .orElseGet(() -> {
          // Not in the transaction, since it may take a while to say what happened.
          requireSeen(tenant, get(tenant, id), version);
          throw new IllegalStateException("Draft " + id + " is version " + version + " again");
        });
  }

  /** The draft afterwards; empty if it is another version by now. */
  private Optional<Draft> changed(
      Caller caller,
      Draft known,
      String problemVersion,
      int version,
      BiFunction<DraftHistory, Instant, DraftChange> change) {
    UUID tenant = caller.tenant();
    UUID id = known.id();
    problems.requireVersion(tenant, known.problemId(), problemVersion);
    Draft draft = store.lock(tenant, id).orElseThrow(() -> ApiException.notFound("draft", id));
    if (draft.version() != version) {
      return Optional.empty();
    }
    DraftHistory history = store.steps(tenant, id, version);
    DraftChange made = change.apply(history, now());
    store.add(tenant, id, made, caller);
    audit.record(
        switch (made.kind()) {
          case DO -> "draft.changed";
          case UNDO -> "draft.undone";
          case REDO -> "draft.redone";
        },
        "draft",
        id.toString(),
        Map.of("problem", known.problemId(), "version", made.version()));
    return Optional.of(get(tenant, id));
  }

  /**
   * A draft that is still as it was seen.
   *
   * @throws ApiException 422 without a version; 404; 409 if it is another version by now
   */
  Draft seen(UUID tenant, UUID id, @Nullable Integer version) {
    Draft draft = get(tenant, id);
    requireSeen(tenant, draft, version(version));
    return draft;
  }

  private void requireSeen(UUID tenant, Draft draft, int version) {
    if (draft.version() == version) {
      return;
    }
    if (version > draft.version()) {
      throw ApiException.invalid(
          "The draft has no such version",
          ErrorIssue.outside("/version", version, 0, draft.version()).stream().toList());
    }
    List<ErrorIssue> since =
        lane.call(
            ComputeTask.READ,
            () ->
                store.history(tenant, draft.id(), draft.version()).since(version).stream()
                    .map(Drafts::told)
                    .toList());
    throw ApiException.conflicts(
        "The draft has been changed since version "
            + version
            + ". Nothing of yours was done; it is version "
            + draft.version()
            + " now.",
        since);
  }

  private static ErrorIssue told(DraftChange change) {
    List<String> named =
        change.moves().stream().map(SeatChange::placementId).limit(MOST_NAMED).toList();
    int more = change.moves().size() - named.size();
    String who = named.stream().collect(Collectors.joining(", "));
    String sv =
        switch (change.kind()) {
          case DO -> isOfLocks(change) ? " låste eller låste upp " : " flyttade ";
          case UNDO -> " ångrade flytten av ";
          case REDO -> " gjorde om flytten av ";
        };
    String en =
        switch (change.kind()) {
          case DO -> isOfLocks(change) ? " locked or unlocked " : " moved ";
          case UNDO -> " undid the move of ";
          case REDO -> " did the move again of ";
        };
    return ErrorIssue.error(
        "CHANGED_MEANWHILE",
        "/version",
        Integer.toString(change.version()),
        change.by() + sv + who + (more > 0 ? " och " + more + " till." : "."),
        change.by() + en + who + (more > 0 ? " and " + more + " more." : "."));
  }

  /** Whether everybody stayed where they were. */
  private static boolean isOfLocks(DraftChange change) {
    return change.moves().stream()
        .allMatch(move ->
            Objects.equals(move.from().supervisorId(), move.to().supervisorId())
                && Objects.equals(move.from().periodId(), move.to().periodId()));
  }

  private static int version(@Nullable Integer version) {
    if (version == null) {
      throw ApiException.invalid(
          "The version is missing that was seen",
          List.of(
              ErrorIssue.error(
                  "MISSING_FIELD",
                  "/version",
                  null,
                  "version saknas: vilken version av utkastet som ändras.",
                  "version is missing: which version of the draft is changed.")));
    }
    ErrorIssue.outside("/version", version, 0, Integer.MAX_VALUE)
        .ifPresent(issue -> {
          throw ApiException.invalid("There is no such version", List.of(issue));
        });
    return version;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
