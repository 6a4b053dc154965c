package org.platsa.api.page.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.platsa.api.error.ApiException;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.solver.problem.Problem;

/** The lists of a term's data that have pages (<i>listor</i>). */
final class TermLists {
  static final List<ListKind> ALL =
      List.of(
          ListKind.PLACEMENTS,
          ListKind.STUDENTS,
          ListKind.SUPERVISORS,
          ListKind.UNITS,
          ListKind.PROVIDERS,
          ListKind.PERIODS,
          ListKind.AREAS,
          ListKind.TRAVEL,
          ListKind.WEIGHTS);

  private TermLists() {}

  /**
   * The list of a field of the document.
   *
   * @throws ApiException 404 if it has no page
   */
  static ListKind of(String field) {
    return ListKind.ofField(field)
        .filter(ALL::contains)
        .orElseThrow(() -> ApiException.notFound("list", field));
  }

  /** What names each row of a list. */
  static List<String> ids(Problem problem, ListKind kind) {
    return switch (kind) {
      case PLACEMENTS -> problem.placements().stream().map(each -> each.id()).toList();
      case STUDENTS -> problem.students().stream().map(each -> each.id()).toList();
      case SUPERVISORS -> problem.supervisors().stream().map(each -> each.id()).toList();
      case UNITS -> problem.units().stream().map(each -> each.id()).toList();
      case PROVIDERS -> problem.providers().stream().map(each -> each.id()).toList();
      case PERIODS -> problem.periods().stream().map(each -> each.id()).toList();
      case AREAS -> problem.areas().stream().map(each -> each.id()).toList();
      case TRAVEL -> problem.travelMinutes().stream().map(each -> each.studentId()).toList();
      case WEIGHTS -> new ArrayList<>(problem.weights().keySet());
      case TERM, NOTES -> List.of();
    };
  }

  /** The language of workbooks that a reader's is. */
  static Language language(Locale locale) {
    return locale.getLanguage().equals("sv") ? Language.SV : Language.EN;
  }
}
