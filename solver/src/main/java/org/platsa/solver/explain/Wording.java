package org.platsa.solver.explain;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.LocalRule;

/**
 * The words that all sentences share (<i>ordval</i>): names, numbers and lists in the reader's
 * language, Swedish for every Swedish locale and otherwise English.
 */
final class Wording {
  /** Longer lists than this say how many more there are. */
  private static final int LONGEST_LIST = 10;

  private final boolean swedish;
  private final Locale locale;
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, Placement> placements = new HashMap<>();
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Supervisor> supervisors = new HashMap<>();

  Wording(Problem problem, Locale locale) {
    this.swedish = locale.getLanguage().equals("sv");
    this.locale = swedish ? Locale.forLanguageTag("sv-SE") : Locale.ENGLISH;
    DistinctNames.of(problem).units().forEach(unit -> units.put(unit.id(), unit));
    problem.periods().forEach(period -> periods.put(period.id(), period));
    problem.placements().forEach(placement -> placements.put(placement.id(), placement));
    problem.students().forEach(student -> students.put(student.id(), student));
    problem.supervisors().forEach(supervisor -> supervisors.put(supervisor.id(), supervisor));
  }

  /** A format string in the reader's language, filled with the values. */
  String say(String sv, String en, Object... values) {
    return String.format(locale, swedish ? sv : en, values);
  }

  /** One of two forms, by whether there is exactly one; {@code %s} is the number. */
  String count(long number, String svOne, String svMany, String enOne, String enMany) {
    return number == 1 ? say(svOne, enOne, number(number)) : say(svMany, enMany, number(number));
  }

  String placementCount(long count) {
    return count(count, "%s placering", "%s placeringar", "%s placement", "%s placements");
  }

