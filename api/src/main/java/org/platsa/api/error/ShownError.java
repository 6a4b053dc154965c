package org.platsa.api.error;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A failure that somebody with a browser is told of by a page (<i>felsida</i>).
 *
 * @param type what kind it is
 * @param detail what happened this time, in English
 * @param issues every fault that was found
 * @param retryAfter when to try again, if that may help
 */
public record ShownError(
    ErrorType type, String detail, List<ErrorIssue> issues, @Nullable Duration retryAfter) {
  /** Where the page is, for forwards of the server only. */
  public static final String PATH = "/error/page";

  private static final String ATTRIBUTE = ShownError.class.getName();

  /** With what a browser asks for a page. */
  private static final List<String> BY_BROWSERS = List.of("GET", "HEAD", "POST");

  private static final List<String> FOR_PROGRAMS = List.of("/api/", "/actuator/", "/assets/");

  public ShownError {
    issues = List.copyOf(issues);
  }

  /** The failure of a request that was forwarded; null if it was not. */
  public static @Nullable ShownError of(HttpServletRequest request) {
    return (ShownError) request.getAttribute(ATTRIBUTE);
  }

  static boolean isForBrowser(HttpServletRequest request) {
    Object before = request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
    String path = before == null ? request.getRequestURI() : before.toString();
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return BY_BROWSERS.contains(request.getMethod())
        && accepted != null
        && accepted.contains("text/html")
        && FOR_PROGRAMS.stream().noneMatch(path::startsWith);
  }

  /** Whether the page itself has failed. */
  boolean isGivenUp(HttpServletRequest request) {
    return of(request) != null;
  }

  void rememberIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
