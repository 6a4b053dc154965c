package org.platsa.api.signin;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
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
  private final Issuer issuer;
  private final IssuerSignIn issuerSignIn;

  PeopleSecurity(
      PersonSessions sessions,
      FormTokens formTokens,
      SignOut signOut,
      Issuer issuer,
      IssuerSignIn issuerSignIn) {
    this.issuer = issuer;
    this.issuerSignIn = issuerSignIn;
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
    if (issuer.isOn()) {
      http.oauth2Login(this::issuer);
    }
  }

  private void issuer(OAuth2LoginConfigurer<HttpSecurity> login) {
    OidcUserService user = new OidcUserService();
    // The ID token says all that is used here.
    user.setRetrieveUserInfo(request -> false);
    IssuerRequests requests = new IssuerRequests();
    login
        .loginPage(ToSignIn.PAGE)
        .clientRegistrationRepository(issuer)
        .authorizedClientRepository(new NoTokens())
        .authorizationEndpoint(start -> start.authorizationRequestRepository(requests))
        .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(IssuerClient.codes()))
        .userInfoEndpoint(info -> info.oidcUserService(user))
        .successHandler(issuerSignIn)
        .failureHandler(issuerSignIn)
        .addObjectPostProcessor(
            new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
              @Override
              public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(issuerSignIn::notAsked);
                return filter;
              }
            });
  }
}
