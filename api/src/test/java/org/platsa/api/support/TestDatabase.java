package org.platsa.api.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.platsa.api.database.EmbeddedPostgres;
import org.platsa.api.database.Login;
import org.platsa.api.database.RoleScript;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One real PostgreSQL server for all tests of a JVM, and a database of its own for each context.
 */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  /** The server, which tests may restart. */
  public static EmbeddedPostgres server() {
    return SERVER;
  }

  /** The URL of a new, empty database that is ready for the service's logins. */
  public static String newDatabase() {
    String url = newBareDatabase();
    execute(url, RoleScript.ofDatabase());
    return url;
  }

  /** The URL of a new database, as PostgreSQL makes it. */
  public static String newBareDatabase() {
    String name = "test_" + NUMBER.incrementAndGet();
    execute(SERVER.url(), "CREATE DATABASE " + name);
    return SERVER.url().replace("/postgres", "/" + name);
  }

  /** The URL of a new database with all of the service's tables. */
  public static String newMigratedDatabase() {
    String url = newDatabase();
    Flyway.configure()
        .dataSource(as(Login.OWNER, url))
        .initSql("SET row_security = off")
        .load()
        .migrate();
    return url;
  }

  /** The database as its superuser sees it: past every policy, and outside of transactions. */
  public static JdbcClient client(String url) {
    return JdbcClient.create(new DriverManagerDataSource(url, SERVER.user(), SERVER.password()));
  }

  /** The database as one of the service's logins sees it. */
  public static DriverManagerDataSource as(Login login, String url) {
    return new DriverManagerDataSource(
        url, login.role(), SERVER.passwords().getOrDefault(login, ""));
  }

  /** What the service must be told to use a database, as properties. */
  public static Map<String, String> properties(String url) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("platsa.database.url", url);
    properties.put("platsa.database.passwords.owner", password(Login.OWNER));
    properties.put("platsa.database.passwords.staff", password(Login.STAFF));
    properties.put("platsa.database.passwords.provider", password(Login.PROVIDER));
    properties.put("platsa.database.passwords.worker", password(Login.WORKER));
    properties.put("platsa.database.passwords.sign-in", password(Login.SIGN_IN));
    return properties;
  }

  /** The same as environment variables. */
  public static Map<String, String> environment(String url) {
    Map<String, String> environment = new TreeMap<>();
    properties(url)
        .forEach((name, value) ->
            environment.put(
                name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT), value));
    return environment;
  }

  private static String password(Login login) {
    return SERVER.passwords().getOrDefault(login, "");
  }

  private static void execute(String url, String sql) {
    try (Connection connection =
            DriverManager.getConnection(url, SERVER.user(), SERVER.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The test database cannot be made", e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      // The programs are unpacked once and kept; the data is new each time.
      Path folder = Path.of("target", "test-postgres", "jvm-" + ProcessHandle.current().pid());
      Files.createDirectories(folder);
      EmbeddedPostgres server = EmbeddedPostgres.start(TestSettings.inFolder(folder));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("The test server cannot be made", e);
    }
  }
}
