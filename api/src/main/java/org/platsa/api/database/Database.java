package org.platsa.api.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.platsa.api.start.RoomWait;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Where the data is (<i>databasen</i>): an embedded server, started here, unless the settings name
 * one of the operator's own.
 */
@Component
class Database implements JdbcConnectionDetails, AutoCloseable {
  private final String url;
  private final String user;
  private final String secret;
  private final @Nullable EmbeddedPostgres embedded;

  Database(Settings settings, RoomWait room) {
    Settings.Database database = settings.database();
    String ownUrl = database.url();
    if (ownUrl == null || ownUrl.isBlank()) {
      embedded =
          room.until(
              database.folder(),
              () -> EmbeddedPostgres.start(database.folder(), database.warnBelow()));
      url = embedded.url();
      user = embedded.user();
      secret = embedded.password();
    } else {
      embedded = null;
      url = ownUrl.startsWith("jdbc:") ? ownUrl : "jdbc:" + ownUrl;
      user = database.user();
      secret = database.password();
    }
  }

  /** The server that was started here, if there is one. */
  Optional<EmbeddedPostgres> embedded() {
    return Optional.ofNullable(embedded);
  }

  @Override
  public String getJdbcUrl() {
    return url;
  }

  @Override
  public String getUsername() {
    return user;
  }

  @Override
  public String getPassword() {
    return secret;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
