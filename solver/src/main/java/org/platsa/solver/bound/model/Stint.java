package org.platsa.solver.bound.model;

import java.util.List;

/**
 * Placements that a supervisor has without a free week between them (<i>handledarpass</i>): they
 * overlap one another, directly or through others.
 *
 * @param firstWeek the first week, inclusive
 * @param endWeek the last week, exclusive
 * @param items the types of its placements in a fixed order, pinned ones left out
 * @param withoutPartner how many of its placements may be paired but have no partner, pinned ones
 *     included; 0 away from peer-learning units, where the choice of the unit costs it
 */
public record Stint(int firstWeek, int endWeek, List<TraineeType> items, int withoutPartner) {}
