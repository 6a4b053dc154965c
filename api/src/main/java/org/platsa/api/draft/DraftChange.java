package org.platsa.api.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a draft (<i>ändring</i>).
 *
 * @param version of the draft that it made, from 1
 * @param kind done, undone, or done again
 * @param of which change was undone or done again; null for one that was done
 * @param moves who was moved; what this change itself did, so the way back for one that undoes
 * @param by the person's or the system's name
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DraftChange", description = "Something that was done to a draft.")
public record DraftChange(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int version,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kind kind,
    @Schema(description = "Which change was undone or done again.") @Nullable Integer of,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<SeatChange> moves,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String by,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at) {
  /** What was done. */
  public enum Kind {
    /** Placements were moved. */
    DO,
    /** A change was taken back. */
    UNDO,
    /** A change that was taken back was done again. */
    REDO
  }

  public DraftChange {
    moves = List.copyOf(moves);
  }
}
