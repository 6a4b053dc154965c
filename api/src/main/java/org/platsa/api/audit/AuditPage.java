package org.platsa.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log (<i>sida</i>), newest first.
 *
 * @param items its entries
 * @param next what to ask for as {@code before} to get the next page; null on the last one
 */
@Schema(name = "AuditPage", description = "A page of the audit log, newest first.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditPage(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<AuditEntry> items,
    @Schema(description = "Ask for the next page with this as `before`; absent on the last one.")
        @Nullable UUID next) {
  public AuditPage {
    items = List.copyOf(items);
  }
}
