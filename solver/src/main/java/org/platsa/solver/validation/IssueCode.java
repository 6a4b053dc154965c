package org.platsa.solver.validation;

import static org.platsa.solver.validation.Severity.ERROR;
import static org.platsa.solver.validation.Severity.WARNING;

/**
 * Everything that can be wrong with a document (<i>felkod</i>), in the groups of docs/checks.md.
 * The names are stable: programs may depend on them.
 */
public enum IssueCode {
  // Refused: the text and its structure

  /** The text is no JSON. */
  MALFORMED_JSON(ERROR, "är inte giltig JSON: %1$s", "is not valid JSON: %1$s"),
  /** No text in UTF-8, or a file of another sort. */
  OTHER_FORM(
      ERROR,
      "är %1$s; det ska vara JSON i UTF-8, okomprimerad (rad %2$s, kolumn %3$s)",
      "is %1$s; it must be JSON in UTF-8, not compressed (line %2$s, column %3$s)"),
  /** Nested too deeply, or a text, number or field name too long to be read at all. */
  LIMIT_EXCEEDED(
      ERROR,
      "är för djupt nästlat eller har en för lång text, ett för långt tal eller fältnamn på rad"
          + " %1$s, kolumn %2$s; gränserna är %3$s nivåer, %4$s tecken i en text, %5$s siffror och"
          + " %6$s tecken i ett namn",
      "is nested too deeply or has too long a text, number or field name at line %1$s, column %2$s;"
          + " the limits are %3$s levels, %4$s characters of text, %5$s digits and %6$s characters"
          + " of a name"),
  /** A list with more items than are taken. */
  LIST_TOO_LONG(
      ERROR,
      "listan %1$s har %2$s poster; högst %3$s tas emot",
      "the list %1$s has %2$s items; at most %3$s are taken"),
  /** An object with more fields than are taken. */
  TOO_MANY_FIELDS(
      ERROR,
      "objektet %1$s har %2$s fält; högst %3$s tas emot",
      "the object %1$s has %2$s fields; at most %3$s are taken"),
  /** More in all than is taken. */
  DOCUMENT_TOO_LONG(
      ERROR,
      "har mer än %1$s klamrar, fältnamn och värden, det mesta som tas emot",
      "has more than %1$s brackets, field names and values, the most that are taken"),
  /** Something is wrong in a document that is too large to set single rows of it aside. */
  READING_STOPPED(
      ERROR,
      "har mer än %1$s klamrar, fältnamn och värden, mer än det finns minne till för att lägga"
          + " enskilda rader åt sidan eller leta efter fler fel; rätta det som nämns här och läs in"
          + " på nytt, eller ge programmet mer minne (-Xmx)",
      "has more than %1$s brackets, field names and values, more than there is memory for to set"
          + " single rows aside or look for more faults; mend what is named here and read it again,"
          + " or give the program more memory (-Xmx)"),
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
  /** Empty, only spaces, or with control characters or half characters. */
  INVALID_TEXT(
      ERROR,
      "%1$s är ”%2$s”, men får inte vara tom, bara blanksteg eller innehålla styrtecken eller halva"
          + " tecken",
      "%1$s is '%2$s', but must not be empty, only spaces or have control characters or half"
          + " characters"),
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
  /** A value that cannot be read for a reason of its own. */
  INVALID_VALUE(ERROR, "värdet går inte att läsa (%1$s)", "the value cannot be read (%1$s)"),

  // Refused: what does not hang together

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
  /** No path can hold it, so that nobody could reach the term. */
  TERM_ID_UNREACHABLE(
      ERROR,
      "id:t ”%1$s” kan inte stå i en adress; kalla terminen något annat, till exempel HT2026",
      "the id '%1$s' cannot stand in an address; call the term something else, such as HT2026"),
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

  /** An offer that does not begin with a week. */
  OFFER_NOT_FROM_MONDAY(
      ERROR,
      "erbjudandets firstMonday är %1$s, som inte är en måndag",
      "the offer's firstMonday is %1$s, which is not a Monday"),
  /** No week of the period is left. */
  PERIOD_ALL_OFF(
      ERROR,
      "alla periodens %1$s veckor är lediga (weeksOff)",
      "all %1$s weeks of the period are off (weeksOff)"),

