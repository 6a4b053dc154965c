package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.UnitKind;

/**
 * What a provider is shown of one of its placements (<i>platsförslag</i>), as it was when it was
 * published.
 *
 * @param placementId which placement
 * @param studentId whose, by pseudonym
 * @param kind what kind of placement
 * @param protectedIdentity whether nobody may know where the student lives
 * @param periods names of the periods that were asked for
 * @param unitKinds kinds of unit that the course needs; empty when every kind does
 * @param place where it is; null without a place
 * @param before where it was in the provider's last proposal, if that was elsewhere; else null
 * @param whySv why here, or why no place, in Swedish
 * @param whyEn the same in English
 * @param helpSv what would give a place, in Swedish; empty with a place
 * @param helpEn the same in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ShownPlace", description = "What a provider is shown of one of its placements.")
public record ShownPlace(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001") String placementId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "elev-d7u4y") String studentId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PlacementKind kind,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean protectedIdentity,
    @Schema(
            description = "The periods that were asked for, by name.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> periods,
    @Schema(
            description = "Kinds of unit that the course needs; empty when every kind does.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<UnitKind> unitKinds,
    @Schema(description = "Where it is; absent without a place.") @Nullable Place place,
    @Schema(description = "Where it was in the provider's last proposal, if elsewhere.")
        @Nullable Place before,
    @Schema(description = "Why here, or why no place, in Swedish.") List<String> whySv,
    @Schema(description = "The same in English.") List<String> whyEn,
    @Schema(description = "What would give a place, in Swedish.") List<String> helpSv,
    @Schema(description = "The same in English.") List<String> helpEn) {
  public ShownPlace {
    periods = List.copyOf(periods);
    unitKinds = List.copyOf(unitKinds);
    whySv = List.copyOf(whySv);
    whyEn = List.copyOf(whyEn);
    helpSv = List.copyOf(helpSv);
    helpEn = List.copyOf(helpEn);
  }

  /**
   * A unit in a period (<i>plats</i>).
   *
   * @param unitId which unit
   * @param unit its name
   * @param unitKind what it does
   * @param area the name of its area
   * @param period the period's name
   * @param firstMonday the first day
   * @param weeks how many
   * @param minutes travel one way; null when nobody may know the home
   * @param supervisorId with whom; null unless the department tells it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ShownUnit", description = "A unit in a period.")
  public record Place(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String unit,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UnitKind unitKind,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String area,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL 2") String period,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate firstMonday,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "5") int weeks,
      @Schema(description = "Travel one way; absent when nobody may know the home.")
          @Nullable Integer minutes,
      @Schema(description = "Only if the department tells it.") @Nullable String supervisorId) {
    /** The last day, a Friday. */
    public LocalDate lastFriday() {
      return firstMonday.plusWeeks(weeks).minusDays(3);
    }

    /** The same for somebody else: nobody's travel, and no supervisor. */
    public Place offered() {
      return new Place(unitId, unit, unitKind, area, period, firstMonday, weeks, null, null);
    }

    Place withoutTravel() {
      return new Place(
          unitId, unit, unitKind, area, period, firstMonday, weeks, null, supervisorId);
    }

    /** Whether both have a day in common. */
    boolean overlaps(Place other) {
      return !firstMonday.isAfter(other.lastFriday()) && !other.firstMonday.isAfter(lastFriday());
    }

    /** Whether it is the same unit. */
    boolean isAt(Place other) {
      return unitId.equals(other.unitId);
    }

    /** Whether it is in the same weeks. */
    boolean isDuring(Place other) {
      return firstMonday.equals(other.firstMonday) && weeks == other.weeks;
    }
  }

  /** The same of a student who is protected by now: without travel, and why, which may tell it. */
  ShownPlace hidden() {
    return new ShownPlace(
        placementId,
        studentId,
        kind,
        true,
        periods,
        unitKinds,
        place == null ? null : place.withoutTravel(),
        before == null ? null : before.withoutTravel(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The same somewhere else. */
  ShownPlace at(Place other) {
    return new ShownPlace(
        placementId,
        studentId,
        kind,
        protectedIdentity,
        periods,
        unitKinds,
        other,
        before,
        whySv,
        whyEn,
        helpSv,
        helpEn);
  }

  /** The same with other texts. */
  ShownPlace named(UnaryOperator<String> text) {
    return new ShownPlace(
        placementId,
        studentId,
        kind,
        protectedIdentity,
        periods,
        unitKinds,
        place,
        before,
        whySv.stream().map(text).toList(),
        whyEn.stream().map(text).toList(),
        helpSv.stream().map(text).toList(),
        helpEn.stream().map(text).toList());
  }

  /** The same without a place, for one that is no longer asked for. */
  ShownPlace gone() {
    return new ShownPlace(
        placementId,
        studentId,
        kind,
        protectedIdentity,
        periods,
        unitKinds,
        null,
        place,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
