package org.platsa.solver.validation;

import static org.platsa.solver.validation.Severity.ERROR;
import static org.platsa.solver.validation.Severity.WARNING;

/**
 * Everything that can be wrong with a document (<i>felkod</i>). The names are stable: programs may
 * depend on them.
 */
public enum IssueCode {
  /** The text is no JSON. */
  MALFORMED_JSON(
      ERROR,
      "är inte giltig JSON: felet finns på rad %1$s, kolumn %2$s, vid ”%3$s”",
      "is not valid JSON: the fault is at line %1$s, column %2$s, near '%3$s'"),
  /** Nested too deeply, or a text, number or field name too long to be read at all. */
  LIMIT_EXCEEDED(
      ERROR,
      "är för djupt nästlat eller har en för lång text, ett för långt tal eller fältnamn på rad"
          + " %1$s, kolumn %2$s; gränserna är %3$s nivåer, %4$s tecken i en text, %5$s siffror och"
          + " %6$s tecken i ett namn",
      "is nested too deeply or has too long a text, number or field name at line %1$s, column %2$s;"
          + " the limits are %3$s levels, %4$s characters of text, %5$s digits and %6$s characters"
          + " of a name"),
  /** A field that the format does not have. */
  UNKNOWN_FIELD(ERROR, "fältet %1$s finns inte i formatet", "there is no field %1$s in the format"),
  /** The same field twice in one object. */
  DUPLICATE_KEY(
      ERROR,
      "fältet %1$s finns två gånger; vilket som gäller går inte att veta",
      "the field %1$s is there twice; which one counts cannot be known"),
  /** A required field is not there. */
  MISSING_FIELD(ERROR, "fältet %1$s saknas", "the field %1$s is missing"),
  /** A text where a number should be, and so on. */
  WRONG_TYPE(ERROR, "%1$s är %2$s, men ska vara %3$s", "%1$s is %2$s, but must be %3$s"),
  /** Not one of the words that a field takes. */
  UNKNOWN_VALUE(
      ERROR, "%1$s är %2$s, men ska vara något av %3$s", "%1$s is %2$s, but must be one of %3$s"),
  /** A number too small or too large. */
  OUT_OF_RANGE(
      ERROR,
      "%1$s är %2$s, men ska vara mellan %3$s och %4$s",
      "%1$s is %2$s, but must be from %3$s to %4$s"),
  /** Empty, only spaces, or with control characters. */
  INVALID_TEXT(
      ERROR,
      "%1$s är ”%2$s”, men får inte vara tom, bara blanksteg eller innehålla styrtecken",
      "%1$s is '%2$s', but must not be empty, only spaces or have control characters"),
  /** Too many characters. */
  TEXT_TOO_LONG(ERROR, "%1$s är längre än %2$s tecken", "%1$s has more than %2$s characters"),
  /** No such day, or not written YYYY-MM-DD. */
  INVALID_DATE(
      ERROR,
      "%1$s är ”%2$s”, men ska vara ett datum som finns, skrivet ÅÅÅÅ-MM-DD",
      "%1$s is '%2$s', but must be a date that exists, written YYYY-MM-DD"),
  /** Another version of the format. */
  WRONG_SCHEMA_VERSION(
      ERROR,
      "schemaVersion är %1$s, men det här programmet läser version %2$s till %3$s",
      "schemaVersion is %1$s, but this program reads versions %2$s to %3$s"),
  /** The same item twice in a list. */
  DUPLICATE_ITEM(
      ERROR, "%1$s har samma värde två gånger: %2$s", "%1$s has the same item twice: %2$s"),
  /** A value that cannot be read for a reason of its own. */
  INVALID_VALUE(ERROR, "värdet går inte att läsa (%1$s)", "the value cannot be read (%1$s)"),