  // Refused: homes of protected identities, weights, personal numbers

  /** A home of somebody whose home nobody may know. */
  PROTECTED_WITH_HOME(
      ERROR,
      "har skyddad identitet (protectedIdentity), så home ska utelämnas",
      "has a protected identity (protectedIdentity), so home must be left out"),
  /** A travel time, from which a home could be guessed, of somebody whose home nobody may know. */
  PROTECTED_WITH_TRAVEL_TIME(
      ERROR,
      "gäller ”%1$s”, som har skyddad identitet (protectedIdentity); restiden ska utelämnas",
      "is of '%1$s', who has a protected identity (protectedIdentity); the travel time must be left"
          + " out"),
  /** A wish that names nothing, or several things. */
  WISH_TARGET(
      ERROR,
      "önskemålet ska ange en av unitId, unitKind och areaId, men anger %1$s",
      "the wish must name one of unitId, unitKind and areaId, but names %1$s"),
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
  /** An id holds a Swedish personal number. */
  PERSONAL_NUMBER(
      ERROR,
      "id innehåller ett personnummer; använd en pseudonym",
      "the id has a personal number in it; use a pseudonym"),

  // Does not count, and the rest of the row does

  /** An absence whose last day is before its first. */
  ABSENCE_REVERSED(
      WARNING,
      "frånvaron slutar %1$s, före den första dagen %2$s; dagarna mellan dem räknas som frånvaro",
      "the absence ends on %1$s, before its first day %2$s; the days between count as absence"),
  /** Something has to be put right first. */
  SET_ASIDE(
      WARNING,
      "är åsidosatt (%1$s) och %2$s förrän det är rättat och setAside är borttaget",
      "is set aside (%1$s) and %2$s until that is mended and setAside is taken away"),
  /** The placement has no allowed period. */
  NO_ALLOWED_PERIODS(
      WARNING,
      "allowedPeriods är tom, så ingen plats är tillåten",
      "allowedPeriods is empty, so no place is allowed"),
  /** An allowed period that is not there. */
  ALLOWED_PERIOD_UNKNOWN(
      WARNING,
      "allowedPeriods har ”%1$s”, men det finns ingen period med det id:t; den räknas inte",
      "allowedPeriods has '%1$s', but there is no period with that id; it does not count"),
  /** An allowed period is for another kind of placement. */
  PERIOD_OF_OTHER_KIND(
      WARNING,
      "perioden ”%1$s” är för %2$s, men placeringen är %3$s; den är tillåten ändå",
      "the period '%1$s' is for %2$s, but the placement is %3$s; it is allowed all the same"),
  /** Placed with somebody or in a period that is not there. */
  ASSIGNMENT_LOST(
      WARNING,
      "platsen i assignment finns inte, eftersom det inte finns %1$s med id ”%2$s”; placeringen"
          + " planeras som om den inte hade någon, låst eller ej",
      "the place in assignment is not there, since there is not %1$s with the id '%2$s'; the"
          + " placement is planned as if it had none, pinned or not"),
  /** A week off that is no week of the period. */
  WEEK_OFF_UNCOUNTED(
      WARNING,
      "weeksOff har %1$s, som inte är i någon av periodens veckor; den räknas inte",
      "weeksOff has %1$s, which is in no week of the period; it does not count"),
  /** Pinned to nothing. */
  PINNED_WITHOUT_ASSIGNMENT(
      WARNING,
      "är låst (pinned) men har ingen plats (assignment) att låsas vid; den planeras som olåst",
      "is pinned but has no assignment to be pinned to; it is planned as if it were not pinned"),
  /** A travel time of somebody or something that is not there. */
  TRAVEL_TIME_UNKNOWN(
      WARNING,
      "räknas inte: det finns %1$s med id ”%2$s”",
      "does not count: there is %1$s with the id '%2$s'"),
  /** A travel time that no way can take. */
  TRAVEL_TIME_IMPOSSIBLE(
      WARNING,
      "minutes är %1$s, men ska vara mellan 0 och %2$s; restiden uppskattas i stället",
      "minutes is %1$s, but must be from 0 to %2$s; the time is estimated instead"),
  /** One student and unit twice. */
  DUPLICATE_TRAVEL_TIME(
      WARNING,
      "restiden för ”%1$s” till ”%2$s” finns redan som nr %3$s; den första räknas",
      "the way of '%1$s' to '%2$s' is already there as number %3$s; the first counts"),
  /** Only providers on trial have guaranteed places. */
  GUARANTEE_WITHOUT_TRIAL(
      WARNING,
      "guaranteedPlaces är %1$s, men utbildaren är %2$s; bara TRIAL har garanterade platser, så de"
          + " räknas inte",
      "guaranteedPlaces is %1$s, but the provider is %2$s; only TRIAL has guaranteed places, so"
          + " they do not count"),
  /** The same item twice in a list. */
  DUPLICATE_ITEM(
      WARNING,
      "%1$s har ”%2$s” två gånger; det räknas en gång",
      "%1$s has '%2$s' twice; it counts once"),

