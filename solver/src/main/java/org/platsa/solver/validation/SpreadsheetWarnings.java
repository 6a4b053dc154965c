package org.platsa.solver.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;

/** Ids and names that a spreadsheet has put something else in place of. */
final class SpreadsheetWarnings {
  /** Of Excel in Swedish and English, and of LibreOffice. */
  private static final Pattern FAULT =
      Pattern.compile(
          "#[\\p{Lu}_]{2,}(?:/0)?[!?]|#N/A|#SAKNAS|#{3,}|Err:[0-9]{3}|#[\\p{Lu}_]{2,}/0!");

  private static final Set<String> NOTHING =
      Set.of("NULL", "null", "(null)", "NaN", "nan", "undefined", "None", "N/A", "n/a");

  private static final Pattern FORMULA = Pattern.compile("=\\s*\\S.*|[+@-]\\p{L}+\\(.*");

  /** The sign or the fraction tells it from an id such as 1E5. */
  private static final Pattern EXPONENT =
      Pattern.compile(
          "[+-]?[0-9]+(?:[.,][0-9]+)?E\\+[0-9]{1,3}|[+-]?[0-9]+[.,][0-9]+E-?[0-9]{1,3}",
          Pattern.CASE_INSENSITIVE);

  private static final String MONTH =
      "(?:jan|feb|mars?|apr|maj|may|june?|juni|july?|juli|aug|sept?|o[ck]t|nov|dec)\\.?";
  private static final Pattern DATE =
      Pattern.compile(
          MONTH
              + "[- ][0-9]{2}(?:[0-9]{2})?|[0-9]{1,2}[- ]"
              + MONTH
              + "(?:[- ][0-9]{2,4})?"
              + "|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?:[T ][0-9:.]+)?"
              + "|[0-3]?[0-9][/.][0-3]?[0-9][/.](?:[0-9]{2}){1,2}",
          Pattern.CASE_INSENSITIVE);

  /** Days from 1900 to a day of these years, 2000 to 2063. */
  private static final Pattern COUNTED_DAYS = Pattern.compile("3[7-9][0-9]{3}|[45][0-9]{4}");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern CUT_NUMBER = Pattern.compile("[1-9][0-9]{14}0+");

  private static final BilingualText IS_FAULT =
      new BilingualText("ett felvärde ur ett kalkylblad", "an error value of a spreadsheet");
  private static final BilingualText IS_NOTHING =
      new BilingualText(
          "som program skriver när ett värde saknas", "which programs write for no value");
  private static final BilingualText IS_FORMULA =
      new BilingualText("en formel i stället för dess värde", "a formula in place of its value");
  private static final BilingualText IS_EXPONENT =
      new BilingualText(
          "ett långt tal som ett kalkylblad har kortat; siffrorna är borta",
          "a long number that a spreadsheet has shortened; its digits are gone");
  private static final BilingualText IS_CUT =
      new BilingualText(
          "ett tal som slutar på nollor efter 15 siffror, som i ett kalkylblad; stämmer det?",
          "a number with nothing but zeros after 15 digits, as in a spreadsheet; is it right?");
  private static final BilingualText IS_DATE =
      new BilingualText(
          "ett datum som i ett kalkylblad; var det ett id?",
          "a date as in a spreadsheet; was it an id?");

  private final Findings findings;

  private SpreadsheetWarnings(Findings findings) {
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    SpreadsheetWarnings warnings = new SpreadsheetWarnings(findings);
    ProblemParts.Bound parts = new ProblemParts.Bound(problem);
    Section.withIds().forEach(section -> warnings.checkIds(section, parts.ids(section)));
    warnings.checkNames(Section.AREAS, problem.areas(), Area::id, Area::name);
    warnings.checkNames(Section.UNITS, problem.units(), Unit::id, Unit::name);
    warnings.checkNames(
        Section.PROVIDERS, problem.providers(), EducationProvider::id, EducationProvider::name);
    warnings.checkNames(Section.PERIODS, problem.periods(), Period::id, Period::name);
    add(ProblemChecks.DOCUMENT, "/name", "name", problem.name(), trace(problem.name()), findings);
  }

