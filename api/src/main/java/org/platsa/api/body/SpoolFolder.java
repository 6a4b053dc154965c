package org.platsa.api.body;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's folder for large bodies (<i>mellanlagrets mapp</i>), among temporary files. It is
 * made again when somebody has tidied it away, and what a process left that was killed is removed
 * by the next: each holds a lock in its own, which the system takes back however it ends.
 */
final class SpoolFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpoolFolder.class);
  private static final String PREFIX = "platsa-bodies-";
  private static final String LOCK = "lock";

  private static final String FILE = "body-";

  /** A folder that was just made may have no lock yet. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  /** Of this process, which gives its locks up where it looks at them. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path parent;
  private Path folder;
  private FileChannel lock;

  SpoolFolder(Path parent) throws IOException {
    this.parent = parent;
    folder = made(parent);
    lock = locked(folder);
    removeLeft(Files.getOwner(folder));
  }

  private static Path made(Path parent) throws IOException {
    Files.createDirectories(parent);
    Path made = Files.createTempDirectory(parent, PREFIX);
    OWN.add(made);
    return made;
  }

  /** A new file in it. */
  Path newFile() throws IOException {
    Path known = path();
    try {
      return Files.createTempFile(known, FILE, "");
    } catch (NoSuchFileException e) {
      return Files.createTempFile(anew(known), FILE, "");
    }
  }

  synchronized Path path() {
    return folder;
  }

  /**
   * Another folder and not the same: in a place for everybody, somebody may have taken its name.
   */
  private synchronized Path anew(Path gone) throws IOException {
    if (folder.equals(gone)) {
      log.warn("The folder {} for large bodies is gone; another is made", gone);
      Path made = made(parent);
      FileChannel before = lock;
      lock = locked(made);
      folder = made;
      OWN.remove(gone);
      before.close();
    }
    return folder;
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  /** Those of processes that have ended. What cannot be removed is left where it is. */
  private void removeLeft(UserPrincipal owner) throws IOException {
    List<Path> all;
    try (Stream<Path> listed = Files.list(parent)) {
      all = listed.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path one : all) {
      try {
        if (!OWN.contains(one) && isOf(owner, one) && isLeft(one)) {
          remove(one);
          log.info("The folder {} was left by a process that has ended, and is removed", one);
        }
      } catch (IOException e) {
        log.debug("The folder {} is left where it is", one, e);
      }
    }
  }

  /** Not another user's, and no link to a place where something else is. */
  private static boolean isOf(UserPrincipal owner, Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && owner.equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
  }

  /** Whether no process holds its lock. */
  private static boolean isLeft(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock held = tried(channel)) {
      return held != null;
    } catch (NoSuchFileException e) {
      // Of a version before, or tidied away: whoever uses it makes another.
      return Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(YOUNG));
    }
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        String name = file.getFileName().toString();
        if (name.equals(LOCK) || name.startsWith(FILE)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public synchronized void close() throws IOException {
    lock.close();
    OWN.remove(folder);
    try {
      remove(folder);
    } catch (NoSuchFileException e) {
      log.debug("The folder {} is gone already", folder, e);
    }
  }
}