  // Warned of: requests and pins

  /** Nobody could take the placement even if everybody else were gone. */
  NO_POSSIBLE_SUPERVISOR(
      WARNING, "ingen handledare kan ta emot: %1$s", "no supervisor is possible: %1$s"),
  /** Two placements of one student ask for more than all of a week, whatever periods they get. */
  PLACEMENTS_MUST_OVERLAP(
      WARNING,
      "eleven ”%1$s” har också %2$s; de kan bara ligga samtidigt och är tillsammans mer än"
          + " heltid%3$s",
      "the student '%1$s' also has %2$s; they can only overlap and are more than full time"
          + " together%3$s"),
  /** A student's placements have other weeks to go to, but not enough of them. */
  PLACEMENTS_TOO_MANY(
      WARNING,
      "eleven ”%1$s” har också %2$s; veckorna i deras perioder räcker inte till dem alla%3$s",
      "the student '%1$s' also has %2$s; the weeks of their periods cannot hold them all%3$s"),
  /** Two placements that differ in nothing but their ids. */
  SAME_REQUEST(
      WARNING,
      "begär detsamma för eleven ”%1$s” som ”%2$s”; är det samma begäran två gånger?",
      "asks for the same for the student '%1$s' as '%2$s'; is it one request twice?"),
  /** A share of full time that is hardly meant as percent. */
  INTENSITY_TINY(
      WARNING,
      "intensity är %1$s procent av heltid; heltid är 100",
      "intensity is %1$s percent of full time; full time is 100"),
  /** A pinned placement costs something on the hard level. */
  PINNED_BREAKS_RULE(
      WARNING,
      "är låst hos ”%1$s” i ”%2$s” och bryter där hårda regler: %3$s%4$s",
      "is pinned to '%1$s' in '%2$s', where it breaks hard rules: %3$s%4$s"),
  /** Pinned placements take all the room that a placement could have. */
  BLOCKED_BY_PINNED(
      WARNING,
      "ingen plats är möjlig så länge dessa är låsta: %1$s",
      "no place is possible while these are pinned: %1$s"),

  // Warned of: ids and names

