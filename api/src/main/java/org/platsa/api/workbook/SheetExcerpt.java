package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Values;

/**
 * A cell in its surroundings (<i>utdrag ur bladet</i>), so that it is known again in the file.
 *
 * @param columns as spreadsheets call them
 * @param lines the headings, then some rows
 */
public record SheetExcerpt(List<String> columns, List<Line> lines) {
  private static final int BEFORE = 2;
  private static final int AFTER = 1;
  private static final int BESIDE = 2;
  private static final int WIDEST = 5;

  public SheetExcerpt {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /**
   * A row of it.
   *
   * @param number from 1, as spreadsheets count
   * @param isHeading whether it has the headings
   * @param cells what stands in them, personal numbers hidden
   */
  public record Line(int number, boolean isHeading, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /** A cell of it; it is the one that is spoken of, or the whole row is. */
  public record Cell(String text, boolean isSpokenOf) {}

  /**
   * The surroundings of a cell, or of a row.
   *
   * @param headings the number of the row with the headings; null if there is none
   */
  static Optional<SheetExcerpt> of(Sheet sheet, @Nullable Integer headings, CellIssue issue) {
    Integer row = issue.row();
    if (row == null) {
      return Optional.empty();
    }
    TreeSet<Integer> columns = new TreeSet<>(List.of(0));
    int from = issue.column() == null ? 0 : Math.max(0, issue.column() - BESIDE);
    int width = sheet.rows().stream().limit(row + 1L).mapToInt(Sheet.Row::width).max().orElse(1);
    int to = issue.column() == null ? WIDEST - 1 : issue.column() + BESIDE;
    for (int column = from; column <= to; column++) {
      if (column < width || (issue.column() != null && column == issue.column())) {
        columns.add(column);
      }
    }
    List<Line> lines = new ArrayList<>();
    boolean isThere = false;
    for (Sheet.Row each : sheet.rows()) {
      boolean isHeading = headings != null && each.number() == headings;
      boolean isNear = each.number() >= row - BEFORE && each.number() <= row + AFTER;
      if (each.number() > row && !isThere) {
        lines.add(line(new Sheet.Row(row, List.of()), false, columns, issue));
        isThere = true;
      }
      if (isHeading || isNear) {
        lines.add(line(each, isHeading, columns, issue));
        isThere |= each.number() == row;
      }
    }
    if (!isThere) {
      lines.add(line(new Sheet.Row(row, List.of()), false, columns, issue));
    }
    return Optional.of(new SheetExcerpt(columns.stream().map(Sheet::letters).toList(), lines));
  }

  private static Line line(
      Sheet.Row row, boolean isHeading, TreeSet<Integer> columns, CellIssue issue) {
    boolean isRow = issue.row() != null && issue.row() == row.number();
    return new Line(
        row.number(),
        isHeading,
        columns.stream()
            .map(column ->
                new Cell(
                    text(row.cell(column)),
                    isRow && (issue.column() == null || issue.column().equals(column))))
            .toList());
  }

  private static String text(@Nullable CellValue cell) {
    return cell == null ? "" : Values.shown(cell.shown());
  }
}
