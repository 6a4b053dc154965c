package org.platsa.api.account;

import java.util.List;
import org.platsa.api.error.ErrorIssue;

/** The languages that people read (<i>språk</i>). */
public final class Languages {
  /** Their codes. */
  public static final List<String> ALL = List.of("sv", "en");

  private Languages() {}

  static ErrorIssue fault(String language) {
    return ErrorIssue.error(
        "LANGUAGE_UNKNOWN",
        "language",
        language,
        "Språket ska vara svenska (sv) eller engelska (en).",
        "The language must be Swedish (sv) or English (en).");
  }
}
