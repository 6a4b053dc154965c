package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;

/**
 * A problem as a workbook (<i>underlag som arbetsbok</i>): read again it is the same problem, in
 * every field.
 */
public final class ProblemWorkbook {
  private final Problem problem;
  private final Language language;

  public ProblemWorkbook(Problem problem, Language language) {
    this.problem = problem;
    this.language = language;
  }

  /** The same problem with everybody where a plan has them; who is pinned stays. */
  public static Problem planned(Problem problem, PlacementPlan plan) {
    Map<String, Assignment> assignments = new HashMap<>();
    plan.assignments().forEach(each -> assignments.put(each.placementId(), each));
    return problem.withPlacements(
        problem.placements().stream()
            .map(placement -> planned(placement, assignments.get(placement.id())))
            .toList());
  }

  private static Placement planned(Placement placement, @Nullable Assignment assignment) {
    if (placement.pinned()) {
      return placement;
    }
    String supervisor = assignment == null ? null : assignment.supervisorId();
    String period = assignment == null ? null : assignment.periodId();
    Slot slot = supervisor == null || period == null ? null : new Slot(supervisor, period);
    return placement.withAssignment(slot, false);
  }

  /** An Excel workbook with a sheet for each list. */
  public void writeExcel(OutputStream out) throws IOException {
    try (ExcelWriter writer = new ExcelWriter(out, language)) {
      for (ListTable table : tables()) {
        writer.write(table);
      }
      writer.writeWords();
      writer.writeReadMe();
    }
  }

  /** A zip file with a CSV file for each list. */
  public void writeCsvFiles(OutputStream out) throws IOException {
    new CsvWriter(language).writeFiles(tables(), out);
  }

  /** One list as CSV. */
  public void writeCsv(ListKind kind, OutputStream out) throws IOException {
    new CsvWriter(language).write(ProblemTables.of(kind, problem, language), out);
  }

  private List<ListTable> tables() {
    return Arrays.stream(ListKind.values())
        .map(kind -> ProblemTables.of(kind, problem, language))
        .toList();
  }
}
