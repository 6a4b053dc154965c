package org.platsa.solver.validation;

import static org.platsa.solver.validation.Section.AREAS;
import static org.platsa.solver.validation.Section.PERIODS;
import static org.platsa.solver.validation.Section.PLACEMENTS;
import static org.platsa.solver.validation.Section.PROVIDERS;
import static org.platsa.solver.validation.Section.STUDENTS;
import static org.platsa.solver.validation.Section.SUPERVISORS;
import static org.platsa.solver.validation.Section.TRAVEL_MINUTES;
import static org.platsa.solver.validation.Section.UNITS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.ProviderTier;
import tools.jackson.databind.JsonNode;

/**
 * What no schema can say of a problem: ids, days, periods and everything else that ties records
 * together. Works on records that are only partly readable, so that a fault in one field hides none
 * in another.
 */
final class ProblemChecks {
  static final Text DOCUMENT = new Text("Dokumentet", "The document");
  static final Text TERM = new Text("Terminen", "The term");

  private static final int MAX_TERM_WEEKS = 53;

  /** A student with more placements than a term has weeks is in trouble anyway. */
  private static final int OVERLAPS_LOOKED_AT = 60;

  private static final Map<ConstraintLevel, Text> LEVELS =
      Map.of(
          ConstraintLevel.HARD, new Text("hård", "hard"),
          ConstraintLevel.MEDIUM, new Text("medel", "medium"),
          ConstraintLevel.SOFT, new Text("mjuk", "soft"));

  private final ProblemParts parts;
  private final Findings findings;
  private final Map<Section, Map<String, Integer>> ids = new EnumMap<>(Section.class);
  private final Map<String, Part> periods = new HashMap<>();
  private final Part term;

  private ProblemChecks(ProblemParts parts, Findings findings) {
    this.parts = parts;
    this.findings = findings;
    this.term = new Part(TERM, "/term", parts.term());
  }

  static void check(ProblemParts parts, Findings findings) {
    ProblemChecks checks = new ProblemChecks(parts, findings);
    Arrays.stream(Section.values()).filter(Section::hasIds).forEach(checks::collectIds);
    checks.checkTerm();
    checks.each(UNITS, unit -> checks.refer(unit, "areaId", AREAS));
    checks.each(SUPERVISORS, checks::checkSupervisor);
    checks.each(PROVIDERS, checks::checkProvider);
    checks.each(PERIODS, checks::checkPeriod);
    checks.each(STUDENTS, checks::checkStudent);
    checks.each(PLACEMENTS, checks::checkPlacement);
    checks.checkOverlaps();
    checks.checkTravel();
    checks.checkWeights();
  }

  private void each(Section section, Consumer<Part> check) {
    parts.forEach(section, (index, node) -> check.accept(Part.of(section, index, node)));
  }

  private void collectIds(Section section) {
    Map<String, Integer> known = new LinkedHashMap<>();
    ids.put(section, known);
    boolean aboutPeople = section == SUPERVISORS || section == STUDENTS || section == PLACEMENTS;
    parts.forEach(
        section,
        (index, node) -> {
          Part part = Part.of(section, index, node);
          String id = part.text("id");
          if (id == null) {
            return;
          }
          Integer earlier = known.putIfAbsent(id, index);
          if (earlier != null) {
            findings.add(
                IssueCode.DUPLICATE_ID,
                part.thing(),
                part.at("id"),
                id,
                Values.shown(id),
                earlier + 1,
                section.field());
          } else if (section == PERIODS) {
            periods.put(id, part);
          }
          if (aboutPeople && Values.hasPersonalNumber(id)) {
            findings.add(IssueCode.PERSONAL_NUMBER, part.thing(), part.at("id"), id);
          }
        });
  }

  private void checkTerm() {
    LocalDate first = term.date("firstDay");
    LocalDate last = term.date("lastDay");
    if (first != null && first.getDayOfWeek() != DayOfWeek.MONDAY) {
      addTerm(IssueCode.TERM_NOT_FROM_MONDAY, "firstDay", first, first);
    }
    if (last != null && last.getDayOfWeek() != DayOfWeek.FRIDAY) {
      addTerm(IssueCode.TERM_NOT_TO_FRIDAY, "lastDay", last, last);
    }
    if (first != null && last != null) {
      if (last.isBefore(first)) {
        addTerm(IssueCode.TERM_REVERSED, "lastDay", last, last, first);
      } else if (ChronoUnit.DAYS.between(first, last) >= 7L * MAX_TERM_WEEKS) {
        addTerm(IssueCode.TERM_TOO_LONG, "lastDay", last, first, last);
      }
    }
  }

  private void addTerm(IssueCode code, String field, LocalDate value, Object... args) {
    findings.add(code, TERM, term.at(field), value.toString(), args);
  }

