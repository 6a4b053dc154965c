package org.platsa.api.revision;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;

/**
 * What has become different (<i>ändringar</i>).
 *
 * @param changes made in this order
 * @param publishedRun a run of the problem whose best plan the providers have been told; the plan
 *     that the problem calls published when absent
 */
@Schema(name = "RevisionRequest", description = "What has become different.")
public record RevisionRequest(
    @ArraySchema(
            arraySchema = @Schema(description = "At least one, at most 1,000; made in this order."),
            minItems = 1,
            maxItems = RevisionRequest.MOST)
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<Change> changes,
    @Schema(description = "A run whose best plan the providers have been told.")
        @Nullable UUID publishedRun) {
  static final int MOST = 1_000;

  /**
   * Lets pass what names as many changes as it may.
   *
   * @throws ApiException with every fault otherwise (422)
   */
  void requireChanges() {
    List<ErrorIssue> issues = new ArrayList<>();
    if (changes == null || changes.isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/changes",
              changes == null ? null : "[]",
              "changes ska ha minst en ändring.",
              "changes must have at least one change."));
    } else if (changes.size() > MOST) {
      issues.add(
          ErrorIssue.error(
              "LIST_TOO_LONG",
              "/changes",
              Integer.toString(changes.size()),
              "changes har " + changes.size() + " ändringar; högst " + MOST + " tas emot.",
              "changes has " + changes.size() + " changes; at most " + MOST + " are taken."));
    } else {
      for (int i = 0; i < changes.size(); i++) {
        if (changes.get(i) == null) {
          issues.add(
              ErrorIssue.error(
                  "WRONG_FORM",
                  "/changes/" + i,
                  "null",
                  "En ändring ska vara ett objekt.",
                  "A change must be an object."));
        }
      }
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The changes cannot be made", issues);
    }
  }
}
