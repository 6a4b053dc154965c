package org.platsa.api.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a request (<i>avslag</i>); the error package makes the answer of it. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorType type;
  private final transient List<ErrorIssue> issues;
  private final @Nullable Duration retryAfter;

  private ApiException(
      ErrorType type, String detail, List<ErrorIssue> issues, @Nullable Duration retryAfter) {
    super(detail);
    this.type = type;
    this.issues = List.copyOf(issues);
    this.retryAfter = retryAfter;
  }

  /** A refusal without anything to point at. */
  public static ApiException of(ErrorType type, String detail) {
    return new ApiException(type, detail, List.of(), null);
  }

  /** A refusal of a document, with every fault of it. */
  public static ApiException invalid(String detail, List<ErrorIssue> issues) {
    return new ApiException(ErrorType.INVALID_DOCUMENT, detail, issues, null);
  }

  /** There is no such thing, or the client may not see it. */
  public static ApiException notFound(String what, Object id) {
    return of(ErrorType.NOT_FOUND, "There is no " + what + " " + id);
  }

  /** A refusal of a parameter. */
  public static ApiException parameter(
      String name, @Nullable String value, String messageSv, String messageEn) {
    return new ApiException(
        ErrorType.INVALID_PARAMETER,
        messageEn,
        List.of(ErrorIssue.error("invalidParameter", name, value, messageSv, messageEn)),
        null);
  }

  /** A refusal that may be over after a while. */
  public static ApiException later(ErrorType type, String detail, Duration retryAfter) {
    return new ApiException(type, detail, List.of(), retryAfter);
  }

  public ErrorType type() {
    return type;
  }

  public List<ErrorIssue> issues() {
    return issues;
  }

  /** When to try again, if that may help. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  String detail() {
    String message = getMessage();
    return message == null ? type.title() : message;
  }
}
