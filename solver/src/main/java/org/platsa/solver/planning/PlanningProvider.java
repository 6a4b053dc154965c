package org.platsa.solver.planning;

import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.ProviderTier;

/** An education provider (<i>utbildare</i>) with what it asked for. */
public final class PlanningProvider {
  private final EducationProvider provider;
  private final long fairnessWeight;
  private int askedFor;

  PlanningProvider(EducationProvider provider, long fairnessWeight) {
    this.provider = provider;
    this.fairnessWeight = fairnessWeight;
  }

  void addPlacement() {
    askedFor++;
  }

  public String id() {
    return provider.id();
  }

  public boolean isOnTrial() {
    return provider.tier() == ProviderTier.TRIAL;
  }

  /** What leaving one of its placements of this kind unplaced costs, on the medium level. */
  public long unplacedCost(PlacementKind kind) {
    int tierCost =
        switch (provider.tier()) {
          case COLLEGE_MEMBER -> 10;
          case TRIAL -> 6;
          case OTHER -> 3;
        };
    int kindFactor =
        switch (kind) {
          case APPRENTICESHIP -> 3;
          case APL, LIA -> 2;
          case PRAO -> 1;
        };
    return (long) tierCost * kindFactor;
  }

  /** Guaranteed places that are missing with so many unplaced; only asked-for places count. */
  public int missingQuota(int unplaced) {
    int promised = Math.min(provider.guaranteedPlaces(), askedFor);
    return Math.max(0, promised - (askedFor - unplaced));
  }

  /** The weighted cost of so many unplaced: weight × u² / r, rounded down. */
  public long fairnessCost(int unplaced) {
    return fairnessWeight * unplaced * unplaced / askedFor;
  }

  @Override
  public String toString() {
    return id();
  }
}
