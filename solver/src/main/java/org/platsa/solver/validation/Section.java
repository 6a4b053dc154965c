package org.platsa.solver.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lists of the documents, and what one record of each is called. */
enum Section {
  AREAS("areas", "Område", "Area", "inget område", "no area"),
  UNITS("units", "Enhet", "Unit", "ingen enhet", "no unit"),
  SUPERVISORS("supervisors", "Handledare", "Supervisor", "ingen handledare", "no supervisor"),
  PROVIDERS("providers", "Utbildare", "Provider", "ingen utbildare", "no provider"),
  PERIODS("periods", "Period", "Period", "ingen period", "no period"),
  STUDENTS("students", "Elev", "Student", "ingen elev", "no student"),
  PLACEMENTS("placements", "Placering", "Placement", "ingen placering", "no placement"),
  TRAVEL_MINUTES("travelMinutes", "Restid", "Travel time", "ingen restid", "no travel time"),
  ASSIGNMENTS("assignments", "Planens rad", "Assignment", "ingen rad", "no assignment");

  private final String field;
  private final String oneSv;
  private final String oneEn;
  private final String noneSv;
  private final String noneEn;

  Section(String field, String sv, String en, String noneSv, String noneEn) {
    this.field = field;
    this.oneSv = sv;
    this.oneEn = en;
    this.noneSv = noneSv;
    this.noneEn = noneEn;
  }

  static Optional<Section> of(String field) {
    return Arrays.stream(values()).filter(section -> section.field.equals(field)).findFirst();
  }

  String field() {
    return field;
  }

  BilingualText none() {
    return new BilingualText(noneSv, noneEn);
  }

  /** The same after a "not". */
  BilingualText any() {
    return new BilingualText(
        noneSv.replaceFirst("^ingen", "någon").replaceFirst("^inget", "något"),
        noneEn.replaceFirst("^no", "any"));
  }

  /**
   * What a record is called in messages: its kind with its id, or its number when it has no id that
   * can be shown.
   */
  Thing called(String id, int index) {
    return () -> name(id, index);
  }

  private BilingualText name(String id, int index) {
    boolean named = !id.isBlank() && !PersonalNumbers.isIn(id);
    String name = named ? Values.shown(id) : "";
    return new BilingualText(
        oneSv + " " + (named ? name : "nr " + (index + 1)),
        oneEn + " " + (named ? name : "number " + (index + 1)));
  }

  /** Whether a record of this list is a person, so that nobody's id is guessed at. */
  boolean isOfPeople() {
    return this == STUDENTS || this == SUPERVISORS;
  }

  /** The field that names a record; travel times have none. */
  String idField() {
    return this == ASSIGNMENTS ? "placementId" : "id";
  }

  /** The lists whose records have ids of their own. */
  static List<Section> withIds() {
    return Arrays.stream(values()).filter(Section::hasIds).toList();
  }

  /** Whether the records have ids of their own. */
  boolean hasIds() {
    return this != TRAVEL_MINUTES && this != ASSIGNMENTS;
  }
}
