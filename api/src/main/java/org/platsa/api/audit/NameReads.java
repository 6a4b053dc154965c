package org.platsa.api.audit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.api.access.AccessRule;
import org.platsa.api.access.AccessTable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.error.ErrorType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records every call whose answer names supervisors or students, before it is answered (<i>läsning
 * av namn</i>): what cannot be recorded is not answered. A stream is recorded once, when it is
 * opened.
 */
final class NameReads implements HandlerInterceptor {
  private static final Logger log = LoggerFactory.getLogger(NameReads.class);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final AuditLog audit;
  private final Set<String> showNames;

  NameReads(AuditLog audit) {
    this.audit = audit;
    this.showNames =
        AccessTable.RULES.stream()
            .filter(AccessRule::showsNames)
            .map(rule -> rule.method() + " " + rule.pattern())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && showNames.contains(method + " " + pattern)) {
      record(request, method + " " + pattern);
    }
    return true;
  }

  private void record(HttpServletRequest request, String call) {
    Map<?, ?> variables =
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> found
            ? found
            : Map.of();
    if (variables.get("runId") instanceof String run) {
      record("run", run, call);
    } else if (variables.get("draftId") instanceof String draft) {
      record("draft", draft, call);
    } else if (variables.get("problemId") instanceof String problem) {
      record("problem", problem, call);
    } else if (variables.get("termId") instanceof String term) {
      record("term", term, call);
    } else {
      record("page", call, call);
    }
  }

  private void record(String type, String id, String call) {
    if (!type.equals("page") && !type.equals("term") && Uuids.of(id) == null) {
      // What is asked for by an id that is none is not there.
      return;
    }
    try {
      audit.recordRead(type, id, Map.of("call", call));
    } catch (DataAccessException | TransactionException e) {
      if (DatabaseFailure.of(e).isPresent()) {
        throw e;
      }
      log.error("That somebody reads names cannot be recorded: {} is not answered", call, e);
      throw ApiException.later(
          ErrorType.UNAVAILABLE,
          "That this was read cannot be recorded now, so it is not answered. Maybe try again.",
          SOON);
    }
  }
}
