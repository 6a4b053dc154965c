package org.platsa.solver.validation;

import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What bytes are that should be JSON in UTF-8 but are not (<i>filformat, teckenkodning</i>).
 *
 * @param nameSv the form's name in Swedish, such as "gzip-komprimerat"
 * @param nameEn the same in English
 * @param at the index of the byte that shows it
 */
public record DocumentForm(String nameSv, String nameEn, int at) {
  /** How many bytes are looked at, at the beginning or around a byte that is wrong. */
  static final int LOOKED_AT = 4_096;

  /** How å, ä, ö, Å, Ä, Ö, é and ü are written by old Swedish programs. */
  private static final String WINDOWS = "\u00E5\u00E4\u00F6\u00C5\u00C4\u00D6\u00E9\u00FC";

  private static final String DOS = "\u0086\u0084\u0094\u008F\u008E\u0099\u0082\u0081";
  private static final String MACINTOSH = "\u008C\u008A\u009A\u0081\u0080\u0085\u008E\u009F";

  /** The form of bytes that are no JSON, if it is one that is known here. */
  public static Optional<DocumentForm> ofUnreadable(byte[] document) {
    return ofHead(document).or(() -> eightBit(document));
  }

  /** The same as far as the beginning says it. */
  static Optional<DocumentForm> ofHead(byte[] head) {
    return notUtf8(head).or(() -> marked(head));
  }

  /**
   * The encoding of a text that has been found not to be UTF-8, if it is one that is known here.
   */
  public static Optional<DocumentForm> ofBadText(byte[] text) {
    return eightBit(text);
  }

  /** What to tell of it, found at a line and a column, each from 1 on. */
  public Issue issue(int line, int column) {
    Findings findings = new Findings();
    findings.add(
        IssueCode.OTHER_FORM,
        ProblemChecks.DOCUMENT,
        "",
        nameEn,
        new BilingualText(nameSv, nameEn),
        Integer.toString(line),
        Integer.toString(column));
    return findings.toList().issues().getFirst();
  }

  /** The form of bytes whose beginning alone says that they are no text in UTF-8. */
  static Optional<DocumentForm> notUtf8(byte[] document) {
    return packed(document).or(() -> wide(document));
  }

  private static Optional<DocumentForm> packed(byte[] document) {
    if (starts(document, 0x1F, 0x8B)) {
      return form("gzip-komprimerat", "compressed with gzip");
    }
    if (starts(document, 'P', 'K', 3, 4)) {
      String head = latin(document);
      if (head.contains("xl/") || head.contains("[Content_Types].xml")) {
        return form("en kalkylbladsfil (Excel)", "a spreadsheet file (Excel)");
      }
      return head.contains("opendocument.spreadsheet")
          ? form("en kalkylbladsfil (OpenDocument)", "a spreadsheet file (OpenDocument)")
          : form("en zip-fil", "a zip file");
    }
    if (starts(document, 0xD0, 0xCF, 0x11, 0xE0)) {
      return form("en äldre kalkylblads- eller Office-fil", "an old spreadsheet or Office file");
    }
    if (starts(document, 0x28, 0xB5, 0x2F, 0xFD)) {
      return form("zstd-komprimerat", "compressed with zstd");
    }
    if (starts(document, 'B', 'Z', 'h')) {
      return form("bzip2-komprimerat", "compressed with bzip2");
    }
    if (starts(document, 0xFD, '7', 'z', 'X', 'Z')) {
      return form("xz-komprimerat", "compressed with xz");
    }
    if (starts(document, '7', 'z', 0xBC, 0xAF)) {
      return form("en 7z-fil", "a 7z file");
    }
    if (starts(document, '%', 'P', 'D', 'F')) {
      return form("en PDF-fil", "a PDF file");
    }
    // What zlib writes first, and JSON never.
    return starts(document, 0x78, 0x9C) || starts(document, 0x78, 0xDA) || starts(document, 'x', 1)
        ? form("zlib-komprimerat (deflate)", "compressed with zlib (deflate)")
        : Optional.empty();
  }

  private static Optional<DocumentForm> wide(byte[] document) {
    if (starts(document, 0xFF, 0xFE, 0, 0)
        || starts(document, 0, 0, 0xFE, 0xFF)
        || isAscii(document, 0, 1, 2, 3)
        || isAscii(document, 3, 0, 1, 2)) {
      return form("kodat i UTF-32", "encoded in UTF-32");
    }
    return starts(document, 0xFF, 0xFE)
            || starts(document, 0xFE, 0xFF)
            || isAscii(document, 0, 1)
            || isAscii(document, 1, 0)
        ? form("kodat i UTF-16", "encoded in UTF-16")
        : Optional.empty();
  }

  /** Whether the first bytes are an ASCII character at one index and zeros at the others. */
  private static boolean isAscii(byte[] document, int character, int... zeros) {
    for (int zero : zeros) {
      if (document.length <= zero || document[zero] != 0) {
        return false;
      }
    }
    return document.length > character && document[character] > 0;
  }

