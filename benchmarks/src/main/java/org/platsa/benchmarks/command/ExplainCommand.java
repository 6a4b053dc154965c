package org.platsa.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a plan is as it is (<i>förklara plan</i>). */
@Command(
    name = "explain",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Says why placements are where they are, what the next best places would cost, and why",
      "anybody has no place and what changes would give one. Without a placement, says what the",
      "whole plan costs, which hard rules it breaks where, where it is uneven, and who has no"
          + " place."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  solve data/ht2022.json --out plan.json               a plan first",
      "  explain data/ht2022.json plan.json                   the whole plan",
      "  explain data/ht2022.json plan.json P-0012            one placement",
      "  explain data/ht2022.json plan.json P-0012 --choices 10",
      "                                                       and its ten best places",
      "",
      "Exit codes: 0 explained, 1 a file cannot be read, 2 wrong options, 3 a document is wrong."
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final int SHOWN_IDS = 5;

  @Parameters(index = "0", paramLabel = "PROBLEM", description = "A problem document.")
  private Path problemFile = Path.of("");

  @Parameters(index = "1", paramLabel = "PLAN", description = "A plan document of it.")
  private Path planFile = Path.of("");

  @Parameters(
      index = "2..*",
      paramLabel = "PLACEMENT",
      description = "Ids of placements to explain.")
  private List<String> placementIds = new ArrayList<>();

  @Option(
      names = "--choices",
      paramLabel = "N",
      description = "Also ranks the N best places of each placement.")
  private int choices;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "0",
      description = "With --json, the first item of each list of the whole plan (default: 0).")
  private int from;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "With --json, items of each list at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Prints the explanation as data.")
  private boolean json;

  @Mixin private LanguageOption languageOption = new LanguageOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Language language = languageOption.language();
    Documents documents = new Documents(language);
    Problem problem = documents.problem(problemFile);
    requirePlacements(problem);
    if (from < 0 || limit < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--from must be at least 0 and --limit at least 1, not %d and %d".formatted(from, limit));
    }
    if (choices < 0) {
      throw new ParameterException(
          spec.commandLine(), "--choices must be at least 0, not " + choices);
    }
    PlacementPlan plan = documents.plan(planFile, problem);
    Explainer explainer = new Explainer(problem, plan);
    ExplanationText text = new ExplanationText(problem, language.locale());
    PrintWriter writer = spec.commandLine().getOut();
    if (placementIds.isEmpty()) {
      if (json) {
        print(explainer.explain(from, limit));
      } else {
        text.plan(explainer.explain(0, ExplanationText.MOST)).forEach(writer::println);
      }
    }
    for (String id : placementIds) {
      PlacementExplanation explanation = explainer.explain(id, Explainer.ALTERNATIVES);
      List<Recommendation> places = choices > 0 ? explainer.recommend(id, choices) : List.of();
      if (json) {
        print(choices > 0 ? new Explained(explanation, places) : explanation);
      } else {
        text.placement(explanation).forEach(writer::println);
        places.forEach(place -> writer.println("  " + text.recommendation(place)));
      }
    }
    writer.flush();
    return 0;
  }

  private void requirePlacements(Problem problem) {
    Set<String> known =
        problem.placements().stream().map(Placement::id).collect(Collectors.toSet());
    for (String id : placementIds) {
      if (!known.contains(id)) {
        throw new ParameterException(
            spec.commandLine(),
            "%s has no placement '%s'. Its placements are called %s …"
                .formatted(
                    problemFile,
                    id,
                    problem.placements().stream()
                        .limit(SHOWN_IDS)
                        .map(Placement::id)
                        .collect(Collectors.joining(", "))));
      }
    }
  }

  private static void print(Object document) {
    Json.write(document, System.out);
    System.out.println();
  }

  /** What {@code --json --choices} prints for each placement. */
  record Explained(PlacementExplanation explanation, List<Recommendation> choices) {}
}
