package org.platsa.api.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.platsa.api.access.AccessLines;
import org.platsa.api.access.AccessRule;
import org.platsa.api.error.ShownError;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets the service start only if table and handlers fit (<i>behörighetskontroll</i>): every handler
 * has a line, every line a handler.
 */
@Component
class AccessCheck implements SmartInitializingSingleton {
  /** Where the server itself sends what failed; who asks for it finds nothing there. */
  private static final Set<String> ERROR_PAGES = Set.of("/error", ShownError.PATH);

  private final AccessLines lines;
  private final ObjectProvider<RequestMappingInfoHandlerMapping> handlers;
  private final ObjectProvider<AbstractUrlHandlerMapping> files;

  AccessCheck(
      AccessLines lines,
      ObjectProvider<RequestMappingInfoHandlerMapping> handlers,
      ObjectProvider<AbstractUrlHandlerMapping> files) {
    this.lines = lines;
    this.handlers = handlers;
    this.files = files;
  }

  /**
   * What answers at a path.
   *
   * @param method such as {@code GET}; {@code *} for every one
   * @param pattern as it is declared
   */
  record Route(String method, String pattern) {}

  @Override
  public void afterSingletonsInstantiated() {
    List<String> faults = faults(lines.all(), routes(), filePatterns());
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "access.AccessTable does not fit what the service answers: " + String.join("; ", faults));
    }
  }

  /** Everything that handlers answer. */
  Set<Route> routes() {
    Set<Route> routes = new LinkedHashSet<>();
    handlers.forEach(
        mapping -> mapping.getHandlerMethods().keySet().forEach(info -> addRoutes(info, routes)));
    return routes;
  }

  private static void addRoutes(RequestMappingInfo info, Set<Route> routes) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    for (String pattern : info.getPatternValues()) {
      if (methods.isEmpty()) {
        routes.add(new Route("*", pattern));
      }
      methods.forEach(method -> routes.add(new Route(method.name(), pattern)));
    }
  }

  /** Where files and redirects are. */
  Set<String> filePatterns() {
    Set<String> patterns = new LinkedHashSet<>();
    files.forEach(mapping -> {
      patterns.addAll(mapping.getHandlerMap().keySet());
      if (mapping.getRootHandler() != null) {
        patterns.add("/");
      }
    });
    return patterns;
  }

  /** Everything in which table and handlers do not fit. */
  static List<String> faults(
      Collection<AccessRule> rules, Collection<Route> routes, Collection<String> files) {
    List<String> faults = new ArrayList<>();
    for (Route route : routes) {
      boolean known = rules.stream().anyMatch(rule -> isOf(route, rule));
      if (!known && !ERROR_PAGES.contains(route.pattern())) {
        faults.add("there is no line for " + route.method() + " " + route.pattern());
      }
    }
    Set<String> seen = new LinkedHashSet<>();
    for (AccessRule rule : rules) {
      String name = rule.method() + " " + rule.pattern();
      boolean answered =
          routes.stream().anyMatch(route -> isOf(route, rule))
              || (rule.method().equals("GET") && files.contains(rule.pattern()));
      if (!answered) {
        faults.add("nothing answers " + name);
      }
      if (!seen.add(name)) {
        faults.add("there are two lines for " + name);
      }
    }
    return faults;
  }

  /** Whether a line is for a route: the same pattern, or one path of those that a route takes. */
  private static boolean isOf(Route route, AccessRule rule) {
    if (!route.method().equals(rule.method())) {
      return false;
    }
    PathPattern pattern = PathPatternParser.defaultInstance.parse(route.pattern());
    return route.pattern().equals(rule.pattern())
        || (route.pattern().endsWith("/**")
            && pattern.matches(PathContainer.parsePath(rule.pattern())));
  }
}
