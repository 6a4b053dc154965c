package org.platsa.benchmarks.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.Kpis;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.IssueCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a plan, hand-made ones too (<i>granska plan</i>). */
@Command(
    name = "check",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Says what a plan costs by each rule, where it breaks hard rules, and the coordinator's",
      "figures.",
      "Without a plan, only validates the problem."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  check data/ht2022.json                    is the problem right?",
      "  check data/ht2022.json plan.json          what is the plan worth?",
      "  check data/ht2022.json --all              every warning, not a few of each kind",
      "  check data/ht2022.json --json             {\"valid\", \"issues\", \"unlisted\"}",
      "  check data/ht2022.json plan.json --json   {\"cost\", \"byConstraint\", \"broken\","
          + " \"kpis\",",
      "                                             \"issues\", \"unlisted\"}",
      "",
      "Exit codes: 0 judged, 1 a file cannot be read, 2 wrong options, 3 a document is wrong,",
      "4 (with --strict) the plan breaks hard rules."
    })
public final class CheckCommand implements Callable<Integer> {
  static final int BREAKS_HARD_RULES = 4;

  @Parameters(index = "0", paramLabel = "PROBLEM", description = "A problem document.")
  private Path problemFile = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "PLAN", description = "A plan document.")
  private @Nullable Path planFile;

  @Option(names = "--all", description = "Tells every warning that is listed, up to 100 of a kind.")
  private boolean all;

  @Option(names = "--json", description = "Prints the result and all issues as JSON.")
  private boolean json;

  @Option(names = "--strict", description = "Exit code 4 if the plan breaks hard rules.")
  private boolean strict;

  @Mixin private LanguageOption language = new LanguageOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Documents documents = new Documents(language.language(), all);
    try {
      return check(documents);
    } catch (BadDocumentException bad) {
      if (json) {
        print(Validity.of(false, documents));
      }
      throw bad;
    }
  }

  private int check(Documents documents) throws IOException {
    Problem problem = documents.problem(problemFile);
    if (planFile == null) {
      if (json) {
        print(Validity.of(true, documents));
      } else {
        spec.commandLine().getOut().println(valid(problem));
      }
      return 0;
    }
    Judgement judgement = new PlanChecker(problem).judge(documents.plan(planFile, problem));
    if (json) {
      print(Result.of(judgement, documents));
    } else {
      spec.commandLine().getOut().print(PlanReport.of(problem, judgement, language.language()));
    }
    spec.commandLine().getOut().flush();
    return strict && judgement.cost().hard() > 0 ? BREAKS_HARD_RULES : 0;
  }

  private String valid(Problem problem) {
    return language
        .language()
        .format(
            "%s är rätt: %s, %s, %s",
            "%s is right: %s, %s, %s",
            problemFile,
            count(problem.placements(), "placering", "placeringar", "placement", "placements"),
            count(problem.supervisors(), "handledare", "handledare", "supervisor", "supervisors"),
            count(problem.units(), "enhet", "enheter", "unit", "units"));
  }

  private String count(List<?> things, String svOne, String svMany, String enOne, String enMany) {
    return language.language().count(things.size(), svOne, svMany, enOne, enMany);
  }

  private static void print(Object document) {
    Json.write(document, System.out);
    System.out.println();
  }

  /** What {@code --json} prints without a plan, and when a file is wrong. */
  record Validity(
      boolean valid, List<Documents.FileIssue> issues, Map<IssueCode, Integer> unlisted) {
    static Validity of(boolean valid, Documents documents) {
      return new Validity(valid, documents.issues(), documents.unlisted());
    }
  }

  /** What {@code --json} prints with a plan. */
  record Result(
      Cost cost,
      Map<String, Long> byConstraint,
      List<BrokenRule> broken,
      Kpis kpis,
      List<Documents.FileIssue> issues,
      Map<IssueCode, Integer> unlisted) {
    static Result of(Judgement judgement, Documents documents) {
      return new Result(
          judgement.cost(),
          judgement.byConstraint(),
          judgement.broken(),
          judgement.kpis(),
          documents.issues(),
          documents.unlisted());
    }
  }
}
