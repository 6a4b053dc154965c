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
 * Refuses a system that sends too much (<i>räknade system</i>), before it is looked at what it
 * sends. Tokens that are not known have been counted already, by {@link BearerTokens}.
 */
final class CountedSystems extends OncePerRequestFilter {
  private final Rates rates;
  private final CurrentCaller callers;
  private final ErrorWriter errors;

  CountedSystems(Rates rates, CurrentCaller callers, ErrorWriter errors) {
    this.rates = rates;
    this.callers = callers;
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> system = callers.find().filter(caller -> caller.kind() != Caller.Kind.PERSON);
    try {
      system.ifPresent(rates::count);
    } catch (ApiException e) {
      errors.write(request, response, e);
      return;
    }
    chain.doFilter(request, response);
  }
}
