package org.platsa.solver.bound.model;

import java.util.List;

/**
 * Placements that a supervisor has without a free week between them (<i>handledarpass</i>): they
 * overlap one another, directly or through others.
 *
 * @param firstWeek inclusive
 * @param endWeek exclusive
 * @param items what it consists of besides pinned placements, ordered
 * @param withoutPartner pairing placements that have no partner, pinned ones included
 */
public record Stint(int firstWeek, int endWeek, List<ItemType> items, int withoutPartner) {}
