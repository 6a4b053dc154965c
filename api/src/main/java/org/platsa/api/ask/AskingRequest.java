package org.platsa.api.ask;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;

/**
 * How a term is opened for requests (<i>öppna för önskemål</i>).
 *
 * @param answerBy the last day on which it can be answered, today or later
 * @param message to all whom it asks, up to {@value #LONGEST} characters; null for none
 */
@Schema(name = "AskingRequest", description = "How a term is opened for requests.")
public record AskingRequest(
    @Schema(
            description = "The last day on which it can be answered, today or later.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "2026-12-15")
        @Nullable LocalDate answerBy,
    @Schema(
            description = "To all whom it asks. Name nobody here.",
            maxLength = LONGEST,
            example = "Säg till om någon har särskilda behov.")
        @Nullable String message) {
  static final int LONGEST = 1_000;

  /** The message as it is kept; null for none. */
  @Nullable String plainMessage() {
    return message == null || message.isBlank() ? null : message.strip();
  }

  /**
   * The day.
   *
   * @throws ApiException 422 with every fault of the request
   */
  LocalDate requireRight(LocalDate today) {
    List<ErrorIssue> issues = new ArrayList<>();
    if (answerBy == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/answerBy",
              null,
              "Välj sista dag att svara.",
              "Choose the last day to answer."));
    } else if (answerBy.isBefore(today) || answerBy.isAfter(today.plusYears(2))) {
      issues.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              "/answerBy",
              answerBy.toString(),
              "Sista dag att svara ska vara i dag eller senare, högst två år bort.",
              "The last day to answer must be today or later, at most two years ahead."));
    }
    if (message != null && (message.length() > LONGEST || !FreeText.isText(message))) {
      issues.add(
          ErrorIssue.error(
              "INVALID_TEXT",
              "/message",
              null,
              "Meddelandet ska ha högst " + LONGEST + " tecken, inga styrtecken.",
              "The message must have at most " + LONGEST + " characters, no control characters."));
    }
    if (answerBy == null || !issues.isEmpty()) {
      throw ApiException.invalid("The term cannot be opened so", issues);
    }
    return answerBy;
  }
}