  private static Optional<DocumentForm> marked(byte[] document) {
    String head = latin(document).stripLeading().toLowerCase(Locale.ROOT);
    if (head.startsWith("\u00EF\u00BB\u00BF")) {
      head = head.substring(3).stripLeading();
    }
    if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
      return form("en webbsida (HTML)", "a web page (HTML)");
    }
    if (head.startsWith("<")) {
      return form("XML", "XML");
    }
    if (head.startsWith("{\\rtf")) {
      return form("en RTF-fil", "an RTF file");
    }
    return isTable(head.lines().filter(line -> !line.isBlank()).limit(2).toList())
        ? form("en tabell (CSV)", "a table (CSV)")
        : Optional.empty();
  }

  /** Whether two lines have several columns, or two columns each. */
  private static boolean isTable(List<String> lines) {
    if (lines.size() < 2 || lines.getFirst().contains("{") || lines.getFirst().startsWith("[")) {
      return false;
    }
    String first = lines.getFirst();
    long separators = first.chars().filter(c -> ";\t,".indexOf(c) >= 0).count();
    return separators >= 2
        || separators == 1
            && !first.contains(":")
            && ";\t,"
                .chars()
                .anyMatch(c -> first.indexOf(c) >= 0 && columns(lines.getLast(), c) == 2);
  }

  private static long columns(String line, int separator) {
    return 1 + line.chars().filter(c -> c == separator).count();
  }

  /** A text that is not UTF-8: which of the usual other encodings it is in. */
  private static Optional<DocumentForm> eightBit(byte[] document) {
    int at = firstNotUtf8(document);
    if (at < 0) {
      return Optional.empty();
    }
    Optional<DocumentForm> loose = looseUtf8(document, at);
    if (loose.isPresent()) {
      return loose;
    }
    int from = Math.max(0, at - LOOKED_AT);
    int length = Math.min(document.length - from, 64 * LOOKED_AT);
    String text = new String(document, from, length, StandardCharsets.ISO_8859_1);
    long windows = count(text, WINDOWS);
    if (isMostlyUtf8(document, from, length)) {
      return Optional.of(notUtf8At(at));
    }
    long dos = count(text, DOS);
    long macintosh = count(text, MACINTOSH);
    String name = "Windows-1252 (ISO-8859-1)";
    if (dos > windows && dos >= macintosh) {
      name = "DOS (CP850)";
    } else if (macintosh > windows) {
      name = "Mac OS Roman";
    } else if (windows == 0) {
      return Optional.of(notUtf8At(at));
    }
    return Optional.of(new DocumentForm("kodat i " + name, "encoded in " + name, at));
  }

  /** What careless programs write for UTF-8: characters longer than needed, or surrogates. */
  private static Optional<DocumentForm> looseUtf8(byte[] document, int at) {
    int next = at + 1 < document.length ? document[at + 1] & 0xFF : 0;
    boolean isOverlong =
        switch (document[at] & 0xFF) {
          case 0xC0, 0xC1 -> next >= 0x80 && next <= 0xBF;
          case 0xE0 -> next >= 0x80 && next <= 0x9F;
          case 0xF0 -> next >= 0x80 && next <= 0x8F;
          default -> false;
        };
    if (isOverlong) {
      return Optional.of(
          new DocumentForm(
              "kodat i UTF-8 med för långa tecken (overlong)",
              "encoded in UTF-8 with overlong characters",
              at));
    }
    return (document[at] & 0xFF) == 0xED && next >= 0xA0 && next <= 0xBF
        ? Optional.of(
            new DocumentForm(
                "kodat i CESU-8 (UTF-8 med surrogat)",
                "encoded in CESU-8 (UTF-8 of surrogates)",
                at))
        : Optional.empty();
  }

  /** The form of bytes that are no text in UTF-8 and nothing else that is known here. */
  public static DocumentForm notUtf8At(int at) {
    return new DocumentForm("inte kodat i UTF-8", "not encoded in UTF-8", at);
  }

  /** Whether a stray byte stands among letters that are in UTF-8. */
  private static boolean isMostlyUtf8(byte[] document, int from, int length) {
    String text = new String(document, from, length, StandardCharsets.UTF_8);
    long wrong = text.chars().filter(c -> c == 0xFFFD).count();
    long right = text.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
    return right >= wrong;
  }

  private static int firstNotUtf8(byte[] document) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(document);
    java.nio.CharBuffer out = java.nio.CharBuffer.allocate(8_192);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        return in.position();
      }
      if (result.isUnderflow()) {
        return -1;
      }
      out.clear();
    }
  }

  private static long count(String text, String letters) {
    return text.chars().filter(c -> letters.indexOf(c) >= 0).count();
  }

  private static String latin(byte[] document) {
    int length = Math.min(document.length, LOOKED_AT);
    return new String(document, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static boolean starts(byte[] document, int... bytes) {
    if (document.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((document[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<DocumentForm> form(String sv, String en) {
    return Optional.of(new DocumentForm(sv, en, 0));
  }
}
