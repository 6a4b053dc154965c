package org.platsa.benchmarks.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.baseline.Method;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures Platsa against its peers (<i>jämförande mätning</i>). */
@Command(
    name = "bench",
    sortOptions = false,
    description = {
      "Runs every method on the same instances under the same limits, one after the other, and",
      "appends a JSON line for each to a file. Without options that choose, it runs every method,",
      "size and limit in less than 30 minutes. Leave the machine alone meanwhile."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bench --out benchmarks/results/2024-05-01.jsonl",
      "  bench --out /tmp/look.jsonl --quick",
      "  bench --out benchmarks/results/2024-05-01.jsonl --full --resume",
      "  bench --out nation.jsonl --instances nation --methods greedy,platsa --limits 600 --seeds"
          + " 1",
      "  report benchmarks/results/*.jsonl --html benchmark.html     shows what came of it",
      "",
      "Methods: greedy, timefold-default, exact, platsa, and bound for a proven lower bound.",
      "Instances: ht2021, vt2022, ht2022, vt2023, vt2023-detailed, vt2024-hospital,",
      "converted/rotations, converted/projects, demand15, county, nation, or a problem's file.",
      "The heap is set with PLATSA_JAVA_OPTS=-Xmx8g; the nation needs -Xmx4g at least.",
      "Exit codes: 0 done, 1 a method's cost is not the checker's or a file fails, 2 wrong options."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int DEFAULT_WARM_UP = 9;
  private static final int NATION_HEAP_MB = 4_000;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where results are appended.")
  private Path out = Path.of("");

  @Option(names = "--quick", description = "Less than 3 minutes: shows that everything works.")
  private boolean quick;

  @Option(
      names = "--full",
      description = "5 seeds, and the large ones as long as they may take: some two hours.")
  private boolean full;

  @Option(
      names = "--resume",
      description = {
        "What the file already holds of this commit, made on such a machine with as large a heap,",
        "is not measured again."
      })
  private boolean resume;

  @Option(
      names = "--instances",
      split = ",",
      paramLabel = "ID",
      description = "Only these (default with other choices: the four terms).")
  private @Nullable List<String> instances;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "ID",
      description = "Only these (default with other choices: all).")
  private @Nullable List<String> methods;

  @Option(
      names = "--limits",
      split = ",",
      paramLabel = "SECONDS",
      description = "Only these, 1 or more (default with other choices: 1,10).")
  private @Nullable List<Integer> limits;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Seeds 1 to N (default with other choices: 5).")
  private @Nullable Integer seeds;

  @Option(
      names = "--bound-seconds",
      paramLabel = "N",
      description = "Time for a bound (default with other choices: 60).")
  private @Nullable Integer boundSeconds;

  @Option(
      names = "--warm-up",
      defaultValue = "" + DEFAULT_WARM_UP,
      paramLabel = "SECONDS",
      description = "Unrecorded work before the first measurement (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description = "Where the four terms are (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--commit",
      paramLabel = "ID",
      description = "The source's commit (default: what git says here).")
  private @Nullable String commit;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Clock clock;

  /** By the system's clock. */
  public BenchCommand() {
    this(Clock.systemUTC());
  }

  BenchCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    BenchPlan plan = plan();
    Context context = Machine.context(clock.instant().toString(), commit, warmUp);
    Instances known = new Instances(data);
    for (String id : plan.instances()) {
      if (!known.has(id)) {
        throw wrong(
            "there is no instance '%s', nor a file. Is --data right, or the name misspelt?"
                .formatted(id));
      }
    }
    if (plan.instances().contains(Instances.NATION) && context.maxHeapMb() < NATION_HEAP_MB) {
      throw wrong(
          "the nation needs a heap of 4 GiB, and this is one of %,d MiB. Maybe set"
                  .formatted(context.maxHeapMb())
              + " PLATSA_JAVA_OPTS=-Xmx4g, or choose others with --instances");
    }
    AlreadyMeasured held = held(context);
    PrintWriter log = spec.commandLine().getErr();
    Duration estimate = plan.estimate().plusSeconds(warmUp);
    log.printf(
        Locale.ENGLISH,
        "%d measurements, at most about %d min %d s: %d cores of %s, heap up to %,d MiB, Java %s%n",
        plan.count(),
        estimate.toMinutes(),
        estimate.toSecondsPart(),
        context.cores(),
        context.cpu(),
        context.maxHeapMb(),
        context.java());
    if (held.count() > 0) {
      log.printf(
          Locale.ENGLISH,
          "The file holds %d measurements that will not be made again%n",
          held.count());
    }
    log.flush();
    Bench bench = new Bench(known, new ResultFile(out), context, clock, log);
    if (warmUp > 0) {
      bench.warmUp(
          plan.parts().isEmpty()
              ? Instances.TERMS.getFirst()
              : plan.parts().getFirst().instances().getFirst(),
          warmUp);
    }
    bench.run(plan, held);
    return 0;
  }

  private AlreadyMeasured held(Context context) throws IOException {
    if (!resume || !Files.exists(out)) {
      return new AlreadyMeasured(List.of(), context);
    }
    if (context.commit() == null || context.commit().endsWith(Machine.CHANGED)) {
      throw wrong(
          "--resume needs to know of what commit this is, with nothing changed. Maybe commit first,"
              + " or give --commit");
    }
    return new AlreadyMeasured(ResultFile.read(out), context);
  }

  private BenchPlan plan() {
    boolean chosen =
        Stream.of(instances, methods, limits, seeds, boundSeconds).anyMatch(Objects::nonNull);
    if ((quick ? 1 : 0) + (full ? 1 : 0) + (chosen ? 1 : 0) > 1) {
      throw wrong("--quick and --full choose everything themselves");
    }
    if (warmUp < 0) {
      throw wrong("--warm-up must be at least 0");
    }
    if (quick) {
      return BenchPlan.quick();
    }
    if (full) {
      return BenchPlan.full();
    }
    if (!chosen) {
      return BenchPlan.standard();
    }
    List<Integer> seconds = limits == null ? List.of(1, 10) : limits;
    int numberOfSeeds = seeds == null ? 5 : seeds;
    int proving = boundSeconds == null ? 60 : boundSeconds;
    if (Math.min(numberOfSeeds, proving) < 1 || seconds.stream().anyMatch(second -> second < 1)) {
      throw wrong("--seeds, --limits and --bound-seconds must be at least 1");
    }
    return BenchPlan.chosen(
        instances == null ? Instances.TERMS : instances,
        methods == null ? BenchPlan.everyMethod() : methods.stream().map(this::method).toList(),
        seconds,
        numberOfSeeds,
        proving);
  }

  private Method method(String id) {
    try {
      return Method.of(id);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
