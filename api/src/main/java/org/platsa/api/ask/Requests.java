package org.platsa.api.ask;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.submission.Problems;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the present provider asks for (<i>önskemål</i>): written, then sent. Nobody else sees what
 * is only written, and nobody else ever sees its own references.
 */
@Component
public class Requests {
  /** More students than these has no provider in a term. */
  public static final int MOST = 2_000;

  private static final int MOST_AT_ONCE = 1_000;

  private final RequestStore store;
  private final Problems problems;
  private final Localities localities;
  private final PseudonymMaker pseudonyms;
  private final CurrentCaller callers;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final ComputeLane lane;
  private final AuditLog audit;
  private final Clock clock;

  Requests(
      RequestStore store,
      Problems problems,
      Localities localities,
      PseudonymMaker pseudonyms,
      CurrentCaller callers,
      ReadTransaction read,
      TransactionTemplate transaction,
      ComputeLane lane,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.problems = problems;
    this.localities = localities;
    this.pseudonyms = pseudonyms;
    this.callers = callers;
    this.read = read;
    this.transaction = transaction;
    this.lane = lane;
    this.audit = audit;
    this.clock = clock;
  }

  /** Terms for which the provider is asked, the one that was opened last first. */
  public List<RequestList> all() {
    Caller caller = callers.get();
    String provider = provider(caller);
    LocalDate today = today();
    return read.of(() ->
        store.askings(caller.tenant(), provider).stream()
            .flatMap(asking ->
                store
                    .own(caller.tenant(), provider, asking.termId())
                    .map(own -> new RequestList(asking, asking.isOpen(today), own))
                    .stream())
            .toList());
  }

  /**
   * What the provider asks for in a term; records that it is read.
   *
   * @throws ApiException 404 if it is not asked
   */
  public RequestSheet get(String term) {
    Caller caller = callers.get();
    RequestSheet sheet = lane.call(ComputeTask.READ, () -> read.of(() -> sheet(caller, term)));
    AskedProvider own = own(caller, term);
    // Its login has no right to the data; nothing else of it is told.
    Set<String> known =
        new Tenancy.Staff(caller.tenant()).call(() -> problems.protectedNow(caller.tenant(), term));
    audit.readsRequests(
        own.id(),
        read.of(() -> store.protectedStudents(caller.tenant(), provider(caller), term, known)));
    return sheet;
  }

  /**
   * What can be chosen of in a term; nobody is in it.
   *
   * @throws ApiException 404 if the provider is not asked
   */
  Problem choices(String term) {
    Caller caller = callers.get();
    return lane.call(ComputeTask.READ, () -> required(caller, term).choices());
  }

  private AskedProvider own(Caller caller, String term) {
    requireReachable(term);
    return store
        .own(caller.tenant(), provider(caller), term)
        .orElseThrow(() -> ApiException.notFound("asking for term", term));
  }

  private RequestStore.Sheet required(Caller caller, String term) {
    requireReachable(term);
    return store
        .sheet(caller.tenant(), provider(caller), term)
        .orElseThrow(() -> ApiException.notFound("asking for term", term));
  }

  private static void requireReachable(String term) {
    if (term.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("asking for term", "");
    }
  }

  private RequestSheet sheet(Caller caller, String term) {
    RequestStore.Sheet sheet = required(caller, term);
    return new RequestSheet(
        sheet.asking(),
        sheet.asking().isOpen(today()),
        provider(caller),
        sheet.own().provider(),
        sheet.own().sentAt(),
        sheet.own().sentBy(),
        sheet.choices(),
        RequestSheet.Choice.of(sheet.choices()),
        sheet.suggestion(),
        store.students(caller.tenant(), provider(caller), term));
  }

