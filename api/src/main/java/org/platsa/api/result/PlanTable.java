package org.platsa.api.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.platsa.api.workbook.CellText;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Kpis;
import org.platsa.solver.plan.PlanDocument;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A plan as a table (<i>placeringslista</i>): a row for each placement, names beside the ids. Of
 * who has a protected identity it tells neither the pseudonym nor the place.
 */
final class PlanTable {
  private static final List<String> COLUMNS =
      List.of(
          "placementId",
          "studentId",
          "providerId",
          "provider",
          "kind",
          "periodId",
          "period",
          "firstMonday",
          "weeks",
          "unitId",
          "unit",
          "supervisorId");
  private static final List<String> SWEDISH =
      List.of(
          "Placering",
          "Elev",
          "Utbildare (id)",
          "Utbildare",
          "Praktikform",
          "Period (id)",
          "Period",
          "Första måndag",
          "Veckor",
          "Enhet (id)",
          "Enhet",
          "Handledare");

  /** In place of a protected identity. */
  static final String MASK = "***";

  private static final int ROWS_IN_MEMORY = 1_000;

  private final Problem problem;
  private final PlanDocument document;

  PlanTable(Problem problem, PlanDocument document) {
    this.problem = problem;
    this.document = document;
  }

  /** UTF-8 with a header row of field names; separated by commas. */
  void writeCsv(OutputStream out) throws IOException {
    writeCsv(COLUMNS, ',', out);
  }

  /**
   * As Nordic spreadsheets open it: UTF-8 with a byte order mark, separated by semicolons, headings
   * in Swedish. All its numbers are whole, so that no decimal comma is needed.
   */
  void writeSwedishCsv(OutputStream out) throws IOException {
    out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
    writeCsv(SWEDISH, ';', out);
  }

  private void writeCsv(List<String> headings, char separator, OutputStream out)
      throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setColumnSeparator(separator);
    headings.forEach(schema::addColumn);
    try (SequenceWriter writer = CsvMapper.shared().writer(schema.build()).writeValues(out)) {
      forEachRow(row -> writer.write(row.stream().map(CellText::harmless).toList()));
    }
  }

  /** A workbook: the placements, the costs, the figures. */
  void writeExcel(OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Platsa", "1.0")) {
      Worksheet placements = workbook.newWorksheet("Placeringar");
      header(placements, SWEDISH);
      placements.freezePane(0, 1);
      int[] line = {1};
      forEachRow(row -> {
        for (int column = 0; column < row.size(); column++) {
          placements.inlineString(line[0], column, row.get(column));
        }
        if (++line[0] % ROWS_IN_MEMORY == 0) {
          placements.flush();
        }
      });
      placements.finish();
      costs(workbook.newWorksheet("Kostnad"));
      figures(workbook.newWorksheet("Nyckeltal"));
    }
  }

  private void costs(Worksheet sheet) {
    header(sheet, List.of("Regel", "Namn", "Kostnad"));
    int line = 1;
    for (Map.Entry<String, Long> cost : document.byConstraint().entrySet()) {
      sheet.value(line, 0, cost.getKey());
      sheet.value(line, 1, ConstraintId.of(cost.getKey()).map(ConstraintId::nameSv).orElse(""));
      sheet.value(line, 2, cost.getValue());
      line++;
    }
  }

  private void figures(Worksheet sheet) {
    Kpis kpis = document.kpis();
    header(sheet, List.of("Nyckeltal", "Värde"));
    Map<String, Number> figures = new java.util.LinkedHashMap<>();
    figures.put("Placerade", kpis.placed());
    figures.put("Begärda", kpis.askedFor());
    figures.put("Nyttjandegrad", kpis.utilisation());
    figures.put("Handledare utan elev", kpis.supervisorsWithNone());
    figures.put("Ändrade mot publicerad plan", kpis.changedFromPublished());
    int line = 1;
    for (Map.Entry<String, Number> figure : figures.entrySet()) {
      sheet.value(line, 0, figure.getKey());
      sheet.value(line, 1, figure.getValue());
      line++;
    }
  }

  private static void header(Worksheet sheet, List<String> names) {
    for (int column = 0; column < names.size(); column++) {
      sheet.value(0, column, names.get(column));
      sheet.style(0, column).bold().set();
    }
  }

  /** Takes one row. */
  @FunctionalInterface
  private interface RowWriter {
    void write(List<String> row) throws IOException;
  }

  private void forEachRow(RowWriter writer) throws IOException {
    Map<String, Student> students = byId(problem.students(), Student::id);
    Map<String, EducationProvider> providers = byId(problem.providers(), EducationProvider::id);
    Map<String, Supervisor> supervisors = byId(problem.supervisors(), Supervisor::id);
    Map<String, Unit> units = byId(problem.units(), Unit::id);
    Map<String, Period> periods = byId(problem.periods(), Period::id);
    Map<String, Assignment> plan = new HashMap<>();
    document.assignments().forEach(a -> plan.put(a.placementId(), a));
    for (Placement placement : problem.placements()) {
      Assignment assignment = plan.get(placement.id());
      Student student = students.get(placement.studentId());
      if (student != null && student.protectedIdentity()) {
        writer.write(masked(placement));
        continue;
      }
      EducationProvider provider = student == null ? null : providers.get(student.providerId());
      Supervisor supervisor =
          assignment == null ? null : supervisors.get(assignment.supervisorId());
      Unit unit = supervisor == null ? null : units.get(supervisor.unitId());
      Period period = assignment == null ? null : periods.get(assignment.periodId());
      writer.write(
          List.of(
              placement.id(),
              placement.studentId(),
              text(provider, EducationProvider::id),
              text(provider, EducationProvider::name),
              placement.kind().name(),
              text(period, Period::id),
              text(period, Period::name),
              text(period, p -> p.firstMonday().toString()),
              text(period, p -> Integer.toString(p.weeks())),
              text(unit, Unit::id),
              text(unit, Unit::name),
              text(supervisor, Supervisor::id)));
    }
  }

  /** A row that is there, so that nobody counts wrong, and says neither who it is nor where. */
  private static List<String> masked(Placement placement) {
    return COLUMNS.stream()
        .map(column ->
            switch (column) {
              case "placementId", "studentId" -> MASK;
              case "kind" -> placement.kind().name();
              default -> "";
            })
        .toList();
  }

  private static <T> String text(@Nullable T value, Function<T, String> text) {
    return value == null ? "" : text.apply(value);
  }

  private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
    return list.stream().collect(Collectors.toMap(id, Function.identity()));
  }
}
