package org.platsa.api.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.platsa.api.settings.DatabaseSettings;

/**
 * A PostgreSQL server of the operator's own (<i>egen databasserver</i>): before anything is stored
 * there, its version and its logins must be what the isolation of tenants needs.
 */
final class OwnServer {
  private static final int OLDEST = 15;

  /**
   * The first minor releases without the known faults in policies: CVE-2023-2455 and CVE-2024-10976
   * (a policy of another role is applied), CVE-2025-8713 (statistics show hidden rows).
   */
  private static final Map<Integer, Integer> FIRST_MINOR = Map.of(15, 14, 16, 10, 17, 6);

  private OwnServer() {}

  /** The passwords of the settings, by login. */
  static Map<Login, String> passwords(DatabaseSettings.Passwords settings) {
    Map<Login, String> passwords = new EnumMap<>(Login.class);
    passwords.put(Login.OWNER, settings.owner());
    passwords.put(Login.STAFF, settings.staff());
    passwords.put(Login.PROVIDER, settings.provider());
    passwords.put(Login.WORKER, settings.worker());
    passwords.put(Login.SIGN_IN, settings.signIn());
    passwords.values().removeIf(String::isEmpty);
    return passwords;
  }

  /**
   * Checks a server.
   *
   * @throws NoDatabaseException with everything that is wrong, and the SQL that mends it
   */
  static void check(String url, Map<Login, String> passwords) {
    List<String> faults = new ArrayList<>();
    boolean looked = false;
    for (Login login : Login.ofTheService()) {
      try (Connection connection = connect(url, login, passwords.getOrDefault(login, ""))) {
        if (!looked) {
          looked = true;
          DatabaseMetaData server = connection.getMetaData();
          versionFault(server.getDatabaseMajorVersion(), server.getDatabaseMinorVersion())
              .ifPresent(faults::add);
          faults.addAll(RoleCheck.faults(connection));
        }
      } catch (SQLException e) {
        if (isAway(e)) {
          throw new NoDatabaseException(
              "PostgreSQL at " + url + " does not answer: " + e.getMessage(), e);
        }
        faults.add(login.role() + " cannot sign in: " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new NoDatabaseException(message(url, faults));
    }
  }

  private static String message(String url, List<String> faults) {
    return "The database "
        + url
        + " cannot be used as it is:\n- "
        + String.join("\n- ", faults)
        + "\n\nWhat the logins must be is made by this SQL, as a superuser, in that database. It"
        + " keeps all data and may be run again. The jar prints it with the passwords of its"
        + " settings, for psql, when its first argument is "
        + RolePrinter.ARGUMENT
        + ".\n\n"
        + RoleScript.shown();
  }

  /** What is wrong with a release of PostgreSQL. */
  static Optional<String> versionFault(int major, int minor) {
    if (major < OLDEST) {
      return Optional.of(
          "It is PostgreSQL " + major + "." + minor + ", but must be " + OLDEST + " or newer.");
    }
    int first = FIRST_MINOR.getOrDefault(major, 0);
    return minor >= first
        ? Optional.empty()
        : Optional.of(
            "It is PostgreSQL "
                + major
                + "."
                + minor
                + ", whose row-level security has known faults (CVE-2023-2455, CVE-2024-10976,"
                + " CVE-2025-8713). Maybe upgrade it to "
                + major
                + "."
                + first
                + " or newer.");
  }

  /** No answer, or one of a server that starts or ends. */
  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57");
  }

  private static Connection connect(String url, Login login, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.role());
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("ApplicationName", "platsa-check");
    return DriverManager.getConnection(url, properties);
  }
}
