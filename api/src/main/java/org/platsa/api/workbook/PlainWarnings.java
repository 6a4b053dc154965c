package org.platsa.api.workbook;

import java.util.List;
import java.util.Optional;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Values;

/**
 * What is said of a stored problem, in the words of its pages and workbooks (<i>varningar i
 * klartext</i>): headings for fields, words for codes, ids for places in a list.
 */
public final class PlainWarnings {
  private final PlainMessages messages;

  /** Of a problem. */
  public PlainWarnings(Problem problem) {
    this.messages =
        new PlainMessages((kind, index) -> {
          List<String> ids = ids(problem, kind);
          return index < 0 || index >= ids.size()
              ? null
              : new Words("%s i listan %s", "%s of the list %s")
                  .with(Values.shown(ids.get(index)), kind.title());
        });
  }

  /**
   * A message about a place in the problem.
   *
   * @param pointer the place, as a JSON pointer
   */
  public Words of(String pointer, String sv, String en) {
    Optional<ListKind> kind = list(pointer);
    return messages.of(sv, en, kind.orElse(null));
  }

  /** The list that a place is in, if it is in any. */
  public static Optional<ListKind> list(String pointer) {
    String[] steps = pointer.split("/", 3);
    return steps.length < 2 ? Optional.empty() : ListKind.ofField(steps[1]);
  }

  /** What names each row of a list, in its order; none for what has no rows. */
  public static List<String> ids(Problem problem, ListKind kind) {
    return switch (kind) {
      case PLACEMENTS -> problem.placements().stream().map(each -> each.id()).toList();
      case STUDENTS -> problem.students().stream().map(each -> each.id()).toList();
      case SUPERVISORS -> problem.supervisors().stream().map(each -> each.id()).toList();
      case UNITS -> problem.units().stream().map(each -> each.id()).toList();
      case PROVIDERS -> problem.providers().stream().map(each -> each.id()).toList();
      case PERIODS -> problem.periods().stream().map(each -> each.id()).toList();
      case AREAS -> problem.areas().stream().map(each -> each.id()).toList();
      case TRAVEL -> problem.travelMinutes().stream().map(RowForm::idOf).toList();
      case WEIGHTS -> List.copyOf(problem.weights().keySet());
      case TERM, NOTES -> List.of();
    };
  }
}
