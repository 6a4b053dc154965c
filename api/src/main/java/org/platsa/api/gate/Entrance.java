package org.platsa.api.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Where a request comes in (<i>entré</i>): until it is known who sends it, the database is asked as
 * the sign-in, and what fails meanwhile is answered as everywhere else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
class Entrance extends OncePerRequestFilter {
  private static final Tenancy SIGN_IN = new Tenancy.SignIn();

  private final HandlerExceptionResolver failures;

  Entrance(HandlerExceptionResolver handlerExceptionResolver) {
    this.failures = handlerExceptionResolver;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      SIGN_IN.call(() -> {
        chain.doFilter(request, response);
        return SIGN_IN;
      });
    } catch (Exception e) {
      failures.resolveException(request, response, null, e);
    }
  }
}
