package org.platsa.api.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.IssueList;
import org.platsa.solver.validation.ReadResult;

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

  /** A refusal of a document, with every fault of it, or the first where they are many. */
  public static ApiException invalid(String detail, List<ErrorIssue> issues) {
    if (issues.size() > IssueList.MAX_ISSUES) {
      return new ApiException(
          ErrorType.INVALID_DOCUMENT,
          detail + ": " + issues.size() + " errors; the first " + IssueList.MAX_ISSUES + " follow",
          issues.subList(0, IssueList.MAX_ISSUES),
          null);
    }
    return new ApiException(ErrorType.INVALID_DOCUMENT, detail, issues, null);
  }

  /** A refusal since things are as they are, which is told in both languages. */
  public static ApiException conflict(
      String code, String pointer, String messageSv, String messageEn) {
    return new ApiException(
        ErrorType.CONFLICT,
        messageEn,
        List.of(ErrorIssue.error(code, pointer, null, messageSv, messageEn)),
        null);
  }

  /** A refusal since things are as they are, with all that is in the way. */
  public static ApiException conflicts(String detail, List<ErrorIssue> issues) {
    return new ApiException(ErrorType.CONFLICT, detail, issues, null);
  }

  /** A refusal of a body that cannot be read. */
  public static ApiException malformed(String detail, List<ErrorIssue> issues) {
    return new ApiException(ErrorType.MALFORMED_REQUEST, detail, issues, null);
  }

  /**
   * What a document describes, if it is right.
   *
   * @param what the document, such as "The problem"
   * @throws ApiException if it is malformed (400) or breaks rules (422)
   */
  public static <T> ReadResult.Accepted<T> accepted(String what, ReadResult<T> result) {
    return switch (result) {
      case ReadResult.Accepted<T> accepted -> accepted;
      case ReadResult.Rejected<T>(IssueList errors) -> throw invalid(what, errors);
      case ReadResult.Malformed<T>(Issue issue, int line, int column) ->
          throw new ApiException(
              ErrorType.MALFORMED_REQUEST,
              what + " cannot be read: line " + line + ", column " + column,
              List.of(ErrorIssue.of(issue)),
              null);
    };
  }

  private static ApiException invalid(String what, IssueList errors) {
    int count = errors.total();
    String detail = what + " has " + count + (count == 1 ? " error" : " errors");
    return invalid(
        errors.more() == 0 ? detail : detail + "; the first " + errors.issues().size() + " follow",
        errors.issues().stream().map(ErrorIssue::of).toList());
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
        List.of(ErrorIssue.error("INVALID_PARAMETER", name, value, messageSv, messageEn)),
        null);
  }

  /**
   * Lets a parameter pass that is within bounds.
   *
   * @throws ApiException otherwise (400)
   */
  public static void requireWithin(String name, int value, int from, int to) {
    if (value < from || value > to) {
      throw parameter(
          name,
          Integer.toString(value),
          name + " är " + value + ", men ska vara från " + from + " till " + to + ".",
          name + " is " + value + ", but must be from " + from + " to " + to + ".");
    }
  }

  /** A refusal that is told in both languages, with a code of its own. */
  public static ApiException told(
      ErrorType type, String code, @Nullable String value, String messageSv, String messageEn) {
    return new ApiException(
        type, messageEn, List.of(ErrorIssue.error(code, "", value, messageSv, messageEn)), null);
  }

  /** The same for one that is over after a while. */
  public static ApiException toldLater(
      ErrorType type, String code, String messageSv, String messageEn, Duration retryAfter) {
    return new ApiException(
        type,
        messageEn,
        List.of(ErrorIssue.error(code, "", null, messageSv, messageEn)),
        retryAfter);
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
