package org.platsa.solver.bound.parts;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.PlacementProgram.Calendar;

/**
 * What belongs to each part when the units are cut into parts (<i>register över delområden</i>),
 * each list in rising order.
 *
 * @param ofUnit the part of each unit
 * @param placements by part: those that have a choice there; all that are not pinned if there is
 *     only one part
 * @param groups by part
 * @param calendars by part: those that have a network
 * @param columns by part: all but the choices' own
 */
record PartIndex(
    int[] ofUnit, int[][] placements, int[][] groups, int[][] calendars, int[][] columns) {

  /**
   * The index of one way to cut the units.
   *
   * @param ofUnit the part of each unit
   */
  static PartIndex of(PartLayout layout, int[] ofUnit) {
    PlacementProgram program = layout.program;
    int[] unitOfColumn = layout.unitOfColumn;
    int parts = Arrays.stream(ofUnit).max().orElse(0) + 1;
    Lists placements = new Lists(parts);
    Lists groups = new Lists(parts);
    Lists calendars = new Lists(parts);
    Lists columns = new Lists(parts);
    for (int i = 0; i < program.placementRow.length; i++) {
      for (int k = program.choices.first(i); k < program.choices.end(i); k++) {
        placements.add(ofUnit[program.group(k).unit()], i);
      }
      if (parts == 1 && program.placementRow[i] >= 0) {
        placements.add(0, i);
      }
    }
    for (int g = 0; g < program.groups.size(); g++) {
      groups.add(ofUnit[program.groups.get(g).unit()], g);
    }
    for (int c = 0; c < program.calendars.size(); c++) {
      Calendar calendar = program.calendars.get(c);
      if (calendar.network != null) {
        calendars.add(ofUnit[calendar.who.unit()], c);
      }
    }
    for (int c = 0; c < unitOfColumn.length; c++) {
      if (unitOfColumn[c] != PartLayout.SHARED) {
        columns.add(ofUnit[unitOfColumn[c]], c);
      }
    }
    return new PartIndex(
        ofUnit, placements.done(), groups.done(), calendars.done(), columns.done());
  }

  int parts() {
    return columns.length;
  }

  /** Whether there is but one part. */
  boolean isWhole() {
    return parts() == 1;
  }

  /** Lists of whole numbers that grow; a number that was just added is not added again. */
  private static final class Lists {
    private final int[][] lists;
    private final int[] sizes;

    Lists(int count) {
      lists = new int[count][16];
      sizes = new int[count];
    }

    void add(int list, int value) {
      int size = sizes[list];
      if (size > 0 && lists[list][size - 1] == value) {
        return;
      }
      if (size == lists[list].length) {
        lists[list] = Arrays.copyOf(lists[list], 2 * size);
      }
      lists[list][sizes[list]++] = value;
    }

    int[][] done() {
      return IntStream.range(0, lists.length)
          .mapToObj(list -> Arrays.copyOf(lists[list], sizes[list]))
          .toArray(int[][]::new);
    }
  }
}