  /**
   * Writes students: adds them, or puts them in the place of those of the same pseudonym. All or
   * none.
   *
   * @return the sheet afterwards
   * @throws ApiException 404; 422 with every fault, each with a pointer into {@code /students}; 409
   *     if the term is not open, or somebody has changed one of them meanwhile
   */
  public RequestSheet write(String term, List<@Nullable StudentRequest> sent) {
    Caller caller = callers.get();
    requireNotTooMany(sent);
    AskedProvider own = own(caller, term);
    RequestReader.Reading reading =
        lane.call(ComputeTask.REVISE, () -> readable(caller, term, sent));
    transaction.executeWithoutResult(status -> {
      Instant now = open(caller, term);
      Map<String, Instant> present = store.changes(caller.tenant(), provider(caller), term);
      requireUnchanged(sent, present);
      Set<String> all = new HashSet<>(present.keySet());
      reading.rows().forEach(row -> all.add(row.wish().student().id()));
      if (all.size() > MOST) {
        throw ApiException.conflict(
            "TOO_MANY",
            "/students",
            "Högst " + MOST + " elever per termin.",
            "At most " + MOST + " students a term.");
      }
      reading.rows().forEach(row -> store.put(caller.tenant(), provider(caller), term, row, now));
      audit.record(
          "requests.written",
          "requests",
          own.id().toString(),
          Map.of("students", reading.rows().size()));
    });
    return get(term);
  }

  private RequestReader.Reading readable(
      Caller caller, String term, List<@Nullable StudentRequest> sent) {
    RequestStore.Sheet sheet = required(caller, term);
    Map<String, RequestedStudent> before =
        byId(store.students(caller.tenant(), provider(caller), term));
    Map<String, Wish> there = new HashMap<>();
    before.forEach((id, each) -> there.put(id, new Wish(each.student(), each.placements())));
    RequestReader.Reading reading =
        new RequestReader(
                sheet.choices(), provider(caller), sheet.own().provider(), localities, pseudonyms)
            .read(sent, there);
    List<ErrorIssue> issues = new ArrayList<>(reading.issues());
    if (issues.isEmpty()) {
      issues.addAll(taken(reading.rows(), before));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be asked so", issues);
    }
    return reading;
  }

  private static void requireNotTooMany(List<?> students) {
    if (students.isEmpty() || students.size() > MOST_AT_ONCE) {
      throw ApiException.invalid(
          "It cannot be done with so many at once",
          List.of(
              ErrorIssue.error(
                  students.isEmpty() ? "MISSING_FIELD" : "LIST_TOO_LONG",
                  "/students",
                  Integer.toString(students.size()),
                  "students ska ha 1 till " + MOST_AT_ONCE + " elever.",
                  "students must have 1 to " + MOST_AT_ONCE + " students.")));
    }
  }

