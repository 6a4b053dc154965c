package org.platsa.api.access;

import java.util.Collections;
import java.util.Set;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Role;
import org.platsa.api.identity.Scope;

/**
 * A line of {@link AccessTable} (<i>behörighetsrad</i>).
 *
 * @param method such as {@code GET}
 * @param pattern the path as its handler declares it, such as {@code /api/v1/runs/{runId}}
 * @param audience who at all
 * @param roles persons who may, where the audience is {@link Audience#NAMED}
 * @param scopes systems that may: whoever has any of them
 * @param showsNames whether the answer names supervisors or students, so that reading it is audited
 */
public record AccessRule(
    String method,
    String pattern,
    Audience audience,
    Set<Role> roles,
    Set<Scope> scopes,
    boolean showsNames) {
  /** Who at all. */
  public enum Audience {
    /** Everybody, signed in or not. */
    EVERYBODY,
    /** Every person who is signed in. */
    ANY_PERSON,
    /** The roles and scopes of the line. */
    NAMED
  }

  public AccessRule {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  /** Whether somebody who is signed in may. */
  public boolean allows(Caller caller) {
    return switch (audience) {
      case EVERYBODY -> true;
      case ANY_PERSON -> caller.kind() == Caller.Kind.PERSON;
      case NAMED ->
          !Collections.disjoint(roles, caller.roles())
              || !Collections.disjoint(scopes, caller.scopes());
    };
  }
}
