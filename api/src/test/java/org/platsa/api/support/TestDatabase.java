package org.platsa.api.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.platsa.api.database.EmbeddedPostgres;
import org.springframework.util.unit.DataSize;

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

  /** The URL of a new, empty database. */
  public static String newDatabase() {
    String name = "test_" + NUMBER.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("The test database cannot be made", e);
    }
    return SERVER.url().replace("/postgres", "/" + name);
  }

  private static EmbeddedPostgres start() {
    try {
      // The programs are unpacked once and kept; the data is new each time.
      Path folder = Path.of("target", "test-postgres", "jvm-" + ProcessHandle.current().pid());
      Files.createDirectories(folder);
      EmbeddedPostgres server = EmbeddedPostgres.start(folder, DataSize.ofBytes(0));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("The test server cannot be made", e);
    }
  }
}
