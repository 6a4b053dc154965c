package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gathers issues; what is beyond the list's length is only counted. */
final class Findings {
  private final List<Issue> issues = new ArrayList<>();
  private final Suggestion suggestion = new Suggestion();
  private int more;

  /**
   * Adds an issue.
   *
   * @param thing what it is about
   * @param value the offending value, as it came
   * @param args of the code's template; a {@link Text} is shown in the reader's language
   */
  void add(IssueCode code, Text thing, String pointer, String value, Object... args) {
    add(code, thing, pointer, value, List.of(), args);
  }

  /** The same, with what may have been meant instead of the value. */
  void addWithMaybe(
      IssueCode code,
      Text thing,
      String pointer,
      String value,
      String given,
      Collection<String> known,
      Object... args) {
    Optional<String> nearest = isFull() ? Optional.empty() : suggestion.nearest(given, known);
    add(code, thing, pointer, value, nearest.stream().toList(), args);
  }

  private void add(
      IssueCode code, Text thing, String pointer, String value, List<String> maybe, Object[] args) {
    if (isFull()) {
      more++;
      return;
    }
    Object[] sv = new Object[args.length];
    Object[] en = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      sv[i] = args[i] instanceof Text text ? text.sv() : args[i];
      en[i] = args[i] instanceof Text text ? text.en() : args[i];
    }
    Text template = code.template();
    String maybeSv = maybe.isEmpty() ? "" : " Kanske ”" + Values.shown(maybe.getFirst()) + "”.";
    String maybeEn = maybe.isEmpty() ? "" : " Maybe '" + Values.shown(maybe.getFirst()) + "'.";
    issues.add(
        new Issue(
            code,
            code.severity(),
            pointer,
            Values.shown(value),
            thing.sv() + ": " + String.format(template.sv(), sv) + "." + maybeSv,
            thing.en() + ": " + String.format(template.en(), en) + "." + maybeEn));
  }

  boolean isEmpty() {
    return issues.isEmpty();
  }

  IssueList toList() {
    return new IssueList(issues, more);
  }

  private boolean isFull() {
    return issues.size() >= IssueList.MAX_ISSUES;
  }
}
