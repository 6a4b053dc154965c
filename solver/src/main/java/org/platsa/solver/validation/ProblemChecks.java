package org.platsa.solver.validation;

import static org.platsa.solver.validation.Section.AREAS;
import static org.platsa.solver.validation.Section.PERIODS;
import static org.platsa.solver.validation.Section.PLACEMENTS;
import static org.platsa.solver.validation.Section.PROVIDERS;
import static org.platsa.solver.validation.Section.STUDENTS;
import static org.platsa.solver.validation.Section.SUPERVISORS;
import static org.platsa.solver.validation.Section.TRAVEL_MINUTES;
import static org.platsa.solver.validation.Section.UNITS;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.work.Interruption;
import tools.jackson.databind.JsonNode;

/**
 * What no schema can say of a problem: ids, days, periods and everything else that ties records
 * together. Works on records that are only partly readable, so that a fault in one field hides none
 * in another.
 */
final class ProblemChecks {
  static final Text DOCUMENT = new Text("Dokumentet", "The document");
  static final Text TERM = new Text("Terminen", "The term");

  private final ProblemParts parts;
  private final Findings findings;
  private final References references;
  private final TermChecks days;
  private final @Nullable LocalDate termStart;

  /** Each period's kind, where both can be read. */
  private final Map<String, String> periodKinds = new HashMap<>();

  /** Ids of students whose home nobody may know. */
  private final Set<String> protectedStudents = new HashSet<>();

  private ProblemChecks(ProblemParts parts, Findings findings) {
    this.parts = parts;
    this.findings = findings;
    this.references = new References(findings);
    Part term = new Part(() -> TERM, "/term", parts.term());
    this.days = new TermChecks(term, findings);
    this.termStart = term.date("firstDay");
  }

  static void check(ProblemParts parts, Findings findings) {
    ProblemChecks checks = new ProblemChecks(parts, findings);
    Section.withIds().forEach(checks::collectIds);
    checks.days.checkTerm();
    checks.each(UNITS, unit -> checks.references.one(unit, "areaId", AREAS));
    checks.each(SUPERVISORS, checks::checkSupervisor);
    checks.each(PROVIDERS, checks::checkProvider);
    checks.each(PERIODS, checks::checkPeriod);
    checks.each(STUDENTS, checks::checkStudent);
    checks.each(PLACEMENTS, checks::checkPlacement);
    checks.checkTravel();
    Part weights = new Part(() -> DOCUMENT, "/weights", parts.weights());
    if (weights.node().isObject()) {
      WeightChecks.check(weights, findings);
    }
  }

  private void each(Section section, Consumer<Part> check) {
    parts.forEach(
        section,
        (index, node) -> {
          Interruption.check();
          check.accept(Part.of(section, index, node));
        });
  }

  private void collectIds(Section section) {
    boolean aboutPeople = section.isOfPeople() || section == PLACEMENTS;
    parts.forEachId(
        section,
        (index, id) -> {
          references.define(section, index, id);
          if (aboutPeople && PersonalNumbers.isOfSomebody(id, termStart)) {
            findings.add(
                IssueCode.PERSONAL_NUMBER,
                section.called(id, index),
                "/" + section.field() + "/" + index + "/id",
                id);
          }
        });
  }

  private void checkPeriod(Part period) {
    days.checkPeriod(period);
    String id = period.text("id");
    String kind = period.text("kind");
    if (id != null && kind != null) {
      periodKinds.putIfAbsent(id, kind);
    }
  }

  private void checkSupervisor(Part supervisor) {
    references.one(supervisor, "unitId", UNITS);
    days.checkAbsences(supervisor);
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

  private void checkStudent(Part student) {
    references.one(student, "providerId", PROVIDERS);
    if (!student.isTrue("protectedIdentity")) {
      if (!student.has("home")) {
        findings.add(IssueCode.MISSING_FIELD, student.thing(), student.at("home"), "", "home");
      }
      return;
    }
    String id = student.text("id");
    if (id != null) {
      protectedStudents.add(id);
    }
    if (student.has("home")) {
      // Not even here is it told where that is.
      findings.add(IssueCode.PROTECTED_WITH_HOME, student.thing(), student.at("home"), "");
    }
  }

  private void checkPlacement(Part placement) {
    references.one(placement, "studentId", STUDENTS);
    references.all(placement, "allowedPeriods", PERIODS);
    Part assignment = placement.inner("assignment");
    references.one(assignment, "assignment.supervisorId", "supervisorId", SUPERVISORS);
    references.one(assignment, "assignment.periodId", "periodId", PERIODS);
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
      String periodKind = periodKinds.get(allowed.self());
      if (kind != null
          && periodKind != null
          && isKind(kind)
          && isKind(periodKind)
          && !kind.equals(periodKind)) {
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

  /** Any other word is a fault of its own. */
  private static boolean isKind(String word) {
    return Arrays.stream(PlacementKind.values()).anyMatch(kind -> kind.name().equals(word));
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

  private void checkTravel() {
    Map<List<String>, Integer> seen = new HashMap<>();
    parts.forEach(
        TRAVEL_MINUTES,
        (index, node) -> {
          Part time = Part.of(TRAVEL_MINUTES, index, node);
          references.one(time, "studentId", STUDENTS);
          references.one(time, "unitId", UNITS);
          String student = time.text("studentId");
          String unit = time.text("unitId");
          if (student == null || unit == null) {
            return;
          }
          if (protectedStudents.contains(student)) {
            findings.add(
                IssueCode.PROTECTED_WITH_TRAVEL_TIME,
                time.thing(),
                time.pointer(),
                student,
                Values.shown(student));
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
}
