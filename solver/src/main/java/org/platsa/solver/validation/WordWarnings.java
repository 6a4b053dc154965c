package org.platsa.solver.validation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.problem.Problem;

/**
 * Licences and requirements that would fit each other, or are one and the same, if they were spelt
 * alike.
 */
final class WordWarnings {
  private static final BilingualText REQUIRED =
      new BilingualText("ingen enhet kräver", "no unit requires");
  private static final BilingualText HAD = new BilingualText("ingen elev har", "no student has");
  private static final BilingualText OTHERWISE =
      new BilingualText(
          "en annan enhet skriver på ett annat sätt", "another unit writes otherwise");

  /** The one that the format itself names is spelt right, whoever else has it. */
  private static final String KNOWN = "DRIVING_LICENCE";

  /** The same in other words, as {@link Appearance#words} has them, together. */
  private static final Set<String> KNOWN_OTHERWISE =
      Set.of("körkort", "bkörkort", "körkortb", "korkort", "driverslicence", "driverslicense");

  /** No municipality tells so many licences apart. */
  private static final int WORDS_LOOKED_AT = 500;

  private final Findings findings;
  private final Map<String, Optional<String>> meant = new HashMap<>();
  private final Map<String, Optional<String>> alike = new HashMap<>();

  private WordWarnings(Findings findings) {
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    Set<String> licences = new LinkedHashSet<>();
    problem.students().forEach(student -> licences.addAll(student.licences()));
    Set<String> requirements = new LinkedHashSet<>();
    problem.units().forEach(unit -> requirements.addAll(unit.requires()));
    WordWarnings ofStudents = new WordWarnings(findings);
    for (int i = 0; i < problem.students().size(); i++) {
      var student = problem.students().get(i);
      Words words = new Words(Section.STUDENTS, i, student.id(), "licences", student.licences());
      ofStudents.check(words, requirements, REQUIRED, Set.of());
    }
    WordWarnings ofUnits = new WordWarnings(findings);
    Set<String> before = new LinkedHashSet<>();
    if (requirements.contains(KNOWN)) {
      before.add(KNOWN);
    }
    for (int i = 0; i < problem.units().size(); i++) {
      var unit = problem.units().get(i);
      Words words = new Words(Section.UNITS, i, unit.id(), "requires", unit.requires());
      ofUnits.check(words, licences, HAD, before);
      before.addAll(unit.requires());
    }
  }

  /** The words that a record has in a field. */
  private record Words(Section section, int index, String id, String field, List<String> all) {}

  /**
   * Tells of words that none of those whom they should fit has, but one like it, and of those that
   * others of their own kind have spelt otherwise.
   *
   * @param before words of the same kind that came before, the first spelling of each
   */
  private void check(Words words, Set<String> known, BilingualText verb, Set<String> before) {
    for (int i = 0; i < words.all.size(); i++) {
      String word = words.all.get(i);
      if (word.equals(KNOWN)) {
        continue;
      }
      if (!known.contains(word)) {
        Optional<String> other = meant.computeIfAbsent(word, key -> likeIt(key, known));
        if (other.isPresent()) {
          add(words, i, verb, other.get());
          continue;
        }
      }
      Optional<String> other =
          alike.computeIfAbsent(
              word, key -> before.contains(key) ? Optional.empty() : likeIt(key, before));
      if (other.isPresent()) {
        add(words, i, OTHERWISE, other.get());
      }
    }
  }

  private void add(Words words, int i, BilingualText verb, String other) {
    String word = words.all.get(i);
    findings.add(
        IssueCode.WORD_ALIKE,
        words.section.called(words.id, words.index),
        "/" + words.section.field() + "/" + words.index + "/" + words.field + "/" + i,
        word,
        words.field,
        Values.shown(Appearance.spelled(word)),
        verb,
        Values.shown(other));
  }

  /** The word of these that is like it; the format's own, where both mean that. */
  private static Optional<String> likeIt(String word, Collection<String> known) {
    if (known.size() > WORDS_LOOKED_AT) {
      return Optional.empty();
    }
    if (meansKnown(word) && known.stream().anyMatch(WordWarnings::meansKnown)) {
      return Optional.of(KNOWN);
    }
    return known.stream().filter(other -> isLike(word, other)).findFirst();
  }

  private static boolean isLike(String word, String other) {
    return !word.equals(other)
        && (Spelling.isSameWord(word, other)
            || Appearance.withoutTwins(word).equals(Appearance.withoutTwins(other))
            || Spelling.isOneSlip(Appearance.words(word), Appearance.words(other)));
  }

  private static boolean meansKnown(String word) {
    return word.equals(KNOWN)
        || isLike(word, KNOWN)
        || KNOWN_OTHERWISE.contains(String.join("", Appearance.words(word)));
  }
}
