package org.platsa.solver.bound.parts;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.platsa.solver.bound.lp.ColumnTerms;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.model.CalendarNetwork;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.PlacementProgram.Calendar;
import org.platsa.solver.bound.model.PlacementProgram.Group;
import org.platsa.solver.bound.model.TabulatedCount;

/** To which unit each row, column and group of a program belongs (<i>programmets indelning</i>). */
public final class PartLayout {
  /** The unit of what several units share. */
  static final int SHARED = -1;

  public final PlacementProgram program;
  public final ColumnTerms terms;

  /** By column; {@link #SHARED} for those of choices, placements and providers. */
  final int[] unitOfColumn;

  /** By row; {@link #SHARED} for those of placements and providers, and for the cap on medium. */
  final int[] unitOfRow;

  /** By position in {@link PlacementProgram#groups}. */
  final int[] unitOfGroup;

  /** By row: whether it says that a placement is in one place or in none. */
  final boolean[] isPlacementRow;

  /** Looks up the units of all rows and columns of a program that is written. */
  public PartLayout(PlacementProgram program) {
    this.program = program;
    LinearProgram whole = program.program;
    terms = new ColumnTerms(whole);
    unitOfColumn = unitOfColumn(program);
    unitOfRow = new int[whole.rows()];
    Arrays.fill(unitOfRow, SHARED);
    for (int t = 0; t < whole.terms(); t++) {
      int unit = unitOfColumn[whole.termColumn(t)];
      if (unit != SHARED) {
        unitOfRow[whole.termRow(t)] = unit;
      }
    }
    unitOfGroup = program.groups.stream().mapToInt(Group::unit).toArray();
    isPlacementRow = new boolean[whole.rows()];
    for (int row : program.placementRow) {
      if (row >= 0) {
        isPlacementRow[row] = true;
      }
    }
  }

  private static int[] unitOfColumn(PlacementProgram program) {
    int[] unitOf = new int[program.program.columns()];
    Arrays.fill(unitOf, SHARED);
    for (Group group : program.groups) {
      for (int column : group.columns()) {
        unitOf[column] = group.unit();
      }
    }
    for (Calendar calendar : program.calendars) {
      if (calendar.network != null) {
        for (CalendarNetwork.Arc arc : calendar.network.arcs()) {
          unitOf[arc.column] = calendar.who.unit();
        }
      }
    }
    for (int unit = 0; unit < program.unitSteps.length; unit++) {
      TabulatedCount steps = program.unitSteps[unit];
      if (steps != null) {
        Arrays.fill(unitOf, steps.firstColumn(), steps.endColumn(), unit);
      }
    }
    return unitOf;
  }

  /** The columns of providers: promised places that they lack, and their shares of the unplaced. */
  int[] providerColumns() {
    return IntStream.range(0, program.lackColumn.length)
        .flatMap(provider -> {
          TabulatedCount steps = program.providerSteps[provider];
          int lack = program.lackColumn[provider];
          return IntStream.concat(
              steps == null
                  ? IntStream.empty()
                  : IntStream.range(steps.firstColumn(), steps.endColumn()),
              lack < 0 ? IntStream.empty() : IntStream.of(lack));
        })
        .toArray();
  }
}