  /** An id of the form of a personal number that is none. */
  LOOKS_LIKE_PERSONAL_NUMBER(
      WARNING,
      "id har formen av ett personnummer; är det ett, använd en pseudonym",
      "the id has the form of a personal number; if it is one, use a pseudonym"),
  /** A personal number where nobody looks for one. */
  PERSONAL_NUMBER_IN_TEXT(
      WARNING,
      "%1$s innehåller ett personnummer (%2$s); ta bort det",
      "%1$s has a personal number in it (%2$s); take it away"),
  /** An id by which a student or supervisor can be reached. */
  LOOKS_LIKE_CONTACT(
      WARNING,
      "id ser ut som %1$s, så %2$s kan kännas igen; använd en pseudonym",
      "the id looks like %1$s, so the %2$s can be recognised; use a pseudonym"),
  /** What a spreadsheet has put in place of an id or a name. */
  SPREADSHEET_TRACE(WARNING, "%1$s är ”%2$s”, %3$s", "%1$s is '%2$s', %3$s"),
  /** Two ids that a person can hardly tell apart. */
  IDS_ALIKE(
      WARNING,
      "id ”%1$s” är svårt att skilja från ”%2$s”, nr %3$s i %4$s: %5$s",
      "the id '%1$s' is hard to tell from '%2$s', number %3$s in %4$s: %5$s"),
  /** Blanks at the ends, hard blanks, joiners and the like. */
  INVISIBLE_CHARACTERS(
      WARNING,
      "%1$s har tecken som inte syns: ”%2$s”",
      "%1$s has characters that are not seen: '%2$s'"),
  /** Letters that were lost, or may have been, in a conversion between encodings. */
  GARBLED_TEXT(WARNING, "%1$s är ”%2$s”; %3$s", "%1$s is '%2$s'; %3$s"),
  /** Two names that are the same to a person. */
  SAME_NAME(
      WARNING,
      "heter ”%1$s” liksom ”%2$s”, nr %3$s i %4$s",
      "is called '%1$s' like '%2$s', number %3$s in %4$s"),
  /** Two names a letter apart. */
  NAMES_ALIKE(
      WARNING,
      "heter ”%1$s”, nästan som ”%2$s” med namnet ”%3$s”; är de samma?",
      "is called '%1$s', almost as '%2$s' by the name of '%3$s'; are they the same?"),
  /** A licence or requirement that nothing answers to, but something like it does. */
  WORD_ALIKE(
      WARNING,
      "%1$s har ”%2$s”, som %3$s; menas ”%4$s”?",
      "%1$s has '%2$s', which %3$s; is '%4$s' meant?"),

  // Warned of: days and positions

  /** A year far from the term. */
  DATE_FAR_OFF(
      WARNING,
      "%1$s är %2$s, långt från terminen (%3$s till %4$s); stämmer årtalet?",
      "%1$s is %2$s, far from the term (%3$s to %4$s); is the year right?"),
  /** A term of a year that is hardly planned. */
  TERM_FAR_OFF(
      WARNING, "%1$s är %2$s; stämmer årtalet %3$s?", "%1$s is %2$s; is the year %3$s right?"),
  /** An absence that touches no day of the term. */
  ABSENCE_OUTSIDE_TERM(
      WARNING,
      "frånvaron %1$s till %2$s rör inte terminen; stämmer årtalet?",
      "the absence from %1$s to %2$s does not touch the term; is the year right?"),
  /** An absence of many years. */
  ABSENCE_TOO_LONG(
      WARNING,
      "frånvaron %1$s till %2$s är över %3$s år lång; stämmer årtalet %4$s?",
      "the absence from %1$s to %2$s is more than %3$s years long; is the year %4$s right?"),
  /** Active, but away in every week that a placement could be in. */
  SUPERVISOR_NEVER_PRESENT(
      WARNING,
      "är aktiv men frånvarande i varje period; ingen kan placeras där",
      "is active but absent in every period; nobody can be placed there"),

  /** Latitude 0 and longitude 0. */
  POSITION_ZERO(
      WARNING,
      "%1$s är 0, 0, en plats i havet utanför Afrika; saknas läget?",
      "%1$s is 0, 0, a place in the sea off Africa; is the position missing?"),
  /** The position is among the others once its numbers change places. */
  POSITION_EXCHANGED(
      WARNING,
      "%1$s är %2$s; latitud och longitud verkar ha bytt plats",
      "%1$s is %2$s; latitude and longitude seem to be exchanged"),
  /** A position that nothing else is near. */
  POSITION_FAR_OFF(
      WARNING,
      "%1$s är %2$s, %3$s km från de andras mitt; stämmer läget?",
      "%1$s is %2$s, %3$s km from the middle of the others; is the position right?"),
  /** Several units at one address. */
  SAME_PLACE(
      WARNING,
      "ligger på samma plats (%1$s) som %2$s; är de olika enheter?",
      "is at the same place (%1$s) as %2$s; are they different units?"),
  /** A known travel time that contradicts the distance. */
  TRAVEL_TIME_ODD(WARNING, "%1$s för %2$s km fågelvägen", "%1$s for %2$s km as the crow flies"),

