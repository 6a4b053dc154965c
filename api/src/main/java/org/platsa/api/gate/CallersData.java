package org.platsa.api.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.platsa.api.access.AccessLines;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request that may be done see its caller's data and no other (<i>anroparens data</i>). */
final class CallersData extends OncePerRequestFilter {
  private final AccessLines lines;
  private final CurrentCaller callers;

  CallersData(AccessLines lines, CurrentCaller callers) {
    this.lines = lines;
    this.callers = callers;
  }

  /** What is for everybody has nobody's data; to find out who asks would cost a look at them. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return lines.isForEverybody(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Tenancy> tenancy = callers.find().map(Caller::tenancy);
    if (tenancy.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      tenancy
          .get()
          .call(() -> {
            chain.doFilter(request, response);
            return tenancy;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
