package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Issue;

/**
 * A document's messages in the words of a workbook (<i>meddelanden i klartext</i>): headings for
 * fields, words for codes, rows for places in a list.
 */
final class PlainMessages {
  /** What is in quotation marks is somebody's own, and left alone. */
  private static final Pattern QUOTED = Pattern.compile("”[^”]*”|'[^']*'");

  private static final Pattern CODE = Pattern.compile("(?<![\\w-])[A-Z][A-Z_0-9]{2,}(?![\\w-])");
  private static final Pattern PLACE =
      Pattern.compile("(?:nr|number) ([0-9][0-9,\\s\\u00A0\\u202F]*) (?:i|in) ([a-zA-Z]+)");

  private static final Words ASSIGNMENT =
      new Words("Handledare och Period", "Supervisor and Period");
  private static final Words LOCATION = new Words("Latitud och Longitud", "Latitude and Longitude");

  private final RowNames rows;

  /** What a list's rows are called. */
  @FunctionalInterface
  interface RowNames {
    /** A row by its place in the document's list, from 0 on; null where it has no name. */
    @Nullable Words name(ListKind kind, int index);
  }

  PlainMessages(RowNames rows) {
    this.rows = rows;
  }

  /** Of what stands in sheets: rows are called as spreadsheets count them. */
  static PlainMessages of(Map<ListKind, ListSheet> sheets) {
    return new PlainMessages((kind, index) -> {
      ListSheet list = sheets.get(kind);
      if (list == null) {
        return null;
      }
      Sheet.Row row = list.row(index);
      return row == null
          ? null
          : new Words("rad %s i bladet %s", "row %s of the sheet %s")
              .with(row.number(), list.sheet().name());
    });
  }

  Words of(Issue issue, @Nullable ListKind kind) {
    return of(issue.messageSv(), issue.messageEn(), kind);
  }

  Words of(String sv, String en, @Nullable ListKind kind) {
    return new Words(plain(sv, kind, Language.SV), plain(en, kind, Language.EN));
  }

  private String plain(String message, @Nullable ListKind kind, Language language) {
    String placed =
        PLACE
            .matcher(message)
            .replaceAll(place ->
                Matcher.quoteReplacement(
                    row(place.group(), place.group(1), place.group(2), language)));
    StringBuilder plain = new StringBuilder();
    Matcher quoted = QUOTED.matcher(placed);
    int at = 0;
    while (quoted.find()) {
      plain.append(words(placed.substring(at, quoted.start()), kind, language));
      plain.append(quoted.group());
      at = quoted.end();
    }
    return plain.append(words(placed.substring(at), kind, language)).toString();
  }

  /** "nr 3 i units" is row 4 of the sheet. */
  private String row(String whole, String number, String field, Language language) {
    String digits = number.replaceAll("[^0-9]", "");
    return digits.length() > 9
        ? whole
        : ListKind.ofField(field)
            .flatMap(kind -> Optional.ofNullable(rows.name(kind, Integer.parseInt(digits) - 1)))
            .map(name -> name.in(language))
            .orElse(whole);
  }

  private static String words(String text, @Nullable ListKind kind, Language language) {
    String plain = text;
    for (Name name : names(kind)) {
      plain =
          Pattern.compile(
                  "(?<![\\w.-])" + Pattern.quote(name.field()) + "(?:\\[[0-9]+])?(?![\\w-])")
              .matcher(plain)
              .replaceAll(Matcher.quoteReplacement(name.words().in(language)));
    }
    Function<java.util.regex.MatchResult, String> word =
        code ->
            Matcher.quoteReplacement(
                Vocabularies.ofCode(code.group())
                    .map(words -> words.in(language))
                    .orElse(code.group()));
    return CODE.matcher(plain).replaceAll(word);
  }

  private record Name(String field, Words words) {}

  /** Fields as messages name them, the longest first; those that are words of their own are not. */
  private static List<Name> names(@Nullable ListKind kind) {
    List<Name> names = new ArrayList<>();
    if (kind != null) {
      for (Column column : kind.columns()) {
        String dotted = column.path().replaceFirst("^term/", "").replace('/', '.');
        if (!kind.isMap() && !dotted.equals("id") && !dotted.equals("name")) {
          names.add(new Name(dotted, column.heading()));
        }
      }
      names.add(new Name("assignment", ASSIGNMENT));
      names.add(new Name("location", LOCATION));
      names.add(new Name("home", LOCATION));
      names.add(new Name("maxSimultaneous", new Words("Elever samtidigt", "Trainees at once")));
      names.add(new Name("maxPerTerm", new Words("Elever per termin", "Trainees per term")));
    }
    names.add(new Name("travelMinutes", ListKind.TRAVEL.title()));
    names.add(new Name("weights", ListKind.WEIGHTS.title()));
    names.sort(Comparator.comparingInt((Name name) -> name.field().length()).reversed());
    return names;
  }
}
