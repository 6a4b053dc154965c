package org.platsa.api.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.stereotype.Component;

/**
 * What the chain of pages needs so that people can be signed in (<i>inloggning för sidor</i>). Who
 * may see what is not decided here.
 */
@Component
public class PeopleSecurity {
  private final PersonSessions sessions;
  private final FormTokens formTokens;
  private final SignOut signOut;

  PeopleSecurity(PersonSessions sessions, FormTokens formTokens, SignOut signOut) {
    this.sessions = sessions;
    this.formTokens = formTokens;
    this.signOut = signOut;
  }

  /** Sessions, forms' tokens, sign-out, and the way to the sign-in page. */
  public void apply(HttpSecurity http) {
    http.securityContext(context -> context.securityContextRepository(sessions))
        .csrf(csrf ->
            csrf.csrfTokenRepository(formTokens)
                .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .logout(logout ->
            logout
                .logoutUrl("/sign-out")
                .invalidateHttpSession(false)
                .addLogoutHandler(signOut)
                .logoutSuccessHandler(signOut))
        .exceptionHandling(failures -> failures.authenticationEntryPoint(new ToSignIn()));
  }
}
