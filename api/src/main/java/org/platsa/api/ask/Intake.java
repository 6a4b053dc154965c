package org.platsa.api.ask;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.intake.DifferenceAnswer;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Reasons;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what was answered into the term's data as one revision (<i>ta in svaren</i>): what has come
 * since the last time, looked at first.
 */
@Component
public class Intake {
  /** The code of a refusal since something was answered after it was looked at. */
  public static final String ANSWERED_MEANWHILE = "ANSWERED_MEANWHILE";

  private final AskingStore askings;
  private final PendingStore store;
  private final OfferStore offers;
  private final Problems problems;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;
  private final JsonMapper json;

  Intake(
      AskingStore askings,
      PendingStore store,
      OfferStore offers,
      Problems problems,
      ComputeLane lane,
      CurrentTenant tenant,
      ReadTransaction read,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock,
      JsonMapper json) {
    this.askings = askings;
    this.store = store;
    this.offers = offers;
    this.problems = problems;
    this.lane = lane;
    this.tenant = tenant;
    this.read = read;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
    this.json = json;
  }

  /** Answers to be taken in, all read at once. */
  private record Pending(
      AskingStore.Opened opened,
      UUID head,
      String version,
      List<PendingStore.Row> rows,
      List<OfferStore.Answer> answers,
      Map<String, List<OfferStore.Offered>> offered) {}

  /** What they make of the data. */
  private record Made(Problem before, @Nullable Problem problem, List<IntakeFault> faults) {}

  /** Both, with what is different then; nothing is if something does not fit. */
  private record Looked(Pending pending, Made made, @Nullable ProblemDifference difference) {}

  private Looked looked(UUID client, String term, boolean all) {
    Put put = lane.call(ComputeTask.REVISE, () -> put(client, term, all));
    Made made = made(put);
    Problem problem = made.problem();
    return new Looked(
        put.pending(),
        made,
        problem == null
            ? null
            : lane.call(
                ComputeTask.COMPARE, () -> ProblemDifference.between(made.before(), problem)));
  }

  /**
   * Answers put into the data.
   *
   * @param made what they make of it, unchecked; null if something does not fit
   */
  private record Put(Pending pending, Problem before, AnswersInData data, @Nullable Problem made) {}

  private Put put(UUID client, String term, boolean all) {
    Pending pending = read.of(() -> pending(client, term, all));
    Problem before = problems.problem(client, pending.head());
    AnswersInData data = new AnswersInData(before);
    pending.rows().forEach(row -> data.put(row, all));
    pending
        .answers()
        .forEach(each -> data.put(each, pending.offered().getOrDefault(each.unitId(), List.of())));
    return new Put(pending, before, data, data.faults().isEmpty() ? data.made() : null);
  }

  private Pending pending(UUID client, String term, boolean all) {
    AskingStore.Opened opened =
        askings
            .find(client, term)
            .orElseThrow(() -> ApiException.notFound("asking for term", term));
    UUID head =
        problems.newest(client, term).orElseThrow(() -> ApiException.notFound("term", term));
    return new Pending(
        opened,
        head,
        version(client, term, head, all),
        store.rows(client, term, all),
        answers(client, term, all),
        offers.supervisors(client, term).stream()
            .collect(Collectors.groupingBy(OfferStore.Offered::unitId)));
  }

  private List<OfferStore.Answer> answers(UUID client, String term, boolean all) {
    return offers.answers(client, term).stream()
        .filter(each -> each.answeredAt() != null)
        .filter(each -> all || !Objects.equals(each.answeredAt(), each.takenAt()))
        .toList();
  }

