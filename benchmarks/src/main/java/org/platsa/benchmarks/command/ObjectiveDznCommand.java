package org.platsa.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.platsa.benchmarks.convert.MssConverter;
import org.platsa.benchmarks.convert.MssInstance;
import org.platsa.benchmarks.convert.MssObjective;
import org.platsa.benchmarks.convert.MssReader;
import org.platsa.benchmarks.convert.MssScore;
import org.platsa.benchmarks.convert.SourceException;
import org.platsa.solver.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a plan is worth by a published objective (<i>publicerat mål</i>). */
@Command(
    name = "objective-dzn",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Counts a plan of a converted instance by the published objective of medical student",
      "scheduling, and names each published rule that it breaks: from the file and the plan alone."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  objective-dzn small.dzn plan.json",
      "",
      "Exit codes: 0 it keeps all rules, 1 a file cannot be read, 2 wrong options, 3 a document is",
      "wrong, 4 it breaks published rules, so that its value is not to be compared."
    })
public final class ObjectiveDznCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "A MiniZinc data file.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "PLAN", description = "A plan of its problem.")
  private Path planFile = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try {
      MssInstance instance = MssReader.read(file.toString(), Sources.text(file));
      Problem problem = MssConverter.convert(instance, MssConverter.LeftOut.EVERYTHING).problem();
      MssScore score =
          MssObjective.of(instance, new Documents(Language.EN).plan(planFile, problem));
      print(score);
      return score.broken().isEmpty() ? 0 : CheckCommand.BREAKS_HARD_RULES;
    } catch (SourceException e) {
      throw Sources.bad(e);
    }
  }

  private void print(MssScore score) {
    PrintWriter out = spec.commandLine().getOut();
    row(out, "Disciplines that students prefer", score.disciplines());
    row(out, "Hospitals that they prefer", score.hospitals());
    row(out, "Disciplines that the school prefers", score.school());
    row(out, "Changes of hospital", score.changes());
    row(out, "Waiting", score.waiting());
    row(out, "The student who is worst off", score.worst());
    row(out, "Objective, the higher the better", score.total());
    Broken.print(out, score.broken());
  }

  private static void row(PrintWriter out, String what, long value) {
    out.printf(Locale.ENGLISH, "%-36s %,10d%n", what, value);
  }
}
