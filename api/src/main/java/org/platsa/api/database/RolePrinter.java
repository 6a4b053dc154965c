package org.platsa.api.database;

import java.io.PrintStream;
import org.platsa.api.settings.DatabaseSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/**
 * Prints the SQL that makes the logins (<i>rollutskrift</i>), for whoever has a PostgreSQL server
 * of their own: {@code java -jar platsa-api.jar database-roles | psql …}.
 */
public final class RolePrinter {
  /** The jar's first argument that asks for it. */
  public static final String ARGUMENT = "database-roles";

  private RolePrinter() {}

  /**
   * Prints it with the passwords of the environment's settings, as verifiers; a login whose
   * password is not set keeps the one that it has.
   */
  public static void print(PrintStream out) {
    DatabaseSettings.Passwords passwords =
        Binder.get(new StandardEnvironment())
            .bindOrCreate("platsa.database.passwords", DatabaseSettings.Passwords.class);
    out.print(RoleScript.of(OwnServer.passwords(passwords)));
  }
}
