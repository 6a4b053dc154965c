package org.platsa.api.start;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.pause.GrowingPause;
import org.platsa.api.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Lets a start wait for room on a full disk (<i>väntan på utrymme</i>), instead of ending: a
 * restart would find the same disk. Meanwhile the service's ports say what is waited for.
 */
@Component
public final class RoomWait {
  private static final Logger log = LoggerFactory.getLogger(RoomWait.class);
  private static final Pattern NO_ROOM =
      Pattern.compile("No space left on device|Disk quota exceeded");
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final ServerProperties server;
  private final Settings settings;

  /** Knows where the service is going to listen. */
  public RoomWait(ServerProperties server, Settings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Does what the service cannot start without, again and again while there is no room for it;
   * other failures are thrown.
   *
   * @param folder on the disk in question; null if that is another machine's
   */
  public <T> T until(@Nullable Path folder, Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      return again(folder, action, noRoom(e).orElseThrow(() -> e));
    }
  }

  private <T> T again(@Nullable Path folder, Supplier<T> action, String firstReason) {
    GrowingPause pauses = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
    String why = firstReason;
    try (WaitingAnswers answers = new WaitingAnswers(server, settings.probes());
        Shutdown shutdown = new Shutdown(Thread.currentThread())) {
      for (int failed = 1; ; failed++) {
        // Everybody may ask; where the folder is and how much room it has is for the log.
        answers.tell(Map.of("state", DatabaseFailure.DISK_FULL.name()));
        Duration pause = pauses.next();
        log.error(
            "The start waits for room on the disk ({}), try {} in {}: {}",
            folder == null ? "another machine's" : freeBytes(folder) + " bytes left in " + folder,
            failed + 1,
            pause,
            why);
        shutdown.pause(pause);
        try {
          T done = action.get();
          log.info("There is room again: the start goes on");
          return done;
        } catch (RuntimeException e) {
          why = noRoom(e).orElseThrow(() -> e);
        }
      }
    }
  }

  /** What was said of a disk without room, if that is why something failed. */
  private static Optional<String> noRoom(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof NoRoomException || NO_ROOM.matcher(message).find()) {
        return Optional.of(message);
      }
    }
    return DatabaseFailure.of(failure)
        .filter(DatabaseFailure.DISK_FULL::equals)
        .map(full -> String.valueOf(failure.getMessage()));
  }

  private static long freeBytes(Path folder) {
    File there = folder.toAbsolutePath().toFile();
    while (!there.exists() && there.getParentFile() != null) {
      there = there.getParentFile();
    }
    return there.getUsableSpace();
  }

  /** Ends the wait when the process is told to end, which would wait for the start itself. */
  private static final class Shutdown implements AutoCloseable {
    private final Thread hook;

    Shutdown(Thread waiting) {
      this.hook = Thread.ofPlatform().name("end-of-start").unstarted(waiting::interrupt);
      Runtime.getRuntime().addShutdownHook(hook);
    }

    void pause(Duration pause) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("The start was told to end");
      }
    }

    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        log.debug("The process ends", e);
      }
    }
  }
}
