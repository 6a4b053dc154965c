package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;

/**
 * What one provider asks for in a term (<i>utbildarens önskemål</i>).
 *
 * @param asking how it is asked
 * @param open whether it can be changed and sent now
 * @param providerId whose
 * @param provider its name
 * @param sentAt when it was last sent; null if it never was
 * @param sentBy who sent it, by name
 * @param choices the term's periods, areas and units, as a document has them
 * @param suggestion what it asked for the term before
 * @param students in the order of their groups
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RequestSheet", description = "What one provider asks for in a term.")
public record RequestSheet(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asking asking,
    @Schema(
            description = "Whether it can be changed and sent now.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean open,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "U-1") String providerId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
    @Schema(description = "When it was last sent.") @Nullable Instant sentAt,
    @Schema(description = "Who sent it.") @Nullable String sentBy,
    @JsonIgnore Problem choices,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Choice chooseFrom,
    @Schema(
            description = "What it asked for the term before.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<RequestedGroup> suggestion,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<RequestedStudent> students) {
  public RequestSheet {
    suggestion = List.copyOf(suggestion);
    students = List.copyOf(students);
  }

  /**
   * What can be chosen of.
   *
   * @param periods the term's periods
   * @param units the department's units
   * @param professions what a supervisor can be asked to be; none where that does not matter
   */
  @Schema(name = "RequestChoices", description = "What requests can be chosen of.")
  public record Choice(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          List<org.platsa.solver.problem.Period> periods,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<UnitChoice> units,
      @Schema(
              description = "What a supervisor can be asked to be.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          List<String> professions) {
    public Choice {
      periods = List.copyOf(periods);
      units = List.copyOf(units);
      professions = List.copyOf(professions);
    }

    static Choice of(Problem choices) {
      return new Choice(
          choices.periods(),
          choices.units().stream()
              .map(unit -> new UnitChoice(unit.id(), unit.name(), unit.kind()))
              .toList(),
          choices.professions());
    }
  }

  /** A unit that can be named. */
  @Schema(name = "RequestUnit", description = "A unit that requests can name.")
  public record UnitChoice(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          org.platsa.solver.problem.UnitKind kind) {}

  /** How many changes are not sent. */
  public int waiting() {
    return (int) students.stream().filter(RequestedStudent::waits).count();
  }

  /** How many students the department has left out. */
  public int leftOut() {
    return (int) students.stream().filter(each -> each.leftOut() != null).count();
  }

  /** How many students are asked for as it is written. */
  public int asked() {
    return (int)
        students.stream().filter(each -> each.state() != RequestedStudent.State.REMOVED).count();
  }
}
