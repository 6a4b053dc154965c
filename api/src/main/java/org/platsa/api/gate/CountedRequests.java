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
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a client that sends too much (<i>räknade begäranden</i>), before it is looked at what it
 * sends. A stream is one request. Whether the service lives, and what pages are drawn with, may
 * always be asked.
 */
final class CountedRequests extends OncePerRequestFilter {
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
    return path.startsWith("/actuator/health/") || path.startsWith("/assets/");
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
