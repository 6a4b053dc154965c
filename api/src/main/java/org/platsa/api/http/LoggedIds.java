package org.platsa.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Puts the run's and the problem's id of a request's path on its log lines (<i>loggfält</i>). */
final class LoggedIds implements HandlerInterceptor {
  private static final Map<String, String> FIELDS = Map.of("runId", "run", "problemId", "problem");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables instanceof Map<?, ?> map) {
      FIELDS.forEach((variable, field) -> {
        Object value = map.get(variable);
        // Only what can be an id: a log line must not hold whatever a client sends.
        if (value instanceof String id && id.matches("[0-9a-fA-F-]{36}")) {
          MDC.put(field, id);
        }
      });
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    FIELDS.values().forEach(MDC::remove);
  }
}
