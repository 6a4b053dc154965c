package org.platsa.api.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.platsa.api.compute.ClientConnection;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.error.BodyBeginning;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets every body come and go under the budget (<i>kroppsfilter</i>). */
@Component
@Order(BodyFilter.AFTER_SIGN_IN)
class BodyFilter extends OncePerRequestFilter {
  /** Nothing of a body is taken in before it is known that its sender may send it. */
  static final int AFTER_SIGN_IN = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 50;

  private final Spools spools;
  private final ComputeLane lane;

  BodyFilter(Spools spools, ComputeLane lane) {
    this.spools = spools;
    this.lane = lane;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ReceivedRequest received = new ReceivedRequest(request, spools, lane);
    BodyBeginning.remember(request, received::beginning);
    try {
      SteadyResponse steady =
          new SteadyResponse(response, spools, received::newSpool, ClientConnection.of(request));
      chain.doFilter(received, steady);
      steady.end();
    } finally {
      received.end();
    }
  }
}