  // Warned of: room that nobody can use, and what nobody asks for

  /** A unit with supervisors where nobody can be placed. */
  UNIT_TAKES_NOBODY(
      WARNING,
      "maxTrainees är 0, men enheten har aktiva handledare",
      "maxTrainees is 0, but the unit has active supervisors"),
  /** Much more room than the supervisors have. */
  UNIT_ROOM_UNUSABLE(
      WARNING,
      "maxTrainees är %1$s, men enhetens aktiva handledare tar tillsammans högst %2$s samtidigt",
      "maxTrainees is %1$s, but the unit's active supervisors take %2$s at most at the same time"),
  /** More supervisors than there are staff. */
  STAFF_BELOW_SUPERVISORS(
      WARNING,
      "permanentStaff är %1$s, men enheten har %2$s",
      "permanentStaff is %1$s, but the unit has %2$s"),
  /** An active supervisor who may take nobody. */
  SUPERVISOR_TAKES_NOBODY(
      WARNING,
      "är aktiv, men %1$s är 0; ingen kan placeras där",
      "is active, but %1$s is 0; nobody can be placed there"),
  /** Less room than one of its supervisors has. */
  UNIT_ROOM_TOO_SMALL(
      WARNING,
      "maxTrainees är %1$s, men handledaren ”%2$s” får ensam ta %3$s samtidigt",
      "maxTrainees is %1$s, but the supervisor '%2$s' alone may take %3$s at the same time"),
  /** A supervisor's limits that contradict each other or the term. */
  SUPERVISOR_ROOM_UNUSABLE(WARNING, "%1$s är %2$s, men %3$s", "%1$s is %2$s, but %3$s"),
  /** No placement may be in it. */
  PERIOD_UNUSED(WARNING, "ingen placering får ligga i den", "no placement may be in it"),
  /** Two periods of one kind over the same weeks. */
  SAME_PERIOD(
      WARNING,
      "har samma veckor och praktikform som ”%1$s”; elever i olika perioder blir inga par",
      "has the same weeks and kind as '%1$s'; students in different periods are no pair"),
  /** A student for whom nothing is asked. */
  STUDENT_WITHOUT_PLACEMENT(WARNING, "har ingen placering", "has no placement"),
  /** A unit where nobody can be placed. */
  UNIT_WITHOUT_SUPERVISOR(WARNING, "har ingen aktiv handledare", "has no active supervisor"),

  // Warned of: students, providers and published places

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

  /** A student's unit that is not there. */
  STUDENT_UNIT_UNKNOWN(
      WARNING,
      "%1$s har ”%2$s”, men det finns ingen enhet med det id:t; ingen kan placeras där",
      "%1$s has '%2$s', but there is no unit with that id; nobody can be placed there"),
  /** A student's unit that is there twice in one list. */
  STUDENT_UNIT_TWICE(WARNING, "%1$s har ”%2$s” två gånger", "%1$s has '%2$s' twice"),

