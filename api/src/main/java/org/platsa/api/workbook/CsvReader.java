package org.platsa.api.workbook;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.work.Interruption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads CSV as Nordic and other spreadsheets write it: UTF-8 or Windows-1252, separated by
 * semicolons, commas or tabs.
 */
final class CsvReader {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern SEPARATOR_LINE = Pattern.compile("^\"?sep=(.)\"?\\r?\\n");
  private static final String SEPARATORS = ";\t,";

  private static final ObjectReader READER =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .build()
          .readerForListOf(String.class);

  private final ReadingLimits limits;
  private long cells;

  CsvReader(ReadingLimits limits) {
    this.limits = limits;
  }

  /** The one file of a workbook. */
  Book readAlone(byte[] bytes) throws UnreadableWorkbookException {
    return new Book(Book.Form.CSV, List.of(read("CSV", bytes)));
  }

  /** One of several files. */
  Sheet read(String name, byte[] bytes) throws UnreadableWorkbookException {
    String text = decoded(bytes);
    char separator;
    Matcher line = SEPARATOR_LINE.matcher(text);
    if (line.find()) {
      separator = line.group(1).charAt(0);
      text = text.substring(line.end());
    } else {
      separator = separator(text);
    }
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    List<Sheet.Row> rows = new ArrayList<>();
    int number = 0;
    try (MappingIterator<List<String>> records =
        READER.with(schema).readValues(new StringReader(text))) {
      while (records.hasNextValue()) {
        Interruption.check();
        number++;
        List<@Nullable CellValue> values = values(records.nextValue());
        if (cells > limits.cells()) {
          throw BookReader.tooLarge("den har för många celler", "it has too many cells");
        }
        if (!values.isEmpty()) {
          rows.add(new Sheet.Row(number, values));
        }
      }
    } catch (JacksonException e) {
      throw BookReader.broken(
          "CSV-filen ”" + name + "” har citattecken som inte stämmer efter rad " + number,
          "the CSV file '" + name + "' has quotation marks that do not match after row " + number);
    }
    return new Sheet(name, rows);
  }

  private List<@Nullable CellValue> values(List<String> record) {
    List<@Nullable CellValue> values = new ArrayList<>();
    for (int column = 0; column < record.size(); column++) {
      String text = record.get(column);
      if (text != null && !CellText.strip(text).isEmpty()) {
        cells++;
        while (values.size() < column) {
          values.add(null);
        }
        values.add(new CellValue.Text(text));
      }
    }
    return values;
  }

  private static String decoded(byte[] bytes) {
    String text;
    if (starts(bytes, 0xFF, 0xFE)) {
      text = new String(bytes, StandardCharsets.UTF_16LE);
    } else if (starts(bytes, 0xFE, 0xFF)) {
      text = new String(bytes, StandardCharsets.UTF_16BE);
    } else {
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        // What Excel calls CSV without more is in Windows-1252 on a Swedish machine.
        text = new String(bytes, WINDOWS);
      }
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  /** The one that is most often outside quotes in the first lines in which there is any. */
  private static char separator(String text) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\n' && !quoted && found > 0) {
        break;
      } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
        counts[SEPARATORS.indexOf(c)]++;
        found++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
