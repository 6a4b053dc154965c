package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.TestSettings;

class EmbeddedPostgresIT {
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    folder = Files.createTempDirectory(target, "embedded-");
  }

  @Test
  void whatWasStoredIsThereAfterTheNextStart() throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(TestSettings.inFolder(folder))) {
      assertThat(value(postgres, "SHOW fsync")).isEqualTo("on");
      execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(TestSettings.inFolder(folder))) {
      assertThat(value(postgres, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void dataThatAreGoneAreNotReplacedByAnEmptyDatabase() throws IOException {
    EmbeddedPostgres.start(TestSettings.inFolder(folder)).close();
    Files.move(folder.resolve("data-18"), folder.resolve("elsewhere"));

    assertThatThrownBy(() -> EmbeddedPostgres.start(TestSettings.inFolder(folder)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is gone, though the password that was made with it is there");

    Files.move(folder.resolve("elsewhere"), folder.resolve("data-18"));
    EmbeddedPostgres.start(TestSettings.inFolder(folder)).close();
  }

  @Test
  void aFolderInUseIsRefusedWithTheReason() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(TestSettings.inFolder(folder))) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(TestSettings.inFolder(folder)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("already uses the database folder")
          .hasMessageContaining("PLATSA_DATABASE_URL");
      assertThat(postgres.pid()).isPositive();
    }
  }

  @Test
  void aPidFileLeftBehindByAnotherProcessDoesNotPreventTheStart() throws Exception {
    EmbeddedPostgres.start(TestSettings.inFolder(folder)).close();
    Path pidFile = folder.resolve("data-18/postmaster.pid");
    Files.write(
        pidFile,
        List.of(
            Long.toString(ProcessHandle.current().pid()),
            folder.resolve("data-18").toString(),
            "0",
            "1"));

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(TestSettings.inFolder(folder))) {
      assertThat(value(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(TestSettings.inFolder(folder))) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.url(), postgres.user(), "guess").close())
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aKilledServiceLeavesNoServerBehindAndTheNextOneStarts() throws Exception {
    Map<String, String> environment = Map.of("PLATSA_DATABASE_FOLDER", folder.toString());
    long pid;
    try (ReplicaProcess replica = ReplicaProcess.start(environment).ready()) {
      pid = Long.parseLong(Files.readAllLines(folder.resolve("data-18/postmaster.pid")).getFirst());
      assertThat(isAlive(pid)).isTrue();
      replica.kill();
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (isAlive(pid) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(isAlive(pid)).isFalse();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(TestSettings.inFolder(folder))) {
      assertThat(value(postgres, "SELECT count(*) FROM tenant")).isEqualTo("1");
    }
  }

  /** A process that has ended but that nobody has asked about yet is not alive. */
  private static boolean isAlive(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      String line = Files.readString(stat);
      return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
    } catch (java.nio.file.NoSuchFileException e) {
      return false;
    }
  }

  private static String value(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
