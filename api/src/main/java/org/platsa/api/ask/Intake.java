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
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
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
  private final Outbox outbox;
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
      Outbox outbox,
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
    this.outbox = outbox;
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
      Map<String, List<OfferStore.Offered>> offered,
      List<LeftOut> leftOut) {
    /** The same without those of which something is wrong. */
    Pending without(List<IntakeFault> faults) {
      return new Pending(
          opened,
          head,
          version,
          rows.stream().filter(row -> faults.stream().noneMatch(each -> each.isOf(row))).toList(),
          answers.stream()
              .filter(answer -> faults.stream().noneMatch(each -> each.isOf(answer)))
              .toList(),
          offered,
          leftOut);
    }
  }

  /** What they make of the data. */
  private record Made(Problem before, @Nullable Problem problem, List<IntakeFault> faults) {}

  /** Both, with what is different then; nothing is if something does not fit. */
  private record Looked(Pending pending, Made made, @Nullable ProblemDifference difference) {}

  private Looked looked(UUID client, String term, boolean all) {
    Put put = lane.call(ComputeTask.REVISE, () -> put(client, term, all));
    Made made = made(put, all);
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
    return put(pending, problems.problem(client, pending.head()), all);
  }

  private static Put put(Pending pending, Problem before, boolean again) {
    AnswersInData data = new AnswersInData(before);
    pending.rows().forEach(row -> data.put(row, again));
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
    Map<Boolean, List<PendingStore.Row>> rows =
        store.rows(client, term, all).stream()
            .collect(Collectors.partitioningBy(row -> row.isNew() && row.leftOutAt() != null));
    Map<Boolean, List<OfferStore.Answer>> answers =
        answers(client, term, all).stream()
            .collect(Collectors.partitioningBy(each -> isNew(each) && each.leftOutAt() != null));
    return new Pending(
        opened,
        head,
        version(client, term, head, all),
        rows.getOrDefault(false, List.of()),
        answers.getOrDefault(false, List.of()),
        offers.supervisors(client, term).stream()
            .collect(Collectors.groupingBy(OfferStore.Offered::unitId)),
        leftOut(rows.getOrDefault(true, List.of()), answers.getOrDefault(true, List.of())));
  }

  private static boolean isNew(OfferStore.Answer answer) {
    return !Objects.equals(answer.answeredAt(), answer.takenAt());
  }

  private static List<LeftOut> leftOut(
      List<PendingStore.Row> rows, List<OfferStore.Answer> answers) {
    List<LeftOut> out = new ArrayList<>();
    for (PendingStore.Row row : rows) {
      Instant at = Objects.requireNonNull(row.leftOutAt());
      out.add(
          new LeftOut(row.provider(), row.providerId(), row.studentId(), row.leftOutCode(), at));
    }
    for (OfferStore.Answer each : answers) {
      Instant at = Objects.requireNonNull(each.leftOutAt());
      out.add(new LeftOut(each.unit(), null, each.unitId(), null, at));
    }
    return out;
  }

  private List<OfferStore.Answer> answers(UUID client, String term, boolean all) {
    return offers.answers(client, term).stream()
        .filter(each -> each.answeredAt() != null)
        .filter(each -> all || isNew(each))
        .toList();
  }

  /** Of data and answers together, and of what is left out. */
  private String version(UUID client, String term, UUID head, boolean all) {
    StringBuilder text = new StringBuilder(head.toString());
    text.append('\n').append(store.version(client, term, all));
    offers.given(client, term).stream()
        .filter(each -> all || !each.answeredAt().equals(each.takenAt()))
        .forEach(each ->
            text.append('\n')
                .append(each.unitId())
                .append('\t')
                .append(each.answeredAt())
                .append('\t')
                .append(each.isLeftOut()));
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
        pending.leftOut(),
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
                id,
                false,
                rows.size(),
                (int) rows.stream().filter(row -> row.sent() == null).count(),
                (int) rows.stream().filter(PendingStore.Row::late).count())));
    pending
        .answers()
        .forEach(each -> parts.add(new IntakeView.Part(each.unit(), each.unitId(), true, 0, 0, 0)));
    return parts;
  }

  private Made made(Put put, boolean again) {
    Problem before = put.before();
    Problem made = put.made();
    if (made == null) {
      List<IntakeFault> faults = new ArrayList<>(put.data().faults());
      Pending rest = put.pending().without(faults);
      if (!rest.equals(put.pending())) {
        // What is wrong with the rest is told as well.
        Put ofRest = lane.call(ComputeTask.REVISE, () -> put(rest, before, again));
        faults.addAll(made(ofRest, again).faults());
      }
      return new Made(before, null, faults.stream().distinct().toList());
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
   * Leaves answers out until they are given anew, or takes them along again.
   *
   * @return what would be taken in afterwards
   * @throws ApiException 404 if the term was never opened for requests; 422 with every answer that
   *     is not among those to be taken in
   */
  public IntakeView leaveOut(String term, LeavingOut request) {
    UUID client = tenant.id();
    requireReachable(term);
    request.requireRight();
    // What is put right meanwhile was not looked at, and is not left out.
    Instant now = request.isAlong() ? null : clock.instant().truncatedTo(ChronoUnit.MICROS);
    Looked looked = looked(client, term, false);
    audit.readsProblem(looked.pending().head());
    List<IntakeFault> faults = looked.made().faults();
    transaction.executeWithoutResult(status -> {
      store.lock(client, term);
      int count = leaveOut(client, term, request, faults, now);
      audit.record(
          now == null ? "asking.taken-along" : "asking.left-out",
          "term",
          term,
          Map.of("answers", count));
    });
    return look(term, false);
  }

  private int leaveOut(
      UUID client,
      String term,
      LeavingOut request,
      List<IntakeFault> faults,
      @Nullable Instant at) {
    List<ErrorIssue> issues = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < request.ofStudents().size(); i++) {
      LeavingOut.OfStudent one = request.ofStudents().get(i);
      String provider = one == null ? null : one.providerId();
      String student = one == null ? null : one.studentId();
      count++;
      if (provider == null
          || student == null
          || isNoId(provider)
          || isNoId(student)
          || !store.leaveOut(
              client,
              term,
              provider,
              student,
              at,
              at == null ? null : code(faults, provider, student))) {
        issues.add(notThere("/students/" + i, student));
      }
    }
    for (int i = 0; i < request.ofProviders().size(); i++) {
      String provider = request.ofProviders().get(i);
      count++;
      if (provider == null
          || isNoId(provider)
          || !store.leaveOutProvider(client, term, provider, at)) {
        issues.add(notThere("/providers/" + i, provider));
      }
    }
    for (int i = 0; i < request.ofUnits().size(); i++) {
      String unit = request.ofUnits().get(i);
      count++;
      if (unit == null || isNoId(unit) || !store.leaveOutUnit(client, term, unit, at)) {
        issues.add(notThere("/units/" + i, unit));
      }
    }
    if (request.isFaulty()) {
      for (IntakeFault fault : faults) {
        String provider = fault.providerId();
        if (provider != null) {
          store.leaveOut(client, term, provider, fault.id(), at, fault.toldCode());
        } else if (!fault.id().isEmpty()) {
          store.leaveOutUnit(client, term, fault.id(), at);
        }
        count++;
      }
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("No such answers are there", issues);
    }
    return count;
  }

  /** No id has a control character, nor can the database be asked for one. */
  private static boolean isNoId(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static @Nullable String code(List<IntakeFault> faults, String provider, String student) {
    return faults.stream()
        .filter(each -> provider.equals(each.providerId()) && each.id().equals(student))
        .map(IntakeFault::toldCode)
        .findFirst()
        .orElse(null);
  }

  private static ErrorIssue notThere(String pointer, @Nullable String value) {
    return ErrorIssue.error(
        "DANGLING_ID",
        pointer,
        value,
        "Svaret finns inte bland dem som kan tas in.",
        "The answer is not among those that can be taken in.");
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
    // A refusal names students that are in no problem yet.
    audit.readsProblem(pending.head());
    recordReads(client, term);
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
          problems.requireNewest(client, pending.head());
          problems.requireVersion(client, pending.head(), version);
          store.lock(client, term);
          requireSeen(version(client, term, pending.head(), request.isAll()), request);
          ProblemSummary after =
              difference.isEmpty()
                  ? problems.summary(client, pending.head())
                  : problems
                      .store(client, checked, pending.head(), changes(difference), request.reason())
                      .summary();
          for (PendingStore.Row row : pending.rows()) {
            if (!store.taken(client, term, row, after.id())) {
              throw meanwhile();
            }
          }
          pending.answers().forEach(each -> store.takenOffer(client, term, each, after.id()));
          store.takenAt(client, term, now);
          tellLeftOut(client, pending);
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
                  pending.answers().size(),
                  "leftOut",
                  pending.leftOut().size()));
          return after;
        }));
  }

  /** Providers are told of what was left out since the last time. */
  private void tellLeftOut(UUID client, Pending pending) {
    Instant last = pending.opened().takenAt();
    pending.leftOut().stream()
        .filter(each -> last == null || each.at().isAfter(last))
        .map(LeftOut::providerId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(provider ->
            outbox.asking(
                client, MessageKind.LEFT_OUT, pending.opened().asking().termId(), provider));
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
