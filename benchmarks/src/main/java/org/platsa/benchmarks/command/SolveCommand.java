package org.platsa.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.PlanDocument;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.validation.SearchSettings;
import org.platsa.solver.validation.SettingsWarnings;
import org.platsa.solver.validation.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans a term (<i>planera termin</i>). */
@Command(
    name = "solve",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Assigns every placement of a problem to a supervisor and a period.",
      "Shows better plans as they come, then what the best costs by each rule, the",
      "coordinator's figures, and why anybody is unplaced. Ctrl-C ends it with the best plan."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  solve data/ht2022.json --seconds 30",
      "  solve data/ht2022.json --seconds 30 --out plan.json",
      "  solve data/ht2022.json --start plan.json --weight travel=2 --weight unitSpread=30",
      "  solve data/ht2022.json --steps 100000 --seed 7 --json   the same plan each time",
      "",
      "Exit codes: 0 solved (also if somebody is unplaced), 1 a file cannot be read or written,",
      "2 wrong options, 3 a document is wrong, 4 (with --strict) pins force a broken hard rule."
    })
public final class SolveCommand implements Callable<Integer> {
  private static final long SHUTDOWN_SECONDS = 20;
  private static final int MOST_EXPLAINED = 20;
  private static final int REMEDIES_OF_EACH = 2;
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(30);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);

  @Parameters(paramLabel = "PROBLEM", description = "A problem document.")
  private Path problemFile = Path.of("");

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Ends after this time, such as 30 or 0.5 (default: 30 without other limits).",
      converter = SecondsConverter.class)
  private @Nullable Duration seconds;

  @Option(
      names = "--unimproved",
      paramLabel = "N",
      description = "Ends after so many seconds without a better plan.",
      converter = SecondsConverter.class)
  private @Nullable Duration unimproved;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Ends after so many steps; the same plan each time.")
  private @Nullable Integer steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Where chance starts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--threads", paramLabel = "N", description = "Cores to use (default: all).")
  private @Nullable Integer threads;

  @Option(
      names = "--start",
      paramLabel = "PLAN",
      description = "A plan to begin from, such as an earlier --out.")
  private @Nullable Path startFile;

  @Option(
      names = "--weight",
      paramLabel = "RULE=N",
      description = "A soft rule's weight in place of the problem's; 0 switches it off.")
  private Map<String, Integer> weights = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the plan with cost, byConstraint and kpis.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints the plan document instead of the report.")
  private boolean json;

  @Option(names = "--strict", description = "Exit code 4 if the plan breaks hard rules.")
  private boolean strict;

  @Mixin private LanguageOption languageOption = new LanguageOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CountDownLatch done = new CountDownLatch(1);
  private long lastProgress;

  @Override
  public Integer call() throws IOException {
    Language language = languageOption.language();
    Documents documents = new Documents(language);
    requireOutElsewhere();
    requireEachWeightOnce();
    if (out != null) {
      documents.requireWritable(out);
    }
    Problem problem = withWeights(documents.problem(problemFile));
    PlacementPlan start = startFile == null ? null : documents.start(startFile, problem);
    documents.warn(SettingsWarnings.of(problem, settings(), SearchSettings.Names.OF_OPTIONS));
    warnOfThreads(language);
    PlacementSolver solver =
        new PlacementSolver(problem, limits(), seed, threads(), start, this::progress);
    Thread interrupt = new Thread(() -> stopAndWait(solver), "stop-solving");
    Runtime.getRuntime().addShutdownHook(interrupt);
    try {
      SolveResult result = solver.solve();
      Judgement judgement = new PlanChecker(problem).judge(result.plan());
      if (!judgement.cost().equals(result.cost())) {
        throw new IllegalStateException(
            "the solver says %s and the checker %s".formatted(result.cost(), judgement.cost()));
      }
      PlanDocument document = judgement.with(result.plan());
      IOException lost = write(document);
      if (json) {
        Json.write(document, System.out);
        System.out.println();
      } else {
        report(problem, result, judgement, lost == null);
      }
      if (lost != null) {
        throw lost;
      }
      return strict && judgement.cost().hard() > 0 ? CheckCommand.BREAKS_HARD_RULES : 0;
    } finally {
      done.countDown();
    }
  }

  /** Writes the plan, if it is asked for; if that fails the search shall not have been in vain. */
  private @Nullable IOException write(PlanDocument document) {
    try {
      if (out != null) {
        Documents.write(stream -> Json.write(document, stream), out);
      }
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private void report(Problem problem, SolveResult result, Judgement judgement, boolean isWritten) {
    Language language = languageOption.language();
    PrintWriter writer = spec.commandLine().getOut();
    writer.print(PlanReport.of(problem, judgement, language));
    printUnplaced(problem, result.plan(), writer);
    SearchReport search = new SearchReport(language);
    writer.println(
        language.format(
            "Klart efter %.1f s (%s): %s med %s, som mest %,d MB minne",
            "Done after %.1f s (%s): %s with %s, at most %,d MB of memory",
            result.elapsed().toMillis() / 1000.0,
            search.reason(result.reason(), result.cost()),
            language.count(
                result.scoreEvaluations(),
                "plan bedömd",
                "planer bedömda",
                "plan scored",
                "plans scored"),
            language.count(threads(), "tråd", "trådar", "thread", "threads"),
            peakHeapMegabytes()));
    writer.println(search.bound(result.bound(), result.reason(), result.cost()));
    if (out != null && isWritten) {
      writer.println(language.format("Planen ligger i %s", "The plan is in %s", out));
    }
    writer.flush();
  }

  private void printUnplaced(Problem problem, PlacementPlan plan, PrintWriter writer) {
    List<String> unplaced =
        plan.assignments().stream()
            .filter(assignment -> !assignment.isPlaced())
            .map(Assignment::placementId)
            .toList();
    if (unplaced.isEmpty()) {
      return;
    }
    Language language = languageOption.language();
    writer.println(language.format("Utan plats: %,d", "Unplaced: %,d", unplaced.size()));
    Explainer explainer = new Explainer(problem, plan);
    ExplanationText text = new ExplanationText(problem, language.locale());
    boolean shortened = false;
    for (String id : unplaced.subList(0, Math.min(MOST_EXPLAINED, unplaced.size()))) {
      PlacementExplanation explanation = explainer.explain(id, 1);
      text.placement(explanation, REMEDIES_OF_EACH).forEach(line -> writer.println("  " + line));
      shortened |= explanation.remedies().size() > REMEDIES_OF_EACH;
    }
    if (shortened) {
      writer.println(
          language.format(
              "  Alla sätt: explain PROBLEM PLAN PLACERING",
              "  All ways: explain PROBLEM PLAN PLACEMENT"));
    }
    if (unplaced.size() > MOST_EXPLAINED) {
      writer.println(
          language.format(
              "  … och %,d till; explain PROBLEM PLAN PLACERING säger varför",
              "  … and %,d more; explain PROBLEM PLAN PLACEMENT says why",
              unplaced.size() - MOST_EXPLAINED));
    }
  }

  private void progress(Improvement improvement) {
    long now = System.nanoTime();
    if (lastProgress != 0 && now - lastProgress < PROGRESS_NANOS) {
      return;
    }
    lastProgress = now;
    Language language = languageOption.language();
    PrintWriter err = spec.commandLine().getErr();
    long unplaced = improvement.plan().assignments().stream().filter(a -> !a.isPlaced()).count();
    err.println(
        language.format(
            "%6.1f s  %s, %,d utan plats%s",
            "%6.1f s  %s, %,d unplaced%s",
            improvement.elapsed().toMillis() / 1000.0,
            PlanReport.of(improvement.cost(), language),
            unplaced,
            new SearchReport(language).gap(improvement)));
    err.flush();
  }

  private void stopAndWait(PlacementSolver solver) {
    solver.stop();
    try {
      if (!done.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The search did not end in time; its plan is lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SolveLimits limits() {
    try {
      boolean unlimited = seconds == null && unimproved == null && steps == null;
      return new SolveLimits(unlimited ? DEFAULT_TIME : seconds, unimproved, steps);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private SearchSettings settings() {
    SolveLimits limits = limits();
    return new SearchSettings(limits.time(), limits.unimproved(), limits.steps(), weights, null);
  }

  private void warnOfThreads(Language language) {
    int cores = Runtime.getRuntime().availableProcessors();
    if (threads() > cores) {
      System.err.print(
          language.format(
              "--threads är %,d, men datorn har %s; fler gör ingen sökning bättre%n",
              "--threads is %,d, but the machine has %s; more make no search better%n",
              threads(),
              language.count(cores, "kärna", "kärnor", "core", "cores")));
    }
  }

  private void requireOutElsewhere() {
    if (out != null
        && out.toAbsolutePath().normalize().equals(problemFile.toAbsolutePath().normalize())) {
      throw new ParameterException(
          spec.commandLine(), "--out " + out + " would overwrite the problem itself");
    }
  }

  private int threads() {
    int wanted = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (wanted < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be at least 1, not " + wanted);
    }
    return wanted;
  }

  private Problem withWeights(Problem problem) {
    if (weights.isEmpty()) {
      return problem;
    }
    Map<String, Integer> all = new LinkedHashMap<>(problem.weights());
    weights.forEach((id, weight) -> {
      String wrong = wrongWith(id, weight);
      if (wrong != null) {
        throw new ParameterException(
            spec.commandLine(), "--weight %s=%d: %s".formatted(id, weight, wrong));
      }
      all.put(id, weight);
    });
    return problem.withWeights(all);
  }

  private static @Nullable String wrongWith(String id, int weight) {
    ConstraintId rule = ConstraintId.of(id).orElse(null);
    if (rule == null) {
      List<String> settable =
          Arrays.stream(ConstraintId.values())
              .filter(ConstraintId::weightMayBeSet)
              .map(ConstraintId::id)
              .toList();
      return "there is no rule with that id"
          + new Suggestion().nearest(id, settable).map("; maybe %s is meant"::formatted).orElse("");
    }
    if (!rule.weightMayBeSet()) {
      return "only soft rules have a weight to set";
    }
    return weight < 0 || weight > Problem.MAX_WEIGHT
        ? "a weight is from 0 to %,d".formatted(Problem.MAX_WEIGHT)
        : null;
  }

  /** Of two weights for one rule the last would count, and nobody would know. */
  private void requireEachWeightOnce() {
    Set<String> seen = new HashSet<>();
    OptionSpec option = spec.findOption("--weight");
    for (String given : option == null ? List.<String>of() : option.originalStringValues()) {
      String rule = given.split("=", 2)[0];
      if (!seen.add(rule)) {
        throw new ParameterException(
            spec.commandLine(), "--weight " + rule + " is given twice; one weight must be chosen");
      }
    }
  }

  private static long peakHeapMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / (1024 * 1024);
  }
}
