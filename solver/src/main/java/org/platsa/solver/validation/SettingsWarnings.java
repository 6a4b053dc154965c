package org.platsa.solver.validation;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

/**
 * Settings of a search that are allowed but hardly meant (<i>tveksamma inställningar</i>): the
 * search runs all the same.
 */
public final class SettingsWarnings {
  static final Thing SETTINGS = () -> new BilingualText("Inställningarna", "The settings");

  /** In this time about so many placements are placed for the first time, on one slow core. */
  private static final int PLACED_IN_A_SECOND = 5_000;

  private final SearchSettings settings;
  private final SearchSettings.Names names;
  private final Thing thing;
  private final Findings findings;

  private SettingsWarnings(
      SearchSettings settings, SearchSettings.Names names, Thing thing, Findings findings) {
    this.settings = settings;
    this.names = names;
    this.thing = thing;
    this.findings = findings;
  }

  /** What is doubtful about a search of a problem. */
  public static IssueList of(Problem problem, SearchSettings settings, SearchSettings.Names names) {
    return of(problem.placements().size(), () -> problem, settings, names);
  }

  /**
   * The same of a problem that is read only if it must be.
   *
   * @param placements how many it has
   */
  public static IssueList of(
      int placements,
      Supplier<Problem> problem,
      SearchSettings settings,
      SearchSettings.Names names) {
    SettingsWarnings warnings = new SettingsWarnings(settings, names, SETTINGS, new Findings());
    warnings.checkLimits(placements);
    if (!settings.weights().isEmpty()) {
      warnings.checkWeights(problem.get(), settings.weights(), names.pointer() + names.weights());
    }
    List<String> startOf = settings.startOf();
    if (startOf != null) {
      warnings.checkStart(problem.get(), startOf);
    }
    return warnings.findings.toList();
  }

  /** What is doubtful about the weights that a document sets itself. */
  static void check(Problem problem, Findings findings) {
    SearchSettings none = new SearchSettings(null, null, null, Map.of(), null);
    new SettingsWarnings(none, SearchSettings.Names.OF_REQUEST, ProblemChecks.DOCUMENT, findings)
        .checkWeights(problem, problem.weights(), "/weights");
  }

  private void checkLimits(int placements) {
    Duration time = settings.time();
    Duration unimproved = settings.unimproved();
    if (time != null && unimproved != null && unimproved.compareTo(time) >= 0) {
      add(
          IssueCode.UNIMPROVED_ABOVE_TIME,
          names.unimproved(),
          seconds(unimproved, Locale.ROOT),
          names.unimproved(),
          seconds(unimproved),
          names.time(),
          seconds(time));
    }
    Duration first = Duration.ofMillis(1_000L * placements / PLACED_IN_A_SECOND);
    if (time != null && time.compareTo(first) < 0) {
      add(
          IssueCode.TIME_LIMIT_SHORT,
          names.time(),
          seconds(time, Locale.ROOT),
          names.time(),
          seconds(time),
          placements);
    }
    Integer steps = settings.steps();
    if (steps != null && steps < placements) {
      add(
          IssueCode.STEP_LIMIT_SMALL,
          names.steps(),
          steps.toString(),
          names.steps(),
          steps,
          placements);
    }
  }

  private void checkWeights(Problem problem, Map<String, Integer> weights, String pointer) {
    if (weights.isEmpty()) {
      return;
    }
    Map<String, Integer> inForce = new HashMap<>(problem.weights());
    inForce.putAll(weights);
    for (Map.Entry<String, Integer> weight : new TreeMap<>(weights).entrySet()) {
      BilingualText reason =
          ConstraintId.of(weight.getKey()).map(rule -> unused(problem, rule)).orElse(null);
      if (reason != null && weight.getValue() != 0) {
        findings.add(
            IssueCode.WEIGHT_UNUSED,
            thing,
            pointer + "/" + weight.getKey(),
            weight.getValue().toString(),
            weight.getKey(),
            weight.getValue(),
            reason);
      }
    }
    boolean nothingCounts =
        Arrays.stream(ConstraintId.values())
            .filter(ConstraintId::weightMayBeSet)
            .allMatch(rule -> rule.weight(inForce) == 0 || unused(problem, rule) != null);
    if (nothingCounts && !problem.placements().isEmpty()) {
      findings.add(IssueCode.WEIGHTS_ALL_ZERO, thing, pointer, "0");
    }
  }

  /** Why a soft rule can cost nothing in any plan of the problem, if that is so. */
  private static @Nullable BilingualText unused(Problem problem, ConstraintId rule) {
    List<Placement> placements = problem.placements();
    return switch (rule) {
      case STABILITY ->
          reason(
              placements.stream().anyMatch(placement -> placement.published() != null),
              "inget är publicerat",
              "nothing is published");
      case LANGUAGE ->
          reason(
              problem.students().stream().anyMatch(student -> student.learnsSwedish()),
              "ingen elev lär sig svenska",
              "no student learns Swedish");
      case SUPPORT ->
          reason(
              problem.students().stream().anyMatch(student -> student.needsSupport()),
              "ingen elev behöver stöd",
              "no student needs support");
      case PREFERENCE ->
          reason(
              problem.students().stream()
                  .anyMatch(student ->
                      !(student.preferredUnits().isEmpty() && student.wishes().isEmpty())),
              "ingen elev önskar sig någon enhet",
              "no student prefers any unit");
      case PERIOD_PREFERENCE ->
          reason(
              placements.stream().anyMatch(placement -> !placement.periodWishes().isEmpty()),
              "ingen har önskat sig någon period",
              "nobody prefers any period");
      case PEER_PAIR ->
          reason(
              placements.stream().anyMatch(Placement::peerLearning),
              "ingen placering får ingå i par",
              "no placement may be in a pair");
      case REVISIT ->
          reason(
              problem.students().stream().anyMatch(student -> !student.visitedUnits().isEmpty())
                  || anyStudentHasTwo(placements),
              "ingen elev har varit någonstans förut eller har två placeringar",
              "no student has been anywhere before or has two placements");
      default -> null;
    };
  }

  private static boolean anyStudentHasTwo(List<Placement> placements) {
    Set<String> seen = new HashSet<>();
    return placements.stream().anyMatch(placement -> !seen.add(placement.studentId()));
  }

  private static @Nullable BilingualText reason(boolean isUsed, String sv, String en) {
    return isUsed ? null : new BilingualText(sv, en);
  }

  private void checkStart(Problem problem, List<String> startOf) {
    Set<String> known = new HashSet<>();
    problem.placements().forEach(placement -> known.add(placement.id()));
    int there = (int) startOf.stream().filter(known::contains).count();
    if (isUnrelated(there, startOf.size())) {
      String value = Integer.toString(there);
      add(IssueCode.START_PLAN_UNRELATED, names.start(), value, there, startOf.size());
    }
  }

  /** Whether less than half of a plan's placements are the problem's. */
  static boolean isUnrelated(int there, int all) {
    return 2 * there < all;
  }

  private void add(IssueCode code, String name, String value, Object... args) {
    findings.add(code, thing, names.pointer() + name, value, args);
  }

  private static BilingualText seconds(Duration duration) {
    return new BilingualText(
        seconds(duration, Locale.forLanguageTag("sv")), seconds(duration, Locale.ENGLISH));
  }

  /** As few decimals as tell it. */
  private static String seconds(Duration duration, Locale locale) {
    long millis = duration.toMillis();
    int decimals = millis % 1_000 == 0 ? 0 : millis % 100 == 0 ? 1 : 3;
    return String.format(locale, "%,." + decimals + "f", millis / 1_000.0);
  }
}
