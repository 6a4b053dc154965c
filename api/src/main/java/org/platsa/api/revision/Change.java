package org.platsa.api.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/** Something that has become different late (<i>sen ändring</i>). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.PlacementCancelled.class, name = "placementCancelled"),
  @JsonSubTypes.Type(value = Change.PlacementAdded.class, name = "placementAdded"),
  @JsonSubTypes.Type(value = Change.SupervisorAbsent.class, name = "supervisorAbsent"),
  @JsonSubTypes.Type(value = Change.SupervisorBack.class, name = "supervisorBack"),
  @JsonSubTypes.Type(value = Change.SupervisorTrained.class, name = "supervisorTrained"),
  @JsonSubTypes.Type(value = Change.UnitCapacity.class, name = "unitCapacity"),
  @JsonSubTypes.Type(value = Change.SupervisorCapacity.class, name = "supervisorCapacity"),
  @JsonSubTypes.Type(value = Change.Pin.class, name = "pin"),
  @JsonSubTypes.Type(value = Change.Unpin.class, name = "unpin"),
  @JsonSubTypes.Type(value = Change.Weights.class, name = "weights"),
  @JsonSubTypes.Type(value = Change.UnitSet.class, name = "unitSet"),
  @JsonSubTypes.Type(value = Change.SupervisorSet.class, name = "supervisorSet"),
  @JsonSubTypes.Type(value = Change.ProviderSet.class, name = "providerSet"),
  @JsonSubTypes.Type(value = Change.StudentSet.class, name = "studentSet"),
  @JsonSubTypes.Type(value = Change.PlacementSet.class, name = "placementSet"),
  @JsonSubTypes.Type(value = Change.AreaSet.class, name = "areaSet"),
  @JsonSubTypes.Type(value = Change.PeriodSet.class, name = "periodSet"),
  @JsonSubTypes.Type(value = Change.TravelSet.class, name = "travelSet"),
  @JsonSubTypes.Type(value = Change.TravelRemoved.class, name = "travelRemoved"),
  @JsonSubTypes.Type(value = Change.RowRemoved.class, name = "rowRemoved"),
  @JsonSubTypes.Type(value = Change.Restored.class, name = "restored")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Change",
    description = "Something that has become different late; `type` says what.",
    discriminatorProperty = "type",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "placementCancelled", schema = Change.PlacementCancelled.class),
      @DiscriminatorMapping(value = "placementAdded", schema = Change.PlacementAdded.class),
      @DiscriminatorMapping(value = "supervisorAbsent", schema = Change.SupervisorAbsent.class),
      @DiscriminatorMapping(value = "supervisorBack", schema = Change.SupervisorBack.class),
      @DiscriminatorMapping(value = "supervisorTrained", schema = Change.SupervisorTrained.class),
      @DiscriminatorMapping(value = "unitCapacity", schema = Change.UnitCapacity.class),
      @DiscriminatorMapping(value = "supervisorCapacity", schema = Change.SupervisorCapacity.class),
      @DiscriminatorMapping(value = "pin", schema = Change.Pin.class),
      @DiscriminatorMapping(value = "unpin", schema = Change.Unpin.class),
      @DiscriminatorMapping(value = "weights", schema = Change.Weights.class),
      @DiscriminatorMapping(value = "unitSet", schema = Change.UnitSet.class),
      @DiscriminatorMapping(value = "supervisorSet", schema = Change.SupervisorSet.class),
      @DiscriminatorMapping(value = "providerSet", schema = Change.ProviderSet.class),
      @DiscriminatorMapping(value = "studentSet", schema = Change.StudentSet.class),
      @DiscriminatorMapping(value = "placementSet", schema = Change.PlacementSet.class),
      @DiscriminatorMapping(value = "areaSet", schema = Change.AreaSet.class),
      @DiscriminatorMapping(value = "periodSet", schema = Change.PeriodSet.class),
      @DiscriminatorMapping(value = "travelSet", schema = Change.TravelSet.class),
      @DiscriminatorMapping(value = "travelRemoved", schema = Change.TravelRemoved.class),
      @DiscriminatorMapping(value = "rowRemoved", schema = Change.RowRemoved.class),
      @DiscriminatorMapping(value = "restored", schema = Change.Restored.class)
    },
    oneOf = {
      Change.PlacementCancelled.class,
      Change.PlacementAdded.class,
      Change.SupervisorAbsent.class,
      Change.SupervisorBack.class,
      Change.SupervisorTrained.class,
      Change.UnitCapacity.class,
      Change.SupervisorCapacity.class,
      Change.Pin.class,
      Change.Unpin.class,
      Change.Weights.class,
      Change.UnitSet.class,
      Change.SupervisorSet.class,
      Change.ProviderSet.class,
      Change.StudentSet.class,
      Change.PlacementSet.class,
      Change.AreaSet.class,
      Change.PeriodSet.class,
      Change.TravelSet.class,
      Change.TravelRemoved.class,
      Change.RowRemoved.class,
      Change.Restored.class
    })
public sealed interface Change {

  /** A placement is not needed any more (<i>återbud</i>). */
  @Schema(name = "PlacementCancelled", description = "A placement is not needed any more.")
  record PlacementCancelled(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001") String placementId)
      implements Change {}

  /** One more placement, with its student if that is new (<i>ny placering</i>). */
  @Schema(name = "PlacementAdded", description = "One more placement, perhaps of a new student.")
  record PlacementAdded(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Placement placement,
      @Schema(description = "Only for a student that the problem does not have.")
          @Nullable Student student)
      implements Change {}

  /** A supervisor is away from one day to another, both inclusive (<i>frånvaro</i>). */
  @Schema(name = "SupervisorAbsent", description = "A supervisor is away, both days inclusive.")
  record SupervisorAbsent(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "H-0010") String supervisorId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate to)
      implements Change {}

  /**
   * A supervisor is active and present again (<i>åter i tjänst</i>).
   *
   * @param from the first day back; absences before it stay; null for all of the term
   */
  @Schema(
      name = "SupervisorBack",
      description = "A supervisor is active and present again, from a day or for the whole term.")
  record SupervisorBack(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "H-0010") String supervisorId,
      @Nullable LocalDate from)
      implements Change {}

  /** A supervisor has got training (<i>nyutbildad</i>). */
  @Schema(name = "SupervisorTrained", description = "A supervisor has got training.")
  record SupervisorTrained(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "H-0010") String supervisorId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Training training)
      implements Change {}

  /** A unit takes another number of trainees at the same time (<i>ändrat antal platser</i>). */
  @Schema(name = "UnitCapacity", description = "A unit takes another number of trainees at once.")
  record UnitCapacity(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "4") int maxTrainees)
      implements Change {}

  /** A supervisor takes another number of trainees (<i>ändrat antal elever</i>). */
  @Schema(
      name = "SupervisorCapacity",
      description = "A supervisor takes another number of trainees; what is left out stays.")
  record SupervisorCapacity(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "H-0010") String supervisorId,
      @Nullable Integer maxSimultaneous,
      @Nullable Integer maxPerTerm)
      implements Change {}

  /** A placement must be where it is, or where this says (<i>låst</i>). */
  @Schema(
      name = "Pin",
      description =
          "A placement must be with this supervisor in this period; where it is now if both are"
              + " left out.")
  record Pin(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001") String placementId,
      @Nullable String supervisorId,
      @Nullable String periodId)
      implements Change {}

  /** A placement may be moved again (<i>olåst</i>). */
  @Schema(name = "Unpin", description = "A placement may be moved again.")
  record Unpin(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001") String placementId)
      implements Change {}

  /** Soft weights become different (<i>ändrade vikter</i>). */
  @Schema(name = "Weights", description = "Soft weights become different.")
  record Weights(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Map<String, Integer> weights)
      implements Change {
    public Weights {
      weights = weights == null ? Map.of() : java.util.Collections.unmodifiableMap(weights);
    }
  }

  /** A unit is as this says; it is added if there is none of its id (<i>enhet</i>). */
  @Schema(name = "UnitSet", description = "A unit is as this says; added if it is new.")
  record UnitSet(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Unit unit)
      implements Change {}

  /** A supervisor is as this says; added if there is none of the id (<i>handledare</i>). */
  @Schema(name = "SupervisorSet", description = "A supervisor is as this says; added if new.")
  record SupervisorSet(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Supervisor supervisor)
      implements Change {}

  /** A provider is as this says; added if there is none of its id (<i>utbildare</i>). */
  @Schema(name = "ProviderSet", description = "A provider is as this says; added if it is new.")
  record ProviderSet(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) EducationProvider provider)
      implements Change {}

  /** A student is as this says; added if there is none of the id (<i>elev</i>). */
  @Schema(name = "StudentSet", description = "A student is as this says; added if new.")
  record StudentSet(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Student student)
      implements Change {}

  /** A placement is as this says; added if there is none of its id (<i>önskemål</i>). */
  @Schema(name = "PlacementSet", description = "A placement is as this says; added if it is new.")
  record PlacementSet(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Placement placement)
      implements Change {}

  /** An area is as this says; added if there is none of its id (<i>verksamhetsområde</i>). */
  @Schema(name = "AreaSet", description = "An area is as this says; added if it is new.")
  record AreaSet(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Area area)
      implements Change {}

  /** A period is as this says; added if there is none of its id (<i>period</i>). */
  @Schema(name = "PeriodSet", description = "A period is as this says; added if it is new.")
  record PeriodSet(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Period period)
      implements Change {}

  /** A way takes so long; it is added if no time of it is known (<i>restid</i>). */
  @Schema(name = "TravelSet", description = "A way takes so long; added if no time of it is known.")
  record TravelSet(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) TravelTime travel)
      implements Change {}

  /** The time that a way takes is not known any more, and is estimated (<i>restid</i>). */
  @Schema(
      name = "TravelRemoved",
      description = "The time that a way takes is not known any more, and is estimated.")
  record TravelRemoved(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "S-0001") String studentId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId)
      implements Change {}

  /**
   * A row is not there any more (<i>borttagen rad</i>): with a student go the placements and travel
   * times, with a unit its travel times. What others still need cannot be removed.
   *
   * @param list the document's field
   * @param id of the row
   */
  @Schema(
      name = "RowRemoved",
      description =
          "A unit, supervisor, provider, student, placement, area or period is not there any more."
              + " With a student go the placements and travel times, with a unit its travel times;"
              + " a unit with supervisors, a provider with students, an area with units and a"
              + " period that placements allow are refused.")
  record RowRemoved(
      @Schema(
              description = "The document's field.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {
                "units",
                "supervisors",
                "providers",
                "students",
                "placements",
                "areas",
                "periods"
              },
              example = "supervisors")
          String list,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "H-0010") String id)
      implements Change {}

  /**
   * All is as it was in another problem of the same term (<i>återställt</i>); only as the first
   * change.
   *
   * @param problemId that problem
   */
  @Schema(
      name = "Restored",
      description =
          "All is as it was in another problem of the same term. Only as the first change.")
  record Restored(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId)
      implements Change {}
}
