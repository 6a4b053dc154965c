package org.platsa.api.database;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The embedded server did not start (<i>misslyckad start</i>). */
final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Less room than a piece of the server's log takes: it cannot be what it is to be. */
  private static final long FULL_BELOW = 16L << 20;

  private static final Pattern NO_ROOM =
      Pattern.compile("No space left on device|Disk quota exceeded");

  /** What the server says of data that another start does not mend. */
  private static final Pattern CORRUPT =
      Pattern.compile(
          "database files are incompatible with server"
              + "|incorrect checksum in control file"
              + "|could not locate a valid checkpoint record"
              + "|could not locate required checkpoint record"
              + "|invalid checkpoint record"
              + "|could not find the database system"
              + "|is not a valid data directory"
              + "|could not open file \"[^\"]*pg_control\"");

  /** Not what is told to those who connect too early. */
  private static final Pattern FATAL = Pattern.compile("(PANIC|FATAL): (?! *the database system)");

  /** What may help. */
  enum Kind {
    /** Room on the disk; then a try will do. */
    DISK_FULL,
    /** Somebody must mend the data. */
    CORRUPT,
    /** Another try, maybe. */
    OTHER
  }

  private final Kind kind;

  private StartFailure(ServerFolder folder, Kind kind, String message, @Nullable Throwable cause) {
    super(
        kind == Kind.DISK_FULL
            ? "The disk is full: " + folder.freeBytes() + " bytes left; " + message
            : message,
        cause);
    this.kind = kind;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  Kind kind() {
    return kind;
  }

  /** The server said why. */
  static StartFailure told(ServerFolder folder, String what, String output) {
    return new StartFailure(
        folder,
        kind(folder, output),
        "PostgreSQL in " + folder.root() + " " + what + ": " + lastWords(output),
        null);
  }

  /** It could not be tried. */
  static StartFailure of(ServerFolder folder, IOException cause) {
    return new StartFailure(
        folder,
        kind(folder, String.valueOf(cause)),
        "PostgreSQL in " + folder.root() + " cannot be started: " + cause.getMessage(),
        cause);
  }

  static StartFailure corrupt(ServerFolder folder, String why) {
    return new StartFailure(
        folder,
        Kind.CORRUPT,
        "PostgreSQL in " + folder.root() + " cannot be started: " + why,
        null);
  }

  static StartFailure inUse(ServerFolder folder, long pid) {
    return new StartFailure(
        folder,
        Kind.OTHER,
        "A PostgreSQL server (process "
            + pid
            + ") still uses "
            + folder.data()
            + " though nobody holds the folder's lock. Maybe stop it with kill -INT.",
        null);
  }

  private static Kind kind(ServerFolder folder, String output) {
    if (NO_ROOM.matcher(output).find() || folder.freeBytes() < FULL_BELOW) {
      return Kind.DISK_FULL;
    }
    return CORRUPT.matcher(output).find() ? Kind.CORRUPT : Kind.OTHER;
  }

  /** What was fatal, in one line; the last that was said if nothing was. */
  private static String lastWords(String output) {
    List<String> lines = output.lines().toList();
    if (lines.isEmpty()) {
      return "it said nothing";
    }
    return lines.stream()
        .filter(line -> FATAL.matcher(line).find())
        .reduce((first, second) -> second)
        .orElse(lines.getLast());
  }
}
