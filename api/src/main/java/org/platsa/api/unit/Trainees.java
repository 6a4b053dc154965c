package org.platsa.api.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.identity.Caller;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.ProtectedStudents;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.ShownPlace;
import org.platsa.api.submission.Problems;
import org.platsa.api.workbook.CalendarFile;
import org.platsa.solver.problem.Student;
import org.springframework.stereotype.Component;

/**
 * Who comes to the present unit manager's units (<i>elever som kommer</i>): what was published and
 * not declined, from this week on.
 */
@Component
public class Trainees {
  private final Publications publications;
  private final Problems problems;
  private final ProtectedStudents hiding;
  private final AuditLog audit;

  Trainees(Publications publications, Problems problems, ProtectedStudents hiding, AuditLog audit) {
    this.publications = publications;
    this.problems = problems;
    this.hiding = hiding;
    this.audit = audit;
  }

  /** Somebody who comes, with what was published of it. */
  private record Coming(Trainee trainee, Publications.AtUnits sent) {}

  /** By unit and day; records that the manager reads it, term by term. */
  public List<Trainee> of(Caller manager) {
    List<Trainee> trainees = coming(manager, each -> true).stream().map(Coming::trainee).toList();
    return trainees.stream()
        .map(each -> each.with(together(each, trainees)))
        .sorted(
            Comparator.comparing(Trainee::unit)
                .thenComparing(Trainee::unitId)
                .thenComparing(Trainee::from)
                .thenComparing(each -> Objects.toString(each.supervisorId(), ""))
                .thenComparing(Trainee::studentId))
        .toList();
  }

  /** The same as a calendar; records it as well. Whose identity is protected stands in no file. */
  CalendarFile calendar(Caller manager) {
    CalendarFile calendar = new CalendarFile("Platsa");
    coming(manager, each -> !each.protectedIdentity()).stream()
        .map(each -> span(manager.tenant(), each))
        .sorted(Comparator.comparing(CalendarFile.Span::from).thenComparing(CalendarFile.Span::id))
        .forEach(calendar::add);
    return calendar;
  }

  /** A placement's weeks: pseudonym, unit and period. */
  private static CalendarFile.Span span(UUID tenant, Coming coming) {
    Trainee trainee = coming.trainee();
    Publications.AtUnits sent = coming.sent();
    return new CalendarFile.Span(
        CalendarFile.id(tenant, sent.termId(), sent.place().shown().placementId()),
        sent.changedAt(),
        sent.number(),
        trainee.from(),
        trainee.to(),
        trainee.studentId(),
        trainee.unit(),
        trainee.period(),
        trainee.agreed());
  }

  private List<Coming> coming(Caller manager, Predicate<Trainee> isShown) {
    LocalDate today = publications.today();
    List<Coming> coming = new ArrayList<>();
    Map<UUID, Map<String, Student>> students = new HashMap<>();
    Map<String, Set<String>> hidden = new HashMap<>();
    Map<UUID, Set<String>> shown = new LinkedHashMap<>();
    for (Publications.AtUnits sent : publications.atUnits(manager.units())) {
      ShownPlace.Place where = sent.place().shown().place();
      if (where != null && comes(where, sent.counted(), today)) {
        String id = sent.place().shown().studentId();
        Student student =
            students
                .computeIfAbsent(sent.problemId(), problem -> students(manager, problem))
                .get(id);
        boolean isProtected =
            sent.place().shown().protectedIdentity()
                || hidden
                    .computeIfAbsent(sent.termId(), term -> hiding.of(manager.tenant(), term))
                    .contains(id);
        Trainee trainee = trainee(sent, where, student, isProtected);
        if (!isShown.test(trainee)) {
          continue;
        }
        coming.add(new Coming(trainee, sent));
        Set<String> ofProblem =
            shown.computeIfAbsent(sent.problemId(), problem -> new LinkedHashSet<>());
        if (isProtected) {
          ofProblem.add(id);
        }
      }
    }
    shown.forEach((problem, ids) -> audit.readsTrainees(manager, problem, ids.size()));
    if (shown.isEmpty()) {
      audit.readsNobody();
    }
    return coming;
  }

  /** Whether somebody comes to a place from a day on: it is not over, declined or withdrawn. */
  static boolean comes(
      ShownPlace.@Nullable Place where, @Nullable Answer counted, LocalDate today) {
    return where != null
        && counted != Answer.DECLINED
        && counted != Answer.WITHDRAWN
        && !where.lastFriday().isBefore(today);
  }

  private Map<String, Student> students(Caller manager, UUID problem) {
    Map<String, Student> students = new HashMap<>();
    problems
        .problem(manager.tenant(), problem)
        .students()
        .forEach(each -> students.put(each.id(), each));
    return students;
  }

  private static Trainee trainee(
      Publications.AtUnits sent,
      ShownPlace.Place where,
      @Nullable Student student,
      boolean isProtected) {
    ShownPlace shown = sent.place().shown();
    return new Trainee(
        sent.termId(),
        where.unitId(),
        where.unit(),
        shown.studentId(),
        sent.provider(),
        shown.kind(),
        where.period(),
        where.firstMonday(),
        where.lastFriday(),
        sent.place().seat().supervisorId(),
        List.of(),
        student != null && student.needsSupport(),
        student != null && student.learnsSwedish(),
        isProtected,
        sent.counted() == Answer.ACCEPTED,
        sent.proposalId(),
        sent.place().position(),
        sent.place().confirmedAt());
  }

  private static List<String> together(Trainee one, List<Trainee> all) {
    return all.stream()
        .filter(other -> other != one && other.overlaps(one))
        .filter(
            other -> one.supervisorId() != null && one.supervisorId().equals(other.supervisorId()))
        .map(Trainee::studentId)
        .filter(id -> !id.equals(one.studentId()))
        .distinct()
        .sorted()
        .toList();
  }
}
