package org.platsa.api.error;

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
 * it did not ask for is better than none.
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
    byte[] body =
        json.writeValueAsBytes(ApiError.of(type, detail, request.getRequestURI(), issues));
    response.resetBuffer();
    OF_THE_ANSWER.forEach(name -> response.setHeader(name, null));
    response.setStatus(type.status());
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    if (retryAfter != null) {
      response.setHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }
}
