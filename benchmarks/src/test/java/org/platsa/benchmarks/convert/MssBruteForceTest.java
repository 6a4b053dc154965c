package org.platsa.benchmarks.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactResult;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

/** The best plan of the converted problem is the best of all schedules, in what can be said. */
class MssBruteForceTest {
  private static final Duration AMPLE = Duration.ofMinutes(1);

  private static long saidInCost(MssScore score) {
    return score.disciplines() + score.hospitals() + score.school();
  }

  @Test
  void theBundledExampleIsWorth150AtMost() throws IOException, SourceException {
    Path file = Path.of("..", "data", "converted", "rotations.dzn");
    MssInstance instance = MssReader.read(file.toString(), Files.readString(file));

    assertThat(BruteForce.best(instance, MssScore::total)).hasValue(150);
  }

  @Test
  void ofRandomInstancesTheLeastCostIsTheMostThatAnyScheduleGains() throws SourceException {
    int possible = 0;
    int impossible = 0;
    for (int seed = 1; seed <= 40; seed++) {
      MssInstance instance = random(new Random(seed)).instance();
      OptionalLong best = BruteForce.best(instance, MssBruteForceTest::saidInCost);
      try {
        Conversion conversion = MssConverter.convert(instance, MssConverter.LeftOut.NOTHING);
        ExactResult result =
            new ExactSolver(conversion.problem(), AMPLE, null, new Silent()).solve();
        assertThat(result.isOptimal()).isTrue();
        Cost cost = Objects.requireNonNull(result.cost());
        assertThat(cost.medium() == 0).as("seed %d", seed).isEqualTo(best.isPresent());
        if (best.isPresent()) {
          possible++;
          PlacementPlan plan = Objects.requireNonNull(result.plan());
          MssScore score = MssObjective.of(instance, plan);
          long most = new MssGains(instance, new MssChoices(instance)).total();
          assertThat(score.broken()).as("seed %d", seed).isEmpty();
          assertThat(saidInCost(score)).as("seed %d", seed).isEqualTo(best.getAsLong());
          assertThat(most - cost.soft()).as("seed %d", seed).isEqualTo(best.getAsLong());
        } else {
          impossible++;
        }
      } catch (SourceException tooFew) {
        assertThat(tooFew.faults()).allMatch(fault -> fault.field().equals("StudDiscGroup"));
        assertThat(best).as("seed %d", seed).isEmpty();
        impossible++;
      }
    }
    assertThat(possible).isGreaterThan(15);
    assertThat(impossible).isGreaterThan(2);
  }

  private static Mss random(Random random) {
    int disciplines = 4;
    int hospitals = 2;
    int duration = 1 + random.nextInt(2);
    int horizon = duration == 1 ? 3 + random.nextInt(2) : 5;
    int[][] precededBy = new int[disciplines][disciplines];
    for (int d = 1; d < disciplines; d++) {
      precededBy[d][random.nextInt(d)] = random.nextInt(3) == 0 ? 1 : 0;
    }
    return Mss.of(2, disciplines, hospitals, horizon)
        .with("Duration", Integer.toString(duration))
        .with("DiscGroup", random.nextBoolean() ? "[1, 1, 1, 2]" : "[1, 1, 2, 2]")
        .with(
            "StudDiscGroup",
            Mss.rows(
                new int[] {1 + random.nextInt(2), random.nextInt(2)},
                new int[] {1, random.nextInt(2)}))
        .with("Precededby", Mss.rows(precededBy))
        .with("AllowedDisc", mostlyOne(random, 2, disciplines))
        .with("Availability", mostlyOne(random, 2, horizon))
        .with("Ability", Mss.cube(2, hospitals, disciplines, i -> random.nextInt(10) == 0 ? 0 : 1))
        .with(
            "MaxPosHosp",
            Mss.cube(hospitals, disciplines, horizon, i -> random.nextInt(7) == 0 ? 0 : 1))
        .with("WeightPref", values(random, 2, 4))
        .with("PrefStudDisc", values(random, 2, disciplines))
        .with("PrefStudHosp", values(random, 2, hospitals))
        .with("ManPref", Mss.list(disciplines, d -> random.nextInt(6)));
  }

  private static String mostlyOne(Random random, int rows, int columns) {
    int[][] all = new int[rows][columns];
    for (int[] row : all) {
      Arrays.setAll(row, i -> random.nextInt(10) == 0 ? 0 : 1);
    }
    return Mss.rows(all);
  }

  private static String values(Random random, int rows, int columns) {
    int[][] all = new int[rows][columns];
    for (int[] row : all) {
      Arrays.setAll(row, i -> random.nextInt(4));
    }
    return Mss.rows(all);
  }

  private static final class Silent implements ExactListener {
    @Override
    public void raised(Bound bound) {}

    @Override
    public void improved(PlacementPlan plan, Cost cost) {}
  }
}
