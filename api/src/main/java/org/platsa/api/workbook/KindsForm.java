package org.platsa.api.workbook;

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

/** Own kinds of placement: "2 utbildning: Läkarpraktik; 1: Studiebesök". */
final class KindsForm implements CellForm {
  static final CellForm KINDS = new KindsForm();

  /** Priority, training and name. */
  private static final Pattern KIND =
      Pattern.compile(
          "([0-9]{1,3})(?:\\s+(utbildning|training))?\\s*:(.+)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Words TRAINING = new Words("utbildning", "training");

  private static final Words EXAMPLE =
      new Words("2 utbildning: Läkarpraktik; 1: Studiebesök", "2 training: Clerkship; 1: Visit");

  private KindsForm() {}

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    Optional<List<Items.Item>> items =
        cell instanceof CellValue.Text(String text) ? Items.read(text) : Optional.empty();
    if (items.isEmpty()) {
      return cell instanceof CellValue.Broken broken
          ? TextForms.error(broken, faults)
          : fault(cell.shown(), faults);
    }
    ArrayNode kinds = JsonNodeFactory.instance.arrayNode();
    boolean isRight = true;
    for (Items.Item item : items.get()) {
      isRight &= read(item, kinds.addObject(), faults);
    }
    return isRight ? kinds : null;
  }

  private static boolean read(Items.Item item, ObjectNode kind, Faults faults) {
    Matcher matcher = KIND.matcher(item.text());
    String name = matcher.matches() ? rest(matcher.group(3), item) : "";
    if (name.isEmpty()) {
      fault(item.text(), faults);
      return false;
    }
    kind.put("id", Vocabularies.PLACEMENT_KIND.code(name).orElse(name));
    kind.put("training", matcher.group(2) != null);
    kind.put("priority", Integer.parseInt(matcher.group(1)));
    return true;
  }

  /** The name, within quotation marks with all its blanks but the first. */
  private static String rest(String text, Items.Item item) {
    if (!item.isQuoted()) {
      return CellText.strip(text);
    }
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  private static @Nullable JsonNode fault(String part, Faults faults) {
    faults.add(
        WorkbookCode.NOT_A_KIND,
        new Words(
                "”%s” går inte att läsa som praktikform. Skriv %s.",
                "'%s' cannot be read as a kind of placement. Write %s.")
            .with(Values.shown(part), EXAMPLE),
        List.of());
    return null;
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    List<String> items = new ArrayList<>();
    value.forEach(kind -> {
      String id = kind.path("id").stringValue();
      String before =
          kind.path("priority").intValue()
              + (kind.path("training").booleanValue() ? " " + TRAINING.in(language) : "")
              + ": ";
      boolean isCut = !CellText.strip(id).equals(id);
      items.add(isCut ? CellText.quoted(before + id) : Items.item(before + id));
    });
    return new CellValue.Text(Items.written(items));
  }

  @Override
  public boolean isList() {
    return true;
  }

  @Override
  public Words takes() {
    return new Words("prioritet och namn: %s", "priority and name: %s").with(EXAMPLE);
  }
}
