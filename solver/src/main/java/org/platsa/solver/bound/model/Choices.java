package org.platsa.solver.bound.model;

import java.util.Arrays;

/**
 * Every way to place each placement (<i>möjliga platser</i>): at a unit, in a period, with any
 * supervisor of a group. Kept in flat arrays, since a nation has some 20 million of them; a choice
 * is a position in these, and those of a placement follow one another.
 */
public final class Choices {
  private final int[] first;
  private int placements;
  private int size;
  private int[] group = new int[1024];
  private long[] cost = new long[1024];

  public Choices(int placements) {
    first = new int[placements + 1];
  }

  /** What is added from now on belongs to the next placement. */
  void nextPlacement() {
    placements++;
    first[placements] = size;
  }

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

  /** By position in {@link PlacementProgram#groups}. */
  public int group(int choice) {
    return group[choice];
  }

  /** Soft cost, what it shares with other placements left out. */
  public long cost(int choice) {
    return cost[choice];
  }
}
