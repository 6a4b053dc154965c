package org.platsa.api.draft;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A page of drafts (<i>sida</i>), the one that was changed last first.
 *
 * @param items the page's drafts
 * @param page its number, from 0
 * @param size the most that a page holds
 * @param total how many there are on all pages
 */
@Schema(name = "DraftPage", description = "A page of drafts, the one that was changed last first.")
record DraftPage(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Draft> items,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int page,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "50") int size,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") long total) {
  DraftPage {
    items = List.copyOf(items);
  }
}
