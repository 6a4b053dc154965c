package org.platsa.api.reserve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.cancellation.Cancellations;
import org.platsa.api.cancellation.ReserveCell;
import org.platsa.api.cancellation.ReserveChoice;
import org.platsa.api.cancellation.ReservePlan;
import org.platsa.api.cancellation.ReserveSimulation;
import org.platsa.api.cancellation.UseRates;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.result.Explainers;
import org.platsa.api.run.RunStatus;
import org.platsa.api.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Plans for cancellations (<i>reservlistor</i>): of a term's newest plan. */
@Component
public class Reserves {
  /** What is drawn is the same whenever somebody looks. */
  private static final long SEED = 1;

  private final Workspaces workspaces;
  private final Explainers explainers;
  private final Cancellations cancellations;
  private final ComputeLane lane;
  private final CurrentCaller caller;
  private final AuditLog audit;

  Reserves(
      Workspaces workspaces,
      Explainers explainers,
      Cancellations cancellations,
      ComputeLane lane,
      CurrentCaller caller,
      AuditLog audit) {
    this.workspaces = workspaces;
    this.explainers = explainers;
    this.cancellations = cancellations;
    this.lane = lane;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * What a term's places are expected to come to, and who is or would be held ready; records that
   * the plan is read.
   *
   * @throws ApiException 404 if there is no such term, or it has no plan yet
   */
  public ReserveView of(String termId) {
    UUID client = caller.get().tenant();
    RunStatus run = workspaces.get(termId).workspace().plan();
    if (run == null || run.kpis() == null) {
      throw ApiException.of(ErrorType.NOT_FOUND, "Term " + termId + " has no plan yet");
    }
    audit.readsRun(run.id());
    ReserveChoice choice = cancellations.choice(client, termId);
    Explainers.Explained plan = explainers.of(client, run.id());
    UseRates rates = cancellations.rates(client, plan.problem(), choice);
    return lane.call(
        ComputeTask.CHECK,
        () ->
            view(
                termId,
                run.id(),
                choice,
                rates,
                cancellations.plan(
                    client, plan.problem(), plan.explainer().overview(), choice, rates)));
  }

  private static ReserveView view(
      String termId, UUID run, ReserveChoice choice, UseRates rates, ReservePlan plan) {
    List<ReserveCell> cells = plan.cells();
    double without = cells.stream().mapToDouble(ReserveCell::expectedUse).sum();
    return new ReserveView(
        termId,
        run,
        choice,
        new ReserveView.History(rates.offered(), rates.used(), rates.mean(), rates.strength()),
        plan.groups(),
        cells,
        new ReserveView.Use(
            cells.stream().mapToInt(ReserveCell::placed).sum(),
            cells.stream().mapToInt(each -> each.ready().size()).sum(),
            without,
            without + cells.stream().mapToDouble(ReserveCell::expectedFilled).sum()),
        ReserveSimulation.of(plan, ReserveSimulation.ROUNDS, SEED));
  }

  /**
   * Who is held ready in a term, and in which period: by placement, the period's name. Nobody while
   * no list is held, or the term has no plan.
   */
  public Map<String, String> ready(String termId) {
    RunStatus run = workspaces.get(termId).workspace().plan();
    if (run == null
        || run.kpis() == null
        || !Boolean.TRUE.equals(cancellations.choice(caller.get().tenant(), termId).held())) {
      return Map.of();
    }
    Map<String, String> ready = new LinkedHashMap<>();
    of(termId)
        .cells()
        .forEach(
            cell -> cell.ready().forEach(each -> ready.put(each.placementId(), cell.period())));
    return ready;
  }

  /**
   * Decides about a term's reserve list.
   *
   * @throws ApiException 404 if there is no such term; 422 with every fault
   */
  public ReserveChoice choose(String termId, ReserveChoice choice) {
    Caller by = caller.get();
    workspaces.get(termId);
    return cancellations.choose(by, termId, choice);
  }
}
