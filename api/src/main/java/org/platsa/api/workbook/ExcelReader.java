package org.platsa.api.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.work.Interruption;

/** Reads the cells of a workbook of Excel: values only, a formula by the result it last had. */
final class ExcelReader {
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  /** Workbooks from a Macintosh may count from 1904. */
  private static final int DAYS_TO_1904 = 1_462;

  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

  /** Of a sheet, as Excel has it. */
  private static final int MOST_ROWS = 1_048_576;

  private static final int MOST_COLUMNS = 16_384;

  private static final Pattern NOT_OF_DATES =
      Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|General", Pattern.CASE_INSENSITIVE);

  private final ReadingLimits limits;
  private long cells;
  private long spread;

  ExcelReader(ReadingLimits limits) {
    this.limits = limits;
  }

  Book read(byte[] bytes) throws UnreadableWorkbookException {
    List<Sheet> sheets = new ArrayList<>();
    try (ReadableWorkbook workbook = open(bytes)) {
      List<org.dhatim.fastexcel.reader.Sheet> found = workbook.getSheets().toList();
      if (found.size() > limits.sheets()) {
        throw BookReader.tooLarge(
            "den har " + found.size() + " blad", "it has " + found.size() + " sheets");
      }
      for (org.dhatim.fastexcel.reader.Sheet sheet : found) {
        sheets.add(new Sheet(CellText.fromXml(sheet.getName()), rows(workbook, sheet)));
      }
    } catch (IOException e) {
      throw damaged();
    }
    return new Book(Book.Form.EXCEL, sheets);
  }

  private static ReadableWorkbook open(byte[] bytes) throws UnreadableWorkbookException {
    return ofLibrary(() ->
        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true)));
  }

  /** Whatever the library throws of a file that is wrong within, its parser's faults among it. */
  private static <T> T ofLibrary(Callable<T> work) throws UnreadableWorkbookException {
    try {
      return work.call();
    } catch (Exception e) {
      throw damaged();
    }
  }

  private static UnreadableWorkbookException damaged() {
    return BookReader.broken("den är skadad", "it is damaged");
  }

  private List<Sheet.Row> rows(ReadableWorkbook workbook, org.dhatim.fastexcel.reader.Sheet sheet)
      throws UnreadableWorkbookException {
    List<Sheet.Row> rows = new ArrayList<>();
    try (Stream<Row> stream = ofLibrary(sheet::openStream)) {
      Iterator<Row> all = stream.iterator();
      while (ofLibrary(all::hasNext)) {
        Interruption.check();
        Row row = ofLibrary(all::next);
        int width = row.getCellCount();
        spread += width;
        if (row.getRowNum() < 1 || row.getRowNum() > MOST_ROWS || width > MOST_COLUMNS) {
          throw damaged();
        }
        List<@Nullable CellValue> values = values(workbook, row);
        if (cells > limits.cells() || spread > limits.spread()) {
          throw BookReader.tooLarge("den har fler celler än som tas emot", "it has too many cells");
        }
        if (!values.isEmpty()) {
          rows.add(new Sheet.Row(row.getRowNum(), values));
        }
      }
    }
    return rows;
  }

  private List<@Nullable CellValue> values(ReadableWorkbook workbook, Row row) {
    List<@Nullable CellValue> values = new ArrayList<>();
    for (int column = 0; column < row.getCellCount(); column++) {
      Cell cell = row.hasCell(column) ? row.getCell(column) : null;
      CellValue value = cell == null ? null : value(workbook, cell);
      if (value != null) {
        cells++;
        while (values.size() < column) {
          values.add(null);
        }
        values.add(value);
      }
    }
    return values;
  }

  private static @Nullable CellValue value(ReadableWorkbook workbook, Cell cell) {
    Object value = cell.getValue();
    if (cell.getType() == CellType.ERROR) {
      return new CellValue.Broken(Optional.ofNullable(cell.getRawValue()).orElse("#?"));
    }
    if (cell.getType() == CellType.FORMULA) {
      return ofFormula(workbook, cell);
    }
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number(workbook, number, cell.getDataFormatString());
      case Boolean truth -> new CellValue.Truth(truth);
      default -> text(value.toString());
    };
  }

  private static @Nullable CellValue text(String xml) {
    String text = CellText.fromXml(xml);
    return CellText.strip(text).isEmpty() ? null : new CellValue.Text(text);
  }

  /** By the result that the spreadsheet kept. */
  private static @Nullable CellValue ofFormula(ReadableWorkbook workbook, Cell cell) {
    Object value = cell.getValue();
    String raw = cell.getRawValue();
    if (value instanceof BigDecimal number) {
      return number(workbook, number, cell.getDataFormatString());
    }
    if (raw == null) {
      return new CellValue.Broken("=" + Optional.ofNullable(cell.getFormula()).orElse(""));
    }
    if (raw.startsWith("#")) {
      return new CellValue.Broken(raw);
    }
    return value instanceof Boolean truth ? new CellValue.Truth(truth) : text(raw);
  }

  private static CellValue number(
      ReadableWorkbook workbook, BigDecimal number, @Nullable String format) {
    String shape = format == null ? "" : format;
    boolean isDay =
        isOfDates(shape)
            && number.compareTo(BigDecimal.ONE) >= 0
            && number.compareTo(LAST_DAY) <= 0;
    if (isDay) {
      long days = number.longValue() + (workbook.isDate1904() ? DAYS_TO_1904 : 0);
      return new CellValue.Day(DAY_ZERO.plusDays(days));
    }
    return new CellValue.Number(number, shape);
  }

  private static boolean isOfDates(String format) {
    String plain = NOT_OF_DATES.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    return plain.indexOf('y') >= 0
        || plain.indexOf('d') >= 0
        || (plain.indexOf('å') >= 0 && plain.indexOf('m') >= 0);
  }
}
