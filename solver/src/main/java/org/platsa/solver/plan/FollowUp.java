package org.platsa.solver.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.UnitKind;

/**
 * How a plan falls on units, supervisors and providers (<i>uppföljning</i>): what a department is
 * held to. It names no supervisor and no student; areas, units and providers of the same name are
 * told apart.
 *
 * @param whole the department's figures
 * @param areas the same by area, in the problem's order; without areas that have no unit
 * @param rotation active trained supervisors by how many placements they have this term, from 0 to
 *     the most that anybody has, without gaps
 * @param travel placements by travel in steps of ten minutes, from 0 to the longest, without gaps;
 *     empty when nobody is placed. Without those whose home nobody may know
 * @param providers who asked for how much and was left without, in the problem's order
 */
public record FollowUp(
    Figures whole,
    List<AreaFigures> areas,
    List<Rotation> rotation,
    List<Travel> travel,
    List<ProviderFigures> providers) {
  /** Minutes of a step of {@link Travel}. */
  public static final int STEP = 10;

  /** The fewest whose travel is told together. */
  public static final int FEWEST = 5;

  /** Placements a year that each trained supervisor is to have at least, by the allocation key. */
  public static final int KEY = 2;

  /** Years that this term and the two before make. */
  public static final double YEARS = 1.5;

  public FollowUp {
    areas = List.copyOf(areas);
    rotation = List.copyOf(rotation);
    travel = List.copyOf(travel);
    providers = List.copyOf(providers);
  }

  /**
   * Figures of a unit, an area or the whole department.
   *
   * @param supervisors active trained supervisors
   * @param placed placements this term
   * @param before placements that the same supervisors had in the two terms before
   * @param perYear placements of active trained supervisors for each of them and year, over this
   *     term and the two before; null without any
   * @param share placements that would be here if everybody's were spread evenly over the active
   *     trained supervisors, as {@code unitSpread} wants
   * @param utilisation share used of the trainee-weeks that active supervisors offer; 0 when none
   *     is offered
   * @param medianMinutes half travel here at most this; null when fewer than {@value #FEWEST} are
   *     placed whose home may be known, since it would tell of one of them
   */
  public record Figures(
      int supervisors,
      int placed,
      int before,
      @Nullable Double perYear,
      double share,
      double utilisation,
      @Nullable Integer medianMinutes) {
    /** Whether each supervisor has had at least {@value #KEY} a year; true without any. */
    public boolean meetsKey() {
      return perYear == null || perYear >= KEY;
    }

    /**
     * Placements a year as people are told them, to one decimal: rounded down below the key, so
     * that nobody reads 2.0 where the key is missed; null without any supervisor.
     */
    public @Nullable BigDecimal toldPerYear() {
      return perYear == null
          ? null
          : BigDecimal.valueOf(perYear)
              .setScale(1, meetsKey() ? RoundingMode.HALF_UP : RoundingMode.FLOOR);
    }
  }

  /**
   * An area.
   *
   * @param id of the area
   * @param name as people write it
   * @param figures over its units
   * @param units its units, in the problem's order
   */
  public record AreaFigures(String id, String name, Figures figures, List<UnitFigures> units) {
    public AreaFigures {
      units = List.copyOf(units);
    }
  }

  /**
   * A unit.
   *
   * @param id of the unit
   * @param name as people write it
   * @param kind what it does
   * @param figures of it alone
   */
  public record UnitFigures(String id, String name, UnitKind kind, Figures figures) {}

  /**
   * Supervisors with as many placements.
   *
   * @param placements this term
   * @param supervisors active trained ones who have so many
   * @param before placements that each of them had in the two terms before, on average; 0 without
   *     any supervisor
   */
  public record Rotation(int placements, int supervisors, double before) {}

  /**
   * Placements with about the same travel.
   *
   * @param fromMinutes the shortest travel one way, inclusive; the longest is nine more
   * @param placements so many
   */
  public record Travel(int fromMinutes, int placements) {}

  /**
   * A provider.
   *
   * @param id of the provider
   * @param name as people write it
   * @param askedFor its placements
   * @param unplaced those without a place
   * @param groups the unplaced by what they ask for, the largest first
   */
  public record ProviderFigures(
      String id, String name, int askedFor, int unplaced, List<Unplaced> groups) {
    public ProviderFigures {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Unplaced that ask for the same.
   *
   * @param kind what the placements are for
   * @param unitKinds the kinds of unit they may be at; every kind when empty
   * @param placements so many
   */
  public record Unplaced(PlacementKind kind, List<UnitKind> unitKinds, int placements) {
    public Unplaced {
      unitKinds = List.copyOf(unitKinds);
    }
  }
}
