package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;

/**
 * A student of a provider's sheet (<i>elev i önskemålen</i>).
 *
 * @param student as it is written now, or as it was sent where it is to be taken away
 * @param placements what is asked for
 * @param reference what the provider knows the student by; null if it has not said, and for
 *     everybody else
 * @param group the same of the group
 * @param state how it stands
 * @param changedAt when it was changed last
 * @param sentAt when it was sent last; null if it never was
 * @param leftOut why the department has left it out, as a code: {@code LEFT_OUT} if it did not say;
 *     null if it has not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RequestedStudent", description = "A student of a provider's requests.")
public record RequestedStudent(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Student student,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Placement> placements,
    @Schema(description = "What the provider knows the student by.") @Nullable String reference,
    @Schema(description = "What the provider calls the group.") @Nullable String group,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) State state,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant changedAt,
    @Schema(description = "When it was sent last.") @Nullable Instant sentAt,
    @Schema(
            description =
                "Why the department has left it out of its data, until it is sent anew:"
                    + " `LEFT_OUT` if it did not say; absent if it has not.",
            example = "ID_NOT_USABLE")
        @Nullable String leftOut) {
  /** How a row stands. */
  @Schema(name = "RequestState", description = "How a request stands.")
  public enum State {
    /** Written, and not sent yet. */
    NEW,
    /** Sent as it is written. */
    SENT,
    /** Sent, and written otherwise since. */
    CHANGED,
    /** Sent, and to be taken away when it is sent the next time. */
    REMOVED
  }

  public RequestedStudent {
    placements = List.copyOf(placements);
  }

  /** As its columns stand; null for one that was sent as taken away. */
  static @Nullable RequestedStudent of(
      @Nullable String draft,
      @Nullable String sent,
      @Nullable String reference,
      @Nullable String group,
      Instant changedAt,
      @Nullable Instant sentAt,
      @Nullable String leftOut) {
    String written = draft == null ? sent : draft;
    if (written == null) {
      return null;
    }
    State state =
        draft == null
            ? State.REMOVED
            : sent == null ? State.NEW : Objects.equals(draft, sent) ? State.SENT : State.CHANGED;
    Wish wish = Wish.read(written);
    return new RequestedStudent(
        wish.student(), wish.placements(), reference, group, state, changedAt, sentAt, leftOut);
  }

  /** Whether it is still to be sent. */
  public boolean waits() {
    return state != State.SENT;
  }
}
