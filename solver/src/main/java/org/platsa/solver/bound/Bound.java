package org.platsa.solver.bound;

/**
 * What no plan can undercut (<i>undre gräns</i>): every plan that breaks no more hard rules than
 * the pinned placements force costs at least this, medium before soft. A plan with the same medium
 * cost costs at least {@code soft}; one with a higher medium cost may have any soft cost.
 *
 * @param hard what the pinned placements break, whatever the rest does
 * @param medium no plan has less
 * @param soft no plan with exactly {@code medium} has less
 * @param optimal whether a plan is known that costs just this
 * @param seconds wall-clock time it took to prove
 * @param method what proved it, for people
 */
public record Bound(
    long hard, long medium, long soft, boolean optimal, double seconds, String method) {}
