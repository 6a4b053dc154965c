package org.platsa.api.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.submission.Reasons;

/**
 * What has become different (<i>ändringar</i>).
 *
 * @param changes made in this order
 * @param publishedRun a run of the problem whose best plan the providers have been told; the plan
 *     that the problem calls published when absent
 * @param reason why, in the words of whoever does it; shown in the history
 * @param onlyIfNewest whether it is refused when the term has newer data than the problem
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
        @Nullable UUID publishedRun,
    @Schema(
            description =
                "Why; shown in the term's history. Name nobody here, by no pseudonym either.",
            maxLength = Reasons.LONGEST,
            example = "Ny handledare från vecka 40")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(
            description =
                "Whether it is refused (409, `NEWER_DATA`) when the term has newer data than this"
                    + " problem; false when absent.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Boolean onlyIfNewest) {
  /** A request of changes, refused when the term has newer data. */
  public static RevisionRequest ofNewest(List<Change> changes, @Nullable String reason) {
    return new RevisionRequest(changes, null, reason, true);
  }

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
    Reasons.fault(reason).ifPresent(issues::add);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The changes cannot be made", issues);
    }
  }

  /** Whether it is refused when the term has newer data. */
  boolean isOnlyOfNewest() {
    return Boolean.TRUE.equals(onlyIfNewest);
  }
}
