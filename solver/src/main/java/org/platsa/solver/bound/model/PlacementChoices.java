package org.platsa.solver.bound.model;

import java.util.Arrays;

/**
 * Every way to place each placement (<i>möjliga platser</i>): at a unit, in a period, with any
 * supervisor of a group. Kept in flat arrays, since a nation has some 20 million of them; a choice
 * is a position in these, and those of a placement follow one another.
 */
public final class PlacementChoices {
  /** By placement: its first choice. */
  private final int[] first;

  private int placements;
  private int size;
  private int[] group = new int[1024];
  private long[] cost = new long[1024];

  public PlacementChoices(int placements) {
    first = new int[placements + 1];
  }

  /** Begins the next placement: what is added from now on belongs to it. */
  void nextPlacement() {
    placements++;
    first[placements] = size;
  }

  /**
   * Adds a choice of the present placement.
   *
   * @param ofGroup by position in {@link PlacementProgram#groups}
   */
  public void add(int ofGroup, long softCost) {
    if (size == group.length) {
      int length = size + size / 2;
      group = Arrays.copyOf(group, length);
      cost = Arrays.copyOf(cost, length);
    }
    group[size] = ofGroup;
    cost[size++] = softCost;
    first[placements] = size;
  }

  /** Of all placements together. */
  public int size() {
    return size;
  }

  /** The placement's first choice. */
  public int first(int placement) {
    return first[placement];
  }

  /** The end of the placement's choices, exclusive. */
  public int end(int placement) {
    return first[placement + 1];
  }

  /** What a choice leads to, by position in {@link PlacementProgram#groups}. */
  public int group(int choice) {
    return group[choice];
  }

  /** A choice's soft cost, without what the placement costs together with others. */
  public long cost(int choice) {
    return cost[choice];
  }
}
