package org.platsa.api.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import tools.jackson.core.JacksonException;

/**
 * Answers put into a term's data (<i>svar i underlaget</i>). What nobody answered about stays, and
 * so does what the department itself has added, put right or cancelled since.
 */
final class AnswersInData {
  private final Map<String, Student> students = new LinkedHashMap<>();
  private final Map<String, Placement> placements = new LinkedHashMap<>();
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Supervisor> supervisors = new LinkedHashMap<>();
  private final Map<String, PendingStore.Row> sources = new HashMap<>();
  private final Map<String, OfferStore.Answer> ofUnits = new HashMap<>();
  private final List<IntakeFault> faults = new ArrayList<>();
  private final Problem problem;

  AnswersInData(Problem problem) {
    this.problem = problem;
    problem.students().forEach(each -> students.put(each.id(), each));
    problem.placements().forEach(each -> placements.put(each.id(), each));
    problem.units().forEach(each -> units.put(each.id(), each));
    problem.supervisors().forEach(each -> supervisors.put(each.id(), each));
  }

  /** What does not fit the data, so far. */
  List<IntakeFault> faults() {
    return List.copyOf(faults);
  }

  /**
   * Puts in what is different of a student since it was taken in last, or takes it away.
   *
   * @param again whether all that was sent counts, also what was taken in before
   */
  void put(PendingStore.Row row, boolean again) {
    Student there = students.get(row.studentId());
    boolean isAnothers = there != null && !there.providerId().equals(row.providerId());
    if (row.sent() == null) {
      if (there != null && !isAnothers) {
        remove(row.studentId());
      }
      return;
    }
    if (isAnothers) {
      faults.add(
          IntakeFault.ofStudent(
              row,
              IntakeFault.ID_OF_OTHER_PROVIDER,
              "Pseudonymen är en annan utbildares i underlaget. Be utbildaren om en annan.",
              "The pseudonym is another provider's in the data. Ask the provider for another."));
      return;
    }
    try {
      merge(row, row.sent(), there, again);
    } catch (JacksonException e) {
      // A provider's own login could write anything here.
      faults.add(
          IntakeFault.ofStudent(
              row,
              "WRONG_FORM",
              "Det som skickats om eleven går inte att läsa. Be utbildaren skicka eleven igen.",
              "What was sent of the student cannot be read. Ask the provider to send the student"
                  + " again."));
    }
  }

  private void merge(PendingStore.Row row, String written, @Nullable Student there, boolean again) {
    Wish sent = Wish.read(written);
    if (!isOf(sent, row)) {
      faults.add(
          IntakeFault.ofStudent(
              row,
              "CONFLICTING_FIELDS",
              "Det som skickats om eleven gäller en annan elev eller utbildare. Be utbildaren"
                  + " skicka eleven igen.",
              "What was sent of the student is of another student or provider. Ask the provider to"
                  + " send the student again."));
      return;
    }
    Wish taken = row.taken() == null ? null : Wish.read(row.taken());
    Map<String, Placement> before = new HashMap<>();
    if (taken != null) {
      taken.placements().forEach(each -> before.put(each.id(), each));
      Set<String> still = sent.placements().stream().map(Placement::id).collect(Collectors.toSet());
      before.keySet().stream()
          .filter(id -> !still.contains(id))
          .filter(id -> isOf(placements.get(id), row.studentId()))
          .forEach(placements::remove);
    }
    boolean isAsked = there != null || taken == null || again;
    for (Placement place : sent.placements()) {
      Placement old = placements.get(place.id());
      if (old != null && !isOf(old, row.studentId())) {
        faults.add(
            IntakeFault.ofStudent(
                row,
                IntakeFault.DUPLICATE_ID,
                "Placeringen ”" + place.id() + "” är en annan elevs i underlaget.",
                "Placement '" + place.id() + "' is another student's in the data."));
        return;
      }
      Placement last = again ? null : before.get(place.id());
      if (old == null && place.equals(last)) {
        // The department has cancelled it meanwhile.
        continue;
      }
      placements.put(place.id(), Merging.placement(last, place, old));
      sources.put("placements " + place.id(), row);
      isAsked = true;
    }
    if (isAsked) {
      students.put(
          row.studentId(),
          Merging.student(taken == null ? null : taken.student(), sent.student(), there, again));
      sources.put("students " + row.studentId(), row);
    }
  }

