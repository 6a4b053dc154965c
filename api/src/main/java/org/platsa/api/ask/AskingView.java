package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far those have come whom a term asks (<i>läget i förfrågan</i>).
 *
 * @param asking how they are asked
 * @param open whether they can answer now
 * @param openedBy who opened it, by name
 * @param takenAt when answers were last taken into the term's data; null if they never were
 * @param mailed whether reminders go out by e-mail at all
 * @param providers by name
 * @param units by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AskingView", description = "How far those have come whom a term asks.")
public record AskingView(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asking asking,
    @Schema(
            description = "Whether they can answer now.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean open,
    @Schema(description = "Who opened it.", requiredMode = Schema.RequiredMode.REQUIRED)
        String openedBy,
    @Schema(description = "When answers were last taken into the term's data.")
        @Nullable Instant takenAt,
    @Schema(
            description = "Whether reminders go out by e-mail at all.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean mailed,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<AskedProvider> providers,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<AskedUnit> units) {
  public AskingView {
    providers = List.copyOf(providers);
    units = List.copyOf(units);
  }

  /** Providers that have answered. */
  public int answeredProviders() {
    return (int) providers.stream().filter(AskedProvider::answered).count();
  }

  /** Units that have answered. */
  public int answeredUnits() {
    return (int) units.stream().filter(AskedUnit::answered).count();
  }

  /** Providers and units that have not answered. */
  public int unanswered() {
    return providers.size() - answeredProviders() + units.size() - answeredUnits();
  }

  /** Students that were sent. */
  public int students() {
    return providers.stream().mapToInt(AskedProvider::students).sum();
  }

  /** Placements that were sent. */
  public int placements() {
    return providers.stream().mapToInt(AskedProvider::placements).sum();
  }

  /** Students and units whose answers are not in the term's data yet. */
  public int later() {
    return providers.stream().mapToInt(AskedProvider::later).sum()
        + (int) units.stream().filter(AskedUnit::later).count();
  }
}
