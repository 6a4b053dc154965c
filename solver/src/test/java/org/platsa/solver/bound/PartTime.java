package org.platsa.solver.bound;

import java.util.List;
import java.util.Random;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

/** Random problems with part-time placements, students with several, and odd limits. */
public final class PartTime {
  private static final int[] INTENSITIES = {30, 50, 50, 60, 100};

  private PartTime() {}

  public static Problem problem(long seed, int placements, int units, int supervisors) {
    Problem drawn = RandomProblems.problem(seed, placements, units, supervisors);
    Random random = new Random(seed);
    List<Placement> partTime =
        drawn.placements().stream().map(each -> each(each, drawn.placements(), random)).toList();
    List<Supervisor> odd =
        drawn.supervisors().stream()
            .map(each -> each.withRoom(random.nextInt(4), random.nextInt(5)))
            .toList();
    return drawn.withPlacements(partTime).withSupervisors(odd);
  }

  private static Placement each(Placement placement, List<Placement> all, Random random) {
    boolean sibling = random.nextInt(3) == 0;
    Placement partTime =
        new Placement(
            placement.id(),
            sibling ? all.getFirst().studentId() : placement.studentId(),
            placement.kind(),
            placement.allowedPeriods(),
            placement.requiredUnitKinds(),
            INTENSITIES[random.nextInt(INTENSITIES.length)],
            placement.peerLearning(),
            placement.assignment(),
            placement.pinned(),
            placement.published());
    return partTime.withPeriodWishes(placement.periodWishes());
  }
}
