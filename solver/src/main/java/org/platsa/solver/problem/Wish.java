package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a student would like to be, and how much (<i>önskemål</i>). A valid problem's wish names
 * one of unit, kind of unit and area; what it names need not be there.
 *
 * @param unitId a unit, or null
 * @param unitKind any unit of a kind, or null
 * @param areaId any unit of an area, or null
 * @param grade 1 for the first choice, 2 for the second and so on, to {@value #LAST_GRADE}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wish(
    @Nullable String unitId, @Nullable UnitKind unitKind, @Nullable String areaId, int grade) {
  /** The last grade that there is. */
  public static final int LAST_GRADE = 10;

  public Wish {
    if (unitId != null) {
      Invariants.id("unitId", unitId);
    }
    if (areaId != null) {
      Invariants.id("areaId", areaId);
    }
    Invariants.within("grade", grade, 1, LAST_GRADE);
  }

  /** To be at a unit. */
  public static Wish unit(String unitId, int grade) {
    return new Wish(unitId, null, null, grade);
  }

  /** To be at any unit of a kind. */
  public static Wish kind(UnitKind unitKind, int grade) {
    return new Wish(null, unitKind, null, grade);
  }

  /** To be at any unit of an area. */
  public static Wish area(String areaId, int grade) {
    return new Wish(null, null, areaId, grade);
  }
}
