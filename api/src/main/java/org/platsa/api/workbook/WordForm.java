package org.platsa.api.workbook;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/**
 * One of a few words.
 *
 * @param vocabulary the words
 */
record WordForm(Vocabulary vocabulary) implements CellForm {
  static final CellForm YES_NO = new WordForm(Vocabularies.YES_NO);

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    String word =
        switch (cell) {
          case CellValue.Text(String text) -> CellText.read(text);
          case CellValue.Truth(boolean value) -> Boolean.toString(value);
          case CellValue.Broken broken -> null;
          default -> cell.shown();
        };
    if (cell instanceof CellValue.Broken broken) {
      return TextForms.error(broken, faults);
    }
    return word == null ? null : node(word, faults);
  }

  @Nullable JsonNode node(String word, Faults faults) {
    if (faults.isOwn(vocabulary, word)) {
      return StringNode.valueOf(word);
    }
    Optional<String> code = vocabulary.code(word);
    if (code.isPresent()) {
      return isYesNo()
          ? BooleanNode.valueOf(code.get().equals("true"))
          : StringNode.valueOf(code.get());
    }
    Words message =
        new Words("Ska vara något av %s.", "Must be one of %s.").with(vocabulary.allWords());
    Optional<Words> nearest = vocabulary.nearest(word);
    faults.add(
        WorkbookCode.UNKNOWN_WORD,
        nearest
            .map(near -> message.and(new Words("Menade du %s?", "Did you mean %s?").with(near)))
            .orElse(message),
        nearest.map(List::of).orElse(List.of()));
    return null;
  }

  private boolean isYesNo() {
    return vocabulary == Vocabularies.YES_NO;
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    String code = value.isBoolean() ? Boolean.toString(value.booleanValue()) : value.stringValue();
    // What has no word is the document's own.
    return new CellValue.Text(
        vocabulary
            .words(code)
            .map(words -> words.in(language))
            .orElseGet(() -> CellText.written(code)));
  }

  @Override
  public List<String> choices(Language language) {
    return vocabulary.words(language);
  }

  @Override
  public Words takes() {
    return new Words("något av %s", "one of %s").with(vocabulary.allWords());
  }
}
