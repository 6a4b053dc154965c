package org.platsa.api.unit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;

/**
 * A wish for a link to the calendar (<i>skapa en kalenderlänk</i>).
 *
 * @param replace true, since the link before does not work any more then
 */
@Schema(name = "CalendarLinkRequest", description = "A wish for a link to the calendar.")
record CalendarLinkRequest(
    @Schema(
            description = "True, since the link before does not work any more then.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Boolean replace) {
  /**
   * Refuses what does not say so.
   *
   * @throws ApiException 422
   */
  void check() {
    if (!Boolean.TRUE.equals(replace)) {
      throw ApiException.invalid(
          "No link is made",
          List.of(
              ErrorIssue.error(
                  replace == null ? "MISSING_FIELD" : "INVALID_VALUE",
                  "/replace",
                  replace == null ? null : "false",
                  "replace ska vara true: en tidigare länk slutar fungera.",
                  "replace must be true: an earlier link stops working.")));
    }
  }
}