  /** Placements of one student that would have the id of another's. */
  private static List<ErrorIssue> taken(
      List<RequestReader.Row> rows, Map<String, RequestedStudent> there) {
    Map<String, String> owner = new HashMap<>();
    there
        .values()
        .forEach(
            each -> each.placements().forEach(place -> owner.put(place.id(), each.student().id())));
    List<ErrorIssue> issues = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Placement> placements = rows.get(i).wish().placements();
      for (int j = 0; j < placements.size(); j++) {
        String id = placements.get(j).id();
        String other = owner.get(id);
        if (other != null && !other.equals(rows.get(i).wish().student().id())) {
          issues.add(
              ErrorIssue.error(
                  "DUPLICATE_ID",
                  "/students/" + i + "/placements/" + j + "/placementId",
                  id,
                  "Placeringen ”" + id + "” är redan en annan elevs.",
                  "Placement '" + id + "' is another student's already."));
        }
      }
    }
    return issues;
  }

  private static void requireUnchanged(
      List<@Nullable StudentRequest> sent, Map<String, Instant> present) {
    List<ErrorIssue> issues = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      StudentRequest one = Objects.requireNonNull(sent.get(i));
      Instant seen = one.ifUnchangedSince();
      if (seen == null || one.studentId() == null) {
        continue;
      }
      if (!seen.equals(present.get(one.studentId().strip()))) {
        issues.add(
            ErrorIssue.error(
                "CHANGED_MEANWHILE",
                "/students/" + i,
                one.studentId(),
                "Någon annan har ändrat eleven under tiden. Inget har sparats: det du skrev står"
                    + " kvar, och sparar du igen gäller ditt.",
                "Somebody else has changed the student meanwhile. Nothing was saved: what you"
                    + " wrote is still here, and if you save again, yours counts."));
      }
    }
    if (!issues.isEmpty()) {
      throw ApiException.conflicts("Somebody has changed the same student meanwhile", issues);
    }
  }

  private static Map<String, RequestedStudent> byId(Collection<RequestedStudent> students) {
    return students.stream()
        .collect(
            Collectors.toMap(
                each -> each.student().id(),
                each -> each,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /**
   * Takes students away: those that were sent when it is sent the next time, others at once.
   *
   * @return the sheet afterwards
   * @throws ApiException 404; 422 with every pseudonym that is not there, or if there are none or
   *     too many; 409 if the term is not open
   */
  public RequestSheet remove(String term, List<@Nullable String> students) {
    return change(
        term,
        "requests.removed",
        students,
        (caller, id, now) -> store.remove(caller.tenant(), provider(caller), term, id, now));
  }

  /**
   * Takes back that students are to be taken away.
   *
   * @throws ApiException as {@link #remove} does
   */
  public RequestSheet restore(String term, List<@Nullable String> students) {
    return change(
        term,
        "requests.restored",
        students,
        (caller, id, now) -> store.restore(caller.tenant(), provider(caller), term, id, now));
  }

  /** Does something to a student; says whether there was anything to be done. */
  private interface Step {
    boolean done(Caller caller, String student, Instant now);
  }

  private RequestSheet change(
      String term, String action, List<@Nullable String> students, Step step) {
    requireNotTooMany(students);
    Caller caller = callers.get();
    AskedProvider own = own(caller, term);
    transaction.executeWithoutResult(status -> {
      Instant now = open(caller, term);
      List<ErrorIssue> issues = new ArrayList<>();
      for (int i = 0; i < students.size(); i++) {
        String id = students.get(i);
        if (id == null || !step.done(caller, id, now)) {
          issues.add(
              ErrorIssue.error(
                  "DANGLING_ID",
                  "/students/" + i,
                  id,
                  "Eleven finns inte bland önskemålen.",
                  "The student is not among the requests."));
        }
      }
      if (!issues.isEmpty()) {
        throw ApiException.invalid("No such students are asked for", issues);
      }
      audit.record(action, "requests", own.id().toString(), Map.of("students", students.size()));
    });
    return get(term);
  }

  /**
   * Sends all that is written; also nothing, which says that nothing is asked for. The same sent
   * again changes nothing but when.
   *
   * @return the sheet afterwards
   * @throws ApiException 404; 409 if the term is not open
   */
  public RequestSheet send(String term) {
    Caller caller = callers.get();
    AskedProvider own = own(caller, term);
    transaction.executeWithoutResult(status -> {
      Instant now = open(caller, term);
      int sent = store.send(caller.tenant(), provider(caller), term, caller.name(), now);
      audit.record("requests.sent", "requests", own.id().toString(), Map.of("students", sent));
    });
    return get(term);
  }

  private Instant open(Caller caller, String term) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!store.open(caller.tenant(), provider(caller), term, today(), now)) {
      Asking asking =
          store.askings(caller.tenant(), provider(caller)).stream()
              .filter(each -> each.termId().equals(term))
              .findFirst()
              .orElseThrow(() -> ApiException.notFound("asking for term", term));
      throw asking.closedAt() == null
          ? ApiException.conflict(
              "TIME_OVER",
              "",
              "Tiden gick ut " + asking.answerBy() + ". Inget har sparats. Kontakta kommunen.",
              "The time was over on "
                  + asking.answerBy()
                  + ". Nothing was saved. Contact the municipality.")
          : ApiException.conflict(
              "CLOSED",
              "",
              "Kommunen har stängt terminen för önskemål. Inget har sparats.",
              "The municipality has closed the term for requests. Nothing was saved.");
    }
    return now;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
  }

  private static String provider(Caller caller) {
    return Objects.requireNonNull(caller.provider(), "the caller is no provider");
  }
}
