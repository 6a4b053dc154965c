package org.platsa.api.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Role;

/**
 * Somebody who may sign in to a department (<i>användare</i>).
 *
 * @param tenant the department
 * @param id within it
 * @param email in lower case; one account of a tenant has it
 * @param name as others see it
 * @param roles at least one; {@link Role#PROVIDER} stands alone
 * @param provider for whom a provider acts, by its id in the tenant's documents; null for others
 * @param units which a unit manager answers for, by their ids in the tenant's documents; empty for
 *     others
 * @param language {@code sv} or {@code en}
 * @param state whether the person can sign in
 * @param identity who it is at an OpenID Connect issuer; null as long as no such sign-in was linked
 * @param demo whether it is one of the demo users
 * @param stamp changes when every session of the account is to end
 * @param created when it was made
 * @param lastSignIn when somebody last signed in with it; null if nobody did
 */
public record Account(
    UUID tenant,
    UUID id,
    String email,
    String name,
    Set<Role> roles,
    @Nullable String provider,
    Set<String> units,
    String language,
    State state,
    @Nullable Identity identity,
    boolean demo,
    int stamp,
    Instant created,
    @Nullable Instant lastSignIn) {
  /** Whether the person can sign in. */
  public enum State {
    /** May sign in but never has. */
    INVITED,
    /** Has signed in and may again. */
    ACTIVE,
    /** May not sign in. */
    DEACTIVATED
  }

  /**
   * Who somebody is at an OpenID Connect issuer (<i>identitet</i>).
   *
   * @param issuer the issuer's URL
   * @param subject the person's id there, which never changes
   */
  public record Identity(String issuer, String subject) {}

  public Account {
    roles = Set.copyOf(roles);
    units = Set.copyOf(units);
  }

  /** The person as the rest of the service knows it. */
  public Caller caller() {
    return new Caller(tenant, id, name, Caller.Kind.PERSON, roles, Set.of(), provider, units);
  }
}
