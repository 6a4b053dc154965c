package org.platsa.api.publication;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose proposals are taken back (<i>tillbakadragande</i>).
 *
 * @param providers whose; those of all whose newest is of the publication, when absent
 */
@Schema(name = "WithdrawalRequest", description = "Whose proposals are taken back.")
public record WithdrawalRequest(
    @Schema(description = "Whose; of all, when absent.", example = "[\"U-1\"]")
        @Nullable List<@Nullable String> providers) {}
