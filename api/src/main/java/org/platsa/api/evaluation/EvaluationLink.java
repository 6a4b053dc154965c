package org.platsa.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to a form, to be handed to one person (<i>utvärderingslänk</i>).
 *
 * @param id its own
 * @param form which form it leads to
 * @param termId of which term
 * @param unit where the placement was
 * @param period when
 * @param studentId whom it is for, by pseudonym; null for a supervisor's
 * @param supervisorId the same of a supervisor's; null for a trainee's
 * @param path where it leads at the service; null once it leads nowhere, and for whoever reads what
 *     comes of the evaluation
 * @param used whether somebody has answered by it
 * @param revoked whether it leads nowhere without having been used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EvaluationLink", description = "A link to a form, to be handed to one person.")
public record EvaluationLink(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) EvaluationForm form,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String unit,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL 2") String period,
    @Schema(description = "Whom a trainee's is for.") @Nullable String studentId,
    @Schema(description = "Whom a supervisor's is for.") @Nullable String supervisorId,
    @Schema(
            description =
                "Where it leads; absent once it leads nowhere, and for whoever reads what comes of"
                    + " the evaluation.",
            example = "/evaluate/…")
        @Nullable String path,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean used,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean revoked) {}
