package org.platsa.benchmarks.convert;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A CSV file with a header, separated by commas, semicolons or tabs.
 *
 * @param header the columns' names as they stand there
 * @param rows those that are not empty
 */
record CsvTable(List<String> header, List<Row> rows) {
  private static final String SEPARATORS = ",;\t";
  private static final ObjectReader READER =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .build()
          .readerForListOf(String.class);

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param cells without blanks at their ends; one that is missing is empty
   */
  record Row(int line, List<String> cells) {
    /** A cell, or nothing if the row is shorter. */
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  CsvTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** Reads one; what is wrong is a fault, and what could be read before it stands. */
  static CsvTable read(String text, Faults faults) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Row> rows = new ArrayList<>();
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(content));
    int line = 1;
    try (MappingIterator<List<String>> records =
        READER.with(schema).readValues(new StringReader(content))) {
      while (records.hasNextValue()) {
        line = records.currentLocation().getLineNr();
        List<String> cells = records.nextValue().stream().map(String::strip).toList();
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          rows.add(new Row(line, cells));
        }
      }
    } catch (JacksonException e) {
      faults.add(line, "the row", "quotation marks do not match from here on");
    }
    if (rows.isEmpty()) {
      faults.add(0, "the file", "is empty; its first line must name the columns");
      return new CsvTable(List.of(), List.of());
    }
    return new CsvTable(rows.getFirst().cells(), rows.subList(1, rows.size()));
  }

  /** The column of one of some names, whatever their case; -1 if there is none. */
  int column(String... names) {
    for (int column = 0; column < header.size(); column++) {
      if (List.of(names).contains(plain(header.get(column)))) {
        return column;
      }
    }
    return -1;
  }

  /** A name in small letters, without blanks, hyphens and underscores. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = SEPARATORS.charAt(0);
    for (char separator : SEPARATORS.toCharArray()) {
      best = count(first, separator) > count(first, best) ? separator : best;
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
