package org.platsa.api.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.error.ErrorWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses request lines that no client has a reason to send (<i>felaktiga begäranden</i>). An id in
 * a path may have any character that is printed, percent-encoded: table and handlers look at the
 * path before it is decoded, part by part.
 */
@Configuration(proxyBeanMethods = false)
class BadRequests {
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowSemicolon(true);
    // Whatever Tomcat takes: these are texts, and nobody puts them into an answer's headers.
    firewall.setAllowedHeaderValues(value -> true);
    firewall.setAllowedParameterNames(name -> true);
    return firewall;
  }

  @Bean
  RequestRejectedHandler refused(ErrorWriter errors) {
    return (HttpServletRequest request,
        HttpServletResponse response,
        RequestRejectedException why) -> refuse(errors, request, response);
  }

  private static void refuse(
      ErrorWriter errors, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    errors.write(
        request,
        response,
        ApiException.of(
            ErrorType.MALFORMED_REQUEST,
            "The method, or a character of the path, is not taken here"));
  }
}
