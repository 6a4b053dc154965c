package org.platsa.api.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;

/**
 * Numbers, also as text with a decimal comma and blanks between thousands.
 *
 * @param isWhole whether a fraction is a fault
 * @param isPercent whether "50 %" means 50
 */
record NumberForm(boolean isWhole, boolean isPercent) implements CellForm {
  static final CellForm WHOLE = new NumberForm(true, false);
  static final CellForm DECIMAL = new NumberForm(false, false);
  static final CellForm PERCENT = new NumberForm(true, true);

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?");
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    return switch (cell) {
      case CellValue.Number number -> ofNumber(number, faults);
      case CellValue.Text(String text) -> ofText(CellText.read(text), faults);
      case CellValue.Broken broken -> TextForms.error(broken, faults);
      case CellValue.Day day -> notANumber(day.shown(), faults);
      case CellValue.Truth truth -> notANumber(truth.shown(), faults);
    };
  }

  private @Nullable JsonNode ofNumber(CellValue.Number number, Faults faults) {
    return isPercent && number.isPercent()
        ? node(number.value().movePointRight(2), faults)
        : node(number.value(), faults);
  }

  private @Nullable JsonNode ofText(String text, Faults faults) {
    String plain = text.replaceAll("[\\s\\u00A0\\u202F]", "").replace('\u2212', '-');
    if (isPercent && plain.endsWith("%")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    boolean hasBoth = plain.indexOf(',') >= 0 && plain.indexOf('.') >= 0;
    String number = plain.replace(',', '.');
    return !hasBoth && NUMBER.matcher(number).matches()
        ? node(new BigDecimal(number), faults)
        : notANumber(text, faults);
  }

  private @Nullable JsonNode node(BigDecimal number, Faults faults) {
    if (!isWhole) {
      return DoubleNode.valueOf(number.doubleValue());
    }
    boolean isInteger =
        new CellValue.Number(number, "").isWhole() && number.abs().compareTo(MOST) <= 0;
    if (isInteger) {
      return LongNode.valueOf(number.longValueExact());
    }
    boolean isShare = isPercent && number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0;
    Words suggestion = isShare ? same(Long.toString(Math.round(100 * number.doubleValue()))) : null;
    faults.add(
        WorkbookCode.NOT_A_WHOLE_NUMBER,
        new Words("Ska vara ett heltal.", "Must be a whole number."),
        suggestion == null ? List.of() : List.of(suggestion));
    return null;
  }

  private @Nullable JsonNode notANumber(String text, Faults faults) {
    faults.add(
        WorkbookCode.NOT_A_NUMBER,
        new Words("Ska vara %s, till exempel %s.", "Must be %s, such as %s.")
            .with(
                takes(),
                isWhole
                    ? new Words(isPercent ? "50" : "2", isPercent ? "50" : "2")
                    : new Words("56,047", "56.047")),
        List.of());
    return null;
  }

  private static Words same(String text) {
    return new Words(text, text);
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    return new CellValue.Number(
        value.isIntegralNumber()
            ? BigDecimal.valueOf(value.longValue())
            : BigDecimal.valueOf(value.doubleValue()),
        "");
  }

  @Override
  public Words takes() {
    return isWhole ? new Words("ett heltal", "a whole number") : new Words("ett tal", "a number");
  }
}
