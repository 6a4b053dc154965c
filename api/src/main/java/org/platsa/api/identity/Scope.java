package org.platsa.api.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a system may do with its token (<i>behörighet</i>). */
public enum Scope {
  /** Read problems, with all that they hold. */
  PROBLEMS_READ("problems:read"),
  /** Hand in, revise and delete problems. */
  PROBLEMS_WRITE("problems:write"),
  /** Read runs, plans and explanations. */
  RUNS_READ("runs:read"),
  /** Queue, change and stop runs. */
  RUNS_WRITE("runs:write"),
  /** Read the audit log. */
  AUDIT_READ("audit:read"),
  /** Read the service's metrics. */
  METRICS_READ("metrics:read"),
  /**
   * Act for one education provider: ask, read what it was sent, answer. It stands alone, and its
   * account names the provider.
   */
  ROUND("round");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** As it stands in tokens, in the interface and in settings. */
  @JsonValue
  public String text() {
    return text;
  }

  /** The scope of a text. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }
}
