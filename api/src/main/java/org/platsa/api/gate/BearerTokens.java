package org.platsa.api.gate;

import jakarta.servlet.http.HttpServletRequest;
import org.platsa.api.token.TokenSignIn;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Finds out whose token a request has (<i>bärartoken</i>). Tokens that are not known are counted by
 * the network address that they come from.
 */
final class BearerTokens implements AuthenticationManagerResolver<HttpServletRequest> {
  private final TokenSignIn tokens;
  private final Rates rates;

  BearerTokens(TokenSignIn tokens, Rates rates) {
    this.tokens = tokens;
    this.rates = rates;
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    return sent ->
        tokens.signIn(
            ((BearerTokenAuthenticationToken) sent).getToken(), () -> rates.count(address));
  }
}
