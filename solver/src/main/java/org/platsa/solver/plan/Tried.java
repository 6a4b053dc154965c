package org.platsa.solver.plan;

/**
 * What was tried to find remedies (<i>prövat</i>).
 *
 * @param places supervisors and periods that were examined, each with one change and, if that did
 *     not help anywhere, with more
 * @param moved other placements for which another place was looked for, as the plan stands and with
 *     one change more
 */
public record Tried(int places, int moved) {}
