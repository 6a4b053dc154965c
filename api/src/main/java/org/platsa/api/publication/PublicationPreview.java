package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.ProviderTier;

/**
 * What would be published (<i>förhandsvisning</i>), and what is in the way.
 *
 * @param problemId what it is a plan of
 * @param isNewest whether that is the term's newest data; else it cannot be published
 * @param brokenSv where hard rules are broken, in Swedish; if anywhere, it cannot be published
 * @param brokenEn the same in English
 * @param longWays placements with more than 45 minutes of travel one way
 * @param providers each that would be sent something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PublicationPreview", description = "What would be published.")
public record PublicationPreview(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean isNewest,
    @Schema(description = "Where hard rules are broken, in Swedish.") List<String> brokenSv,
    @Schema(description = "The same in English.") List<String> brokenEn,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int longWays,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<OfProvider> providers) {
  public PublicationPreview {
    brokenSv = List.copyOf(brokenSv);
    brokenEn = List.copyOf(brokenEn);
    providers = List.copyOf(providers);
  }

  /** Whether nothing is in the way. */
  public boolean publishable() {
    return isNewest && brokenSv.isEmpty() && !providers.isEmpty();
  }

  /**
   * What a provider would be sent.
   *
   * @param id which provider
   * @param name its name
   * @param tier how it stands; null if the data no longer has it
   * @param guaranteed places that it is promised
   * @param asked placements asked for
   * @param placed of them with a place
   * @param last the number of the version that it has; null if none
   * @param changes how many have changed since then, by kind
   * @param changed who has, and how
   * @param agreedMoved placements whose place was accepted and would be another, or none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ProviderPreview", description = "What a provider would be sent.")
  public record OfProvider(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "U-1") String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Nullable ProviderTier tier,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int guaranteed,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int asked,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int placed,
      @Schema(description = "The version that it has; absent if none.") @Nullable Integer last,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Map<PlaceChange, Integer> changes,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ProposedPlace> changed,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> agreedMoved) {
    public OfProvider {
      Map<PlaceChange, Integer> copy = new EnumMap<>(PlaceChange.class);
      copy.putAll(changes);
      changes = Collections.unmodifiableMap(copy);
      changed = List.copyOf(changed);
      agreedMoved = List.copyOf(agreedMoved);
    }

    /** Placements without a place. */
    public int unplaced() {
      return asked - placed;
    }

    /** How many have changed. */
    public int changesInAll() {
      return changes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
