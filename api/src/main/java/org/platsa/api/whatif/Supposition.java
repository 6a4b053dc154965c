package org.platsa.api.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.revision.Change;
import org.platsa.solver.problem.UnitKind;

/** Something that is supposed to be different (<i>antagande</i>). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Supposition.TrainedShare.class, name = "trainedShare"),
  @JsonSubTypes.Type(value = Supposition.PeerLearning.class, name = "peerLearning"),
  @JsonSubTypes.Type(value = Supposition.MorePlaces.class, name = "morePlaces"),
  @JsonSubTypes.Type(value = Supposition.NextTrained.class, name = "nextTrained"),
  @JsonSubTypes.Type(value = Supposition.Changed.class, name = "changed")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Supposition",
    description = "Something that is supposed to be different; `type` says what.",
    discriminatorProperty = "type",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "trainedShare", schema = Supposition.TrainedShare.class),
      @DiscriminatorMapping(value = "peerLearning", schema = Supposition.PeerLearning.class),
      @DiscriminatorMapping(value = "morePlaces", schema = Supposition.MorePlaces.class),
      @DiscriminatorMapping(value = "nextTrained", schema = Supposition.NextTrained.class),
      @DiscriminatorMapping(value = "changed", schema = Supposition.Changed.class)
    },
    oneOf = {
      Supposition.TrainedShare.class,
      Supposition.PeerLearning.class,
      Supposition.MorePlaces.class,
      Supposition.NextTrained.class,
      Supposition.Changed.class
    })
public sealed interface Supposition {

  /**
   * So large a share of the permanent staff are trained supervisors (<i>andel utbildade</i>), the
   * units with the smallest share first; nobody loses training. Untrained supervisors whom the data
   * has are trained before new ones are reckoned with.
   *
   * @param percent 1 to 100, of the permanent staff of all units
   */
  @Schema(
      name = "TrainedShare",
      description =
          "So large a share of the permanent staff are trained supervisors; the units with the"
              + " smallest share are filled first, nobody loses training. Untrained supervisors"
              + " whom the data has are trained first; beyond them new ones are reckoned with, with"
              + " ids NY-1, NY-2, … and the room that the unit's trained supervisors usually have.")
  record TrainedShare(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              minimum = "1",
              maximum = "100",
              example = "30")
          @Nullable Integer percent)
      implements Supposition {}

  /**
   * Units use peer learning, with two at once for each active supervisor (<i>parhandledning</i>).
   *
   * @param unitKinds of which kinds
   */
  @Schema(
      name = "PeerLearningEverywhere",
      description =
          "All units of these kinds use peer learning, and each active supervisor there who takes"
              + " one at a time takes two.")
  record PeerLearning(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "[\"CARE_HOME\"]")
          @Nullable List<@Nullable UnitKind> unitKinds)
      implements Supposition {}

  /**
   * A unit takes more trainees at the same time (<i>fler platser</i>).
   *
   * @param unitId which
   * @param more how many more, 1 to 100
   */
  @Schema(name = "MorePlaces", description = "A unit takes more trainees at the same time.")
  record MorePlaces(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06")
          @Nullable String unitId,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              minimum = "1",
              maximum = "100",
              example = "1")
          @Nullable Integer more)
      implements Supposition {}

  /**
   * One more supervisor is trained at a unit (<i>en till utbildad</i>).
   *
   * @param unitId which
   */
  @Schema(
      name = "NextTrained",
      description =
          "One more supervisor is trained at a unit: an untrained one whom the data has, or else a"
              + " new one with the room that the unit's trained supervisors usually have.")
  record NextTrained(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06")
          @Nullable String unitId)
      implements Supposition {}

  /**
   * Any change of the data (<i>ändring</i>).
   *
   * @param change what
   */
  @Schema(
      name = "SupposedChange",
      description = "Any change that a revision could make, but `restored`.")
  record Changed(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Change change)
      implements Supposition {}
}
