package org.platsa.api.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.platsa.api.identity.SecretHash;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Lets systems in by their tokens (<i>inloggning med token</i>). */
@Component
public class TokenSignIn {
  /** Those of an issuer that were accepted lately are not counted by address. */
  private static final int MOST_ACCEPTED = 10_000;

  private static final Duration LATELY = Duration.ofMinutes(10);

  private final Cache<String, Boolean> accepted =
      Caffeine.newBuilder().maximumSize(MOST_ACCEPTED).expireAfterAccess(LATELY).build();

  private final KnownTokens known;
  private final IssuedTokens issued;

  TokenSignIn(KnownTokens known, IssuedTokens issued) {
    this.known = known;
    this.issued = issued;
  }

  /**
   * Who a token says that it is.
   *
   * @param beforeLook done before anything is asked about a token that was not known, or was not
   *     accepted lately; may throw
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
      // Before it is looked at, and whether the issuer can be asked or not.
      String key = HexFormat.of().formatHex(SecretHash.of(token));
      if (accepted.getIfPresent(key) == null) {
        beforeLook.run();
      }
      Authentication sender = issued.signIn(token);
      accepted.put(key, true);
      return sender;
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
