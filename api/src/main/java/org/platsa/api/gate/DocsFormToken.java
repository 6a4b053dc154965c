package org.platsa.api.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the page on which the interface is tried the form token in a cookie that its script reads
 * (<i>formulärskydd för provsidan</i>): it sends it back as a header, which no other site can.
 */
final class DocsFormToken extends OncePerRequestFilter {
  private static final String COOKIE = "XSRF-TOKEN";
  private static final String PAGE = "/api/swagger-ui/index.html";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals(PAGE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(COOKIE, token.getToken())
              .path("/api/")
              .secure(request.isSecure())
              .sameSite("Strict")
              .build()
              .toString());
    }
    chain.doFilter(request, response);
  }
}
