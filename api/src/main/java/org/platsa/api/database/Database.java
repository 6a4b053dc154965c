package org.platsa.api.database;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.DatabaseSettings;
import org.platsa.api.settings.Settings;
import org.platsa.api.start.RoomWait;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Where the data is (<i>databasen</i>): an embedded server, started here, unless the settings name
 * one of the operator's own. What asks for no login is given the worker's.
 */
@Component
class Database implements JdbcConnectionDetails, AutoCloseable {
  private final String url;
  private final Map<Login, String> passwords;
  private final @Nullable EmbeddedPostgres embedded;

  Database(Settings settings, RoomWait room) {
    DatabaseSettings database = settings.database();
    String ownUrl = database.url();
    if (ownUrl == null || ownUrl.isBlank()) {
      embedded = room.until(database.folder(), () -> EmbeddedPostgres.start(database));
      url = embedded.url();
      passwords = embedded.passwords();
    } else {
      embedded = null;
      url = ownUrl.startsWith("jdbc:") ? ownUrl : "jdbc:" + ownUrl;
      passwords = OwnServer.passwords(database.passwords());
      OwnServer.check(url, passwords);
    }
  }

  /** The server that was started here, if there is one. */
  Optional<EmbeddedPostgres> embedded() {
    return Optional.ofNullable(embedded);
  }

  /** A login's password. */
  String password(Login login) {
    return passwords.getOrDefault(login, "");
  }

  @Override
  public String getJdbcUrl() {
    return url;
  }

  @Override
  public String getUsername() {
    return Login.WORKER.role();
  }

  @Override
  public String getPassword() {
    return password(Login.WORKER);
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
