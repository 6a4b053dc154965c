package org.platsa.api.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.platsa.solver.validation.DocumentSource;
import org.platsa.solver.work.Interruption;

/**
 * Reads a zip file: a workbook of Excel, or CSV files. All of it is unpacked once to see that it is
 * no more than it may be, before anything is made of it.
 */
final class ZipFileReader {
  private static final int PIECE = 65_536;
  private static final int MOST_ENTRIES = 2_000;
  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

  private final ReadingLimits limits;

  ZipFileReader(ReadingLimits limits) {
    this.limits = limits;
  }

  Book read(DocumentSource source) throws IOException, UnreadableWorkbookException {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    }
    try (ZipFile zip = open(bytes)) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > MOST_ENTRIES) {
        throw BookReader.tooLarge(
            "den innehåller " + entries.size() + " filer", "it holds " + entries.size() + " files");
      }
      Set<String> names =
          entries.stream().map(entry -> lower(entry.getName())).collect(Collectors.toSet());
      requireKnown(names);
      requireBounded(zip, entries);
      return names.contains("[content_types].xml")
          ? new ExcelReader(limits).read(bytes)
          : csvFiles(zip, entries);
    } catch (IOException | IllegalArgumentException e) {
      throw BookReader.broken("den är skadad eller avhuggen", "it is damaged or cut off");
    }
  }

  private static ZipFile open(byte[] bytes) throws IOException {
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
        .setIgnoreLocalFileHeader(true)
        .get();
  }

  private static void requireKnown(Set<String> names) throws UnreadableWorkbookException {
    if (names.contains("xl/workbook.bin")) {
      throw BookReader.other("en binär Excel-arbetsbok (.xlsb)", "a binary workbook (.xlsb)");
    }
    if (names.contains("word/document.xml") || names.contains("ppt/presentation.xml")) {
      throw BookReader.other(
          "ett Word- eller PowerPoint-dokument", "a Word or PowerPoint document");
    }
    if (names.contains("mimetype") && names.contains("content.xml")) {
      throw BookReader.other("ett OpenDocument-kalkylblad (.ods)", "an OpenDocument sheet (.ods)");
    }
    if (names.contains("index/document.iwa") || names.contains("index.xml")) {
      throw BookReader.other("ett Numbers-dokument", "a Numbers document");
    }
    if (!names.contains("[content_types].xml")
        && names.stream().noneMatch(ZipFileReader::isTable)) {
      throw BookReader.other("en zip-fil utan CSV-filer", "a zip file without CSV files");
    }
  }

  private void requireBounded(ZipFile zip, List<ZipArchiveEntry> entries)
      throws IOException, UnreadableWorkbookException {
    long left = limits.unpacked();
    for (ZipArchiveEntry entry : entries) {
      boolean isTexts = lower(entry.getName()).endsWith("sharedstrings.xml");
      long most = isTexts ? Math.min(left, limits.sharedTexts()) : left;
      if (!zip.canReadEntryData(entry)) {
        throw BookReader.broken("den är krypterad", "it is encrypted");
      }
      long size = unpack(zip, entry, most);
      if (size > most) {
        throw BookReader.tooLarge(
            "uppackad är den mer än " + most / 1_048_576 + " MB",
            "unpacked it is more than " + most / 1_048_576 + " MB");
      }
      left -= size;
    }
  }

  /** How many bytes there are, so many and a piece at most; no document type is let through. */
  private static long unpack(ZipFile zip, ZipArchiveEntry entry, long most)
      throws IOException, UnreadableWorkbookException {
    byte[] piece = new byte[PIECE];
    boolean isXml = lower(entry.getName()).endsWith(".xml");
    int matched = 0;
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int count = in.read(piece); count >= 0 && size <= most; count = in.read(piece)) {
        Interruption.check();
        size += count;
        for (int i = 0; isXml && i < count; i++) {
          byte b = piece[i];
          matched = b == DOCTYPE[matched] ? matched + 1 : b == DOCTYPE[0] ? 1 : 0;
          if (matched == DOCTYPE.length) {
            throw BookReader.broken(
                "den har en dokumenttyp (DOCTYPE), som ingen arbetsbok har",
                "it has a document type (DOCTYPE), which no workbook has");
          }
        }
      }
    }
    return size;
  }

  private Book csvFiles(ZipFile zip, List<ZipArchiveEntry> entries)
      throws IOException, UnreadableWorkbookException {
    CsvReader reader = new CsvReader(limits);
    List<Sheet> sheets = new ArrayList<>();
    for (ZipArchiveEntry entry : entries) {
      if (!entry.isDirectory() && isTable(entry.getName())) {
        String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        try (InputStream in = zip.getInputStream(entry)) {
          sheets.add(reader.read(file.substring(0, file.length() - 4), in.readAllBytes()));
        }
      }
    }
    if (sheets.size() > limits.sheets()) {
      throw BookReader.tooLarge(
          "den har " + sheets.size() + " CSV-filer", "it has " + sheets.size() + " CSV files");
    }
    return new Book(Book.Form.CSV_FILES, sheets);
  }

  /** Macintosh puts shadows of the files beside them. */
  private static boolean isTable(String name) {
    String lower = lower(name);
    return (lower.endsWith(".csv") || lower.endsWith(".txt") || lower.endsWith(".tsv"))
        && !lower.startsWith("__macosx/")
        && !lower.substring(lower.lastIndexOf('/') + 1).startsWith(".");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
