package org.platsa.api.ask;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the present unit manager's units offer in a term (<i>enheternas erbjudande</i>): as the
 * term's data has it, until the manager says otherwise.
 */
@Component
public class Offers {
  private final OfferStore store;
  private final AskingStore askings;
  private final Problems problems;
  private final CurrentCaller callers;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  Offers(
      OfferStore store,
      AskingStore askings,
      Problems problems,
      CurrentCaller callers,
      ComputeLane lane,
      ReadTransaction read,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.askings = askings;
    this.problems = problems;
    this.callers = callers;
    this.lane = lane;
    this.read = read;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /** The manager's units that are asked, by the term that was opened last and by name. */
  public List<OfferInShort> all() {
    Caller manager = callers.get();
    LocalDate today = today();
    return read.of(() ->
        store.askings(manager.tenant(), manager.units()).stream()
            .flatMap(asking ->
                askings.units(manager.tenant(), asking.termId()).stream()
                    .filter(unit -> manager.units().contains(unit.unitId()))
                    .map(unit -> new OfferInShort(asking, asking.isOpen(today), unit)))
            .toList());
  }

  /**
   * What a unit offers; records that its supervisors are read.
   *
   * @throws ApiException 404 if it is not the manager's, is not asked, or is no longer in the data
   */
  public OfferSheet get(String term, String unitId) {
    Caller manager = callers.get();
    Asking asking = required(manager, term, unitId);
    UUID head = head(manager, term);
    Problem problem = problems.problem(manager.tenant(), head);
    audit.readsTrainees(manager, head, 0);
    Unit unit = unit(problem, unitId);
    OfferStore.Answer answer = answer(manager, term, unitId);
    Map<String, OfferStore.Offered> offered =
        lane
            .call(ComputeTask.READ, () -> store.supervisors(manager.tenant(), term, unitId))
            .stream()
            .collect(
                Collectors.toMap(
                    OfferStore.Offered::supervisorId, each -> each, (one, other) -> one));
    List<Supervisor> before = own(problem, unitId);
    return new OfferSheet(
        asking,
        asking.isOpen(today()),
        unitId,
        unit.name(),
        Objects.requireNonNullElse(answer.maxTrainees(), unit.maxTrainees()),
        unit.maxTrainees(),
        OfferedPlaces.of(
            answer.offers() == null ? unit.offers() : answer.offers(), problem.periods()),
        problem.periods(),
        new PlacementKinds(problem.placementKinds()).all(),
        before.stream().map(each -> offered(each, offered.get(each.id()))).toList(),
        before,
        answer.closedWeeks(),
        mondays(problem.term()),
        AskedUnit.version(answer.answeredAt()),
        answer.answeredAt() != null && answer.maxTrainees() == null,
        answer.answeredAt(),
        answer.answeredBy());
  }

  /** A supervisor as it is offered; as the data has it where nothing else was said. */
  static Supervisor offered(Supervisor supervisor, OfferStore.@Nullable Offered offered) {
    return offered == null
        ? supervisor
        : supervisor
            .withPresence(offered.active(), offered.absences())
            .withRoom(offered.maxSimultaneous(), offered.maxPerTerm());
  }

  private static List<Supervisor> own(Problem problem, String unitId) {
    return problem.supervisors().stream().filter(each -> each.unitId().equals(unitId)).toList();
  }

  private static Unit unit(Problem problem, String unitId) {
    return problem.units().stream()
        .filter(each -> each.id().equals(unitId))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("unit", unitId));
  }

  private static List<LocalDate> mondays(Term term) {
    return term.firstDay().datesUntil(term.lastDay(), java.time.Period.ofWeeks(1)).toList();
  }

  private Asking required(Caller manager, String term, String unitId) {
    boolean isAny =
        manager.units().contains(unitId) && term.chars().noneMatch(Character::isISOControl);
    if (!isAny) {
      throw ApiException.notFound("asking of unit", unitId);
    }
    return read.of(() -> store.asking(manager.tenant(), term))
        .orElseThrow(() -> ApiException.notFound("asking for term", term));
  }

