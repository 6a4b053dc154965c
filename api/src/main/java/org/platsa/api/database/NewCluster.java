package org.platsa.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the embedded server's data, once (<i>ny databas</i>). */
final class NewCluster {
  private static final Logger log = LoggerFactory.getLogger(NewCluster.class);
  private static final int TIMEOUT_SECONDS = 120;

  private NewCluster() {}

  /**
   * Makes data and password if there are none. The data gets its name when it is whole, so that
   * what a making that was cut short left behind is never taken for it.
   */
  static void makeIfAbsent(ServerFolder folder, Path binaries, ProcessStarter starter)
      throws StartFailure, IOException, InterruptedException {
    if (Files.exists(folder.data())) {
      return;
    }
    Path unfinished = folder.root().resolve("data-18.unfinished");
    if (Files.exists(folder.password()) && !Files.exists(unfinished)) {
      throw StartFailure.corrupt(
          folder,
          folder.data()
              + " is gone, though the password that was made with it is there. Maybe bring it back"
              + " from a copy, or remove the file "
              + folder.password()
              + " to begin with an empty database.");
    }
    log.info("Making a new database in {}", folder.data());
    PostgresBinaries.deleteTree(unfinished);
    Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    writePassword(folder.password());
    starter.own(unfinished);
    starter.own(folder.password());
    long place = folder.outputEnd();
    Process initdb =
        starter.start(
            List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + folder.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"),
            folder.root(),
            folder.output());
    try {
      if (!initdb.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
        throw StartFailure.told(folder, "was not made by initdb", folder.outputSince(place));
      }
    } finally {
      initdb.destroyForcibly();
    }
    Files.move(unfinished, folder.data());
  }

  private static void writePassword(Path password) throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, HexFormat.of().formatHex(secret) + "\n");
  }
}
