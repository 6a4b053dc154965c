package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.LinearProgram;

/**
 * The exact program of a problem (<i>det exakta programmet</i>) and what its columns mean. Built by
 * {@link ProgramBuilder}.
 */
public final class PlacementProgram {
  public final IndexedProblem problem;
  public final LinearProgram program;

  /** Every way to place a placement. */
  public final Choices choices;

  /** Whether the program has a column for each choice; a large one has not. */
  public boolean whole;

  /** By placement; -1 when pinned. */
  public final int[] unplacedColumn;

  /** By placement: the row that says it is in one place or in none; -1 when pinned. */
  public final int[] placementRow;

  public final List<Group> groups = new ArrayList<>();
  public final List<Calendar> calendars = new ArrayList<>();

  /** Of a whole program only. */
  public final List<Return> returns = new ArrayList<>();

  public final @Nullable TabulatedCount[] unitSteps;
  public final @Nullable TabulatedCount[] providerSteps;

  /** By provider; -1 where nothing is promised. */
  public final int[] lackColumn;

  /** By provider; -1 where nothing is promised. */
  public final int[] lackRow;

  /** By provider: promised places that it would lack with nobody unplaced but the pinned ones. */
  public final long[] lackAtNone;

  public PlacementProgram(IndexedProblem problem, LinearProgram program) {
    this.problem = problem;
    this.program = program;
    choices = new Choices(problem.placements.size());
    unplacedColumn = new int[problem.placements.size()];
    placementRow = new int[problem.placements.size()];
    unitSteps = new TabulatedCount[problem.units.size()];
    providerSteps = new TabulatedCount[problem.providers.size()];
    lackColumn = new int[problem.providers.size()];
    lackRow = new int[problem.providers.size()];
    lackAtNone = new long[problem.providers.size()];
  }

  /** The column, 1 when chosen, of a placement's choice in a whole program. */
  public int column(int placement, int choice) {
    return unplacedColumn[placement] + 1 + choice - choices.first(placement);
  }

  /** Whether the placement has nowhere to go, or is pinned. */
  public boolean hasNoChoice(int placement) {
    return choices.first(placement) == choices.end(placement);
  }

  public Group group(int choice) {
    return groups.get(choices.group(choice));
  }

  /**
   * Choices that the same supervisors can take and that are alike to them.
   *
   * @param unit by position
   * @param type as fine as any of the calendars needs
   * @param calendars who may take them, by position in {@link PlacementProgram#calendars}
   * @param columns how many each calendar's class takes, in the same order
   * @param row chosen = taken
   */
  public record Group(int unit, ItemType type, List<Integer> calendars, int[] columns, int row) {}

  /**
   * How often a student comes back to a unit this term.
   *
   * @param placements the student's that may be there, none of them pinned
   * @param unit by position
   * @param column visits less one, if there are any
   */
  record Return(List<Integer> placements, int unit, int column) {}

  /** The calendars of one class of supervisors. */
  public static final class Calendar {
    public final SupervisorClass who;

    /** How many placements there are of each type that the class may take. */
    final Map<ItemType, Integer> supply = new LinkedHashMap<>();

    /** By type: taken = in the calendars. */
    public final Map<ItemType, Integer> rows = new LinkedHashMap<>();

    final StintFinder finder;
    public @Nullable CalendarNetwork network;

    Calendar(IndexedProblem problem, SupervisorClass who) {
      this.who = who;
      finder = new StintFinder(problem, who);
    }

    ItemType seen(ItemType type) {
      return who.seesTypes() ? type : type.plain();
    }
  }
}