  private OfferStore.Answer answer(Caller manager, String term, String unitId) {
    return lane
        .call(ComputeTask.READ, () -> read.of(() -> store.answers(manager.tenant(), term)))
        .stream()
        .filter(each -> each.unitId().equals(unitId))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("asking of unit", unitId));
  }

  private UUID head(Caller manager, String term) {
    return read.of(() -> problems.newest(manager.tenant(), term))
        .orElseThrow(() -> ApiException.notFound("term", term));
  }

  /**
   * Answers for a unit, in the place of what it answered before. The same answer again changes
   * nothing, also after the last day.
   *
   * @return what it offers afterwards
   * @throws ApiException 404 as {@link #get}; 422 with every fault; 409 if the term is not open, or
   *     if somebody has answered otherwise since it was seen, or it was not said that their answer
   *     was seen, with what differs
   */
  public OfferSheet answer(String term, String unitId, OfferRequest request) {
    Caller manager = callers.get();
    required(manager, term, unitId);
    answer(manager, term, unitId);
    Problem problem = problems.problem(manager.tenant(), head(manager, term));
    Unit unit = unit(problem, unitId);
    Map<String, Supervisor> own = new LinkedHashMap<>();
    own(problem, unitId).forEach(each -> own.put(each.id(), each));
    List<ErrorIssue> issues = request.faults(problem, own);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be offered so", issues);
    }
    String seen = requireUnchanged(term, unitId, problem, request);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Boolean isDone =
        transaction.execute(status -> {
          Integer most =
              request.isUnchanged()
                  ? null
                  : Objects.requireNonNullElse(request.maxTrainees(), unit.maxTrainees());
          List<LocalDate> closed =
              request.closed().stream().filter(Objects::nonNull).distinct().sorted().toList();
          List<@Nullable OfferedPlaces> places = request.offers();
          List<Offer> offers = places == null ? null : OfferedPlaces.offers(places, problem);
          if (!store.answer(manager, term, unitId, seen, most, offers, closed, today(), now)) {
            return false;
          }
          store.offer(manager.tenant(), term, unitId, offered(unitId, request));
          audit.record(
              "offer.made",
              "unit",
              unitId,
              Map.of("term", term, "unchanged", request.isUnchanged()));
          return true;
        });
    if (!Boolean.TRUE.equals(isDone)) {
      // Somebody else may just have answered.
      requireUnchanged(term, unitId, problem, request);
      OfferSheet there = get(term, unitId);
      if (!OfferConflict.isSame(there, request, problem)) {
        throw closed(required(manager, term, unitId));
      }
      return there;
    }
    return get(term, unitId);
  }

  /**
   * The version in whose place an answer is given. Whoever names none has seen no answer.
   *
   * @throws ApiException 409 if it is not the one that was seen, and says something else
   */
  private String requireUnchanged(
      String term, String unitId, Problem problem, OfferRequest request) {
    String seen = Objects.requireNonNullElse(request.version(), AskedUnit.version(null));
    OfferSheet there = get(term, unitId);
    if (!there.version().equals(seen)) {
      List<ErrorIssue> issues = OfferConflict.between(there, request, problem);
      if (!issues.isEmpty()) {
        throw ApiException.conflicts("Somebody has answered for the same unit meanwhile", issues);
      }
    }
    return there.version();
  }

  private static List<OfferStore.Offered> offered(String unitId, OfferRequest request) {
    List<OfferStore.Offered> offered = new ArrayList<>();
    for (OfferRequest.OfSupervisor each : request.ofSupervisors()) {
      OfferRequest.OfSupervisor one = Objects.requireNonNull(each);
      List<Absence> absences =
          one.absences() == null
              ? List.of()
              : one.absences().stream().filter(Objects::nonNull).toList();
      offered.add(
          new OfferStore.Offered(
              unitId,
              Objects.requireNonNull(one.supervisorId()),
              Boolean.TRUE.equals(one.active()),
              Objects.requireNonNull(one.maxSimultaneous()),
              Objects.requireNonNull(one.maxPerTerm()),
              absences));
    }
    return offered;
  }

  private static ApiException closed(Asking asking) {
    return asking.closedAt() == null
        ? ApiException.conflict(
            "TIME_OVER",
            "",
            "Tiden gick ut " + asking.answerBy() + ". Inget har sparats. Kontakta samordnaren.",
            "The time was over on "
                + asking.answerBy()
                + ". Nothing was saved. Contact the coordinator.")
        : ApiException.conflict(
            "CLOSED",
            "",
            "Terminen är stängd för svar. Inget har sparats. Kontakta samordnaren.",
            "The term is closed for answers. Nothing was saved. Contact the coordinator.");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
  }
}
