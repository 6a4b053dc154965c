package org.platsa.api.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.tenancy.Tenancy;

/**
 * Who sends the present request (<i>anropare</i>), as found out by the sign-in.
 *
 * @param tenant whose data it may see
 * @param id of the account or the service account
 * @param name to be shown and logged: a person's name, a service account's name
 * @param kind a person or a system
 * @param roles of a person; {@link Role#PROVIDER} stands alone; empty for a system
 * @param scopes of a system; empty for a person
 * @param provider for whom a provider or its program acts, by its id in the tenant's documents;
 *     null for others
 * @param units which a unit manager answers for, by their ids in the tenant's documents
 */
public record Caller(
    UUID tenant,
    UUID id,
    String name,
    Kind kind,
    Set<Role> roles,
    Set<Scope> scopes,
    @Nullable String provider,
    Set<String> units) {
  /** What sends it. */
  public enum Kind {
    /** Somebody in a browser. */
    PERSON,
    /** A program with a token. */
    SYSTEM
  }

  public Caller {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
    units = Set.copyOf(units);
    boolean isProvider = roles.contains(Role.PROVIDER) || scopes.contains(Scope.ROUND);
    if (isProvider != (provider != null) || (isProvider && roles.size() + scopes.size() > 1)) {
      throw new IllegalArgumentException(
          "A provider has that role or scope alone and names its provider, not "
              + roles
              + " "
              + scopes
              + " "
              + provider);
    }
    if ((kind == Kind.PERSON) == roles.isEmpty() || (kind == Kind.PERSON && !scopes.isEmpty())) {
      throw new IllegalArgumentException("A person has roles, a system has scopes");
    }
  }

  /** Which rows the database shows it. */
  public Tenancy tenancy() {
    return provider == null ? new Tenancy.Staff(tenant) : new Tenancy.Provider(tenant, provider);
  }
}
