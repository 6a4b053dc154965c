package org.platsa.api.workbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Offered places: "2026-08-31 × 5: 2; v. 45 2026: 1 PRAO, APL". */
final class OffersForm implements CellForm {
  static final CellForm OFFERS = new OffersForm();

  /** First day, weeks, places and kinds. */
  private static final Pattern OFFER =
      Pattern.compile("([^:]+?)(?:\\s*[x×*]\\s*([0-9]{1,3}))?\\s*:\\s*([0-9]{1,6})(?:\\s+(.+))?");

  private OffersForm() {}

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    if (!(cell instanceof CellValue.Text(String text))) {
      return cell instanceof CellValue.Broken broken
          ? TextForms.error(broken, faults)
          : fault(cell.shown(), faults);
    }
    ArrayNode offers = JsonNodeFactory.instance.arrayNode();
    boolean isRight = true;
    for (String part : split(CellText.read(text), ";\n")) {
      if (!part.isBlank()) {
        isRight &= read(CellText.strip(part), offers.addObject(), faults);
      }
    }
    return isRight ? offers : null;
  }

  private static boolean read(String part, ObjectNode offer, Faults faults) {
    Matcher matcher = OFFER.matcher(part);
    Optional<LocalDate> first =
        matcher.matches() ? Days.read(CellText.strip(matcher.group(1))).only() : Optional.empty();
    if (first.isEmpty()) {
      fault(part, faults);
      return false;
    }
    String weeks = matcher.group(2);
    String kinds = matcher.group(4);
    offer.put("firstMonday", first.get().toString());
    offer.put("weeks", weeks == null ? 1 : Integer.parseInt(weeks));
    offer.put("places", Integer.parseInt(matcher.group(3)));
    boolean isRight = true;
    if (kinds != null) {
      ArrayNode named = offer.putArray("kinds");
      for (String kind : split(kinds, ",")) {
        JsonNode code =
            new WordForm(Vocabularies.PLACEMENT_KIND)
                .node(withoutQuotes(CellText.strip(kind)), faults);
        isRight &= code != null;
        named.add(code);
      }
    }
    return isRight;
  }

  /** The parts between these characters, but for those within quotation marks. */
  private static List<String> split(String text, String between) {
    List<String> parts = new ArrayList<>();
    boolean isQuoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      isQuoted ^= c == '"';
      if (!isQuoted && between.indexOf(c) >= 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** A kind as it stands among others: one with quotation marks anywhere stands in them. */
  private static String item(String kind) {
    return kind.contains("\"") ? CellText.quoted(kind) : Items.item(kind);
  }

  private static String withoutQuotes(String kind) {
    boolean isQuoted = kind.length() > 1 && kind.startsWith("\"") && kind.endsWith("\"");
    return isQuoted ? kind.substring(1, kind.length() - 1).replace("\"\"", "\"") : kind;
  }

  private static @Nullable JsonNode fault(String part, Faults faults) {
    faults.add(
        WorkbookCode.NOT_AN_OFFER,
        new Words(
                "”%s” går inte att läsa som ett erbjudande. Skriv %s.",
                "'%s' cannot be read as an offer. Write %s.")
            .with(Values.shown(part), EXAMPLE),
        List.of());
    return null;
  }

  private static final Words EXAMPLE =
      new Words("2026-08-31 × 5: 2; v. 45 2026: 1 PRAO", "2026-08-31 × 5: 2; week 45 2026: 1 PRAO");

  @Override
  public CellValue write(JsonNode value, Language language) {
    List<String> offers = new ArrayList<>();
    value.forEach(offer -> {
      List<String> kinds = new ArrayList<>();
      offer
          .path("kinds")
          .forEach(kind ->
              kinds.add(item(Vocabularies.PLACEMENT_KIND.word(kind.stringValue(), language))));
      offers.add(
          offer.path("firstMonday").stringValue()
              + " × "
              + offer.path("weeks").intValue()
              + ": "
              + offer.path("places").intValue()
              + (kinds.isEmpty() ? "" : " " + String.join(", ", kinds)));
    });
    return new CellValue.Text(String.join("; ", offers));
  }

  @Override
  public boolean isList() {
    return true;
  }

  @Override
  public Words takes() {
    return new Words("första dag × veckor: platser, %s", "first day × weeks: places, %s")
        .with(EXAMPLE);
  }
}
