package org.platsa.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the lines of {@link AccessTable} that a request is about (<i>behörighetsrader</i>), by the
 * same patterns and the same undecoded path as the handlers are found.
 */
@Component
public class AccessLines {
  private static final String FOUND = AccessLines.class.getName();

  private final List<Line> lines;

  /**
   * Of the table, and what else somebody brings.
   *
   * @param others lines for handlers that are not the service's own
   */
  AccessLines(ObjectProvider<AccessRule> others) {
    this.lines =
        Stream.concat(AccessTable.RULES.stream(), others.stream())
            .map(rule -> new Line(rule, PathPatternParser.defaultInstance.parse(rule.pattern())))
            .sorted(Comparator.comparing(Line::pattern))
            .toList();
  }

  private record Found(List<AccessRule> rules) {}

  private record Line(AccessRule rule, PathPattern pattern) {}

  /** Every line there is. */
  public List<AccessRule> all() {
    return lines.stream().map(Line::rule).toList();
  }

  /** Every line of the path, whatever its method, the most specific pattern first. */
  public List<AccessRule> at(HttpServletRequest request) {
    if (request.getAttribute(FOUND) instanceof Found found) {
      return found.rules();
    }
    Found found = new Found(at(ServletRequestPathUtils.parse(request).pathWithinApplication()));
    request.setAttribute(FOUND, found);
    return found.rules();
  }

  /** Whether it is for everybody, so that it need not be known who sends it. */
  public boolean isForEverybody(HttpServletRequest request) {
    return of(request.getMethod(), at(request)).stream()
        .anyMatch(rule -> rule.audience() == AccessRule.Audience.EVERYBODY);
  }

  /** The same for a path that has not been decoded. */
  public List<AccessRule> at(PathContainer path) {
    return lines.stream().filter(line -> line.pattern().matches(path)).map(Line::rule).toList();
  }

  /** The line that decides about a method; what is asked of the headers alone is read. */
  public static Optional<AccessRule> of(String method, List<AccessRule> atPath) {
    String asked = HttpMethod.HEAD.matches(method) ? HttpMethod.GET.name() : method;
    return atPath.stream().filter(rule -> rule.method().equals(asked)).findFirst();
  }
}