  /** Of data and answers together. */
  private String version(UUID client, String term, UUID head, boolean all) {
    StringBuilder text = new StringBuilder(head.toString());
    text.append('\n').append(store.version(client, term, all));
    answers(client, term, all)
        .forEach(answer ->
            text.append('\n').append(answer.unitId()).append('\t').append(answer.answeredAt()));
    return HexFormat.of()
        .formatHex(Hashes.of("intake", text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * What would be taken in.
   *
   * @param all whether what was taken in before is put in again
   * @throws ApiException 404 if the term was never opened for requests
   */
  public IntakeView look(String term, boolean all) {
    UUID client = tenant.id();
    requireReachable(term);
    Looked looked = looked(client, term, all);
    Pending pending = looked.pending();
    audit.readsProblem(pending.head());
    recordReads(client, term);
    return new IntakeView(
        pending.opened().asking(),
        pending.head(),
        pending.version(),
        pending.opened().takenAt(),
        parts(pending),
        looked.made().faults(),
        looked.difference());
  }

  private static void requireReachable(String term) {
    if (term.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("asking for term", "");
    }
  }

  /** Students are told that are in no problem yet. */
  private void recordReads(UUID client, String term) {
    read.of(() -> askings.providers(client, term)).stream()
        .filter(AskedProvider::answered)
        .forEach(each -> audit.readsRequests(each.id(), each.protectedStudents()));
  }

  private static List<IntakeView.Part> parts(Pending pending) {
    List<IntakeView.Part> parts = new ArrayList<>();
    Map<String, List<PendingStore.Row>> byProvider =
        pending.rows().stream()
            .collect(
                Collectors.groupingBy(
                    PendingStore.Row::providerId, LinkedHashMap::new, Collectors.toList()));
    byProvider.forEach((id, rows) ->
        parts.add(
            new IntakeView.Part(
                rows.getFirst().provider(),
                false,
                rows.size(),
                (int) rows.stream().filter(row -> row.sent() == null).count(),
                (int) rows.stream().filter(PendingStore.Row::late).count())));
    pending.answers().forEach(each -> parts.add(new IntakeView.Part(each.unit(), true, 0, 0, 0)));
    return parts;
  }

  private Made made(Put put) {
    Problem before = put.before();
    Problem made = put.made();
    if (made == null) {
      return new Made(before, null, put.data().faults());
    }
    try {
      problems.check(() -> made);
      return new Made(before, made, List.of());
    } catch (ApiException e) {
      if (e.type() != ErrorType.INVALID_DOCUMENT) {
        throw e;
      }
      return new Made(
          before, null, e.issues().stream().map(issue -> put.data().told(issue, made)).toList());
    }
  }

  /**
   * Takes in what was looked at.
   *
   * @return the term's newest data afterwards: a revision, or what it was if nothing differs
   * @throws ApiException 404; 422 with what is in the way; 409 if data or answers have changed
   *     since they were looked at, or there is nothing
   */
  public ProblemSummary take(String term, IntakeRequest request) {
    UUID client = tenant.id();
    requireReachable(term);
    Reasons.fault(request.reason())
        .ifPresent(fault -> {
          throw ApiException.invalid("The answers cannot be taken in so", List.of(fault));
        });
    UUID head =
        problems.newest(client, term).orElseThrow(() -> ApiException.notFound("term", term));
    if (read.of(() -> askings.find(client, term)).isEmpty()) {
      throw ApiException.notFound("asking for term", term);
    }
    requireSeen(read.of(() -> version(client, term, head, request.isAll())), request);
    Looked looked = looked(client, term, request.isAll());
    Pending pending = looked.pending();
    requireSeen(pending.version(), request);
    audit.readsProblem(pending.head());
    Problem problem = looked.made().problem();
    ProblemDifference difference = looked.difference();
    if (problem == null || difference == null) {
      throw ApiException.invalid(
          "Answers do not fit the data",
          looked.made().faults().stream().map(Intake::issue).toList());
    }
    if (pending.rows().isEmpty() && pending.answers().isEmpty()) {
      throw ApiException.conflict(
          "NOTHING_TO_TAKE",
          "",
          "Inget nytt är svarat sedan sist.",
          "Nothing new has been answered since the last time.");
    }
    Problems.Checked checked = problems.check(() -> problem);
    String version = problems.version(client, pending.head());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return Objects.requireNonNull(
        transaction.execute(status -> {
          store.lock(client, term);
          problems.requireNewest(client, pending.head());
          problems.requireVersion(client, pending.head(), version);
          requireSeen(version(client, term, pending.head(), request.isAll()), request);
          ProblemSummary after =
              difference.isEmpty()
                  ? problems.summary(client, pending.head())
                  : problems
                      .store(client, checked, pending.head(), changes(difference), request.reason())
                      .summary();
          for (PendingStore.Row row : pending.rows()) {
            if (!store.taken(client, term, row)) {
              throw meanwhile();
            }
          }
          pending.answers().forEach(each -> store.takenOffer(client, term, each));
          store.takenAt(client, term, now);
          audit.record(
              "asking.taken",
              "term",
              term,
              Map.of(
                  "problem",
                  after.id(),
                  "students",
                  pending.rows().size(),
                  "units",
                  pending.answers().size()));
          return after;
        }));
  }

  private String changes(ProblemDifference difference) {
    return json.writeValueAsString(
        List.of(Map.of("type", "asking", "difference", DifferenceAnswer.of(difference))));
  }

  private static void requireSeen(String version, IntakeRequest request) {
    if (!version.equals(request.version())) {
      throw meanwhile();
    }
  }

  private static ApiException meanwhile() {
    return ApiException.conflict(
        ANSWERED_MEANWHILE,
        "/version",
        "Något har svarats eller ändrats medan du tittade. Nedan står vad som skiljer nu.",
        "Something was answered or changed while you were looking. Below is what differs now.");
  }

  private static ErrorIssue issue(IntakeFault fault) {
    String whose = fault.from().isEmpty() ? "" : fault.from() + ", " + fault.id() + ": ";
    return ErrorIssue.error(
        fault.code(),
        "",
        fault.id().isEmpty() ? null : fault.id(),
        whose + fault.messageSv(),
        whose + fault.messageEn());
  }
}