  /** Two records of one kind with one id. */
  DUPLICATE_ID(
      ERROR,
      "id ”%1$s” är redan taget av nr %2$s i %3$s",
      "the id '%1$s' is already taken by number %2$s in %3$s"),
  /** An id that no record has. */
  DANGLING_ID(
      ERROR,
      "%1$s är ”%2$s”, men det finns %3$s med det id:t",
      "%1$s is '%2$s', but there is %3$s with that id"),
  /** The last day is before the first. */
  TERM_REVERSED(
      ERROR,
      "sista dagen %1$s är före första dagen %2$s",
      "the last day %1$s is before the first day %2$s"),
  /** More than 53 weeks. */
  TERM_TOO_LONG(ERROR, "%1$s till %2$s är mer än 53 veckor", "%1$s to %2$s is more than 53 weeks"),
  /** A term starts on a Monday. */
  TERM_NOT_FROM_MONDAY(
      ERROR,
      "första dagen %1$s är ingen måndag; en termin är hela veckor",
      "the first day %1$s is not a Monday; a term is whole weeks"),
  /** A term ends on a Friday. */
  TERM_NOT_TO_FRIDAY(
      ERROR,
      "sista dagen %1$s är ingen fredag; en termin är hela veckor",
      "the last day %1$s is not a Friday; a term is whole weeks"),
  /** A period starts on a Monday. */
  PERIOD_NOT_FROM_MONDAY(
      ERROR,
      "firstMonday är %1$s, som inte är en måndag",
      "firstMonday is %1$s, which is not a Monday"),
  /** Some week of the period is not in the term. */
  PERIOD_OUTSIDE_TERM(
      ERROR,
      "%1$s till %2$s ligger inte inom terminen, %3$s till %4$s",
      "%1$s to %2$s is not within the term, %3$s to %4$s"),
  /** The last day is before the first. */
  ABSENCE_REVERSED(
      ERROR,
      "frånvaron slutar %1$s, före den första dagen %2$s",
      "the absence ends on %1$s, before its first day %2$s"),
  /** The placement has no allowed period. */
  NO_ALLOWED_PERIODS(
      ERROR,
      "allowedPeriods är tom; minst en period måste vara tillåten",
      "allowedPeriods is empty; at least one period must be allowed"),
  /** An allowed period is for another kind of placement. */
  PERIOD_OF_OTHER_KIND(
      ERROR,
      "perioden ”%1$s” är för %2$s, men placeringen är %3$s",
      "the period '%1$s' is for %2$s, but the placement is %3$s"),
  /** Pinned to nothing. */
  PINNED_WITHOUT_ASSIGNMENT(
      ERROR,
      "är låst (pinned) men har ingen plats (assignment) att låsas vid",
      "is pinned but has no assignment to be pinned to"),
  /** Two placements of one student share a week whichever allowed periods they get. */
  PLACEMENTS_MUST_OVERLAP(
      ERROR,
      "eleven ”%1$s” har också placeringen ”%2$s”, och de kan bara ligga samtidigt",
      "the student '%1$s' also has the placement '%2$s', and the two can only overlap"),
  /** One student and unit twice. */
  DUPLICATE_TRAVEL_TIME(
      ERROR,
      "restiden för ”%1$s” till ”%2$s” finns redan som nr %3$s",
      "the way of '%1$s' to '%2$s' is already there as number %3$s"),
  /** No rule has this id. */
  UNKNOWN_CONSTRAINT(
      ERROR,
      "weights anger ”%1$s”, men det finns ingen sådan regel",
      "weights names '%1$s', but there is no such rule"),
  /** A hard or medium rule has no weight to set. */
  WEIGHT_NOT_SETTABLE(
      ERROR,
      "weights anger ”%1$s”, som är en regel på nivån %2$s; bara mjuka regler kan viktas",
      "weights names '%1$s', a rule of the %2$s level; only soft rules can be weighted"),
  /** Only providers on trial have guaranteed places. */
  GUARANTEE_WITHOUT_TRIAL(
      ERROR,
      "guaranteedPlaces är %1$s, men utbildaren är %2$s; bara TRIAL har garanterade platser",
      "guaranteedPlaces is %1$s, but the provider is %2$s; only TRIAL has guaranteed places"),
  /** An id holds what looks like a Swedish personal number. */
  PERSONAL_NUMBER(
      ERROR,
      "id ser ut att innehålla ett personnummer; använd en pseudonym",
      "the id looks like it has a personal number in it; use a pseudonym"),

  /** Nobody could take the placement even if everybody else were gone. */
  NO_POSSIBLE_SUPERVISOR(
      WARNING,
      "ingen handledare kan ta emot: ingen är utbildad och på plats i någon tillåten period på en"
          + " enhet av rätt typ som eleven får vara på och når inom restidsgränsen",
      "no supervisor is possible: none is trained and present in an allowed period at a unit of the"
          + " right kind that the student may be at and reaches within the travel limit"),
  /** A student for whom nothing is asked. */
  STUDENT_WITHOUT_PLACEMENT(WARNING, "har ingen placering", "has no placement"),
  /** A unit where nobody can be placed. */
  UNIT_WITHOUT_SUPERVISOR(WARNING, "har ingen handledare", "has no supervisor"),
  /** A student's id looks like a name. */
  LOOKS_LIKE_NAME(
      WARNING,
      "id ser ut som ett namn; använd en pseudonym",
      "the id looks like a name; use a pseudonym"),
  /** A home is given more exactly than to about 500 m. */
  PRECISE_HOME(
      WARNING,
      "bostaden anges med fler än tre decimaler (%1$s); avrunda till ungefär 500 m",
      "the home has more than three decimals (%1$s); round it to about 500 m"),
  /** More places are promised than asked for. */
  GUARANTEE_ABOVE_ASKED(
      WARNING,
      "guaranteedPlaces är %1$s, men utbildaren begär bara %2$s",
      "guaranteedPlaces is %1$s, but the provider asks for %2$s only"),
  /** A unit that is both asked for and forbidden. */
  PREFERRED_BUT_EXCLUDED(
      WARNING,
      "enheten ”%1$s” är både önskad och utesluten; uteslutningen gäller",
      "the unit '%1$s' is both preferred and excluded; it stays excluded"),

  /** What a provider was told of a placement names what the problem no longer has. */
  PUBLISHED_PLACE_LOST(
      WARNING,
      "den publicerade platsen är förlorad, eftersom det inte längre finns %1$s med id ”%2$s”",
      "the published place is lost, since there is %1$s any more with the id '%2$s'"),

  /** One placement twice in a plan. */
  DUPLICATE_PLACEMENT(
      ERROR,
      "placeringen finns redan i planen som nr %1$s",
      "the placement is already in the plan as number %1$s"),
  /** A supervisor without a period, or a period without a supervisor. */
  HALF_ASSIGNED(
      ERROR,
      "har bara %1$s; ange både handledare och period, eller ingen av dem",
      "has only %1$s; give both supervisor and period, or neither"),
  /** The plan says nothing of a placement: it counts as unplaced. */
  PLACEMENT_NOT_IN_PLAN(
      WARNING,
      "finns inte i planen och räknas som oplacerad",
      "is not in the plan and counts as unplaced");

  private final Severity severity;
  private final String sv;
  private final String en;

  IssueCode(Severity severity, String sv, String en) {
    this.severity = severity;
    this.sv = sv;
    this.en = en;
  }

  public Severity severity() {
    return severity;
  }

  /** What is said after the thing's name: a format string of its arguments. */
  Text template() {
    return new Text(sv, en);
  }
}
