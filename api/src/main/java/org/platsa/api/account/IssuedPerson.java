package org.platsa.api.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Role;

/**
 * What an OpenID Connect issuer says of somebody who has signed in there (<i>utfärdad
 * identitet</i>).
 *
 * @param identity who it is there
 * @param email the person's own address, which the issuer has checked; null if it says none
 * @param name the person's name; null if it says none
 * @param roles the roles that the person is to have here; null if the issuer does not decide them
 * @param provider for whom a provider acts; null if it says none
 * @param units for which a unit manager answers; empty if it says none
 */
public record IssuedPerson(
    Account.Identity identity,
    @Nullable String email,
    @Nullable String name,
    @Nullable Set<Role> roles,
    @Nullable String provider,
    Set<String> units) {
  public IssuedPerson {
    roles = roles == null ? null : Set.copyOf(roles);
    units = Set.copyOf(units);
  }
}
