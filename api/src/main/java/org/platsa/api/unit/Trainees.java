package org.platsa.api.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.identity.Caller;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.SentPlace;
import org.platsa.api.publication.ShownPlace;
import org.platsa.api.submission.Problems;
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
  private final AuditLog audit;

  Trainees(Publications publications, Problems problems, AuditLog audit) {
    this.publications = publications;
    this.problems = problems;
    this.audit = audit;
  }

  /** By unit and day; records that it is read, term by term. */
  public List<Trainee> of(Caller manager) {
    LocalDate today = publications.today();
    List<Trainee> trainees = new ArrayList<>();
    Map<UUID, Map<String, Student>> students = new HashMap<>();
    for (Publications.AtUnits sent : publications.atUnits(manager.units())) {
      ShownPlace.Place where = sent.place().shown().place();
      if (where != null && isComing(sent.place()) && !where.lastFriday().isBefore(today)) {
        Student student =
            students
                .computeIfAbsent(sent.problemId(), id -> students(manager, id))
                .get(sent.place().shown().studentId());
        trainees.add(trainee(sent, where, student));
      }
    }
    if (students.isEmpty()) {
      audit.readsNobody();
    }
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

  private static boolean isComing(SentPlace place) {
    return place.given() == null
        || (place.given().answer() != Answer.DECLINED
            && place.given().answer() != Answer.WITHDRAWN);
  }

  private Map<String, Student> students(Caller manager, UUID problem) {
    audit.readsProblem(problem);
    Map<String, Student> students = new HashMap<>();
    problems
        .problem(manager.tenant(), problem)
        .students()
        .forEach(each -> students.put(each.id(), each));
    return students;
  }

  private static Trainee trainee(
      Publications.AtUnits sent, ShownPlace.Place where, @Nullable Student student) {
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
        shown.protectedIdentity(),
        sent.place().given() != null && sent.place().given().answer() == Answer.ACCEPTED);
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
