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
  private final IssuedTokens issued;

  TokenSignIn(KnownTokens known, IssuedTokens issued) {
    this.known = known;
    this.issued = issued;
  }

  /**
   * Who a token says that it is.
   *
   * @param beforeLook done before anything is asked about a token that was not known, and when an
   *     issuer's is not accepted; may throw
   * @throws AuthenticationException if the token is not accepted
   */
  public Authentication signIn(String token, Runnable beforeLook) {
    if (TokenText.isOne(token)) {
      return known
          .find(token, beforeLook)
          .map(caller -> new SystemAuthentication(caller, null))
          .orElseThrow(TokenSignIn::notAccepted);
    }
    if (issued.areTaken() && !TokenText.isMeant(token)) {
      try {
        return issued.signIn(token);
      } catch (AuthenticationException e) {
        beforeLook.run();
        throw e;
      }
    }
    beforeLook.run();
    throw notAccepted();
  }

  /** Which of some service accounts may go on. */
  public Set<UUID> stillAllowed(Collection<UUID> accounts) {
    return known.inUse(accounts);
  }

  private static AuthenticationException notAccepted() {
    return new InvalidBearerTokenException("The token is not accepted");
  }
}
