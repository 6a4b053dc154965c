package org.platsa.api.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A page of a problem's runs (<i>sida</i>), newest first.
 *
 * @param items the page's runs
 * @param page its number, from 0
 * @param size the most that a page holds
 * @param total how many runs there are on all pages
 */
@Schema(name = "RunPage", description = "A page of a problem's runs, newest first.")
record RunPage(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<RunStatus> items,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int page,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "50") int size,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") long total) {
  RunPage {
    items = List.copyOf(items);
  }
}
