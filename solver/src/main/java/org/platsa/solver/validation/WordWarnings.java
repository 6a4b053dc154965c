package org.platsa.solver.validation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.problem.Problem;

/** Licences and requirements that would fit each other if they were spelt alike. */
final class WordWarnings {
  private static final BilingualText REQUIRED = new BilingualText("enhet kräver", "unit requires");
  private static final BilingualText HAD = new BilingualText("elev har", "student has");

  /** The one that the format itself names is spelt right, whoever else has it. */
  private static final Set<String> KNOWN = Set.of("DRIVING_LICENCE");

  /** No municipality tells so many licences apart. */
  private static final int WORDS_LOOKED_AT = 500;

  private final Findings findings;
  private final Map<String, Optional<String>> meant = new HashMap<>();

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
      List<String> words = student.licences();
      ofStudents.check(
          Section.STUDENTS, i, student.id(), "licences", words, requirements, REQUIRED);
    }
    WordWarnings ofUnits = new WordWarnings(findings);
    for (int i = 0; i < problem.units().size(); i++) {
      var unit = problem.units().get(i);
      ofUnits.check(Section.UNITS, i, unit.id(), "requires", unit.requires(), licences, HAD);
    }
  }

  private void check(
      Section section,
      int index,
      String id,
      String field,
      List<String> words,
      Set<String> known,
      BilingualText verb) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (known.contains(word) || KNOWN.contains(word)) {
        continue;
      }
      Optional<String> other = meant.computeIfAbsent(word, key -> likeIt(key, known));
      if (other.isPresent()) {
        findings.add(
            IssueCode.WORD_ALIKE,
            section.called(id, index),
            "/" + section.field() + "/" + index + "/" + field + "/" + i,
            word,
            field,
            Values.shown(Appearance.spelled(word)),
            verb,
            Values.shown(other.get()));
      }
    }
  }

  private static Optional<String> likeIt(String word, Set<String> known) {
    if (known.size() > WORDS_LOOKED_AT) {
      return Optional.empty();
    }
    return known.stream()
        .filter(other ->
            Spelling.isSameWord(word, other)
                || Appearance.withoutTwins(word).equals(Appearance.withoutTwins(other))
                || Spelling.isOneSlip(Appearance.words(word), Appearance.words(other)))
        .findFirst();
  }
}
