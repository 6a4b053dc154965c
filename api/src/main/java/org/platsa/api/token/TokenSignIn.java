package org.platsa.api.token;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Lets systems in by their tokens (<i>inloggning med token</i>). */
@Component
public class TokenSignIn {
  private final KnownTokens known;

  TokenSignIn(KnownTokens known) {
    this.known = known;
  }

  /**
   * Who a token says that it is.
   *
   * @param beforeLook done before anything is asked about a token that was not known; may throw
   * @throws AuthenticationException if the token is not accepted
   */
  public Authentication signIn(String token, Runnable beforeLook) {
    if (!TokenText.isOne(token)) {
      beforeLook.run();
      throw notAccepted();
    }
    return known
        .find(token, beforeLook)
        .map(SystemAuthentication::new)
        .orElseThrow(TokenSignIn::notAccepted);
  }

  /** Which of some service accounts may go on. */
  public Set<UUID> stillAllowed(Collection<UUID> accounts) {
    return known.inUse(accounts);
  }

  private static AuthenticationException notAccepted() {
    return new InvalidBearerTokenException("The token is not accepted");
  }
}
