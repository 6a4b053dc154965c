package org.platsa.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Gives small answers the hash of what they hold as their version (<i>versionsmärke</i>), so that a
 * client that has asked before need not take the same again. It holds an answer whole: what is
 * large has a version of its own, {@link Versions}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class HashedAnswers extends ShallowEtagHeaderFilter {
  private static final List<PathPattern> SMALL =
      List.of(
              "/api/v1/problems",
              "/api/v1/problems/{problemId}/summary",
              "/api/v1/problems/{problemId}/runs",
              "/api/v1/runs/{runId}/explanation/placements",
              "/api/v1/runs/{runId}/explanation/placements/{placementId}",
              "/api/v1/terms",
              "/api/v1/terms/{termId}",
              "/api/v1/schema",
              "/api/v1/constraints",
              "/api/v1/openapi")
          .stream()
          .map(PathPatternParser.defaultInstance::parse)
          .toList();

  HashedAnswers() {
    // Tomcat compresses no answer whose version says that it is the same byte for byte.
    setWriteWeakETag(true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return SMALL.stream().noneMatch(pattern -> pattern.matches(path));
  }

  /** What is asked of the headers alone has the same ones. */
  @Override
  protected boolean isEligibleForEtag(
      HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
    return super.isEligibleForEtag(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getMethod() {
            String method = super.getMethod();
            return HttpMethod.HEAD.matches(method) ? HttpMethod.GET.name() : method;
          }
        },
        response,
        status,
        body);
  }
}
