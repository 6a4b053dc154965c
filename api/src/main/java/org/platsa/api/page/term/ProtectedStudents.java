package org.platsa.api.page.term;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.api.submission.Tombstone;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;

/**
 * Students with a protected identity as a coordinator's tables show them (<i>skyddade
 * personuppgifter</i>): with a word beside their pseudonym, so that nobody reads it out.
 */
final class ProtectedStudents {
  private final Set<String> ids;
  private final String word;

  /**
   * Of a problem.
   *
   * @param word what stands beside each of them
   */
  ProtectedStudents(Problem problem, String word) {
    this.ids =
        problem.students().stream()
            .filter(Student::protectedIdentity)
            .map(Student::id)
            // Who was deleted is nobody.
            .filter(id -> !Tombstone.is(id))
            .collect(Collectors.toUnmodifiableSet());
    this.word = word;
  }

  /** Rows in which each of their pseudonyms, alone in its cell, has the word beside it. */
  List<List<String>> marked(List<List<String>> rows) {
    return ids.isEmpty()
        ? rows
        : rows.stream().map(row -> row.stream().map(this::marked).toList()).toList();
  }

  private String marked(String cell) {
    return ids.contains(cell) ? cell + " (" + word + ")" : cell;
  }
}
