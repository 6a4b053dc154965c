package org.platsa.api.error;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Issue;

/**
 * One fault of a request (<i>anmärkning</i>).
 *
 * @param code stable, such as {@code DANGLING_ID}
 * @param severity ERROR: the request is refused; WARNING: it is not
 * @param pointer where, as a JSON pointer into the request body, or the parameter's name
 * @param value what is there, if anything
 * @param messageSv a sentence in Swedish
 * @param messageEn a sentence in English
 */
@Schema(name = "Issue", description = "One fault of a request.")
public record ErrorIssue(
    @Schema(
            description = "Stable code of the rule that is broken.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "DANGLING_ID")
        String code,
    @Schema(
            description = "ERROR refuses the request, WARNING does not.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"ERROR", "WARNING"},
            example = "ERROR")
        String severity,
    @Schema(
            description = "JSON pointer into the request body, or the parameter's name.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "/placements/3/studentId")
        String pointer,
    @Schema(description = "The value found there.", example = "S99") @Nullable String value,
    @Schema(
            description = "A sentence in Swedish.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "Placeringen hör till en elev som inte finns.")
        String messageSv,
    @Schema(
            description = "A sentence in English.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "The placement is for a student that does not exist.")
        String messageEn) {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  /** The same as a document's reader says it. */
  public static ErrorIssue of(Issue issue) {
    return new ErrorIssue(
        issue.code().name(),
        issue.severity().name(),
        issue.pointer(),
        issue.value(),
        issue.messageSv(),
        issue.messageEn());
  }

  /**
   * What is wrong with a whole number that must be within bounds; nothing if it is, or is absent.
   */
  public static Optional<ErrorIssue> outside(
      String pointer, @Nullable Integer value, long from, long to) {
    if (value == null || (value >= from && value <= to)) {
      return Optional.empty();
    }
    String field = pointer.substring(pointer.lastIndexOf('/') + 1);
    return Optional.of(
        error(
            "OUT_OF_RANGE",
            pointer,
            value.toString(),
            String.format(
                SWEDISH, "%s är %,d, men ska vara från %,d till %,d.", field, value, from, to),
            String.format(
                Locale.ENGLISH,
                "%s is %,d, but must be from %,d to %,d.",
                field,
                value,
                from,
                to)));
  }

  /** An issue that refuses the request. */
  public static ErrorIssue error(
      String code, String pointer, @Nullable String value, String messageSv, String messageEn) {
    return new ErrorIssue(code, "ERROR", pointer, value, messageSv, messageEn);
  }
}
