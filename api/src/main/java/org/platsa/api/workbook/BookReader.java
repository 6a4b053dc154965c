package org.platsa.api.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.platsa.solver.validation.DocumentSource;

/** Reads a file as a workbook (<i>inläsning av fil</i>), whatever kind it is of. */
final class BookReader {
  private static final int HEAD = 4_096;

  private BookReader() {}

  /**
   * Reads all of a file.
   *
   * @throws IOException if the source cannot be read; never for what it holds
   * @throws UnreadableWorkbookException if it is no workbook, damaged, or too large
   */
  static Book read(DocumentSource source, ReadingLimits limits)
      throws IOException, UnreadableWorkbookException {
    byte[] head;
    try (InputStream in = source.open()) {
      head = in.readNBytes(HEAD);
    }
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
      return new ZipFileReader(limits).read(source);
    }
    refuseOthers(head);
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    }
    return new CsvReader(limits).readAlone(bytes);
  }

  private static void refuseOthers(byte[] head) throws UnreadableWorkbookException {
    if (head.length == 0) {
      throw new UnreadableWorkbookException(
          WorkbookCode.FILE_BROKEN, new Words("Filen är tom.", "The file is empty."));
    }
    if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw other(
          "en äldre Excel-fil (.xls) eller skyddad med lösenord",
          "an older Excel file (.xls), or protected by a password");
    }
    if (starts(head, '%', 'P', 'D', 'F')) {
      throw other("en PDF-fil", "a PDF file");
    }
    if (starts(head, 0x1F, 0x8B)
        || starts(head, '7', 'z', 0xBC, 0xAF)
        || starts(head, 'R', 'a', 'r', '!')) {
      throw other("en komprimerad fil av annat slag än zip", "compressed, but not a zip file");
    }
    if (starts(head, 0x89, 'P', 'N', 'G')
        || starts(head, 0xFF, 0xD8, 0xFF)
        || starts(head, 'G', 'I', 'F', '8')) {
      throw other("en bild", "a picture");
    }
    String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
    String beginning = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    if (beginning.startsWith("{") || beginning.startsWith("[")) {
      throw other(
          "JSON; skicka det som application/json till POST /api/v1/problems",
          "JSON; send it as application/json to POST /api/v1/problems");
    }
    if (beginning.startsWith("<")) {
      throw other("en webbsida eller XML", "a web page or XML");
    }
    if (beginning.startsWith("{\\rtf")) {
      throw other("ett textdokument", "a text document");
    }
    boolean isWide = starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF);
    if (!isWide && beginning.indexOf('\0') >= 0) {
      throw other("ingen text", "no text");
    }
  }

  static UnreadableWorkbookException other(String sv, String en) {
    return new UnreadableWorkbookException(
        WorkbookCode.FILE_OTHER_FORM,
        new Words(
            "Filen är " + sv + ". Spara den som Excel-arbetsbok (.xlsx) eller CSV och försök igen.",
            "The file is " + en + ". Save it as an Excel workbook (.xlsx) or CSV and try again."));
  }

  static UnreadableWorkbookException broken(String sv, String en) {
    return new UnreadableWorkbookException(
        WorkbookCode.FILE_BROKEN,
        new Words(
            "Filen går inte att läsa: "
                + sv
                + ". Öppna den i Excel, spara den på nytt och försök"
                + " igen.",
            "The file cannot be read: "
                + en
                + ". Open it in Excel, save it again, and try once more."));
  }

  static UnreadableWorkbookException tooLarge(String sv, String en) {
    return new UnreadableWorkbookException(
        WorkbookCode.FILE_TOO_LARGE,
        new Words("Filen är för stor: " + sv + ".", "The file is too large: " + en + "."));
  }

  private static boolean starts(byte[] head, int... first) {
    if (head.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((head[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
