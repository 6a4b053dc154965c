package org.platsa.api.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds everything of the embedded server (<i>databasmapp</i>). One process at a
 * time has it, by a lock that the operating system takes back when the process ends.
 */
final class ServerFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerFolder.class);

  /** A longer log is put aside when the server starts, in place of the one before. */
  private static final long LONGEST_OUTPUT = 20_000_000;

  /** What is read of what the server said, at most. */
  private static final int READ_OUTPUT = 16_384;

  private final Path root;
  private final FileChannel lockFile;

  private ServerFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Takes a folder, which is made if need be.
   *
   * @throws NoDatabaseException if another process has it
   */
  static ServerFolder take(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path root = folder.toRealPath();
    return new ServerFolder(root, lock(root));
  }

  Path root() {
    return root;
  }

  /** PostgreSQL's own data folder. */
  Path data() {
    return root.resolve("data-18");
  }

  /** The file with the password that was made together with the data. */
  Path password() {
    return root.resolve("password");
  }

  /** The file with the passwords of the service's logins. */
  Path logins() {
    return root.resolve("logins");
  }

  /** What the server says. */
  Path output() {
    return root.resolve("postgres.log");
  }

  /** How much room there is for more data, in bytes; 0 if the folder is gone. */
  long freeBytes() {
    return root.toFile().getUsableSpace();
  }

  /**
   * The server's name in its processes' titles, by which they are known also when the server that
   * started them is dead.
   */
  String clusterName() {
    return "platsa-"
        + java.util.UUID.nameUUIDFromBytes(data().toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Where the output ends now; a long one is put aside first. */
  long outputEnd() throws IOException {
    Path output = output();
    if (!Files.exists(output)) {
      return 0;
    }
    if (Files.size(output) > LONGEST_OUTPUT) {
      Files.move(output, root.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
      return 0;
    }
    return Files.size(output);
  }

  /** What the server said from a place in its output on; the end of it if that is long. */
  String outputSince(long place) {
    try (FileChannel file = FileChannel.open(output())) {
      long from = Math.max(place, file.size() - READ_OUTPUT);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, file.size() - from));
      while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
        // More may come.
      }
      return new String(Arrays.copyOf(bytes.array(), bytes.position()), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      return "its output " + output() + " cannot be read: " + e.getMessage();
    }
  }

  /**
   * The first eight bytes of the control file, in the machine's order (PostgreSQL pg_control.h).
   */
  long systemIdentifier() throws IOException {
    byte[] control = Files.readAllBytes(data().resolve("global/pg_control"));
    if (control.length < Long.BYTES) {
      throw new IOException("pg_control is too short");
    }
    return ByteBuffer.wrap(control).order(ByteOrder.nativeOrder()).getLong();
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      log.warn("The lock file of {} was not closed", root, e);
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      log.debug("This process itself holds the lock of {}", root, e);
    }
    if (lock == null) {
      channel.close();
      throw new NoDatabaseException(
          "Another process already uses the database folder "
              + root
              + ". Maybe stop it, set PLATSA_DATABASE_FOLDER to another folder, or let both use one"
              + " server with PLATSA_DATABASE_URL.");
    }
    return channel;
  }
}
