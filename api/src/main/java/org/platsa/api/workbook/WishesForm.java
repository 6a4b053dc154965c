package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Graded wishes: a grade and what is wished for, as "1: E-01; 2: verksamhet: Hemtjänst; 3: område:
 * norr", or for periods "1: APL 1; 2: APL 2".
 *
 * @param ofPeriods whether periods are wished for
 */
record WishesForm(boolean ofPeriods) implements CellForm {
  /** Units, kinds of unit and areas. */
  static final CellForm WISHES = new WishesForm(false);

  /** Periods. */
  static final CellForm PERIODS = new WishesForm(true);

  private static final Pattern GRADED = Pattern.compile("([0-9]{1,3})\\s*:(.+)", Pattern.DOTALL);

  /** What says which list a name is of; without any it is a unit. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(enhet|unit|verksamhet|kind|område|area):(.+)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Words UNIT = new Words("enhet", "unit");
  private static final Words KIND = new Words("verksamhet", "kind");
  private static final Words AREA = new Words("område", "area");

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    return Items.objects(
        cell, faults, shown -> fault(shown, faults), (item, wish) -> read(item, wish, faults));
  }

  private boolean read(Items.Item item, ObjectNode wish, Faults faults) {
    Matcher graded = GRADED.matcher(item.text());
    String name = graded.matches() ? item.after(graded.group(2)) : "";
    if (name.isEmpty()) {
      fault(item.text(), faults);
      return false;
    }
    boolean isRight = true;
    Matcher named = NAMED.matcher(name);
    if (ofPeriods) {
      wish.put("periodId", name);
    } else if (!named.matches()) {
      wish.put("unitId", name);
    } else {
      String of = named.group(1).toLowerCase(Locale.ROOT);
      String id = item.after(named.group(2));
      if (of.equals(UNIT.sv()) || of.equals(UNIT.en())) {
        wish.put("unitId", id);
      } else if (of.equals(AREA.sv()) || of.equals(AREA.en())) {
        wish.put("areaId", id);
      } else {
        JsonNode kind = new WordForm(Vocabularies.UNIT_KIND).node(id, faults);
        wish.set("unitKind", kind);
        isRight = kind != null;
      }
    }
    wish.put("grade", Integer.parseInt(graded.group(1)));
    return isRight;
  }

  private void fault(String text, Faults faults) {
    faults.add(
        WorkbookCode.NOT_A_WISH,
        new Words(
                "”%s” går inte att läsa som önskemål. Skriv %s.",
                "'%s' cannot be read as a wish. Write %s.")
            .with(Values.shown(text), example()),
        List.of());
  }

  private Words example() {
    return ofPeriods
        ? new Words("1: APL 1; 2: APL 2", "1: APL 1; 2: APL 2")
        : new Words(
            "1: E-01; 2: verksamhet: Hemtjänst; 3: område: norr",
            "1: E-01; 2: kind: Home care; 3: area: north");
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    List<String> items = new ArrayList<>();
    value.forEach(wish -> items.add(item(wish, language)));
    return new CellValue.Text(Items.written(items));
  }

  private String item(JsonNode wish, Language language) {
    String grade = wish.path("grade").intValue() + ": ";
    String id = wish.path(ofPeriods ? "periodId" : "unitId").stringValue("");
    if (wish.path("unitKind").isString()) {
      String kind = wish.path("unitKind").stringValue();
      id = Vocabularies.UNIT_KIND.word(kind, language);
      grade += KIND.in(language) + ": ";
    } else if (wish.path("areaId").isString()) {
      id = wish.path("areaId").stringValue();
      grade += AREA.in(language) + ": ";
    } else if (!ofPeriods && NAMED.matcher(id).matches()) {
      grade += UNIT.in(language) + ": ";
    }
    boolean isCut = !CellText.strip(id).equals(id);
    return isCut ? CellText.quoted(grade + id) : Items.item(grade + id);
  }

  @Override
  public boolean isList() {
    return true;
  }

  @Override
  public Words takes() {
    return new Words("grad och önskemål: %s", "grade and wish: %s").with(example());
  }
}
