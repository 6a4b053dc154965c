package org.platsa.api.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorWriter;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a browser that sends too much (<i>räknade begäranden</i>), before anything is done for
 * it: a person is counted as such, everybody else by the network address. A stream is one request.
 * Whether the service lives, and what pages are drawn with, may always be asked. Systems are
 * counted once their tokens are known, by {@link CountedSystems}.
 */
final class CountedRequests extends OncePerRequestFilter {
  private final BearerTokenResolver tokens = new DefaultBearerTokenResolver();
  private final Rates rates;
  private final CurrentCaller callers;
  private final ErrorWriter errors;

  CountedRequests(Rates rates, CurrentCaller callers, ErrorWriter errors) {
    this.rates = rates;
    this.callers = callers;
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/actuator/health/") || path.startsWith("/assets/") || hasToken(request);
  }

  private boolean hasToken(HttpServletRequest request) {
    try {
      return tokens.resolve(request) != null;
    } catch (OAuth2AuthenticationException e) {
      // It will be refused, whatever it was meant to be.
      return false;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Optional<Caller> caller = callers.find();
      if (caller.isPresent()) {
        rates.count(caller.get());
      } else {
        rates.count(request.getRemoteAddr());
      }
    } catch (ApiException e) {
      errors.write(request, response, e);
      return;
    }
    chain.doFilter(request, response);
  }
}
