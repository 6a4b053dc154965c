package org.platsa.api.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.submission.Hashes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Starts runs, for programs and for pages (<i>start av körning</i>). */
@Component
public class RunStarts {
  private final RunQueue queue;
  private final RequestDoubts doubts;
  private final RunStore runs;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  RunStarts(
      RunQueue queue,
      RequestDoubts doubts,
      RunStore runs,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.queue = queue;
    this.doubts = doubts;
    this.runs = runs;
    this.keys = keys;
    this.tenant = tenant;
    this.transaction = transaction;
    this.json = json;
  }

  /**
   * Queues a run of a stored problem.
   *
   * @param key a request that comes again with its key is answered with the run that the first one
   *     queued; null for one that is sent once
   * @throws ApiException as {@link RunQueue#queue} does; 409 if the key came with another request
   */
  public RunStatus start(UUID problemId, RunRequest request, @Nullable String key) {
    byte[] hash =
        Hashes.of(
            "POST /problems/" + problemId + "/runs",
            json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8));
    return once(
        key,
        hash,
        () -> queue.queue(tenant.id(), problemId, request),
        doubts.about(tenant.id(), problemId, request));
  }

  /**
   * The same of a problem that is stored with it, both or nothing, with settings that nobody chose:
   * none of them is doubted.
   *
   * @param problem stores it and gives its id, in the run's own transaction
   * @param whole the hash of the whole request, to tell the same one sent again
   * @param along what is done with the run that is queued, in the same transaction
   */
  public RunStatus start(
      Supplier<UUID> problem,
      RunRequest request,
      @Nullable String key,
      byte[] whole,
      Consumer<UUID> along) {
    return once(
        key,
        whole,
        () -> {
          Run run = queue.queue(tenant.id(), problem.get(), request);
          along.accept(run.id());
          return run;
        },
        List.of());
  }

  /**
   * Queues a run that plans on from a draft.
   *
   * @param draft which draft, which is of the problem
   * @param beginning where that has everybody, and who stays
   * @param request what is wanted, without a run to begin from
   * @param key as of {@link #start}
   * @param whole the whole request as it was sent, to tell the same one sent again
   * @throws ApiException as {@link #start} does
   */
  public RunStatus startFromDraft(
      UUID problemId,
      UUID draft,
      Beginning beginning,
      RunRequest request,
      @Nullable String key,
      Object whole) {
    byte[] hash =
        Hashes.of(
            "POST /drafts/" + draft + "/runs",
            json.writeValueAsString(whole).getBytes(StandardCharsets.UTF_8));
    return once(
        key,
        hash,
        () -> queue.queue(tenant.id(), problemId, request, draft, beginning),
        doubts.about(tenant.id(), problemId, request));
  }

  /**
   * The run that the request with this key queued before, or the one that it queues now: also when
   * another one of the same key was done at the same time, so that there is nothing left to do.
   *
   * @param whole the hash of the whole request
   * @param make queues it, by {@link #start(Supplier, RunRequest, String, byte[])}
   * @throws ApiException 409 if the key came with another request; or what {@code make} throws
   */
  public RunStatus beforeOr(@Nullable String key, byte[] whole, Supplier<RunStatus> make) {
    return before(key, whole)
        .orElseGet(() -> {
          try {
            return make.get();
          } catch (ApiException e) {
            return before(key, whole).orElseThrow(() -> e);
          }
        });
  }

  private Optional<RunStatus> before(@Nullable String key, byte[] whole) {
    Optional<Run> run =
        transaction.execute(
            status -> keys.find(tenant.id(), key, whole).map(id -> runs.get(tenant.id(), id)));
    return Objects.requireNonNull(run).map(found -> RunStatus.queued(found, List.of()));
  }

  /**
   * Queues a run, or finds the one that the same request queued before.
   *
   * @param request the hash of the whole request
   * @param make queues it
   * @param warnings what is doubtful about it
   */
  private RunStatus once(
      @Nullable String key, byte[] request, Supplier<Run> make, List<ErrorIssue> warnings) {
    Run run =
        transaction.execute(status ->
            keys.once(
                tenant.id(),
                key,
                request,
                id -> runs.get(tenant.id(), id),
                make,
                queued -> Made.run(queued.problemId(), queued.id())));
    return RunStatus.queued(Objects.requireNonNull(run), warnings);
  }
}