  /** An offer that touches no week of the term. */
  OFFER_OUTSIDE_TERM(
      WARNING,
      "erbjudandet, %1$s veckor från %2$s, har ingen vecka i terminen",
      "the offer, %1$s weeks from %2$s, has no week in the term"),
  /** More places are offered than the unit takes. */
  OFFER_ABOVE_MAXIMUM(
      WARNING,
      "erbjudandet har %1$s platser, men enheten tar emot högst %2$s samtidigt (maxTrainees)",
      "the offer has %1$s places, but the unit takes %2$s at the same time (maxTrainees)"),
  /** A wish for a unit or an area that is not there. */
  WISH_UNKNOWN(
      WARNING,
      "%1$s är ”%2$s”, men det finns %3$s med det id:t; önskemålet kan inte uppfyllas",
      "%1$s is '%2$s', but there is %3$s with that id; the wish cannot be granted"),
  /** Two wishes for the same. */
  WISH_TWICE(
      WARNING,
      "%1$s har samma önskemål två gånger; den bästa graden räknas",
      "%1$s has the same wish twice; the best grade counts"),
  /** Grades with a gap, which make a student count for more than others. */
  WISH_GRADES_SKIPPED(
      WARNING,
      "graderna i %1$s hoppar från %2$s till %3$s; då räknas önskemålen för mer än andras",
      "the grades of %1$s jump from %2$s to %3$s; the wishes then count for more than those of"
          + " others"),
  /** A wish for a period in which the placement may not be. */
  PERIOD_WISH_UNCOUNTED(
      WARNING,
      "periodWishes har ”%1$s”, som inte är någon av placeringens perioder (allowedPeriods);"
          + " önskemålet räknas inte",
      "periodWishes has '%1$s', which is none of the placement's periods (allowedPeriods); the wish"
          + " does not count"),

  /** A placement must come after one that is not its student's. */
  AFTER_UNKNOWN(
      WARNING,
      "after har ”%1$s”, som inte är någon annan av elevens placeringar; det räknas inte",
      "after has '%1$s', which is none of the student's other placements; it does not count"),
  /** A placement is to be kept apart from one that is not there, or from itself. */
  APART_UNKNOWN(
      WARNING,
      "apart har ”%1$s”, men det finns ingen annan placering med det id:t; det räknas inte",
      "apart has '%1$s', but there is no other placement with that id; it does not count"),
  /** A number of weeks between nothing. */
  WEEKS_APART_UNCOUNTED(
      WARNING,
      "atMostWeeksApart är %1$s, men after är tom; det räknas inte",
      "atMostWeeksApart is %1$s, but after is empty; it does not count"),
  /** Two placements have no periods in which they are in order. */
  ORDER_IMPOSSIBLE(
      WARNING,
      "ska komma efter ”%1$s”%2$s, men deras perioder (allowedPeriods) tillåter inte det; båda kan"
          + " inte få plats",
      "must come after '%1$s'%2$s, but their periods (allowedPeriods) do not allow that; both"
          + " cannot have a place"),
  /** Two placements require the same kind of unit, and the student may have it once. */
  REPEAT_IMPOSSIBLE(
      WARNING,
      "kräver %1$s, som också ”%2$s”, men eleven får inte ha samma verksamhet två gånger"
          + " (NOT_UNIT_KIND); båda kan inte få plats",
      "requires %1$s, as does '%2$s', but the student must not have one kind of unit twice"
          + " (NOT_UNIT_KIND); both cannot have a place"),

  /** What a provider was told of a placement names what the problem no longer has. */
  PUBLISHED_PLACE_LOST(
      WARNING,
      "den publicerade platsen är förlorad, eftersom det inte längre finns %1$s",
      "the published place is lost, since there is no longer %1$s"),

  /** What a provider was told of a placement is still there, but not for the placement. */
  PUBLISHED_PLACE_IMPOSSIBLE(
      WARNING,
      "den publicerade platsen kan inte behållas: %1$s",
      "the published place cannot be kept: %1$s"),

  /** A placement is pinned to another place than its provider was told of. */
  PINNED_ELSEWHERE_THAN_PUBLISHED(
      WARNING,
      "är låst hos ”%1$s” i ”%2$s”, men en annan plats är publicerad; skolan behöver få veta det,"
          + " eller låsningen ändras",
      "is pinned to '%1$s' in '%2$s', but another place is published; the school must be told, or"
          + " the pin changed"),

  /** What a provider was told of a placement touches no day of the term. */
  PUBLISHED_OUTSIDE_TERM(
      WARNING,
      "den publicerade platsen börjar %1$s, rör inte terminen (%2$s till %3$s) och är därför"
          + " förlorad; stämmer årtalet?",
      "the published place begins on %1$s, does not touch the term (%2$s to %3$s) and is therefore"
          + " lost; is the year right?"),

