package org.platsa.api.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.error.FreeText;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Term;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the data of the term after a term (<i>nästa termin</i>). */
@Component
public class NextTerms {
  private static final Part TERM_ID = new Part("termId", "Terminens id", "The term's id");
  private static final Part NAME = new Part("name", "Terminens namn", "The term's name");
  private static final Part FIRST_DAY = new Part("firstDay", "Första dagen", "The first day");
  private static final Part LAST_DAY = new Part("lastDay", "Sista dagen", "The last day");

  private final Problems problems;
  private final RunStore runs;
  private final EventStore events;
  private final ComputeLane lane;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  NextTerms(
      Problems problems,
      RunStore runs,
      EventStore events,
      ComputeLane lane,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      AuditLog audit,
      TransactionTemplate transaction) {
    this.problems = problems;
    this.runs = runs;
    this.events = events;
    this.lane = lane;
    this.keys = keys;
    this.tenant = tenant;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** A field of the request, by what people call it. */
  private record Part(String name, String sv, String en) {}

  /**
   * Makes and stores it.
   *
   * @param problemId the term that it follows
   * @param key a request that comes again with its key is answered with the term that the first one
   *     made; null for one that is sent once
   * @throws ApiException 422 with every fault; 409 if there is such a term already, with other
   *     data, if the key came with another request, or if the problem only asks what would be
   */
  public Problems.Stored make(UUID problemId, NextTermRequest request, @Nullable String key) {
    byte[] hash =
        Hashes.of(
            "POST /problems/" + problemId + "/next-term", Json.mapper().writeValueAsBytes(request));
    return transaction
        .execute(status -> keys.find(tenant.id(), key, hash).map(this::made))
        .orElseGet(() -> made(problemId, request, key, hash));
  }

  /** What was made before. */
  private Problems.Stored made(UUID id) {
    return new Problems.Stored(problems.summary(tenant.id(), id), false);
  }

  private Problems.Stored made(
      UUID problemId, NextTermRequest request, @Nullable String key, byte[] hash) {
    problems.requireVersionOfTerm(tenant.id(), problemId);
    Problem problem = problems.problem(tenant.id(), problemId);
    List<ErrorIssue> faults =
        faults(request.termId(), request.name(), request.firstDay(), request.lastDay());
    if (!faults.isEmpty()) {
      throw ApiException.invalid("The next term cannot be made", faults);
    }
    PlacementPlan plan = request.run() == null ? null : plan("run", request.run(), problemId);
    PlacementPlan before = request.runBefore() == null ? null : before(request.runBefore());
    Term term = new Term(request.termId(), request.name(), request.firstDay(), request.lastDay());
    Problems.Checked checked =
        problems.check(() -> new NextTerm(problem, plan, before).of(term, request.name()));
    return transaction.execute(status ->
        keys.once(
            tenant.id(),
            key,
            hash,
            this::made,
            () -> stored(request.termId(), checked),
            made -> Made.problem(made.summary().id())));
  }

  private Problems.Stored stored(String term, Problems.Checked checked) {
    boolean isThere = problems.newest(tenant.id(), term).isPresent();
    if (isThere && !problems.isStored(tenant.id(), checked)) {
      throw ApiException.conflict(
          "TERM_EXISTS",
          "/termId",
          "Terminen " + term + " finns redan.",
          "The term " + term + " is there already.");
    }
    return problems.store(tenant.id(), checked, null, null);
  }

  /** Of another problem than the one it follows: that its plan is read is recorded, too. */
  private PlacementPlan before(UUID run) {
    PlacementPlan plan = plan("runBefore", run, null);
    audit.readsRun(run);
    return plan;
  }

  /** The best plan of a run, which must be of the problem if one is given. */
  PlacementPlan plan(String parameter, UUID id, @Nullable UUID problemId) {
    Run run = runs.get(tenant.id(), id);
    if (problemId != null && !run.problemId().equals(problemId)) {
      throw ApiException.parameter(
          parameter,
          id.toString(),
          "Körningen " + id + " gäller ett annat underlag.",
          "Run " + id + " is of another problem.");
    }
    return lane.call(ComputeTask.READ, () -> events.bestPlan(run.tenantId(), id))
        .orElseThrow(() -> ApiException.of(ErrorType.CONFLICT, "Run " + id + " has no plan yet"))
        .plan();
  }

  /** What is missing in a request, or wrong in itself. */
  public List<ErrorIssue> faults(
      @Nullable String termId,
      @Nullable String name,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate lastDay) {
    List<ErrorIssue> issues = new ArrayList<>();
    requireText(termId, TERM_ID, issues);
    requireText(name, NAME, issues);
    requireThere(firstDay, FIRST_DAY, issues);
    requireThere(lastDay, LAST_DAY, issues);
    return issues;
  }

  private static void requireText(@Nullable String text, Part field, List<ErrorIssue> issues) {
    requireThere(text, field, issues);
    boolean isWrong =
        text != null
            && (text.isBlank()
                || text.codePointCount(0, text.length()) > 200
                || !FreeText.isLine(text));
    if (isWrong) {
      issues.add(
          ErrorIssue.error(
              "INVALID_TEXT",
              "/" + field.name(),
              null,
              field.sv() + " ska ha 1 till 200 tecken, inga styrtecken.",
              field.en() + " must have 1 to 200 characters, no control characters."));
    }
  }

  private static void requireThere(@Nullable Object value, Part field, List<ErrorIssue> issues) {
    if (value == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/" + field.name(),
              null,
              field.sv() + " saknas.",
              field.en() + " is missing."));
    }
  }
}
