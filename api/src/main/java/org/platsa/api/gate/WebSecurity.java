package org.platsa.api.gate;

import jakarta.servlet.DispatcherType;
import org.platsa.api.access.AccessLines;
import org.platsa.api.error.ErrorWriter;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.signin.PeopleSecurity;
import org.platsa.api.signin.ToSignIn;
import org.platsa.api.token.TokenSignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * The order in which requests are let in (<i>åtkomst</i>): who is it, how often, may it, whose
 * data. A bearer token needs no session and no CSRF token; a browser's session does need that one.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
  private final AccessLines lines;
  private final CurrentCaller callers;
  private final ErrorWriter errors;
  private final Rates rates;

  WebSecurity(AccessLines lines, CurrentCaller callers, ErrorWriter errors, Rates rates) {
    this.lines = lines;
    this.callers = callers;
    this.errors = errors;
    this.rates = rates;
  }

  @Bean
  SecurityFilterChain everything(HttpSecurity http, PeopleSecurity people, TokenSignIn tokens) {
    people.apply(http);
    NotSignedIn notSignedIn = new NotSignedIn(errors, new ToSignIn());
    NotAllowed notAllowed = new NotAllowed(errors, lines, callers, notSignedIn);
    return http.oauth2ResourceServer(server ->
            server
                .authenticationManagerResolver(new BearerTokens(tokens, rates))
                .authenticationEntryPoint(notSignedIn)
                .accessDeniedHandler(notAllowed))
        .authorizeHttpRequests(all ->
            // Where the service itself sends a request on: it was decided about as it came.
            all.dispatcherTypeMatchers(
                    DispatcherType.ERROR,
                    DispatcherType.FORWARD,
                    DispatcherType.INCLUDE,
                    DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .access(new TableDecision(lines)))
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint(notSignedIn).accessDeniedHandler(notAllowed))
        // The others stand in http.AnswerHeaders, on refusals too.
        .headers(headers ->
            headers
                .defaultsDisabled()
                .frameOptions(FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false)))
        .addFilterBefore(new CountedRequests(rates, callers, errors), CsrfFilter.class)
        .addFilterBefore(new CountedSystems(rates, callers, errors), AuthorizationFilter.class)
        .addFilterAfter(new CallersData(lines, callers), AuthorizationFilter.class)
        .addFilterAfter(new DocsFormToken(), AuthorizationFilter.class)
        .build();
  }
}