  /** A school was told a first day that is no Monday. */
  PUBLISHED_NOT_FROM_MONDAY(
      WARNING,
      "den publicerade platsen börjar %1$s, som inte är en måndag, och är därför förlorad",
      "the published place begins on %1$s, which is not a Monday, and is therefore lost"),

  // Plans

  /** None of a plan's placements is the problem's. */
  PLAN_OF_OTHER_PROBLEM(
      ERROR,
      "ingen av planens %1$s placeringar finns; planen hör till ett annat behov",
      "none of the plan's %1$s placements is there; the plan is of another problem"),
  /** A row about a placement that is not there. */
  PLAN_ROW_UNKNOWN(
      WARNING,
      "finns inte i behovet, så raden räknas inte",
      "is not in the problem, so the row does not count"),
  /** A row with a supervisor or in a period that is not there. */
  PLAN_PLACE_LOST(
      WARNING,
      "räknas som oplacerad, eftersom det inte finns %1$s med id ”%2$s”",
      "counts as unplaced, since there is not %1$s with the id '%2$s'"),
  /** One placement twice in a plan. */
  DUPLICATE_PLACEMENT(
      WARNING,
      "finns redan i planen som nr %1$s; den första raden räknas",
      "is already in the plan as number %1$s; the first row counts"),
  /** A pinned placement that the plan has elsewhere, or nowhere. */
  PLAN_MOVES_PINNED(
      WARNING,
      "är låst hos ”%1$s” i ”%2$s”, men planen har den %3$s; en ny körning lägger den där den är"
          + " låst",
      "is pinned to '%1$s' in '%2$s', but the plan has it %3$s; a new run puts it where it is"
          + " pinned"),
  /** A supervisor without a period, or a period without a supervisor. */
  HALF_ASSIGNED(
      WARNING,
      "har bara %1$s och räknas som oplacerad; ange både handledare och period, eller ingen av dem",
      "has only %1$s and counts as unplaced; give both supervisor and period, or neither"),
  /** The plan says nothing of a placement: it counts as unplaced. */
  PLACEMENT_NOT_IN_PLAN(
      WARNING,
      "finns inte i planen och räknas som oplacerad",
      "is not in the plan and counts as unplaced"),

  // Settings

  /** A limit that another is sure to come before. */
  UNIMPROVED_ABOVE_TIME(
      WARNING,
      "%1$s är %2$s s, men %3$s är %4$s s; tiden är ute först, så gränsen har ingen verkan",
      "%1$s is %2$s s, but %3$s is %4$s s; the time is up first, so the limit has no effect"),
  /** Hardly time for a first plan. */
  TIME_LIMIT_SHORT(
      WARNING,
      "%1$s är %2$s s; för %3$s placeringar hinns knappt mer än en första plan",
      "%1$s is %2$s s; for %3$s placements there is hardly time for more than a first plan"),
  /** A search that ends before each placement was tried once. */
  STEP_LIMIT_SMALL(
      WARNING,
      "%1$s är %2$s, färre än de %3$s placeringarna; sökningen slutar nästan genast",
      "%1$s is %2$s, fewer than the %3$s placements; the search ends almost at once"),
  /** A weight for a rule that costs nothing in any plan of the problem. */
  WEIGHT_UNUSED(
      WARNING,
      "vikten %2$s för ”%1$s” har ingen verkan: %3$s",
      "the weight %2$s of '%1$s' has no effect: %3$s"),
  /** No soft rule that anything touches has a weight. */
  WEIGHTS_ALL_ZERO(
      WARNING,
      "varje mjuk regel som behovet berör har vikten 0; alla planer som placerar lika många är"
          + " lika bra",
      "every soft rule that the problem touches has the weight 0; all plans that place as many are"
          + " as good"),
  /** A plan to begin from whose placements are mostly not there. */
  START_PLAN_UNRELATED(
      WARNING,
      "av startplanens placeringar (%2$s) finns bara %1$s i behovet; är det en annan termins plan?",
      "of the start plan's placements (%2$s) only %1$s are in the problem; is it another term's"
          + " plan?");

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
  BilingualText template() {
    return new BilingualText(sv, en);
  }
}