  private void checkSupervisor(Part supervisor) {
    refer(supervisor, "unitId", UNITS);
    for (Part absence : supervisor.list("absences")) {
      LocalDate from = absence.date("from");
      LocalDate to = absence.date("to");
      if (from != null && to != null && to.isBefore(from)) {
        findings.add(
            IssueCode.ABSENCE_REVERSED,
            supervisor.thing(),
            absence.at("to"),
            to.toString(),
            to,
            from);
      }
    }
  }

  private void checkProvider(Part provider) {
    Integer guaranteed = provider.number("guaranteedPlaces");
    String tier = provider.text("tier");
    boolean otherTier =
        Arrays.stream(ProviderTier.values())
            .anyMatch(each -> each != ProviderTier.TRIAL && each.name().equals(tier));
    if (guaranteed != null && guaranteed > 0 && otherTier && tier != null) {
      findings.add(
          IssueCode.GUARANTEE_WITHOUT_TRIAL,
          provider.thing(),
          provider.at("guaranteedPlaces"),
          guaranteed.toString(),
          guaranteed,
          tier);
    }
  }

  private void checkPeriod(Part period) {
    LocalDate first = period.date("firstMonday");
    if (first == null) {
      return;
    }
    if (first.getDayOfWeek() != DayOfWeek.MONDAY) {
      findings.add(
          IssueCode.PERIOD_NOT_FROM_MONDAY,
          period.thing(),
          period.at("firstMonday"),
          first.toString(),
          first);
    }
    LocalDate termFirst = term.date("firstDay");
    LocalDate termLast = term.date("lastDay");
    Integer weeks = period.number("weeks");
    if (termFirst == null || termLast == null || termLast.isBefore(termFirst) || weeks == null) {
      return;
    }
    if (weeks < 1 || weeks > MAX_TERM_WEEKS) {
      return;
    }
    LocalDate last = first.plusWeeks(weeks).minusDays(3);
    if (first.isBefore(termFirst) || last.isAfter(termLast)) {
      boolean tooEarly = first.isBefore(termFirst);
      findings.add(
          IssueCode.PERIOD_OUTSIDE_TERM,
          period.thing(),
          period.at(tooEarly ? "firstMonday" : "weeks"),
          tooEarly ? first.toString() : weeks.toString(),
          first,
          last,
          termFirst,
          termLast);
    }
  }

  private void checkStudent(Part student) {
    refer(student, "providerId", PROVIDERS);
    for (String field : List.of("excludedUnits", "visitedUnits", "preferredUnits")) {
      referAll(student, field, UNITS);
    }
  }

  private void checkPlacement(Part placement) {
    refer(placement, "studentId", STUDENTS);
    referAll(placement, "allowedPeriods", PERIODS);
    Part assignment = placement.inner("assignment");
    refer(assignment, "assignment.supervisorId", "supervisorId", SUPERVISORS);
    refer(assignment, "assignment.periodId", "periodId", PERIODS);
    checkPublished(placement.inner("published"));
    if (!placement.has("allowedPeriods") || isEmptyList(placement.node().path("allowedPeriods"))) {
      findings.add(
          IssueCode.NO_ALLOWED_PERIODS, placement.thing(), placement.at("allowedPeriods"), "");
    }
    if (placement.isTrue("pinned") && !placement.has("assignment")) {
      findings.add(
          IssueCode.PINNED_WITHOUT_ASSIGNMENT, placement.thing(), placement.at("pinned"), "true");
    }
    String kind = placement.text("kind");
    for (Part allowed : placement.list("allowedPeriods")) {
      Part period = periods.get(allowed.self());
      String periodKind = period == null ? null : period.text("kind");
      if (kind != null && periodKind != null && !kind.equals(periodKind)) {
        findings.add(
            IssueCode.PERIOD_OF_OTHER_KIND,
            placement.thing(),
            allowed.pointer(),
            allowed.node().stringValue(),
            Values.shown(allowed.node()),
            Values.shown(periodKind),
            Values.shown(kind));
      }
    }
  }

  /** In the words of version 1 it is a period, since version 2 unit and days. */
  private void checkPublished(Part published) {
    if (published.node().isObject() && !published.has("periodId")) {
      for (String field : List.of("unitId", "firstMonday", "weeks")) {
        if (!published.has(field)) {
          findings.add(
              IssueCode.MISSING_FIELD,
              published.thing(),
              published.at(field),
              "",
              "published." + field);
        }
      }
    }
  }

  private static boolean isEmptyList(JsonNode node) {
    return node.isArray() && node.isEmpty();
  }

