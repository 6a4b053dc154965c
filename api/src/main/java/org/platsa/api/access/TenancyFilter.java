package org.platsa.api.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says whose data a request is about (<i>datarymd</i>): the default tenant's, since there is no
 * sign-in.
 */
@Component
class TenancyFilter extends OncePerRequestFilter {
  private static final Tenancy DEFAULT =
      new Tenancy.Staff(UUID.fromString("01890000-0000-7000-8000-000000000001"));

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      DEFAULT.call(() -> {
        chain.doFilter(request, response);
        return request;
      });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
