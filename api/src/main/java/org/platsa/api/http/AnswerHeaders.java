package org.platsa.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.platsa.api.settings.Settings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer says of itself (<i>svarshuvuden</i>), refusals and static pages included; who
 * answers may say otherwise. What is read may be kept by the client alone, which asks each time
 * whether it is still so; everything else is not kept at all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerHeaders extends OncePerRequestFilter {
  private static final String KEPT_AND_ASKED_FOR = "private, no-cache";
  private static final String NOT_KEPT = "no-store";

  /** For what is data: should a browser show it as a page, nothing in it does anything. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /**
   * For pages: the service's own files and nothing that stands in the page itself. The form that
   * signs out leads on to the issuer, where there is one.
   */
  private static final String PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  /** For the page of the description: its own files, and the styles that it makes itself. */
  private static final String OWN_FILES =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final String pages;

  AnswerHeaders(Settings settings) {
    this.pages = PAGES + settings.oidc().origin().map(issuer -> " " + issuer).orElse("");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Content-Security-Policy", policy(path));
    response.setHeader(
        HttpHeaders.CACHE_CONTROL, isRead(request, path) ? KEPT_AND_ASKED_FOR : NOT_KEPT);
    chain.doFilter(request, response);
  }

  private String policy(String path) {
    if (path.startsWith("/api/v1/") || path.startsWith("/actuator/")) {
      return NOTHING;
    }
    return path.startsWith("/api/") ? OWN_FILES : pages;
  }

  /** Pages show who somebody is and what they may see: no browser keeps them. */
  private static boolean isRead(HttpServletRequest request, String path) {
    return path.startsWith("/api/")
        && (HttpMethod.GET.matches(request.getMethod())
            || HttpMethod.HEAD.matches(request.getMethod()));
  }
}
