package org.platsa.api.unit;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.revision.Change;
import org.platsa.solver.problem.Unit;

/**
 * What has become different at a unit, by its manager (<i>ändring från enheten</i>).
 *
 * @param changes of the unit and its supervisors, made in this order
 */
@Schema(name = "UnitChanges", description = "What has become different at a unit.")
public record UnitChanges(
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "`supervisorAbsent`, `supervisorBack`, `supervisorCapacity` and"
                            + " `unitCapacity`, of the unit and its supervisors; at least one, at"
                            + " most 1,000; made in this order.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1,
            maxItems = 1_000)
        @Nullable List<Change> changes) {

  List<Change> made() {
    return changes == null ? List.of() : changes;
  }

  /** What is not the manager's to change, each with a pointer into {@code /changes}. */
  List<ErrorIssue> faults(String unit, Set<String> supervisors) {
    List<ErrorIssue> issues = new ArrayList<>();
    for (int i = 0; i < made().size(); i++) {
      String at = "/changes/" + i;
      switch (made().get(i)) {
        case null -> {
          // Told where every change is looked at.
        }
        case Change.SupervisorAbsent absent -> {
          supervisor(issues, at, absent.supervisorId(), supervisors);
          requireDay(issues, at + "/from", absent.from());
          requireDay(issues, at + "/to", absent.to());
        }
        case Change.SupervisorBack back -> supervisor(issues, at, back.supervisorId(), supervisors);
        case Change.SupervisorCapacity room ->
            supervisor(issues, at, room.supervisorId(), supervisors);
        case Change.UnitCapacity room -> {
          if (!unit.equals(room.unitId())) {
            issues.add(
                ErrorIssue.error(
                    "OTHER_UNIT",
                    at + "/unitId",
                    room.unitId(),
                    "Ändringen ska gälla enheten ”" + unit + "”.",
                    "The change must be of the unit '" + unit + "'."));
          }
          ErrorIssue.outside(at + "/maxTrainees", room.maxTrainees(), 0, Unit.MOST_TRAINEES)
              .ifPresent(issues::add);
        }
        default ->
            issues.add(
                ErrorIssue.error(
                    "CHANGE_NOT_ALLOWED",
                    at + "/type",
                    null,
                    "Enheten kan ändra frånvaro och hur många den tar emot, inget annat.",
                    "A unit can change absences and how many it takes, nothing else."));
      }
    }
    return issues;
  }

  private static void supervisor(
      List<ErrorIssue> issues, String at, @Nullable String id, Set<String> supervisors) {
    if (id == null || id.isBlank()) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              at + "/supervisorId",
              null,
              "Välj en handledare.",
              "Choose a supervisor."));
    } else if (!supervisors.contains(id)) {
      issues.add(
          ErrorIssue.error(
              "DANGLING_ID",
              at + "/supervisorId",
              id,
              "Enheten har ingen handledare ”" + id + "”.",
              "The unit has no supervisor '" + id + "'."));
    }
  }

  private static void requireDay(
      List<ErrorIssue> issues, String at, java.time.@Nullable LocalDate day) {
    if (day == null) {
      issues.add(ErrorIssue.error("MISSING_FIELD", at, null, "Ange en dag.", "Give a day."));
    }
  }
}
