package org.platsa.api.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.account.Account;
import org.platsa.api.identity.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person who is signed in (<i>inloggad person</i>); the principal is the {@link Caller}. */
public final class PersonAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Account account;
  private final transient Caller caller;

  PersonAuthentication(Account account) {
    super(
        account.roles().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
            .toList());
    this.account = account;
    this.caller = account.caller();
    setAuthenticated(true);
  }

  /** The person's account as it was when the request came. */
  public Account account() {
    return account;
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  /** Nothing: what the person signed in with is not kept. */
  @Override
  public Object getCredentials() {
    return Set.of();
  }

  @Override
  public String getName() {
    return caller.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonAuthentication person && person.account.equals(account);
  }

  @Override
  public int hashCode() {
    return account.hashCode();
  }
}
