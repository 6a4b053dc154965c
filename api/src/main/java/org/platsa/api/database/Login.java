package org.platsa.api.database;

import java.util.List;
import org.platsa.api.tenancy.Tenancy;

/**
 * The database's own users (<i>databasroller</i>), each with the least that it needs. None is a
 * member of another.
 */
public enum Login {
  /** Owns all tables; migrations alone use it. */
  OWNER("platsa_owner"),
  /** A department's own people and systems. */
  STAFF("platsa_staff"),
  /** Education providers. */
  PROVIDER("platsa_provider"),
  /** The service's own work over all tenants. */
  WORKER("platsa_worker"),
  /** Finding out who somebody is. */
  SIGN_IN("platsa_signin"),
  /** Reads everything for a backup; the service itself never uses it. */
  BACKUP("platsa_backup");

  private final String role;

  Login(String role) {
    this.role = role;
  }

  /** Its name in PostgreSQL. */
  public String role() {
    return role;
  }

  /** Those that the service itself signs in as. */
  static List<Login> ofTheService() {
    return List.of(OWNER, STAFF, PROVIDER, WORKER, SIGN_IN);
  }

  /** Those that have a pool. */
  static List<Login> withPools() {
    return List.of(STAFF, PROVIDER, WORKER, SIGN_IN);
  }

  /** The one that asks for such work. */
  static Login of(Tenancy tenancy) {
    return switch (tenancy) {
      case Tenancy.Staff staff -> STAFF;
      case Tenancy.Provider provider -> PROVIDER;
      case Tenancy.Worker worker -> WORKER;
      case Tenancy.SignIn signIn -> SIGN_IN;
    };
  }
}