  private <T> void checkNames(
      Section section, List<T> records, Function<T, String> idOf, Function<T, String> nameOf) {
    for (int i = 0; i < records.size(); i++) {
      String name = nameOf.apply(records.get(i));
      BilingualText trace = trace(name);
      if (trace != null) {
        Thing thing = section.called(idOf.apply(records.get(i)), i);
        add(thing, "/" + section.field() + "/" + i + "/name", "name", name, trace, findings);
      }
    }
  }

  private void checkIds(Section section, List<String> ids) {
    boolean datesAreOdd = isOdd(DATE, ids);
    boolean countedDaysAreOdd = isOdd(NUMBER, ids) && isOdd(COUNTED_DAYS, ids);
    boolean cutNumbersAreOdd = isOdd(CUT_NUMBER, ids);
    Map<String, String> withZeros = new HashMap<>();
    ids.stream()
        .filter(id -> id.startsWith("0") && NUMBER.matcher(id).matches())
        .forEach(id -> withZeros.putIfAbsent(withoutZeros(id), id));
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      BilingualText trace = trace(id);
      if (trace == null
          && (datesAreOdd && DATE.matcher(id).matches()
              || countedDaysAreOdd && COUNTED_DAYS.matcher(id).matches())) {
        trace = IS_DATE;
      }
      if (trace == null && cutNumbersAreOdd && CUT_NUMBER.matcher(id).matches()) {
        trace = IS_CUT;
      }
      String twin = withZeros.get(id);
      if (trace == null && twin != null && !twin.equals(id)) {
        trace = withoutZerosOf(Values.shown(twin));
      }
      if (trace != null) {
        Thing thing = section.called(id, i);
        add(thing, "/" + section.field() + "/" + i + "/id", "id", id, trace, findings);
      }
    }
  }

  /** Whether some ids look so; where most do, they are meant so. */
  private static boolean isOdd(Pattern pattern, List<String> ids) {
    long alike = ids.stream().filter(id -> pattern.matcher(id).matches()).count();
    return alike > 0 && 2 * alike < ids.size();
  }

  private static String withoutZeros(String number) {
    String stripped = number.replaceFirst("^0+", "");
    return stripped.isEmpty() ? "0" : stripped;
  }

  private static BilingualText withoutZerosOf(String twin) {
    return new BilingualText(
        "som ”" + twin + "” utan nollorna i början, som kalkylprogram tar bort; är de samma?",
        "like '"
            + twin
            + "' without the zeros at its beginning, which spreadsheets take away; are"
            + " they the same?");
  }

  /** What shows in a text by itself that a spreadsheet has been at work, if anything does. */
  private static @Nullable BilingualText trace(String text) {
    String seen = Appearance.visible(text);
    if (NOTHING.contains(seen)) {
      return IS_NOTHING;
    }
    // The patterns are slow, and most of a nation's ids begin like this.
    if (seen.isEmpty() || (Character.isLetter(seen.charAt(0)) && seen.charAt(0) != 'E')) {
      return null;
    }
    if (FAULT.matcher(seen).matches()) {
      return IS_FAULT;
    }
    if (FORMULA.matcher(seen).matches()) {
      return IS_FORMULA;
    }
    return EXPONENT.matcher(seen).matches() ? IS_EXPONENT : null;
  }

  private static void add(
      Thing thing,
      String pointer,
      String field,
      String value,
      @Nullable BilingualText trace,
      Findings findings) {
    if (trace != null) {
      findings.add(
          IssueCode.SPREADSHEET_TRACE, thing, pointer, value, field, Values.shown(value), trace);
    }
  }
}
