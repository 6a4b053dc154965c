package org.platsa.api.token;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A system that is signed in by its token (<i>inloggat system</i>); the token is not kept. */
final class SystemAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  SystemAuthentication(Caller caller) {
    super(List.of());
    this.caller = caller;
    setAuthenticated(true);
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
    return other instanceof SystemAuthentication system && system.caller.equals(caller);
  }

  @Override
  public int hashCode() {
    return Objects.hash(caller);
  }
}
