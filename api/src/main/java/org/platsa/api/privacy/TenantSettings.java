package org.platsa.api.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;

/**
 * What a department has decided (<i>inställningar</i>).
 *
 * @param name as people know it
 * @param retentionMonths for how many months after its last day a term is kept; null: not decided,
 *     and nothing is deleted
 * @param retentionBy who deletes a term whose archive has been received
 * @param auditMonths for how many months the audit log is kept
 * @param showsSupervisors whether education providers are told with which supervisor; null when
 *     changing: as before
 * @param silence how a place counts that nobody answered in time; null when changing: as before
 */
@Schema(name = "TenantSettings", description = "What a department has decided.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantSettings(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Vård och omsorg")
        @Nullable String name,
    @Schema(
            description =
                "For how many months after its last day a term is kept, 1 to 240; absent while it"
                    + " is not decided: then nothing is deleted.",
            example = "24")
        @Nullable Integer retentionMonths,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Retention retentionBy,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "For how many months the audit log is kept, 12 to 240.",
            example = "24")
        @Nullable Integer auditMonths,
    @Schema(
            description =
                "Whether education providers are told with which supervisor; as before when"
                    + " absent.")
        @Nullable Boolean showsSupervisors,
    @Schema(
            description =
                "How a place counts that a provider has not answered in time; as before when"
                    + " absent.")
        @Nullable Silence silence) {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_MONTHS = 240;
  private static final int LEAST_AUDIT_MONTHS = 12;

  /**
   * Lets settings pass that are whole and within bounds.
   *
   * @throws ApiException with every fault (422)
   */
  void check() {
    List<ErrorIssue> issues = new ArrayList<>();
    if (name == null
        || name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      issues.add(
          ErrorIssue.error(
              "INVALID_TEXT",
              "/name",
              name == null ? null : "",
              "Namnet ska ha 1 till 200 tecken och inga styrtecken.",
              "The name must have 1 to 200 characters, none of them a control character."));
    }
    Optional<ErrorIssue> months =
        ErrorIssue.outside("/retentionMonths", retentionMonths, 1, MOST_MONTHS);
    months.ifPresent(issues::add);
    if (retentionBy == null) {
      issues.add(missing("retentionBy"));
    }
    if (auditMonths == null) {
      issues.add(missing("auditMonths"));
    }
    ErrorIssue.outside("/auditMonths", auditMonths, LEAST_AUDIT_MONTHS, MOST_MONTHS)
        .ifPresent(issues::add);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The settings cannot be so", issues);
    }
  }

  /** The same, with what is left out as it was. */
  TenantSettings elseAs(TenantSettings before) {
    return new TenantSettings(
        name,
        retentionMonths,
        retentionBy,
        auditMonths,
        showsSupervisors == null ? before.showsSupervisors() : showsSupervisors,
        silence == null ? before.silence() : silence);
  }

  private static ErrorIssue missing(String field) {
    return ErrorIssue.error(
        "MISSING_FIELD", "/" + field, null, field + " saknas.", field + " is missing.");
  }
}