  private static boolean isOf(Wish sent, PendingStore.Row row) {
    return sent.student().id().equals(row.studentId())
        && sent.student().providerId().equals(row.providerId())
        && sent.placements().stream().allMatch(each -> isOf(each, row.studentId()));
  }

  private static boolean isOf(@Nullable Placement placement, String student) {
    return placement != null && placement.studentId().equals(student);
  }

  private void remove(String student) {
    students.remove(student);
    placements.values().removeIf(each -> each.studentId().equals(student));
  }

  /** Puts in what a unit offers. */
  void put(OfferStore.Answer answer, List<OfferStore.Offered> offered) {
    Unit unit = units.get(answer.unitId());
    if (unit == null) {
      faults.add(
          IntakeFault.ofUnit(
              answer,
              "UNIT_GONE",
              "Enheten finns inte längre i underlaget.",
              "The unit is no longer in the data."));
      return;
    }
    Integer most = answer.maxTrainees();
    if (most == null) {
      return;
    }
    ofUnits.put(unit.id(), answer);
    units.put(
        unit.id(),
        unit.withMaxTrainees(most)
            .withOffers(answer.offers() == null ? unit.offers() : answer.offers()));
    for (OfferStore.Offered each : offered) {
      Supervisor supervisor = supervisors.get(each.supervisorId());
      if (supervisor != null && supervisor.unitId().equals(unit.id())) {
        supervisors.put(supervisor.id(), Offers.offered(supervisor, each));
      }
    }
    for (LocalDate monday : answer.closedWeeks()) {
      supervisors.replaceAll(
          (id, each) -> each.unitId().equals(unit.id()) ? away(each, monday) : each);
    }
  }

  /** Away from Monday to Friday, unless some absence has those days already. */
  private static Supervisor away(Supervisor supervisor, LocalDate monday) {
    LocalDate friday = monday.plusDays(4);
    boolean isAway =
        supervisor.absences().stream()
            .anyMatch(each -> !each.first().isAfter(monday) && !each.last().isBefore(friday));
    if (isAway) {
      return supervisor;
    }
    List<Absence> absences = new ArrayList<>(supervisor.absences());
    absences.add(new Absence(monday, friday));
    return supervisor.withPresence(supervisor.active(), absences);
  }

  /** The data with all that was put in. */
  Problem made() {
    Map<String, Student> before = new HashMap<>();
    problem.students().forEach(each -> before.put(each.id(), each));
    return problem
        .withUnits(List.copyOf(units.values()))
        .withSupervisors(List.copyOf(supervisors.values()))
        .withStudents(List.copyOf(students.values()))
        .withPlacements(List.copyOf(placements.values()))
        .withTravelMinutes(
            problem.travelMinutes().stream().filter(each -> isStillTrue(each, before)).toList());
  }

  /** A time from where the student does not live any more tells nothing, or too much. */
  private boolean isStillTrue(TravelTime time, Map<String, Student> before) {
    Student was = before.get(time.studentId());
    Student now = students.get(time.studentId());
    if (was == null || now == null) {
      return was == null && now == null;
    }
    return !now.protectedIdentity() && Objects.equals(was.home(), now.home());
  }

  /** What the document's check found, told of whoever it came from. */
  IntakeFault told(ErrorIssue issue, Problem made) {
    String[] steps = issue.pointer().split("/", -1);
    if (steps.length > 2 && steps[2].matches("\\d{1,9}")) {
      int index = Integer.parseInt(steps[2]);
      PendingStore.Row row =
          switch (steps[1]) {
            case "students" -> sources.get("students " + made.students().get(index).id());
            case "placements" -> sources.get("placements " + made.placements().get(index).id());
            default -> null;
          };
      OfferStore.Answer offer =
          switch (steps[1]) {
            case "units" -> ofUnits.get(made.units().get(index).id());
            case "supervisors" -> ofUnits.get(made.supervisors().get(index).unitId());
            default -> null;
          };
      if (row != null) {
        return IntakeFault.ofStudent(row, issue.code(), issue.messageSv(), issue.messageEn());
      }
      if (offer != null) {
        return IntakeFault.ofUnit(
            offer, issue.code(), Objects.toString(issue.messageSv()), issue.messageEn());
      }
    }
    return new IntakeFault(
        "", null, "", issue.code(), Objects.toString(issue.messageSv()), issue.messageEn());
  }
}
