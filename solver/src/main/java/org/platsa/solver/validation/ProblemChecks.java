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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.work.Interruption;

/**
 * What no schema can say of a problem: ids, days, periods and everything else that ties records
 * together. Works on records that are only partly readable, so that a fault in one field hides none
 * in another.
 */
final class ProblemChecks {
  static final Thing DOCUMENT = () -> new BilingualText("Dokumentet", "The document");
  static final Thing TERM = () -> new BilingualText("Terminen", "The term");

  private final ProblemParts parts;
  private final Findings findings;
  private final References references;
  private final TermChecks days;
  private final DocumentWords words;
  private final @Nullable LocalDate termStart;

  /** Ids of students whose home nobody may know. */
  private final Set<String> protectedStudents = new HashSet<>();

  private ProblemChecks(ProblemParts parts, Findings findings) {
    this.parts = parts;
    this.findings = findings;
    this.references = new References(findings);
    RawRecord term = new RawRecord(TERM, "/term", parts.term());
    this.days = new TermChecks(term, findings);
    this.termStart = term.date("firstDay");
    this.words = new DocumentWords(parts, findings);
  }

  static void check(ProblemParts parts, Findings findings) {
    ProblemChecks checks = new ProblemChecks(parts, findings);
    Section.withIds().forEach(checks::collectIds);
    checks.days.checkTerm();
    checks.each(UNITS, checks::checkUnit);
    checks.each(SUPERVISORS, checks::checkSupervisor);
    checks.each(PERIODS, checks::checkPeriod);
    checks.each(STUDENTS, checks::checkStudent);
    checks.each(PLACEMENTS, checks::checkPlacement);
    checks.each(TRAVEL_MINUTES, checks::checkTravelTime);
    RawRecord weights = new RawRecord(DOCUMENT, "/weights", parts.weights());
    if (weights.node().isObject()) {
      WeightChecks.check(weights, findings);
    }
  }

  private void each(Section section, Consumer<RawRecord> check) {
    parts.forEach(
        section,
        (index, node) -> {
          Interruption.check();
          check.accept(RawRecord.of(section, index, node));
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

  private void checkUnit(RawRecord unit) {
    references.one(unit, "areaId", AREAS);
    words.one(unit, "kind", DocumentWords.Of.UNIT_KINDS);
    for (RawRecord offer : unit.list("offers")) {
      words.ofList(offer, "kinds", DocumentWords.Of.PLACEMENT_KINDS);
      LocalDate first = offer.date("firstMonday");
      if (first != null && first.getDayOfWeek() != DayOfWeek.MONDAY) {
        findings.addWithHint(
            IssueCode.OFFER_NOT_FROM_MONDAY,
            offer.thing(),
            offer.at("firstMonday"),
            first.toString(),
            Hints.ofMonday(first),
            first);
      }
    }
  }

  private void checkSupervisor(RawRecord supervisor) {
    references.one(supervisor, "unitId", UNITS);
    words.ofList(supervisor, "professions", DocumentWords.Of.PROFESSIONS);
  }

  private void checkStudent(RawRecord student) {
    references.one(student, "providerId", PROVIDERS);
    student.list("wishes").forEach(this::checkWish);
    if (!student.isTrue("protectedIdentity")) {
      if (!student.has("home") && !student.has("setAside")) {
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

  private void checkPeriod(RawRecord period) {
    words.one(period, "kind", DocumentWords.Of.PLACEMENT_KINDS);
    days.checkPeriod(period);
  }

  private void checkWish(RawRecord wish) {
    words.one(wish, "unitKind", DocumentWords.Of.UNIT_KINDS);
    long named = Stream.of("unitId", "unitKind", "areaId").filter(field -> wish.has(field)).count();
    if (wish.node().isObject() && named != 1) {
      findings.add(
          IssueCode.WISH_TARGET, wish.thing(), wish.pointer(), Long.toString(named), named);
    }
  }

  private void checkPlacement(RawRecord placement) {
    references.one(placement, "studentId", STUDENTS);
    words.one(placement, "kind", DocumentWords.Of.PLACEMENT_KINDS);
    words.ofList(placement, "requiredUnitKinds", DocumentWords.Of.UNIT_KINDS);
    words.one(placement, "profession", DocumentWords.Of.PROFESSIONS);
    checkPublished(placement.inner("published"));
  }

  /** In the words of version 1 it is a period, since version 2 unit and days. */
  private void checkPublished(RawRecord published) {
    if (published.has("periodId")
        && (published.has("unitId") || published.has("firstMonday") || published.has("weeks"))) {
      findings.add(
          IssueCode.INVALID_VALUE,
          published.thing(),
          published.pointer(),
          "",
          new BilingualText(
              "published har både periodId, som i version 1, och unitId, firstMonday eller weeks",
              "published has both periodId, as in version 1, and unitId, firstMonday or weeks"));
    }
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

  /** From which a home could be guessed. */
  private void checkTravelTime(RawRecord time) {
    String student = time.text("studentId");
    if (student != null && protectedStudents.contains(student)) {
      findings.add(
          IssueCode.PROTECTED_WITH_TRAVEL_TIME,
          time.thing(),
          time.pointer(),
          student,
          Values.shown(student));
    }
  }
}
