package org.platsa.api.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.submission.ListedVersion;

/**
 * A version of a term's data with who made it and why (<i>historik</i>).
 *
 * @param problemId which problem
 * @param parentId what it was made of; null when it was handed in whole
 * @param at when it was stored
 * @param by who stored it, by name; null where that is not known
 * @param reason why, in their own words; null if they did not say
 * @param kinds what kinds of change were made, as a revision calls them; {@code workbook} for one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "RevisionEntry",
    description = "A version of a term's data with who made it and why.")
public record RevisionEntry(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(description = "The problem that it was made of; absent when it was handed in whole.")
        @Nullable UUID parentId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
    @Schema(description = "Who stored it; absent where that is not known.", example = "Eva Ek")
        @Nullable String by,
    @Schema(description = "Why, in their own words.", example = "Ny handledare från vecka 40")
        @Nullable String reason,
    @Schema(
            description =
                "What kinds of change were made, as revisions call them; `workbook` for one that"
                    + " was read.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> kinds) {
  public RevisionEntry {
    kinds = List.copyOf(kinds);
  }

  static RevisionEntry of(ListedVersion version) {
    return new RevisionEntry(
        version.id(),
        version.parentId(),
        version.at(),
        version.by(),
        version.reason(),
        version.kinds());
  }
}
