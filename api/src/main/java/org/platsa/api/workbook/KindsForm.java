package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Values;
import tools.jackson.databind.JsonNode;
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
    return Items.objects(
        cell, faults, shown -> fault(shown, faults), (item, kind) -> read(item, kind, faults));
  }

  private static boolean read(Items.Item item, ObjectNode kind, Faults faults) {
    Matcher matcher = KIND.matcher(item.text());
    String name = matcher.matches() ? item.after(matcher.group(3)) : "";
    if (name.isEmpty()) {
      fault(item.text(), faults);
      return false;
    }
    kind.put("id", Vocabularies.PLACEMENT_KIND.code(name).orElse(name));
    kind.put("training", matcher.group(2) != null);
    kind.put("priority", Integer.parseInt(matcher.group(1)));
    return true;
  }

  private static void fault(String part, Faults faults) {
    faults.add(
        WorkbookCode.NOT_A_KIND,
        new Words(
                "”%s” går inte att läsa som praktikform. Skriv %s.",
                "'%s' cannot be read as a kind of placement. Write %s.")
            .with(Values.shown(part), EXAMPLE),
        List.of());
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
