package org.platsa.api.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Caller;

/**
 * Who did what is recorded (<i>aktör</i>).
 *
 * @param kind what it is
 * @param id of the account or the service account; null for the service and for nobody
 * @param name as it is now
 */
public record Actor(Kind kind, @Nullable UUID id, String name) {
  /** The service itself, by what it does on its own. */
  public static final Actor SERVICE = new Actor(Kind.SERVICE, null, "platsa");

  /** Somebody of whom it is not known who it is, such as after a wrong password. */
  public static final Actor NOBODY = new Actor(Kind.NOBODY, null, "");

  /** What it is. */
  public enum Kind {
    /** Somebody in a browser. */
    PERSON,
    /** A program with a token. */
    SYSTEM,
    /** This service. */
    SERVICE,
    /** Not signed in. */
    NOBODY
  }

  public Actor {
    if ((kind == Kind.PERSON || kind == Kind.SYSTEM) != (id != null)) {
      throw new IllegalArgumentException("A person or a system has an id, nobody else has");
    }
  }

  /** Who sends the present request. */
  public static Actor of(Caller caller) {
    Kind kind = caller.kind() == Caller.Kind.PERSON ? Kind.PERSON : Kind.SYSTEM;
    return new Actor(kind, caller.id(), caller.name());
  }
}
