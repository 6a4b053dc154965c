package org.platsa.api.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A page of problems (<i>sida</i>), newest first.
 *
 * @param items the page's problems
 * @param page its number, from 0
 * @param size the most that a page holds
 * @param total how many problems there are on all pages
 */
@Schema(name = "ProblemPage", description = "A page of problems, newest first.")
public record ProblemPage(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ListedProblem> items,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int page,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "50") int size,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") long total) {
  public ProblemPage {
    items = List.copyOf(items);
  }
}
