package org.platsa.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.benchmarks.TestProblems;
import org.platsa.benchmarks.baseline.Method;
import org.platsa.benchmarks.run.BenchPlan.Repairs;
import org.platsa.benchmarks.run.BenchPlan.Solves;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

class BenchTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-03-01T08:00:00Z"), ZoneOffset.UTC);

  private static final Context CONTEXT = Machine.context("2024-03-01T08:00:00Z", "abc", 0);

  @TempDir private Path folder = Path.of("");

  @Test
  void everyMethodLeavesALineThatIsReadAsItWasWritten() throws IOException {
    Path file = folder.resolve("new/results.jsonl");
    String example = TestProblems.EXAMPLE.toString();
    BenchPlan plan =
        new BenchPlan(
            List.of(
                new Solves(List.of(example), List.of(Method.BOUND), List.of(1), 1),
                new Solves(List.of(example), BenchPlan.everyMethod().subList(1, 5), List.of(1), 1),
                new Repairs(List.of(example), 1, 1, 1, 1)));

    run(plan, file, new AlreadyMeasured(List.of(), CONTEXT));

    List<Measurement> lines = ResultFile.read(file);
    assertThat(lines).hasSize(plan.count());
    assertThat(lines)
        .filteredOn(SolveMeasurement.class::isInstance)
        .extracting(line -> ((SolveMeasurement) line).method())
        .containsExactly("bound", "greedy", "timefold-default", "exact", "platsa");
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line.time()).isEqualTo("2024-03-01T08:00:00Z");
          assertThat(line.context().commit()).isEqualTo("abc");
          assertThat(line.context().timefold()).matches("[0-9.]+");
          assertThat(line.instance().sha256()).hasSize(64);
        });
    assertThat(lines)
        .filteredOn(RepairMeasurement.class::isInstance)
        .extracting(line -> ((RepairMeasurement) line).happened())
        .containsExactly(RepairMeasurement.Event.values());
    ResultFile copy = new ResultFile(folder.resolve("copy.jsonl"));
    for (Measurement line : lines) {
      copy.append(line);
    }
    assertThat(folder.resolve("copy.jsonl")).hasSameTextualContentAs(file);
  }

  @Test
  void whatIsHeldOfThisCommitIsNotMeasuredAgain() throws IOException {
    Path file = folder.resolve("results.jsonl");
    String example = TestProblems.EXAMPLE.toString();
    run(
        new BenchPlan(List.of(new Solves(List.of(example), List.of(Method.PLATSA), List.of(1), 1))),
        file,
        new AlreadyMeasured(List.of(), CONTEXT));
    BenchPlan more =
        new BenchPlan(
            List.of(
                new Solves(List.of(example), List.of(Method.PLATSA), List.of(1), 2),
                new Repairs(List.of(example), 1, 1, 1, 1)));

    run(more, file, new AlreadyMeasured(ResultFile.read(file), CONTEXT));
    assertThat(ResultFile.read(file)).hasSize(1 + 1 + 2);

    run(
        more,
        file,
        new AlreadyMeasured(ResultFile.read(file), CONTEXT.inRun("2024-03-02T08:00:00Z")));
    assertThat(ResultFile.read(file)).hasSize(1 + 1 + 2);

    Context otherCommit = Machine.context(CONTEXT.run(), "def", 0);
    assertThat(new AlreadyMeasured(ResultFile.read(file), otherCommit).count()).isZero();
  }

  @Test
  void aCostThatIsNotTheCheckersIsRefused() {
    assertThatThrownBy(() ->
            Judging.requireSame(
                TestProblems.example(), new PlacementPlan(List.of()), new Cost(0, 0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 hard / 0 medium / 1 soft");
  }

  @Test
  void aLineThatIsNoResultIsNamed() throws IOException {
    Path file = folder.resolve("bad.jsonl");
    Files.writeString(file, "\n{\"type\":\"solve\",\"wrong\":1}\n", StandardOpenOption.CREATE);

    assertThatThrownBy(() -> ResultFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bad.jsonl, line 2");
  }

  private void run(BenchPlan plan, Path file, AlreadyMeasured held) throws IOException {
    new Bench(
            new Instances(folder),
            new ResultFile(file),
            CONTEXT,
            CLOCK,
            new PrintWriter(new StringWriter()))
        .run(plan, held);
  }
}