  private void checkOverlaps() {
    Map<String, List<Span>> earlier = new HashMap<>();
    each(
        PLACEMENTS,
        placement -> {
          String student = placement.text("studentId");
          Span span = span(placement);
          if (student == null || span == null) {
            return;
          }
          List<Span> others = earlier.computeIfAbsent(student, key -> new ArrayList<>(2));
          others.stream()
              .filter(span::mustOverlap)
              .findFirst()
              .ifPresent(other ->
                  findings.add(
                      IssueCode.PLACEMENTS_MUST_OVERLAP,
                      placement.thing(),
                      placement.at("allowedPeriods"),
                      other.placement(),
                      Values.shown(student),
                      Values.shown(other.placement())));
          if (others.size() < OVERLAPS_LOOKED_AT) {
            others.add(span);
          }
        });
  }

  private @Nullable Span span(Part placement) {
    List<Part> allowed = placement.list("allowedPeriods");
    LocalDate latestStart = null;
    LocalDate earliestEnd = null;
    for (Part each : allowed) {
      Part period = periods.get(each.self());
      LocalDate start = period == null ? null : period.date("firstMonday");
      Integer weeks = period == null ? null : period.number("weeks");
      if (start == null || weeks == null || weeks < 1 || weeks > MAX_TERM_WEEKS) {
        return null;
      }
      LocalDate end = start.plusWeeks(weeks);
      latestStart = latestStart == null || start.isAfter(latestStart) ? start : latestStart;
      earliestEnd = earliestEnd == null || end.isBefore(earliestEnd) ? end : earliestEnd;
    }
    String id = placement.text("id");
    return latestStart == null || earliestEnd == null || id == null
        ? null
        : new Span(id, latestStart, earliestEnd);
  }

  private void checkTravel() {
    Map<List<String>, Integer> seen = new HashMap<>();
    parts.forEach(
        TRAVEL_MINUTES,
        (index, node) -> {
          Part time = Part.of(TRAVEL_MINUTES, index, node);
          refer(time, "studentId", STUDENTS);
          refer(time, "unitId", UNITS);
          String student = time.text("studentId");
          String unit = time.text("unitId");
          if (student == null || unit == null) {
            return;
          }
          Integer earlier = seen.putIfAbsent(List.of(student, unit), index);
          if (earlier != null) {
            findings.add(
                IssueCode.DUPLICATE_TRAVEL_TIME,
                time.thing(),
                time.pointer(),
                student + " " + unit,
                Values.shown(student),
                Values.shown(unit),
                earlier + 1);
          }
        });
  }

  private void checkWeights() {
    Part weights = new Part(DOCUMENT, "/weights", parts.weights());
    if (!weights.node().isObject()) {
      return;
    }
    List<String> settable =
        Arrays.stream(ConstraintId.values())
            .filter(ConstraintId::weightMayBeSet)
            .map(ConstraintId::id)
            .toList();
    for (String id : weights.node().propertyNames()) {
      ConstraintId constraint = ConstraintId.of(id).orElse(null);
      if (constraint == null) {
        findings.addWithMaybe(
            IssueCode.UNKNOWN_CONSTRAINT,
            DOCUMENT,
            weights.at(id),
            id,
            id,
            settable,
            Values.shown(id));
      } else if (!constraint.weightMayBeSet()) {
        findings.add(
            IssueCode.WEIGHT_NOT_SETTABLE,
            DOCUMENT,
            weights.at(id),
            id,
            id,
            LEVELS.getOrDefault(constraint.level(), DOCUMENT));
      }
    }
  }

  private void refer(Part part, String field, Section section) {
    refer(part, field, field, section);
  }

  private void refer(Part part, String shownField, String field, Section section) {
    String id = part.text(field);
    if (id != null) {
      referTo(part.thing(), part.at(field), shownField, id, section);
    }
  }

  private void referAll(Part part, String field, Section section) {
    for (Part item : part.list(field)) {
      String id = item.self();
      if (id != null) {
        referTo(part.thing(), item.pointer(), field, id, section);
      }
    }
  }

  private void referTo(Text thing, String pointer, String field, String id, Section section) {
    Map<String, Integer> known = ids.getOrDefault(section, Map.of());
    if (!known.containsKey(id)) {
      findings.addWithMaybe(
          IssueCode.DANGLING_ID,
          thing,
          pointer,
          id,
          id,
          known.keySet(),
          field,
          Values.shown(id),
          section.none());
    }
  }

  /**
   * When a placement can be.
   *
   * @param latestStart of its allowed periods
   * @param earliestEnd of its allowed periods, exclusive
   */
  private record Span(String placement, LocalDate latestStart, LocalDate earliestEnd) {
    boolean mustOverlap(Span other) {
      return latestStart.isBefore(other.earliestEnd) && other.latestStart.isBefore(earliestEnd);
    }
  }
}
