package org.platsa.api.audit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.access.AccessRule;
import org.platsa.api.access.AccessTable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Records every call whose answer names supervisors or students, before it is answered (<i>läsning
 * av namn</i>): one entry for each problem, run and draft that the path names. What cannot be
 * recorded is not answered. A stream is recorded once, when it is opened.
 */
final class NameReads implements HandlerInterceptor {
  /** What a variable of a path is the id of. */
  private static final Map<String, String> TYPES =
      Map.of(
          "runId", "run",
          "otherRunId", "run",
          "draftId", "draft",
          "otherDraftId", "draft",
          "problemId", "problem",
          "otherProblemId", "problem");

  /** No term has a longer name; the log has no room for one. */
  private static final int LONGEST_TERM = 300;

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

  private record Subject(String type, UUID id) {}

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (showsNames(request)) {
      record(request, handler);
    }
    return true;
  }

  /** Whoever says that it records its own reads must have done so. */
  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView answer) {
    if (showsNames(request) && recordsItself(handler) && !AuditLog.hasRecordedRead(request)) {
      throw new IllegalStateException(
          AuditLog.call(request) + " tells names and has not recorded whose");
    }
  }

  private boolean showsNames(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.REQUEST
        && showNames.contains(AuditLog.call(request));
  }

  private static boolean recordsItself(Object handler) {
    return handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(RecordsOwnReads.class);
  }

  private void record(HttpServletRequest request, Object handler) {
    Map<?, ?> variables =
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> found
            ? found
            : Map.of();
    Set<Subject> subjects = new LinkedHashSet<>();
    variables.forEach((name, value) -> {
      String type = TYPES.get(String.valueOf(name));
      if (type != null) {
        subjects.add(new Subject(type, id(String.valueOf(value))));
      }
    });
    subjects.forEach(subject -> audit.recordRead(subject.type(), subject.id().toString()));
    if (!subjects.isEmpty() || recordsItself(handler)) {
      return;
    }
    if (variables.get("termId") instanceof String term) {
      if (term.length() > LONGEST_TERM) {
        throw ApiException.notFound("term", term.substring(0, 50) + "…");
      }
      audit.recordRead("term", term);
    } else {
      audit.recordRead("page", AuditLog.call(request));
    }
  }

  /** What would be read under an id that is none must not be read without a record. */
  private static UUID id(String text) {
    UUID id = Uuids.of(text);
    if (id == null) {
      throw ApiException.of(ErrorType.NOT_FOUND, "'" + text + "' is not an id");
    }
    return id;
  }
}
