package org.platsa.benchmarks.generate;

import java.util.ArrayList;
import java.util.List;
import org.platsa.benchmarks.generate.Enrolment.Learner;
import org.platsa.benchmarks.generate.Requests.Wish;
import org.platsa.benchmarks.generate.Staff.Worker;
import org.platsa.benchmarks.generate.Workplaces.Workplace;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Unit;

/**
 * How a term before went (<i>tidigare intag</i>): by habit, without a plan, so that some units and
 * supervisors took many for their size and others few. Leaves its marks on workers and students.
 */
final class Intake {
  private final Municipality municipality;
  private final Enrolment enrolment;
  private final List<Workplace> workplaces;
  private final List<List<Worker>> workersAt = new ArrayList<>();

  Intake(Municipality municipality, Enrolment enrolment, Workplaces workplaces, Staff staff) {
    this.municipality = municipality;
    this.enrolment = enrolment;
    this.workplaces = workplaces.all();
    this.workplaces.forEach(workplace -> workersAt.add(new ArrayList<>()));
    for (Worker worker : staff.workers()) {
      if (worker.active) {
        workersAt.get(worker.at).add(worker);
      }
    }
  }

  void liveThrough(List<Wish> wishes, Dice dice) {
    for (Wish wish : wishes) {
      int at = dice.weighted(unitWeights(wish));
      if (at >= 0) {
        List<Worker> workers = workersAt.get(at);
        Worker worker = workers.get(dice.weighted(workerWeights(workers, wish)));
        worker.now++;
        wish.learner().visited.add(worker.workplace.unit().id());
      }
    }
  }

  private double[] unitWeights(Wish wish) {
    Learner learner = wish.learner();
    double[] weights = new double[workplaces.size()];
    for (int i = 0; i < weights.length; i++) {
      Unit unit = workplaces.get(i).unit();
      int free = 0;
      for (Worker worker : workersAt.get(i)) {
        free += canTake(worker, wish) ? 1 : 0;
      }
      if (free > 0
          && !learner.visited.contains(unit.id())
          && enrolment.mayBeAt(learner, unit, wish.kinds())) {
        double km = municipality.km(learner.home, unit.location());
        weights[i] = free * workplaces.get(i).popularity() / (1 + km * km / 36);
      }
    }
    return weights;
  }

  private static double[] workerWeights(List<Worker> workers, Wish wish) {
    return workers.stream()
        .mapToDouble(worker -> canTake(worker, wish) ? worker.habit : 0)
        .toArray();
  }

  private static boolean canTake(Worker worker, Wish wish) {
    return worker.now < worker.maxPerTerm
        && (worker.training.isTrained() || wish.kind().equals(PlacementKind.PRAO));
  }
}
