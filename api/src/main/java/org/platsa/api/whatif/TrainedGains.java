package org.platsa.api.whatif;

import java.util.List;
import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.compute.SharedResults;
import org.platsa.api.database.Notifications;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.result.Plans;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.explain.NextTrained;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.TrainedGain;
import org.springframework.stereotype.Component;

/** Where the next trained supervisor would help a plan most (<i>nästa utbildade handledare</i>). */
@Component
public class TrainedGains {
  /** How many are told. */
  static final int MOST = 10;

  /** What the answer takes in memory at most, and so many answers are kept. */
  private static final long BYTES = 16_000;

  private static final int KEPT = 50;

  private final Plans plans;
  private final RunStore runs;
  private final Problems problems;
  private final ReadTransaction read;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final SharedResults<Key, List<TrainedGain>> known;

  TrainedGains(
      Plans plans,
      RunStore runs,
      Problems problems,
      ReadTransaction read,
      ComputeLane lane,
      CurrentTenant tenant,
      Notifications notifications,
      Settings settings) {
    this.plans = plans;
    this.runs = runs;
    this.problems = problems;
    this.read = read;
    this.lane = lane;
    this.tenant = tenant;
    this.known = new SharedResults<>(KEPT * BYTES, gains -> BYTES, settings.compute().deadline());
    notifications.listen(Notifications.FORGET, payload -> known.forget());
  }

  /** A plan by its run's last event, and by what it is a plan of. */
  private record Key(UUID run, long seq, String problemVersion) {}

  /**
   * The units where one more trained supervisor makes a run's best plan better, the one where it
   * helps most first.
   *
   * @throws org.platsa.api.error.ApiException 404 if there is no such run, 409 if it has no plan
   *     yet
   */
  public List<TrainedGain> of(UUID run) {
    UUID client = tenant.id();
    Key key =
        read.of(() -> {
          Run found = runs.get(client, run);
          return new Key(run, found.lastSeq(), problems.version(client, found.problemId()));
        });
    return known.get(
        key,
        () ->
            lane.call(
                ComputeTask.EXPLAIN_PLAN,
                () -> {
                  Plans.RunPlan plan = plans.best(client, run);
                  return new NextTrained(
                          plan.problem(), new PlacementPlan(plan.document().assignments()))
                      .best(MOST);
                }));
  }
}
