package org.platsa.solver.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of placement that a problem knows, and what applies to each (<i>praktikformer</i>).
 * Immutable.
 */
public final class PlacementKinds {
  /** All but PRAO need training. Source: the college agreement; of VFU, the universities' rules. */
  private static final List<PlacementKindTerms> USUAL =
      List.of(
          new PlacementKindTerms(PlacementKind.APL, true, 2),
          new PlacementKindTerms(PlacementKind.PRAO, false, 1),
          new PlacementKindTerms(PlacementKind.LIA, true, 2),
          new PlacementKindTerms(PlacementKind.APPRENTICESHIP, true, 3),
          new PlacementKindTerms(PlacementKind.VFU, true, 2));

  private final Map<PlacementKind, PlacementKindTerms> terms = new LinkedHashMap<>();

  /**
   * The usual ones and others.
   *
   * @param own what a document says, which counts before what is usual; of several for one kind the
   *     first
   */
  public PlacementKinds(List<PlacementKindTerms> own) {
    USUAL.forEach(each -> terms.put(each.id(), each));
    own.reversed().forEach(each -> terms.put(each.id(), each));
  }

  /** Every kind, the usual ones first. */
  public List<PlacementKind> all() {
    return terms.keySet().stream().sorted().toList();
  }

  /** Whether a kind's supervisors must have training. */
  public boolean needsTraining(PlacementKind kind) {
    return of(kind).training();
  }

  /** What a kind weighs in rule unplaced. */
  public int priority(PlacementKind kind) {
    return of(kind).priority();
  }

  private PlacementKindTerms of(PlacementKind kind) {
    PlacementKindTerms found = terms.get(kind);
    if (found == null) {
      throw new IllegalArgumentException("there is no kind of placement " + kind);
    }
    return found;
  }
}
