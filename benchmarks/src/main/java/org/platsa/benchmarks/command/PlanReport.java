package org.platsa.benchmarks.command;

import java.util.List;
import java.util.stream.Collectors;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.Kpis;
import org.platsa.solver.problem.Problem;

/** A plan's cost and figures as text for people. */
final class PlanReport {
  /** More broken rules, and more providers, than this are counted, not told. */
  private static final int MOST_BROKEN = 20;

  private static final int MOST_PROVIDERS = 12;

  private final Language language;
  private final StringBuilder text = new StringBuilder();

  private PlanReport(Language language) {
    this.language = language;
  }

  /** Cost by rule, where hard rules are broken, and the coordinator's figures, several lines. */
  static String of(Problem problem, Judgement judgement, Language language) {
    PlanReport report = new PlanReport(language);
    report.costs(judgement);
    report.broken(problem, judgement.broken());
    report.kpis(judgement.kpis());
    return report.text.toString();
  }

  /** One cost on one line, such as {@code 0 hard, 0 medium, 65,204 soft}. */
  static String of(Cost cost, Language language) {
    return String.join(
        ", ",
        language.count(cost.hard(), "hård", "hårda", "hard", "hard"),
        language.count(cost.medium(), "mellan", "mellan", "medium", "medium"),
        language.count(cost.soft(), "mjuk", "mjuka", "soft", "soft"));
  }

  private void costs(Judgement judgement) {
    line("Kostnad: %s", "Cost: %s", of(judgement.cost(), language));
    judgement
        .costs()
        .forEach((id, cost) -> {
          if (cost != 0) {
            line("  %,10d  %-7s%s", "  %,10d  %-7s%s", cost, level(id), name(id));
          }
        });
  }

  private void broken(Problem problem, List<BrokenRule> broken) {
    if (broken.isEmpty()) {
      return;
    }
    line("Brutna krav", "Broken hard rules");
    new ExplanationText(problem, language.locale())
        .broken(broken, MOST_BROKEN)
        .forEach(sentence -> line("  %s", "  %s", sentence));
  }

  private void kpis(Kpis kpis) {
    line("Nyckeltal", "Key figures");
    line(
        "  Placerade %,d av %,d (%s)",
        "  Placed %,d of %,d (%s)", kpis.placed(), kpis.askedFor(), byProvider(kpis.byProvider()));
    line("  Nyttjandegrad %.1f %%", "  Utilisation %.1f %%", 100 * kpis.utilisation());
    line(
        "  Fördelningsnyckel: %.0f %% av %s har minst en, %.0f %% minst två på tre terminer; %,d"
            + " har ingen",
        "  Allocation key: %.0f %% of %s with at least one, %.0f %% with at least two over three"
            + " terms; %,d with none",
        100 * kpis.allocationKey().oneThisTerm(),
        language.count(
            kpis.allocationKey().supervisors(),
            "handledare",
            "handledare",
            "supervisor",
            "supervisors"),
        100 * kpis.allocationKey().twoInThreeTerms(),
        kpis.supervisorsWithNone());
    line(
        "  Per handledare, enhet för enhet: %.2f till %.2f, median %.2f, Gini %.2f",
        "  Per supervisor, unit by unit: %.2f to %.2f, median %.2f, Gini %.2f",
        kpis.load().min(),
        kpis.load().max(),
        kpis.load().median(),
        kpis.load().gini());
    line(
        "  Par vid peer learning: %,d av %,d möjliga",
        "  Peer-learning pairs: %,d of %,d possible",
        kpis.pairs().formed(),
        kpis.pairs().possible());
    Integer median = kpis.travel().medianMinutes();
    Integer p90 = kpis.travel().p90Minutes();
    if (median != null && p90 != null) {
      line(
          "  Resa: median %s, 90 %% högst %s, %.1f %% över 45 minuter",
          "  Travel: median %s, 90 %% at most %s, %.1f %% over 45 minutes",
          language.count(median, "minut", "minuter", "minute", "minutes"),
          language.count(p90, "minut", "minuter", "minute", "minutes"),
          100 * kpis.travel().shareOver45());
    }
    if (kpis.changedFromPublished() > 0) {
      line(
          "  Ändrade mot den publicerade planen: %,d",
          "  Changed from the published plan: %,d", kpis.changedFromPublished());
    }
  }

  private String byProvider(List<Kpis.ProviderPlaces> providers) {
    String first =
        providers.stream()
            .limit(MOST_PROVIDERS)
            .map(p ->
                language.format(
                    "%s %,d/%,d", "%s %,d/%,d", p.providerId(), p.placed(), p.askedFor()))
            .collect(Collectors.joining(", "));
    int more = providers.size() - MOST_PROVIDERS;
    return more > 0 ? first + language.format(" och %,d till", " and %,d more", more) : first;
  }

  private String level(ConstraintId id) {
    return switch (id.level()) {
      case HARD -> language.pick("hård", "hard");
      case MEDIUM -> language.pick("mellan", "medium");
      case SOFT -> language.pick("mjuk", "soft");
    };
  }

  private String name(ConstraintId id) {
    return language.pick(id.nameSv(), id.nameEn());
  }

  private void line(String swedish, String english, Object... arguments) {
    text.append(language.format(swedish, english, arguments)).append(System.lineSeparator());
  }
}
