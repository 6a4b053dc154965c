package org.platsa.api.publication;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.privacy.DepartmentSettings;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.Placement;
import org.springframework.stereotype.Component;

/** Compares a plan with what each provider was sent last (<i>förslag per utbildare</i>). */
@Component
class ProviderParts {
  private final PublicationStore store;
  private final DepartmentSettings settings;
  private final ComputeLane lane;
  private final ReadTransaction read;

  ProviderParts(
      PublicationStore store, DepartmentSettings settings, ComputeLane lane, ReadTransaction read) {
    this.store = store;
    this.settings = settings;
    this.lane = lane;
    this.read = read;
  }

  /** By provider, those first who have something in the plan; without words. */
  List<ProviderPart> of(UUID client, PublishablePlan plan) {
    boolean showsSupervisors = Boolean.TRUE.equals(settings.get().showsSupervisors());
    return lane.call(ComputeTask.COMPARE, () -> compared(client, plan, showsSupervisors));
  }

  private List<ProviderPart> compared(UUID client, PublishablePlan plan, boolean showsSupervisors) {
    Map<String, PublicationStore.Last> last = last(client, plan.problem().term().id());
    Map<String, List<Placement>> placements = plan.byProvider();
    Map<String, String> names = new LinkedHashMap<>();
    DistinctNames.of(plan.problem()).providers().forEach(each -> names.put(each.id(), each.name()));
    Set<String> all = new LinkedHashSet<>(placements.keySet());
    last.forEach((id, each) -> {
      if (each.proposal().stands()
          && each.places().stream().anyMatch(place -> place.change() != PlaceChange.GONE)) {
        all.add(id);
      }
    });
    Proposing proposing = new Proposing(plan, showsSupervisors);
    return all.stream()
        .map(id -> {
          PublicationStore.Last before = last.get(id);
          List<Proposing.NewPlace> places =
              proposing.places(
                  placements.getOrDefault(id, List.of()), before == null ? null : before.places());
          return new ProviderPart(
              id,
              names.getOrDefault(id, before == null ? id : before.proposal().provider()),
              before,
              before == null
                  ? places
                  : places.stream()
                      .map(each -> before.taken().containsKey(each.before()) ? each.taken() : each)
                      .toList());
        })
        .toList();
  }

  /** What was taken since counts as told and accepted. */
  private Map<String, PublicationStore.Last> last(UUID client, String term) {
    return read.of(() -> {
      List<TakenPlace> taken = store.taken(client, term);
      Map<String, PublicationStore.Last> last =
          store.last(client, term, PublicationStore.Which.ALL);
      last.replaceAll((id, each) -> each.with(taken));
      return last;
    });
  }
}
