package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Several ids or words in one cell.
 *
 * @param vocabulary the words; null for ids
 * @param isOpen whether other words are taken as they stand
 */
record ListForm(@Nullable Vocabulary vocabulary, boolean isOpen) implements CellForm {
  static final CellForm IDS = new ListForm(null, true);

  /** Words of a vocabulary and no others. */
  static CellForm of(Vocabulary vocabulary) {
    return new ListForm(vocabulary, false);
  }

  /** Words of a vocabulary, or any other. */
  static CellForm openTo(Vocabulary vocabulary) {
    return new ListForm(vocabulary, true);
  }

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    if (!(cell instanceof CellValue.Text(String text))) {
      JsonNode one = TextForms.ID.read(cell, faults);
      return one == null ? null : JsonNodeFactory.instance.arrayNode().add(one);
    }
    Optional<List<Items.Item>> items = Items.read(text);
    if (items.isEmpty()) {
      faults.add(
          WorkbookCode.NOT_A_LIST,
          new Words(
              "Citattecknen stämmer inte. Skriv värdena med semikolon emellan: A; B.",
              "The quotation marks do not match. Put semicolons between the values: A; B."),
          List.of());
      return null;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    boolean isRight = true;
    for (Items.Item item : items.get()) {
      String value = value(item, faults);
      isRight &= value != null;
      list.add(value);
    }
    return isRight ? list : null;
  }

  private @Nullable String value(Items.Item item, Faults faults) {
    if (vocabulary == null || (isOpen && item.isQuoted())) {
      return item.text();
    }
    if (faults.isOwn(vocabulary, item.text())) {
      return item.text();
    }
    Optional<String> code = vocabulary.code(item.text());
    if (code.isPresent() || isOpen) {
      return code.orElse(item.text());
    }
    new WordForm(vocabulary)
        .node(
            item.text(),
            (problem, message, suggestions) ->
                faults.add(
                    problem,
                    new Words("”%s” är fel.", "'%s' is wrong.")
                        .with(org.platsa.solver.validation.Values.shown(item.text()))
                        .and(message),
                    suggestions));
    return null;
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    List<String> items = new ArrayList<>();
    value.forEach(item -> items.add(item(item.stringValue(), language)));
    return new CellValue.Text(Items.written(items));
  }

  /** As one value of a list is written: an own word that reads like another in quotation marks. */
  private String item(String value, Language language) {
    if (vocabulary == null) {
      return Items.item(value);
    }
    Optional<Words> words = vocabulary.words(value);
    if (words.isPresent()) {
      return words.get().in(language);
    }
    return vocabulary.code(value).isPresent() ? CellText.quoted(value) : Items.item(value);
  }

  @Override
  public boolean isList() {
    return true;
  }

  @Override
  public Words takes() {
    Words several = new Words("flera med semikolon emellan", "several with semicolons between");
    return vocabulary == null
        ? new Words("id:n, %s", "ids, %s").with(several)
        : new Words("%s: %s", "%s: %s").with(several, vocabulary.allWords());
  }
}
