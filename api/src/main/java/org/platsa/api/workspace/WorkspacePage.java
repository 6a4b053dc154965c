package org.platsa.api.workspace;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A page of workspaces (<i>sida</i>), the term that ends last first.
 *
 * @param items the page's workspaces
 * @param page its number, from 0
 * @param size the most that a page holds
 * @param total how many there are on all pages
 */
@Schema(
    name = "WorkspacePage",
    description = "A page of workspaces, the term that ends last first.")
public record WorkspacePage(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Workspace> items,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int page,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "50") int size,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") long total) {
  public WorkspacePage {
    items = List.copyOf(items);
  }
}
