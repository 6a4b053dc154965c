package org.platsa.api.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A list of the document, which has a sheet of its own (<i>lista</i>). */
public enum ListKind {
  /** The term, and the document's name; one row. */
  TERM("term", "Termin", "Term", "Terminen"),
  /** Areas. */
  AREAS("areas", "Områden", "Areas", "Område", "Verksamhetsområden"),
  /** Units. */
  UNITS("units", "Enheter", "Units", "Enhet", "Arbetsplatser"),
  /** Supervisors. */
  SUPERVISORS("supervisors", "Handledare", "Supervisors", "Supervisor"),
  /** Education providers. */
  PROVIDERS("providers", "Utbildare", "Providers", "Skolor", "Utbildningsanordnare"),
  /** Periods. */
  PERIODS("periods", "Perioder", "Periods"),
  /** Students. */
  STUDENTS("students", "Elever", "Students", "Studerande"),
  /** Placements. */
  PLACEMENTS("placements", "Placeringar", "Placements", "Önskemål", "Platsönskemål"),
  /** Known travel times. */
  TRAVEL("travelMinutes", "Restider", "Travel times", "Restid"),
  /** Weights of rules. */
  WEIGHTS("weights", "Vikter", "Weights"),
  /** Notes of the document's maker. */
  NOTES("metadata", "Anteckningar", "Notes", "Metadata");

  private final String field;
  private final Words title;
  private final List<String> also;

  ListKind(String field, String sv, String en, String... also) {
    this.field = field;
    this.title = new Words(sv, en);
    this.also = List.of(also);
  }

  /** The field of the document. */
  public String field() {
    return field;
  }

  /** The sheet's name. */
  public Words title() {
    return title;
  }

  /** Whether the document has a map in its place, not a list of records. */
  boolean isMap() {
    return this == WEIGHTS || this == NOTES;
  }

  /** Whether a workbook that stands alone has to have its sheet. */
  boolean isRequired() {
    return !isMap() && this != TRAVEL;
  }

  /** Whether a row has an id of its own. */
  boolean hasIds() {
    return !isMap() && this != TERM && this != TRAVEL;
  }

  List<Column> columns() {
    return Columns.of(this);
  }

  /** The list of a sheet by its name. */
  static Optional<ListKind> ofSheet(String name) {
    String key = Spelling.key(name);
    return Arrays.stream(values()).filter(kind -> kind.isCalled(key)).findFirst();
  }

  private boolean isCalled(String key) {
    return key.equals(field.toLowerCase(Locale.ROOT))
        || key.equals(Spelling.key(title.sv()))
        || key.equals(Spelling.key(title.en()))
        || also.stream().anyMatch(each -> Spelling.key(each).equals(key));
  }

  /** The list of a field of the document, or of a parameter. */
  public static Optional<ListKind> ofField(String field) {
    return Arrays.stream(values()).filter(kind -> kind.field.equals(field)).findFirst();
  }
}
