package org.platsa.api.cancellation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Student;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What earlier terms tell of cancellations, and whose turn it is (<i>avbokningar</i>). */
@Component
public class Cancellations {
  private final CancellationStore store;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  Cancellations(
      CancellationStore store,
      ReadTransaction read,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.read = read;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is decided about a term's reserve list, or what holds while nothing is. */
  public ReserveChoice choice(UUID tenant, String term) {
    return read.of(() -> store.choice(tenant, term)).orElse(ReserveChoice.DEFAULT);
  }

  /**
   * Decides about a term's reserve list.
   *
   * @return what holds now
   * @throws ApiException 422 with every fault
   */
  public ReserveChoice choose(Caller by, String term, ReserveChoice choice) {
    choice.check();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          store.choose(by, term, choice, clock.instant().truncatedTo(ChronoUnit.MICROS));
          audit.record(
              "reserve.chosen",
              "term",
              term,
              Map.of("held", Objects.requireNonNull(choice.held())));
          return store.choice(by.tenant(), term).orElseThrow();
        }));
  }

  /** What is expected of a term's places, by what came of those of earlier terms. */
  public UseRates rates(UUID tenant, Problem problem, ReserveChoice choice) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
    return new UseRates(
        read.of(() -> store.uses(tenant, problem.term().id(), problem.term().firstDay(), today)),
        choice.defaultShare());
  }

  /**
   * Whose turn it is, of a problem's students: by provider and pseudonym what decides it, but for
   * how much a place helps.
   */
  public BiFunction<String, String, Turn> turns(UUID tenant, Problem problem) {
    Map<String, ProviderTier> tiers = new HashMap<>();
    for (EducationProvider each : problem.providers()) {
      tiers.put(each.id(), each.tier());
    }
    Map<CancellationStore.Asked, Instant> asked =
        read.of(() -> store.asked(tenant, problem.term().id()));
    return (provider, student) ->
        new Turn(
            tiers.get(provider), asked.get(new CancellationStore.Asked(provider, student)), null);
  }

  /**
   * Who is held ready in a plan.
   *
   * @param overview where everybody is
   * @param choice how many are held ready
   * @param rates what is expected of places
   */
  public ReservePlan plan(
      UUID tenant, Problem problem, PlanOverview overview, ReserveChoice choice, UseRates rates) {
    BiFunction<String, String, Turn> turns = turns(tenant, problem);
    Map<String, Student> students = new HashMap<>();
    problem.students().forEach(each -> students.put(each.id(), each));
    Map<String, Turn> waiting = new HashMap<>();
    Map<String, PlanOverview.Seated> seats = new HashMap<>();
    overview.placements().forEach(each -> seats.put(each.placementId(), each));
    problem
        .placements()
        .forEach(each -> {
          PlanOverview.Seated seated = seats.get(each.id());
          if (seated != null && !seated.isPlaced()) {
            Turn turn =
                turns.apply(
                    Objects.requireNonNull(students.get(each.studentId())).providerId(),
                    each.studentId());
            waiting.put(each.id(), turn.helping(Help.of(seated.costs())));
          }
        });
    return new ReservePlan(
        problem,
        overview.placements().stream()
            .filter(PlanOverview.Seated::isPlaced)
            .map(each ->
                new Assignment(
                    each.placementId(),
                    Objects.requireNonNull(each.supervisorId()),
                    Objects.requireNonNull(each.periodId())))
            .toList(),
        inTurn(problem, waiting),
        rates,
        choice.chanceShare());
  }

  private static List<String> inTurn(Problem problem, Map<String, Turn> waiting) {
    return problem.placements().stream()
        .filter(each -> waiting.containsKey(each.id()))
        .map(each -> Map.entry(each.id(), Objects.requireNonNull(waiting.get(each.id()))))
        .sorted(Map.Entry.comparingByValue(Turn.ORDER))
        .map(Map.Entry::getKey)
        .toList();
  }
}
