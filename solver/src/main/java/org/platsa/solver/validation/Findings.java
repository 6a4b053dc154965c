package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers issues; what is beyond the list's length is only counted. */
final class Findings {
  static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private static final String TRAVEL_TIMES = "/" + Section.TRAVEL_MINUTES.field() + "/";

  private final List<Issue> issues = new ArrayList<>();
  private final Map<IssueCode, Integer> listed = new EnumMap<>(IssueCode.class);
  private final Map<IssueCode, Integer> unlisted = new EnumMap<>(IssueCode.class);
  private final Suggestion suggestion = new Suggestion();

  /** By list from which rows were taken away: where those that are left stood. */
  private Map<Section, int[]> rows = Map.of();

  /** Nothing yet. */
  Findings() {}

  /** What is known already. */
  Findings(List<Issue> known) {
    issues.addAll(known);
  }

  /** From now on tells of rows where they stood before others were taken away. */
  Findings withRowsAt(Map<Section, int[]> newRows) {
    rows = newRows;
    return this;
  }

  /**
   * Adds an issue.
   *
   * @param thing what it is about
   * @param value the offending value, as it came
   * @param args of the code's template; a {@link BilingualText} is shown in the reader's language
   */
  void add(IssueCode code, Thing thing, String pointer, String value, Object... args) {
    addWithHint(code, thing, pointer, value, null, args);
  }

  /** The same, with what may have been meant instead of the value. */
  void addWithMaybe(
      IssueCode code,
      Thing thing,
      String pointer,
      String value,
      String given,
      Collection<String> known,
      Object... args) {
    Optional<String> nearest = isFull(code) ? Optional.empty() : suggestion.nearest(given, known);
    addWithHint(code, thing, pointer, value, nearest.map(Findings::maybe).orElse(null), args);
  }

  /** The same, with one more sentence that helps. */
  void addWithHint(
      IssueCode code,
      Thing given,
      String told,
      String value,
      @Nullable BilingualText hint,
      Object... args) {
    if (isFull(code)) {
      unlisted.merge(code, 1, Integer::sum);
      return;
    }
    listed.merge(code, 1, Integer::sum);
    String pointer = rows.isEmpty() ? told : before(told);
    Thing thing =
        pointer.equals(told) || !told.startsWith(TRAVEL_TIMES)
            ? given
            : Section.TRAVEL_MINUTES.called("", Integer.parseInt(pointer.split("/", -1)[2]));
    Object[] sv = new Object[args.length];
    Object[] en = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      sv[i] = shown(args[i], SWEDISH);
      en[i] = shown(args[i], Locale.ENGLISH);
    }
    BilingualText name = thing.name();
    BilingualText template = code.template();
    String hintSv = hint == null ? "" : " " + hint.sv();
    String hintEn = hint == null ? "" : " " + hint.en();
    issues.add(
        new Issue(
            code,
            code.severity(),
            pointer,
            Values.shown(value),
            name.sv() + ": " + sentence(template.sv(), sv) + hintSv,
            name.en() + ": " + sentence(template.en(), en) + hintEn));
  }

  /** Where something stood before rows were taken away. */
  private String before(String pointer) {
    String[] steps = pointer.split("/", -1);
    int[] stood = steps.length < 3 ? null : Section.of(steps[1]).map(rows::get).orElse(null);
    if (stood != null) {
      steps[2] = Integer.toString(stood[Integer.parseInt(steps[2])]);
    }
    return String.join("/", steps);
  }

  /** The known id that differs from this one only in what is not seen, if it would be told. */
  Optional<String> twinOf(IssueCode code, String id, Collection<String> known) {
    return isFull(code) ? Optional.empty() : suggestion.twin(id, known);
  }

  /** In the reader's language; thousands are grouped as they are everywhere else. */
  private static Object shown(Object arg, Locale locale) {
    return switch (arg) {
      case BilingualText text -> locale.equals(SWEDISH) ? text.sv() : text.en();
      case Integer number -> number(number, locale);
      case Long number -> number(number, locale);
      default -> arg;
    };
  }

  static String number(long number, Locale locale) {
    return String.format(locale, "%,d", number);
  }

  private static String sentence(String template, Object[] args) {
    String text = String.format(template, args);
    return text.endsWith("?") ? text : text + ".";
  }

  private static BilingualText maybe(String known) {
    String shown = Values.shown(known);
    return new BilingualText("Kanske ”" + shown + "”.", "Maybe '" + shown + "'.");
  }

  boolean isEmpty() {
    return issues.isEmpty();
  }

  IssueList toList() {
    return new IssueList(issues, unlisted);
  }

  /** Whether more of this code are only counted. */
  boolean isFull(IssueCode code) {
    return issues.size() >= IssueList.MAX_ISSUES
        || (code.severity() == Severity.WARNING
            && listed.getOrDefault(code, 0) >= IssueList.MAX_ALIKE);
  }
}
