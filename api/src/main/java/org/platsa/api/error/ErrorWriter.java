package org.platsa.api.error;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problem+json (<i>felsvar</i>) whatever the client says it accepts: a refusal in a format
 * it did not ask for is better than none. Only somebody with a browser, outside of the interface
 * for programs, gets a page.
 */
@Component
public class ErrorWriter {
  /** What was said of an answer that could not be given. */
  private static final List<String> OF_THE_ANSWER =
      List.of("ETag", "Last-Modified", "Content-Disposition", "Content-Encoding");

  private final JsonMapper json;

  ErrorWriter(JsonMapper json) {
    this.json = json;
  }

  /** Answers with a refusal, where no controller is asked: in a filter. */
  public void write(HttpServletRequest request, HttpServletResponse response, ApiException refused)
      throws IOException {
    write(
        request,
        response,
        refused.type(),
        refused.detail(),
        refused.issues(),
        refused.retryAfter());
  }

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorType type,
      String detail,
      List<ErrorIssue> issues,
      @Nullable Duration retryAfter)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    if (retryAfter != null) {
      response.setHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    ShownError shown = new ShownError(type, detail, issues, retryAfter);
    if (ShownError.isForBrowser(request) && !shown.isGivenUp(request)) {
      forward(request, response, shown);
      return;
    }
    byte[] body =
        json.writeValueAsBytes(ApiError.of(type, detail, request.getRequestURI(), issues));
    response.resetBuffer();
    OF_THE_ANSWER.forEach(name -> response.setHeader(name, null));
    response.setStatus(type.status());
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static void forward(
      HttpServletRequest request, HttpServletResponse response, ShownError shown)
      throws IOException {
    shown.rememberIn(request);
    response.resetBuffer();
    response.setStatus(shown.type().status());
    try {
      request.getRequestDispatcher(ShownError.PATH).forward(request, response);
    } catch (ServletException e) {
      throw new IOException("The page of errors cannot be shown", e);
    }
  }
}
