package org.platsa.api.privacy;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.identity.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Terms from their end to their deletion (<i>gallring</i>): what is due is exported, somebody says
 * that the archive has come, and then it is deleted, if it is still what the archive has. Each step
 * is one transaction.
 */
@Component
public class Terms {
  /** None that is taken for another when it is read aloud. */
  private static final String CODE_LETTERS = "ACDEFHJKLMNPRTUVWXY3479";

  private static final int CODE_LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TermStates states;
  private final TermStore store;
  private final TenantStore tenants;
  private final TermArchive archives;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final CurrentCaller callers;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final TransactionTemplate snapshot;

  Terms(
      TermStates states,
      TermStore store,
      TenantStore tenants,
      TermArchive archives,
      ComputeLane lane,
      CurrentTenant tenant,
      CurrentCaller callers,
      AuditLog audit,
      Ids ids,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.states = states;
    this.store = store;
    this.tenants = tenants;
    this.archives = archives;
    this.lane = lane;
    this.tenant = tenant;
    this.callers = callers;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** A term's archive, on its way to whoever asked for it. */
  public record Archived(String fileName, BodyContent content) {}

  /**
   * Makes an archive of a term.
   *
   * @throws ApiException 404 if there is nothing of the term
   */
  public Archived archive(String term) {
    UUID client = tenant.id();
    Spool spool = Answers.newSpool();
    UUID id = ids.next();
    String code = newCode();
    Instant now = now();
    String by = name();
    TermStore.Archive made =
        lane.call(
            ComputeTask.ARCHIVE,
            () -> snapshot.execute(status -> write(client, term, id, code, now, by, spool)));
    transaction.execute(status -> store.problems(client, term)).forEach(audit::readsProblem);
    transaction.executeWithoutResult(status -> {
      store.add(client, made);
      audit.record(
          "term.archived",
          "term",
          term,
          Map.of("archive", id, "bytes", made.bytes(), "sha256", TermStates.hex(made.sha256())));
    });
    String name =
        term.replaceAll("[^A-Za-z0-9_-]", "_")
            + "-"
            + LocalDate.ofInstant(now, DepartmentTime.ZONE);
    return new Archived("platsa-" + name + ".zip", spool);
  }

  private TermStore.Archive write(
      UUID client, String term, UUID id, String code, Instant now, String by, Spool spool) {
    TermStore.Stored stored = stored(client, term);
    byte[] content = store.content(client, term);
    MessageDigest digest = ArchiveFile.sha256();
    try (OutputStream out =
        new BufferedOutputStream(new DigestOutputStream(spool.writer(), digest))) {
      archives.write(
          new TermArchive.Title(
              id, client, String.valueOf(tenants.settings(client).name()), term, now, by, code),
          out);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new TermStore.Archive(
        id,
        term,
        content,
        digest.digest(),
        spool.length(),
        stored.problems(),
        stored.runs(),
        code,
        now,
        by,
        null,
        null);
  }

  /**
   * Somebody has the archive: they know what stands in its last file.
   *
   * @throws ApiException 404 if there is nothing of the term; 409 if there is no archive of what
   *     there is now; 422 if the code is another
   */
  public TermState receive(String term, @Nullable String code) {
    UUID client = tenant.id();
    return transaction.execute(status -> {
      stored(client, term);
      TermStore.Archive archive = present(client, term);
      if (code == null || !archive.code().equals(written(code))) {
        throw ApiException.invalid(
            "The code is not the archive's",
            List.of(
                ErrorIssue.error(
                    "WRONG_CODE",
                    "/code",
                    code,
                    "Kvittenskoden är inte arkivets. Den står i manifest.json i det senaste"
                        + " arkivet.",
                    "The receipt code is not the archive's. It stands in manifest.json in the"
                        + " newest archive.")));
      }
      if (store.receive(client, archive.id(), now(), name())) {
        audit.record("term.received", "term", term, Map.of("archive", archive.id()));
      }
      return states.of(client, term);
    });
  }

  /**
   * Deletes a term that is due and whose archive has been received.
   *
   * @throws ApiException 404 if there is nothing of the term; 409 if it is not due, or there is no
   *     received archive of what there is now, or runs need it
   */
  public void delete(String term) {
    UUID client = tenant.id();
    transaction.executeWithoutResult(status -> {
      store.lock(client, term);
      stored(client, term);
      TermState state = states.of(client, term);
      if (state.state() == TermState.State.KEPT) {
        throw ApiException.conflict(
            "NOT_DUE", "", "Terminen ska inte gallras än.", "The term is not to be deleted yet.");
      }
      TermStore.Archive archive = present(client, term);
      if (archive.receivedAt() == null) {
        throw noArchive();
      }
      if (store.isNeeded(client, term)) {
        throw ApiException.conflict(
            "UNFINISHED_RUNS",
            "",
            "Körningar som pågår eller väntar behöver terminen. Stoppa dem, eller vänta.",
            "Runs that are queued or solving need the term. Maybe stop them, or wait.");
      }
      int problems = store.delete(client, term);
      if (!store.deleted(client, archive.id(), now(), name())) {
        throw new IllegalStateException("Archive " + archive.id() + " was of what is deleted");
      }
      audit.record(
          "term.deleted",
          "term",
          term,
          Map.of(
              "archive",
              archive.id(),
              "problems",
              problems,
              "runs",
              archive.runs(),
              "sha256",
              TermStates.hex(archive.sha256())));
    });
  }

  private TermStore.Stored stored(UUID client, String term) {
    return store.terms(client).stream()
        .filter(stored -> stored.id().equals(term))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("term", term));
  }

  /** The archive of what there is now. */
  private TermStore.Archive present(UUID client, String term) {
    return store
        .archive(client, term)
        .filter(archive -> Arrays.equals(archive.content(), store.content(client, term)))
        .orElseThrow(Terms::noArchive);
  }

  private static ApiException noArchive() {
    return ApiException.conflict(
        "NO_ARCHIVE",
        "",
        "Det finns inget kvitterat arkiv av terminen så som den är nu. Hämta ett och ange dess"
            + " kvittenskod.",
        "There is no archive of the term as it is now whose receipt was confirmed. Maybe fetch one"
            + " and send its code.");
  }

  /** As it is written, with or without blanks and hyphens. */
  private static String written(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  private static String newCode() {
    StringBuilder code = new StringBuilder();
    RANDOM
        .ints(CODE_LENGTH, 0, CODE_LETTERS.length())
        .forEach(letter -> code.append(CODE_LETTERS.charAt(letter)));
    return code.toString();
  }

  private String name() {
    return callers.find().map(Caller::name).orElse("platsa");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
