package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.platsa.solver.validation.Suggestion;

/** The words that a coded value has in a workbook (<i>ordlista</i>), in both languages. */
final class Vocabulary {
  private final List<Entry> entries;
  private final Map<String, Entry> byKey = new HashMap<>();
  private final Map<String, Entry> likely = new HashMap<>();

  /**
   * One coded value.
   *
   * @param code as in the document
   * @param words as in a workbook
   * @param also what else is read as the same
   * @param maybe what is not read, but probably means it
   */
  record Entry(String code, Words words, List<String> also, List<String> maybe) {}

  Vocabulary(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (Entry entry : entries) {
      List<String> read = new ArrayList<>(entry.also());
      read.add(entry.code());
      read.add(entry.words().sv());
      read.add(entry.words().en());
      for (String word : read) {
        Entry other = byKey.put(Spelling.key(word), entry);
        if (other != null && other != entry) {
          throw new IllegalStateException(word + " means " + other + " and " + entry);
        }
      }
      entry.maybe().forEach(word -> likely.put(Spelling.key(word), entry));
    }
  }

  static Entry entry(Enum<?> code, String sv, String en, String... also) {
    return entry(code.name(), sv, en, also);
  }

  static Entry entry(String code, String sv, String en, String... also) {
    return new Entry(code, new Words(sv, en), List.of(also), List.of());
  }

  static Entry likely(Entry entry, String... maybe) {
    return new Entry(entry.code(), entry.words(), entry.also(), List.of(maybe));
  }

  /** The code of a word. */
  Optional<String> code(String word) {
    return Optional.ofNullable(byKey.get(Spelling.key(word))).map(Entry::code);
  }

  /** The word of a code; the code itself where there is none. */
  String word(String code, Language language) {
    return entries.stream()
        .filter(entry -> entry.code().equals(code))
        .findFirst()
        .map(entry -> entry.words().in(language))
        .orElse(code);
  }

  /** Both words of a code, if it has any. */
  Optional<Words> words(String code) {
    return entries.stream()
        .filter(entry -> entry.code().equals(code))
        .findFirst()
        .map(Entry::words);
  }

  /** Every word in order. */
  List<String> words(Language language) {
    return entries.stream().map(entry -> entry.words().in(language)).toList();
  }

  /** Every word in both languages, one after another. */
  Words allWords() {
    return new Words(String.join(", ", words(Language.SV)), String.join(", ", words(Language.EN)));
  }

  /** What was probably meant by a word that is not known. */
  Optional<Words> nearest(String word) {
    Entry meant = likely.get(Spelling.key(word));
    if (meant != null) {
      return Optional.of(meant.words());
    }
    Map<String, Words> known = new HashMap<>();
    for (Entry entry : entries) {
      known.put(entry.words().sv(), entry.words());
      known.put(entry.words().en(), entry.words());
      entry.also().forEach(each -> known.put(each, entry.words()));
    }
    return new Suggestion()
        .nearest(word, known.keySet().stream().sorted().toList())
        .map(known::get);
  }

  List<Entry> entries() {
    return entries;
  }
}
