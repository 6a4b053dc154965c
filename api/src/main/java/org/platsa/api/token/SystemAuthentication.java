package org.platsa.api.token;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A system that is signed in by its token (<i>inloggat system</i>); the token is not kept. */
public final class SystemAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final @Nullable Instant issuedUntil;

  /**
   * Of a service account, or of an issuer's token.
   *
   * @param issuedUntil when an issuer's token ceases to be valid; null for a service account, of
   *     which the database knows
   */
  SystemAuthentication(Caller caller, @Nullable Instant issuedUntil) {
    super(List.of());
    this.caller = caller;
    this.issuedUntil = issuedUntil;
    setAuthenticated(true);
  }

  /** When an issuer's token ceases to be valid; null for a service account. */
  public @Nullable Instant issuedUntil() {
    return issuedUntil;
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return caller.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SystemAuthentication system
        && system.caller.equals(caller)
        && Objects.equals(system.issuedUntil, issuedUntil);
  }

  @Override
  public int hashCode() {
    return Objects.hash(caller, issuedUntil);
  }
}
