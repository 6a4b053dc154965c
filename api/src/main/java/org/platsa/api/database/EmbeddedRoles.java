package org.platsa.api.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logins of the embedded server (<i>inbyggda roller</i>): made with random passwords, which its
 * folder keeps for its owner alone, also in a folder of a version that had one superuser for
 * everything.
 */
final class EmbeddedRoles {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedRoles.class);
  private static final int SECRET_BYTES = 24;

  private EmbeddedRoles() {}

  /**
   * Makes what is lacking.
   *
   * @param superuser a connection of the server's superuser to the service's database
   * @param file where the passwords are kept
   * @return the passwords by login
   */
  static Map<Login, String> keep(Connection superuser, Path file) throws SQLException, IOException {
    Map<Login, String> passwords = read(file);
    boolean made = passwords.keySet().containsAll(java.util.List.of(Login.values()));
    if (!made) {
      for (Login login : Login.values()) {
        passwords.putIfAbsent(login, secret());
      }
      write(file, passwords);
    }
    if (!made || !RoleCheck.faults(superuser).isEmpty()) {
      log.info("Making the database's logins, and giving all tables to their owner");
      try (Statement statement = superuser.createStatement()) {
        statement.execute(RoleScript.of(passwords));
      }
    }
    return Collections.unmodifiableMap(passwords);
  }

  private static Map<Login, String> read(Path file) throws IOException {
    Map<Login, String> passwords = new EnumMap<>(Login.class);
    if (Files.exists(file)) {
      Properties stored = new Properties();
      stored.load(new StringReader(Files.readString(file)));
      for (Login login : Login.values()) {
        String password = stored.getProperty(login.role());
        if (password != null) {
          passwords.put(login, password);
        }
      }
    }
    return passwords;
  }

  /** Whole or not at all: a start that is cut short must not lose a password. */
  private static void write(Path file, Map<Login, String> passwords) throws IOException {
    StringBuilder lines = new StringBuilder();
    passwords.forEach(
        (login, password) -> lines.append(login.role()).append('=').append(password).append('\n'));
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, lines);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
