package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.LinearProgram;

/**
 * The exact program of a problem (<i>det exakta programmet</i>) and what its columns and rows mean.
 * {@link ProgramBuilder} writes it; nobody changes it then but to cap the medium cost. How the
 * problem is put into it: docs/decisions/0006-exact-program.md.
 */
public final class PlacementProgram {
  public final IndexedProblem problem;
  public final LinearProgram program;

  /** Every way to place a placement. */
  public final PlacementChoices choices;

  /** Whether the program has a column for each choice; only small ones do. */
  public boolean whole;

  /** By placement: the column that is 1 when it has no place; -1 when pinned. */
  public final int[] unplacedColumn;

  /** By placement: the row that says it is in one place or in none; -1 when pinned. */
  public final int[] placementRow;

  /** What choices lead to, in the order in which it was met. */
  public final List<Group> groups = new ArrayList<>();

  /** One for each class of supervisors, unit by unit. */
  public final List<Calendar> calendars = new ArrayList<>();

  /** Empty unless the program is whole. */
  public final List<Return> returns = new ArrayList<>();

  /** By unit: how many placements it has, the pinned ones left out. */
  public final @Nullable TabulatedCount[] unitSteps;

  /** By provider: how many of its placements are unplaced; null if it asks for none. */
  public final @Nullable TabulatedCount[] providerSteps;

  /** By provider: the column of promised places that it lacks; -1 where nothing is promised. */
  public final int[] lackColumn;

  /** By provider: the row that makes that column large enough; -1 where nothing is promised. */
  public final int[] lackRow;

  /**
   * By provider: promised places that it lacks when nobody is unplaced. At most 0, since no more
   * are promised than are asked for: so many may be unplaced before it lacks any.
   */
  public final long[] lackAtNone;

  /** A program with nothing in it yet. */
  public PlacementProgram(IndexedProblem problem, LinearProgram program) {
    this.problem = problem;
    this.program = program;
    choices = new PlacementChoices(problem.placements.size());
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

  /** Whether the placement is pinned, or there is no place where it may be. */
  public boolean hasNoChoice(int placement) {
    return choices.first(placement) == choices.end(placement);
  }

  /** What a choice leads to. */
  public Group group(int choice) {
    return groups.get(choices.group(choice));
  }

  /**
   * PlacementChoices that are alike to those who can take them: at one unit, of one type, by the
   * same supervisors.
   *
   * @param unit by position
   * @param type as detailed as the most discerning of the calendars sees it
   * @param calendars who may take them, by position in {@link PlacementProgram#calendars}
   * @param columns how many the supervisors of each calendar take, in the same order
   * @param row says that as many are taken as are chosen
   */
  public record Group(
      int unit, TraineeType type, List<Integer> calendars, int[] columns, int row) {}

  /**
   * How often a student comes back to a unit this term.
   *
   * @param placements those of the student that may be there, none of them pinned
   * @param unit by position
   * @param column how many of them are there after the first
   */
  record Return(List<Integer> placements, int unit, int column) {}

  /** The calendars of one class of supervisors, all of them together. */
  public static final class Calendar {
    public final SupervisorClass who;

    /** How many placements there are of each type that the class may take. */
    final Map<TraineeType, Integer> supply = new LinkedHashMap<>();

    /** By type: the row that says that as many are in the calendars as are taken. */
    public final Map<TraineeType, Integer> rows = new LinkedHashMap<>();

    final StintFinder finder;

    /** Null if the class takes nobody and has nobody pinned. */
    public @Nullable CalendarNetwork network;

    Calendar(IndexedProblem problem, SupervisorClass who) {
      this.who = who;
      finder = new StintFinder(problem, who);
    }

    /** What of a type makes a difference to this class. */
    TraineeType seen(TraineeType type) {
      return who.seesTypes() ? type : type.plain();
    }
  }
}
