package org.platsa.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.platsa.benchmarks.convert.ChoicesConverter;
import org.platsa.benchmarks.convert.ChoicesObjective;
import org.platsa.benchmarks.convert.ChoicesScore;
import org.platsa.benchmarks.convert.RankedChoices;
import org.platsa.benchmarks.convert.SourceException;
import org.platsa.solver.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a plan is worth by the ranks of the choices (<i>publicerat mål</i>). */
@Command(
    name = "objective-choices",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Counts a plan of converted choices by what is published of them: how many have their first",
      "choice, their second and so on, the sum of ranks, and ten times the sum of one over the"
          + " rank",
      "squared. From the files and the plan alone."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  objective-choices choices.csv capacities.csv plan.json",
      "",
      "Exit codes: 0 no project has more than it takes, 1 a file cannot be read, 2 wrong options,"
          + " 3",
      "a document is wrong, 4 a project has more than it takes."
    })
public final class ObjectiveChoicesCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CHOICES", description = "Students and their choices.")
  private Path choices = Path.of("");

  @Parameters(index = "1", paramLabel = "CAPACITIES", description = "Projects and their places.")
  private Path capacities = Path.of("");

  @Parameters(index = "2", paramLabel = "PLAN", description = "A plan of their problem.")
  private Path planFile = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try {
      RankedChoices ranked = ConvertChoicesCommand.read(choices, capacities);
      Problem problem = ChoicesConverter.convert(ranked, true).problem();
      ChoicesScore score =
          ChoicesObjective.of(ranked, new Documents(Language.EN).plan(planFile, problem));
      print(score);
      return score.broken().isEmpty() ? 0 : CheckCommand.BREAKS_HARD_RULES;
    } catch (SourceException e) {
      throw Sources.bad(e);
    }
  }

  private void print(ChoicesScore score) {
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < score.byRank().size(); i++) {
      row(out, "Choice " + (i + 1), number(score.byRank().get(i)));
    }
    row(out, "Somewhere not chosen", number(score.unchosen()));
    row(out, "Without a place", number(score.without()));
    row(
        out,
        "With one of their choices",
        number(score.matched()) + " of " + number(score.students()));
    row(out, "Sum of ranks, the lower the better", number(score.ranks()));
    row(
        out,
        "10 × Σ 1 / rank², the higher the better",
        String.format(Locale.ENGLISH, "%,.2f", score.satisfaction()));
    Broken.print(out, score.broken());
  }

  private static String number(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }

  private static void row(PrintWriter out, String what, String value) {
    out.printf(Locale.ENGLISH, "%-40s %s%n", what, value);
  }
}
