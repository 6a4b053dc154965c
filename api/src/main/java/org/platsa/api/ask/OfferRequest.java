package org.platsa.api.ask;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.validation.Values;

/**
 * What a unit offers in a term (<i>enhetens svar</i>).
 *
 * @param version of the answer as it was seen; null if none was
 * @param unchanged whether all is as the data has it; then nothing else is said
 * @param maxTrainees trainees at the same time; null for as it is
 * @param offers places in periods or weeks, of which it then takes nobody else; empty for everybody
 *     in all weeks, null for as it is
 * @param supervisors those who are otherwise than the data has them; null for none
 * @param closedWeeks Mondays of weeks in which nobody is taken; null for none
 */
@Schema(name = "OfferRequest", description = "What a unit offers in a term.")
public record OfferRequest(
    @Schema(
            description =
                "`version` of the answer as it was seen; refused (409) if another is there by now"
                    + " that says something else. When absent, none was seen.")
        @Nullable String version,
    @Schema(description = "Whether all is as the data has it; then nothing else is said.")
        @Nullable Boolean unchanged,
    @Schema(description = "Trainees at the same time; as it is when absent.", example = "4")
        @Nullable Integer maxTrainees,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "Places in periods or weeks, of which it then takes nobody else; empty for"
                            + " everybody in all weeks, as it is when absent."))
        @Nullable List<@Nullable OfferedPlaces> offers,
    @ArraySchema(
            arraySchema =
                @Schema(description = "Who supervises, and how; whoever is left out is as before."))
        @Nullable List<@Nullable OfSupervisor> supervisors,
    @ArraySchema(arraySchema = @Schema(description = "Mondays of weeks in which nobody is taken."))
        @Nullable List<@Nullable LocalDate> closedWeeks) {

  /**
   * How a supervisor takes part (<i>handledarens insats</i>).
   *
   * @param supervisorId one of the unit's
   * @param active whether the supervisor takes anybody this term
   * @param maxSimultaneous full-time trainees at the same time
   * @param maxPerTerm placements in the term
   * @param absences days away; null for none
   */
  @Schema(name = "SupervisorOffer", description = "How a supervisor takes part in a term.")
  public record OfSupervisor(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "H-0010")
          @Nullable String supervisorId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean active,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1")
          @Nullable Integer maxSimultaneous,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2")
          @Nullable Integer maxPerTerm,
      @ArraySchema(arraySchema = @Schema(description = "Days away, both counted."))
          @Nullable List<@Nullable Absence> absences) {}

  /** A unit's answer that says that all is as it was. */
  public static OfferRequest same(@Nullable String version) {
    return new OfferRequest(version, true, null, null, null, null);
  }

  boolean isUnchanged() {
    return Boolean.TRUE.equals(unchanged);
  }

  List<@Nullable OfSupervisor> ofSupervisors() {
    return supervisors == null ? List.of() : supervisors;
  }

  List<@Nullable LocalDate> closed() {
    return closedWeeks == null ? List.of() : closedWeeks;
  }

  /** Every fault of it. */
  List<ErrorIssue> faults(Problem problem, Map<String, Supervisor> own) {
    Term term = problem.term();
    List<ErrorIssue> issues = new ArrayList<>();
    if (isUnchanged()) {
      if (maxTrainees != null
          || offers != null
          || !ofSupervisors().isEmpty()
          || !closed().isEmpty()) {
        issues.add(
            ErrorIssue.error(
                "CONFLICTING_FIELDS",
                "/unchanged",
                "true",
                "Antingen är allt som förut, eller så sägs vad som ändras.",
                "Either all is as before, or what changes is said."));
      }
      return issues;
    }
    ErrorIssue.outside("/maxTrainees", maxTrainees, 0, Unit.MOST_TRAINEES).ifPresent(issues::add);
    if (offers != null) {
      issues.addAll(OfferedPlaces.faults(offers, problem));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ofSupervisors().size(); i++) {
      check(ofSupervisors().get(i), "/supervisors/" + i, own, seen, issues);
    }
    for (int i = 0; i < closed().size(); i++) {
      LocalDate monday = closed().get(i);
      if (monday == null
          || monday.getDayOfWeek() != DayOfWeek.MONDAY
          || monday.isBefore(term.firstDay())
          || monday.isAfter(term.lastDay())) {
        issues.add(
            ErrorIssue.error(
                "OUT_OF_RANGE",
                "/closedWeeks/" + i,
                String.valueOf(monday),
                "En stängd vecka anges med sin måndag, inom terminen.",
                "A closed week is named by its Monday, within the term."));
      }
    }
    return issues;
  }

  private static void check(
      @Nullable OfSupervisor each,
      String at,
      Map<String, Supervisor> own,
      Set<String> seen,
      List<ErrorIssue> issues) {
    String id = each == null ? null : each.supervisorId();
    if (each == null || id == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              at + "/supervisorId",
              null,
              "supervisorId saknas.",
              "supervisorId is missing."));
      return;
    }
    if (!own.containsKey(id)) {
      issues.add(
          ErrorIssue.error(
              "DANGLING_ID",
              at + "/supervisorId",
              Values.shown(id),
              "Enheten har ingen handledare ”" + Values.shown(id) + "”.",
              "The unit has no supervisor '" + Values.shown(id) + "'."));
    } else if (!seen.add(id)) {
      issues.add(
          ErrorIssue.error(
              "DUPLICATE_ID",
              at + "/supervisorId",
              id,
              "Handledaren ”" + id + "” står två gånger.",
              "Supervisor '" + id + "' is there twice."));
    }
    missing(each.active(), at + "/active", issues);
    missing(each.maxSimultaneous(), at + "/maxSimultaneous", issues);
    missing(each.maxPerTerm(), at + "/maxPerTerm", issues);
    ErrorIssue.outside(
            at + "/maxSimultaneous", each.maxSimultaneous(), 0, Supervisor.MOST_SIMULTANEOUS)
        .ifPresent(issues::add);
    ErrorIssue.outside(at + "/maxPerTerm", each.maxPerTerm(), 0, Supervisor.MOST_PER_TERM)
        .ifPresent(issues::add);
    List<@Nullable Absence> absences = each.absences() == null ? List.of() : each.absences();
    for (int i = 0; i < absences.size(); i++) {
      Absence absence = absences.get(i);
      if (absence == null || absence.to().isBefore(absence.from())) {
        issues.add(
            ErrorIssue.error(
                "ABSENCE_REVERSED",
                at + "/absences/" + i,
                null,
                "En frånvaro har en första och en sista dag, i den ordningen.",
                "An absence has a first and a last day, in that order."));
      }
    }
  }

  private static void missing(@Nullable Object value, String at, List<ErrorIssue> issues) {
    if (value == null) {
      String field = at.substring(at.lastIndexOf('/') + 1);
      issues.add(
          ErrorIssue.error("MISSING_FIELD", at, null, field + " saknas.", field + " is missing."));
    }
  }
}
