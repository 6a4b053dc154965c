package org.platsa.api.workbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Days away: "2025-02-03 till 2025-02-14; 2025-03-10", both days inclusive. */
final class AbsencesForm implements CellForm {
  static final CellForm ABSENCES = new AbsencesForm();

  private static final Words TO = new Words("till", "to");
  private static final Pattern BETWEEN =
      Pattern.compile("\\s*(?:till|to|t\\.?\\s?o\\.?\\s?m\\.?|–|—|\\.\\.+|->|→|\\s-\\s)\\s*");
  private static final Pattern JOINED =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{4}-[0-9]{2}-[0-9]{2})");
  private static final Pattern FROM =
      Pattern.compile("^(?:från|from|fr\\.?\\s?o\\.?\\s?m\\.?)\\s+");

  private AbsencesForm() {}

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    ArrayNode absences = JsonNodeFactory.instance.arrayNode();
    if (!(cell instanceof CellValue.Text(String text))) {
      JsonNode day = DateForm.DATE.read(cell, faults);
      if (day == null) {
        return null;
      }
      add(absences, day.stringValue(), day.stringValue());
      return absences;
    }
    boolean isRight = true;
    for (String part : CellText.read(text).split("[;\\n]", -1)) {
      if (!part.isBlank()) {
        isRight &= read(CellText.strip(part), absences, faults);
      }
    }
    return isRight ? absences : null;
  }

  private static boolean read(String part, ArrayNode absences, Faults faults) {
    List<LocalDate> days = new ArrayList<>();
    for (String day : ends(part.toLowerCase(java.util.Locale.ROOT))) {
      Optional<LocalDate> one = Days.read(day).only();
      one.ifPresent(days::add);
      if (one.isEmpty()) {
        days.clear();
        break;
      }
    }
    if (days.isEmpty() || days.size() > 2) {
      faults.add(
          WorkbookCode.NOT_AN_ABSENCE,
          new Words(
                  "”%s” går inte att läsa som frånvaro. Skriv 2025-02-03 till 2025-02-14, och"
                      + " semikolon emellan om det är flera.",
                  "'%s' cannot be read as an absence. Write 2025-02-03 to 2025-02-14, with"
                      + " semicolons between several.")
              .with(org.platsa.solver.validation.Values.shown(part)),
          List.of());
      return false;
    }
    add(absences, days.getFirst().toString(), days.getLast().toString());
    return true;
  }

  private static List<String> ends(String part) {
    String bare = FROM.matcher(part).replaceFirst("");
    Matcher joined = JOINED.matcher(bare);
    return joined.matches()
        ? List.of(joined.group(1), joined.group(2))
        : List.of(BETWEEN.split(bare, -1));
  }

  private static void add(ArrayNode absences, String from, String to) {
    absences.addObject().put("from", from).put("to", to);
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    List<String> parts = new ArrayList<>();
    value.forEach(absence ->
        parts.add(
            absence.path("from").stringValue()
                + " "
                + TO.in(language)
                + " "
                + absence.path("to").stringValue()));
    return new CellValue.Text(String.join("; ", parts));
  }

  @Override
  public boolean isList() {
    return true;
  }

  @Override
  public Words takes() {
    return new Words(
        "dagar, till exempel 2025-02-03 till 2025-02-14; 2025-03-10",
        "days, such as 2025-02-03 to 2025-02-14; 2025-03-10");
  }
}
