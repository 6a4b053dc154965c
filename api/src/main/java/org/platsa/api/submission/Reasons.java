package org.platsa.api.submission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;

/** Why somebody stores a version of a term's data, in their own words (<i>skäl</i>). */
public final class Reasons {
  /** The most characters. */
  public static final int LONGEST = 500;

  private Reasons() {}

  /** What is wrong with a reason; nothing if it may stay as it is. */
  public static Optional<ErrorIssue> fault(@Nullable String reason) {
    boolean isWrong = reason != null && (reason.length() > LONGEST || !FreeText.isText(reason));
    return isWrong
        ? Optional.of(
            ErrorIssue.error(
                "INVALID_TEXT",
                "/reason",
                null,
                "Skälet ska ha högst " + LONGEST + " tecken, inga styrtecken.",
                "The reason must have at most " + LONGEST + " characters, no control characters."))
        : Optional.empty();
  }

  /** A reason without blanks around it; null if there is none. */
  public static @Nullable String plain(@Nullable String reason) {
    return reason == null || reason.isBlank() ? null : reason.strip();
  }
}
