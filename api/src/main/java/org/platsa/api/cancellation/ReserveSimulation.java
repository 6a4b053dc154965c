package org.platsa.api.cancellation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.platsa.api.cancellation.UseRates.Expected;

/**
 * How many places come to use, by trying (<i>simulering</i>): round after round everybody comes or
 * does not, and whoever stands ready takes, in their order, the first freed place that breaks no
 * hard rule about the two alone, if they still come. In each round a group has one share for all
 * its placements, wherever they are, drawn from what is expected of it (by Pólya's urn), so that
 * the losses of a school come together. The closed form of {@link ReservePlan} counts the same
 * without two things: that a freed place may suit nobody who stands ready, and that those who are
 * lost and those who stand ready may be of one school.
 *
 * @param rounds how many
 * @param seed the same seed comes to the same
 * @param without places used without anybody held ready, on average
 * @param withoutError how far that may be off: half of a 95 % interval
 * @param with places used with those held ready, on average
 * @param withError how far that may be off
 */
@Schema(name = "ReserveSimulation", description = "How many places come to use, by trying.")
public record ReserveSimulation(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2000") int rounds,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") long seed,
    @Schema(
            description = "Places used without anybody held ready, on average.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "268.9")
        double without,
    @Schema(
            description = "Half of a 95 % interval.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "0.5")
        double withoutError,
    @Schema(
            description = "Places used with those held ready, on average.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "281.2")
        double with,
    @Schema(
            description = "Half of a 95 % interval.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "0.4")
        double withError) {
  /** So many unless somebody says otherwise. */
  public static final int ROUNDS = 2_000;

  private static final double NINETY_FIVE_PERCENT = 1.96;

  /** Tries a plan. */
  public static ReserveSimulation of(ReservePlan plan, int rounds, long seed) {
    // Named, so that the same seed comes to the same wherever it runs.
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Spread without = new Spread();
    Spread with = new Spread();
    for (int round = 0; round < rounds; round++) {
      Urns urns = new Urns(plan, random);
      int used = 0;
      int filled = 0;
      for (ReservePlan.Cell cell : plan.worked()) {
        List<ReservePlan.Seat> free = new ArrayList<>();
        for (ReservePlan.Seat seat : cell.seats) {
          if (urns.comes(seat.member())) {
            used++;
          } else {
            free.add(seat);
          }
        }
        filled += fill(plan, cell, free, urns);
      }
      without.add(used);
      with.add(used + filled);
    }
    return new ReserveSimulation(
        rounds, seed, without.mean(), without.error(), with.mean(), with.error());
  }

  private static int fill(
      ReservePlan plan, ReservePlan.Cell cell, List<ReservePlan.Seat> free, Urns urns) {
    int filled = 0;
    for (ReservePlan.Member ready : cell.ready) {
      if (!urns.comes(ready)) {
        continue;
      }
      for (ReservePlan.Seat seat : free) {
        if (plan.mayTake(ready.placement(), seat)) {
          free.remove(seat);
          filled++;
          break;
        }
      }
    }
    return filled;
  }

  /** Who comes in a round. */
  private static final class Urns {
    private final ReservePlan plan;
    private final RandomGenerator random;
    private final Map<ReservePlan.Group, double[]> byGroup = new HashMap<>();

    Urns(ReservePlan plan, RandomGenerator random) {
      this.plan = plan;
      this.random = random;
    }

    /** Each one that comes makes the next of the group likelier to, as one share for all does. */
    boolean comes(ReservePlan.Member member) {
      double[] urn =
          byGroup.computeIfAbsent(
              member.group(),
              group -> {
                Expected expected = plan.of(group);
                return new double[] {expected.used(), expected.lost()};
              });
      boolean comes = random.nextDouble() * (urn[0] + urn[1]) < urn[0];
      urn[comes ? 0 : 1]++;
      return comes;
    }
  }

  /** Mean and spread of what has been seen. */
  private static final class Spread {
    private int count;
    private double sum;
    private double squares;

    void add(double value) {
      count++;
      sum += value;
      squares += value * value;
    }

    double mean() {
      return sum / count;
    }

    double error() {
      double variance = Math.max(0, squares / count - mean() * mean());
      return NINETY_FIVE_PERCENT * Math.sqrt(variance / count);
    }
  }
}
