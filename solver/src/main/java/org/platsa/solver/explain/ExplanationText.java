package org.platsa.solver.explain;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Mend;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.problem.Problem;

/**
 * Says explanations in sentences (<i>förklaringar i ord</i>), in Swedish for every Swedish locale
 * and otherwise in English. Units and periods are called by name, placements, students and
 * supervisors by id. Methods throw {@link IllegalArgumentException} if the explanation is of
 * another problem.
 *
 * <p>Immutable: safe for use by several threads.
 */
public final class ExplanationText {
  /**
   * How many breaches of hard rules, and how many placements without a place, the sentences about a
   * whole plan tell at most.
   */
  public static final int MOST = 20;

  private final Wording words;

  /** Words for explanations of plans of a problem. */
  public ExplanationText(Problem problem, Locale locale) {
    this.words = new Wording(problem, locale);
  }

  /**
   * The whole plan: what it costs, rule by rule, which hard rules are broken where, the uneven
   * units, and who has no place; of what there are many, the first.
   */
  public List<String> plan(Explanation explanation) {
    return new PlanText(words).sentences(explanation);
  }

  /** One placement: where it is and why, or why it has no place and what would give it one. */
  public List<String> placement(PlacementExplanation explanation) {
    return placement(explanation, Integer.MAX_VALUE);
  }

  /**
   * The same in short.
   *
   * @param mostRemedies how many remedies to tell at most, the first; how many more there are is
   *     said
   */
  public List<String> placement(PlacementExplanation explanation, int mostRemedies) {
    return new PlacementText(words).sentences(explanation, mostRemedies);
  }

  /** A place, and what it would cost more there or that the placement is there now. */
  public String recommendation(Recommendation recommendation) {
    return new PlacementText(words).recommendation(recommendation);
  }

  /**
   * How many supervisors fall away at which step; steps where nobody does are left out.
   *
   * @param placementId whose funnel it is
   */
  public String funnel(String placementId, Funnel funnel) {
    return String.join(" ", new FunnelText(words).sentences(placementId, funnel));
  }

  /** What would give the placement a place, and which. */
  public String remedy(Remedy remedy) {
    return new RemedyText(words).sentence(remedy);
  }

  /**
   * Where hard rules are broken, with the placements, supervisors, units and weeks.
   *
   * @param most how many to tell at most; how many more there are is said
   */
  public List<String> broken(List<BrokenRule> rules, int most) {
    return new BrokenRuleText(words).sentences(rules, rules.size(), most);
  }

  /** A move that mends a broken rule, and what it costs. */
  public String mend(Mend mend) {
    return new MendText(words).sentence(mend);
  }

  /**
   * Why a student has a place there, or none, as the education provider is told: without other
   * providers' pseudonyms, supervisors and costs.
   *
   * @param own ids of the provider's placements, which may be named
   */
  public List<String> toProvider(PlacementExplanation explanation, Set<String> own) {
    return new ProviderText(words).why(explanation, own);
  }

  /** What would give a place, likewise. */
  public List<String> helpToProvider(PlacementExplanation explanation) {
    return new ProviderText(words).help(explanation);
  }

  /** How much more or less by level, then rule by rule, such as "35 more (short travel +35)". */
  public String difference(Difference difference) {
    return words.difference(difference);
  }

  /**
   * What wishes cost more or less, rule by rule, such as "short travel +35"; empty if none does.
   */
  public String wishes(Difference difference) {
    return words.wishes(difference);
  }

  /** A rule's name. */
  public String constraint(String constraintId) {
    return words.constraint(constraintId);
  }
}