  String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  String decimal(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  /** Items in one row, such as "a, b and c". */
  String list(List<String> items) {
    if (items.size() > LONGEST_LIST) {
      return String.join(", ", items.subList(0, LONGEST_LIST))
          + say(" och %s till", " and %s more", number(items.size() - LONGEST_LIST));
    }
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1))
            + say(" och ", " and ")
            + items.getLast();
  }

  String unit(String id) {
    return unitOf(id).name();
  }

  Unit unitOf(String id) {
    return find(units, "unit", id);
  }

  Student studentOf(String id) {
    return find(students, "student", id);
  }

  /** Whose a placement is. */
  String studentIdOf(String placementId) {
    return find(placements, "placement", placementId).studentId();
  }

  /** What a unit does, such as "home care". */
  String unitKindOf(String unitId) {
    return unitKind(find(units, "unit", unitId).kind());
  }

  String unitKind(UnitKind kind) {
    return switch (kind.name()) {
      case "CARE_HOME" -> say("vårdboende", "care home");
      case "HOME_CARE" -> say("hemtjänst", "home care");
      case "GROUP_HOME" -> say("gruppbostad", "group home");
      case "DAILY_ACTIVITY" -> say("daglig verksamhet", "daily activity");
      case "PSYCHIATRY" -> say("socialpsykiatri", "psychiatry");
      case "SHORT_TERM_CARE" -> say("korttidsboende", "short-term care");
      default -> kind.name();
    };
  }

  String period(String id) {
    return find(periods, "period", id).name();
  }

  /** Where the problem pins a placement; null if it does not, or to what is not there. */
  @Nullable Slot pinOf(String placementId) {
    Placement placement = find(placements, "placement", placementId);
    Slot slot = placement.assignment();
    return placement.isFixed()
            && slot != null
            && supervisors.containsKey(slot.supervisorId())
            && periods.containsKey(slot.periodId())
        ? slot
        : null;
  }

  /** Whether a placement is pinned, and the plan has it elsewhere or nowhere. */
  boolean isMoved(PlacementExplanation explanation) {
    Slot pin = pinOf(explanation.placementId());
    PlacementExplanation.Place place = explanation.place();
    return pin != null
        && (place == null
            || !place.supervisorId().equals(pin.supervisorId())
            || !place.periodId().equals(pin.periodId()));
  }

  /** A placement with its kind and student. */
  String placement(String id) {
    Placement placement = find(placements, "placement", id);
    String who =
        switch (placement.kind().name()) {
          case "APL" -> say("APL, elev", "APL, student");
          case "PRAO" -> say("PRAO, elev", "PRAO, student");
          case "LIA" -> say("LIA, studerande", "LIA, student");
          case "APPRENTICESHIP" -> say("lärling", "apprentice");
          default -> say("%s, studerande", "%s, student", placement.kind().name());
        };
    return say("placering", "placement")
        + " "
        + id
        + " ("
        + who
        + " "
        + placement.studentId()
        + ")";
  }

  String supervisor(String supervisorId) {
    return supervisor(supervisorId, find(supervisors, "supervisor", supervisorId).unitId());
  }

  String supervisor(String supervisorId, String unitId) {
    return say("handledare %s på %s", "supervisor %s at %s", supervisorId, unit(unitId));
  }

  String place(String supervisorId, String unitId, String periodId) {
    return say(
        "%s i perioden %s", "%s in period %s", supervisor(supervisorId, unitId), period(periodId));
  }

  /** A place and how far away it is, if that is known. */
  String place(String supervisorId, String unitId, String periodId, @Nullable Integer minutes) {
    String place = place(supervisorId, unitId, periodId);
    return minutes == null ? place : place + ", " + travel(minutes);
  }

  /** What has to be put right before a placement can be planned; null if nothing has. */
  @Nullable String setAside(String placementId) {
    Placement placement = find(placements, "placement", placementId);
    Student student = students.get(placement.studentId());
    return placement.setAside() != null || student == null
        ? placement.setAside()
        : student.setAside();
  }

  /** Whether it is the student, and not the placement itself, in whose row that stands. */
  boolean isStudentAside(String placementId) {
    return find(placements, "placement", placementId).setAside() == null;
  }

  /** The units of a kind that a placement may be at that are set aside, with the reason. */
  List<String> unitsAside(String placementId) {
    List<UnitKind> kinds = find(placements, "placement", placementId).requiredUnitKinds();
    return units.values().stream()
        .filter(unit -> unit.setAside() != null)
        .filter(unit -> kinds.isEmpty() || kinds.contains(unit.kind()))
        .sorted(Comparator.comparing(Unit::id))
        .map(unit -> unit.name() + " (" + unit.setAside() + ")")
        .toList();
  }

  /** Whether there is a period that a placement may be in. */
  boolean hasPeriod(String placementId) {
    return find(placements, "placement", placementId).allowedPeriods().stream()
        .anyMatch(periods::containsKey);
  }

  boolean hasSupervisors() {
    return !supervisors.isEmpty();
  }

  /**
   * The words " within 120 minutes", which is how far was looked; empty for a student whose home
   * nobody may know, for whom everybody was looked at.
   */
  String withinReach(String placementId) {
    Placement placement = placements.get(placementId);
    Student student = placement == null ? null : students.get(placement.studentId());
    return student != null && student.home() == null
        ? ""
        : say(" inom %s minuter", " within %s minutes", PlacementExplanation.REACH_MINUTES);
  }

  String travel(int minutes) {
    return count(
        minutes,
        "%s minuts resa",
        "%s minuters resa",
        "%s minute of travel",
        "%s minutes of travel");
  }

  /** What a unit requires; words of the documents' makers are told as they are. */
  String requirement(String requirement) {
    return requirement.equals("DRIVING_LICENCE")
        ? say("körkort", "a driving licence")
        : requirement;
  }

  /** What a placement's student lacks at a unit. */
  String lacking(String placementId, String unitId) {
    String studentId = find(placements, "placement", placementId).studentId();
    return list(
        LocalRule.lacking(find(students, "student", studentId), find(units, "unit", unitId))
            .stream()
            .map(this::requirement)
            .toList());
  }

  /** Weeks by their ISO numbers, such as "weeks 5–9 and 11". */
  String weeks(List<LocalDate> mondays) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= mondays.size(); i++) {
      if (i == mondays.size() || !mondays.get(i).equals(mondays.get(i - 1).plusWeeks(1))) {
        String first = isoWeek(mondays.get(start));
        runs.add(i - start == 1 ? first : first + "–" + isoWeek(mondays.get(i - 1)));
        start = i;
      }
    }
    return mondays.size() == 1
        ? say("vecka %s", "week %s", list(runs))
        : say("vecka %s", "weeks %s", list(runs));
  }

  private static String isoWeek(LocalDate monday) {
    return Integer.toString(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** A rule's name. */
  String constraint(String constraintId) {
    ConstraintId id = known(constraintId);
    return swedish ? id.nameSv() : id.nameEn();
  }

  /** Rules with what they cost, for use within a sentence. */
  String rules(Map<String, Long> costs) {
    return costs.entrySet().stream()
        .map(rule ->
            rule.getValue() == 0
                ? rule(rule.getKey())
                : rule(rule.getKey()) + " " + number(rule.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** How much more or less by level, then rule by rule, such as "35 more (short travel +35)". */
  String difference(Difference difference) {
    Cost cost = difference.cost();
    List<String> levels = new ArrayList<>();
    boolean softOnly = cost.hard() == 0 && cost.medium() == 0;
    addLevel(levels, cost.hard(), say(" i krav", " in hard rules"));
    addLevel(levels, cost.medium(), say(" i platstilldelning", " in places"));
    addLevel(levels, cost.soft(), softOnly ? "" : say(" i önskemål", " in wishes"));
    String sum = levels.isEmpty() ? say("lika mycket", "the same") : list(levels);
    if (difference.byConstraint().isEmpty()) {
      return sum;
    }
    return sum
        + difference.byConstraint().entrySet().stream()
            .map(rule -> rule(rule.getKey()) + " " + signed(rule.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /**
   * What wishes cost more or less, rule by rule, such as "short travel +35"; empty if none does.
   */
  String wishes(Difference difference) {
    return difference.byConstraint().entrySet().stream()
        .filter(rule -> known(rule.getKey()).level() == ConstraintLevel.SOFT)
        .map(rule -> rule(rule.getKey()) + " " + signed(rule.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The text with a capital letter at the beginning. */
  String sentence(String text) {
    return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
  }

  /** The rule with this id. */
  static ConstraintId known(String constraintId) {
    return ConstraintId.of(constraintId)
        .orElseThrow(() -> new IllegalArgumentException("There is no rule '" + constraintId + "'"));
  }

  private void addLevel(List<String> levels, long cost, String level) {
    if (cost > 0) {
      levels.add(say("%s mer", "%s more", number(cost)) + level);
    } else if (cost < 0) {
      levels.add(say("%s mindre", "%s less", number(-cost)) + level);
    }
  }

  /** A rule's name for use within a sentence. */
  private String rule(String constraintId) {
    String name = constraint(constraintId);
    return name.substring(0, 1).toLowerCase(locale) + name.substring(1);
  }

  private String signed(long number) {
    return (number < 0 ? "−" : "+") + number(Math.abs(number));
  }

  private static <T> T find(Map<String, T> map, String what, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalArgumentException(
          "The problem has no " + what + " '" + id + "'. Maybe the explanation is of another one");
    }
    return Objects.requireNonNull(found);
  }
}
