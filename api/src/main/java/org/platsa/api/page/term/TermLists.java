package org.platsa.api.page.term;

import java.util.List;
import java.util.Locale;
import org.platsa.api.error.ApiException;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;

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

  /** The language of workbooks that a reader's is. */
  static Language language(Locale locale) {
    return locale.getLanguage().equals("sv") ? Language.SV : Language.EN;
  }
}
