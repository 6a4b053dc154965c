package org.platsa.api.ask;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.identity.Ids;
import org.platsa.api.message.Outbox;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens terms for requests and closes them (<i>öppna och stänga för önskemål</i>), and says who has
 * answered.
 */
@Component
public class Askings {
  private final AskingStore store;
  private final Problems problems;
  private final CurrentCaller callers;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final ComputeLane lane;
  private final AuditLog audit;
  private final Outbox outbox;
  private final Ids ids;
  private final Clock clock;

  Askings(
      AskingStore store,
      Problems problems,
      CurrentCaller callers,
      ReadTransaction read,
      TransactionTemplate transaction,
      ComputeLane lane,
      AuditLog audit,
      Outbox outbox,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.problems = problems;
    this.callers = callers;
    this.read = read;
    this.transaction = transaction;
    this.lane = lane;
    this.audit = audit;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /** How a term is asked; nothing if it never was. */
  public Optional<AskingView> find(String term) {
    UUID client = callers.get().tenant();
    if (term.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return read.of(() -> store.find(client, term).map(opened -> view(client, opened)));
  }

  /**
   * The same of one that is.
   *
   * @throws ApiException 404 if it never was
   */
  public AskingView get(String term) {
    return find(term).orElseThrow(() -> ApiException.notFound("asking for term", term));
  }

  private AskingView view(UUID client, AskingStore.Opened opened) {
    String term = opened.asking().termId();
    return new AskingView(
        opened.asking(),
        opened.asking().isOpen(today()),
        opened.by(),
        opened.takenAt(),
        outbox.isMailed(),
        store.providers(client, term),
        store.units(client, term));
  }

  /**
   * Opens a term, or opens it again with another day or message and with the periods, providers and
   * units that its data has by now. What was answered stays.
   *
   * @throws ApiException 404 if there is no such term; 422 with every fault of the request; 409 if
   *     the term has no units or no periods
   */
  public AskingView open(String term, AskingRequest request) {
    Caller caller = callers.get();
    UUID client = caller.tenant();
    UUID head = newest(client, term);
    LocalDate answerBy = request.requireRight(today());
    Problem problem = problems.problem(client, head);
    if (problem.units().isEmpty() || problem.periods().isEmpty()) {
      throw ApiException.conflict(
          "NOTHING_TO_CHOOSE",
          "",
          "Terminens underlag har inga perioder eller inga enheter. Lägg till dem först: det är"
              + " dem utbildarna väljer bland.",
          "The term's data has no periods or no units. Add them first: providers choose of them.");
    }
    Map<String, List<RequestedGroup>> before = before(client, problem);
    Instant now = now();
    transaction.executeWithoutResult(status -> {
      store.open(
          client,
          term,
          problem.term().name(),
          Choices.written(Choices.of(problem)),
          answerBy,
          request.plainMessage(),
          caller.name(),
          now);
      Problem named = DistinctNames.of(problem);
      named
          .providers()
          .forEach(each ->
              store.askProvider(
                  client,
                  term,
                  each.id(),
                  ids.next(),
                  each.name(),
                  RequestedGroup.written(before.getOrDefault(each.id(), List.of()))));
      named.units().forEach(each -> store.askUnit(client, term, each.id(), each.name()));
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("problem", head);
      details.put("answerBy", answerBy.toString());
      details.put("providers", problem.providers().size());
      details.put("units", problem.units().size());
      audit.record("asking.opened", "term", term, details);
    });
    return get(term);
  }

  /** Each provider's groups of the term before. */
  private Map<String, List<RequestedGroup>> before(UUID client, Problem problem) {
    return store
        .termBefore(client, problem.term().firstDay())
        .map(id -> problems.problem(client, id))
        .map(old -> lane.call(ComputeTask.COMPARE, () -> RequestedGroup.of(old)))
        .orElse(Map.of());
  }

  private UUID newest(UUID client, String term) {
    if (term.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", "");
    }
    return read.of(() -> problems.newest(client, term))
        .orElseThrow(() -> ApiException.notFound("term", term));
  }

  /**
   * Closes a term before its time; one that is closed stays so.
   *
   * @throws ApiException 404 if it was never opened
   */
  public AskingView close(String term) {
    UUID client = callers.get().tenant();
    get(term);
    transaction.executeWithoutResult(status -> {
      if (store.close(client, term, now())) {
        audit.record("asking.closed", "term", term, Map.of());
      }
    });
    return get(term);
  }

  /** The day that counts, in Sweden. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
