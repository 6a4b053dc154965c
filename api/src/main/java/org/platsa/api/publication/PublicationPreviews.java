package org.platsa.api.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.submission.Problems;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.BrokenRule;
import org.springframework.stereotype.Component;

/** What would be published of a plan, before it is (<i>granska före publicering</i>). */
@Component
public class PublicationPreviews {
  /** From here on a way is long, in minutes. */
  private static final int LONG_WAY = 45;

  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private final PublishablePlans plans;
  private final ProviderParts parts;
  private final Problems problems;
  private final Publications publications;
  private final ComputeLane lane;
  private final CurrentTenant tenant;

  PublicationPreviews(
      PublishablePlans plans,
      ProviderParts parts,
      Problems problems,
      Publications publications,
      ComputeLane lane,
      CurrentTenant tenant) {
    this.plans = plans;
    this.parts = parts;
    this.problems = problems;
    this.publications = publications;
    this.lane = lane;
    this.tenant = tenant;
  }

  /**
   * What would be published of a run's plan or a draft's, and what is in the way.
   *
   * @throws ApiException 400 unless one of them is named; 404; 409 for a run that has not ended or
   *     has no plan
   */
  public PublicationPreview of(@Nullable UUID runId, @Nullable UUID draftId) {
    PublishablePlan plan = plans.of(runId, draftId, null);
    UUID client = tenant.id();
    return lane.call(ComputeTask.COMPARE, () -> preview(client, plan));
  }

  private PublicationPreview preview(UUID client, PublishablePlan plan) {
    String term = plan.problem().term().id();
    boolean isNewest = problems.newest(client, term).filter(plan.problemId()::equals).isPresent();
    List<BrokenRule> broken = plan.overview().broken();
    List<PublicationPreview.OfProvider> providers =
        parts.of(client, plan).stream().map(part -> preview(plan, part)).toList();
    return new PublicationPreview(
        plan.problemId(),
        isNewest,
        new ExplanationText(plan.problem(), SWEDISH).broken(broken, PublicationFaults.MOST_NAMED),
        new ExplanationText(plan.problem(), Locale.ENGLISH)
            .broken(broken, PublicationFaults.MOST_NAMED),
        (int)
            plan.overview().placements().stream()
                .map(each -> each.minutes())
                .filter(minutes -> minutes != null && minutes > LONG_WAY)
                .count(),
        providers);
  }

  private PublicationPreview.OfProvider preview(PublishablePlan plan, ProviderPart part) {
    Map<PlaceChange, Integer> changes = new LinkedHashMap<>();
    List<ProposedPlace> changed = new ArrayList<>();
    for (int i = 0; i < part.places().size(); i++) {
      Proposing.NewPlace place = part.places().get(i);
      if (place.change() != null) {
        changes.merge(place.change(), 1, Integer::sum);
        changed.add(new ProposedPlace(i, place.placed(), place.change(), place.shown(), null));
      }
    }
    var provider =
        plan.problem().providers().stream()
            .filter(each -> each.id().equals(part.provider()))
            .findFirst();
    PublicationStore.Last last = part.last();
    return new PublicationPreview.OfProvider(
        part.provider(),
        part.name(),
        provider.map(each -> each.tier()).orElse(null),
        provider.map(each -> each.guaranteedPlaces()).orElse(0),
        part.asked(),
        part.placed(),
        last == null ? null : last.proposal().number(),
        changes,
        changed,
        part.agreedMoved(part.agreed(publications.today())));
  }
}
