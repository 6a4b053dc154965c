package org.platsa.api.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.platsa.api.pause.GrowingPause;
import org.platsa.api.settings.DatabaseSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the embedded server by its process and by a light query (<i>övervakning</i>), and starts
 * it again when it has ended: at once, then after 1, 2, 4 … 30 s (a setting). Without room on the
 * disk it is tried at least each 5 s, for as long as it takes.
 */
final class ServerWatch {
  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE_WHEN_FULL = Duration.ofSeconds(5);

  /** A server that answered for so long and then dies is not one that cannot stay up. */
  private static final Duration STABLE = Duration.ofMinutes(1);

  /** A server that lives and says nothing for so long is killed. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final int LEAST_LOOKS = 3;

  /** So many starts in a row may fail: half a minute of pauses. */
  private static final int MOST_FAILED_STARTS = 6;

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final EmbeddedPostgres postgres;
  private final ServerFolder folder;
  private final long warnBelow;
  private final GrowingPause pauses;
  private final AtomicLong restarts = new AtomicLong();
  private final Thread thread;
  private volatile ServerStatus status;
  private long upSince = System.nanoTime();
  private long lastAnswer = upSince;
  private int unanswered;
  private Duration pause = Duration.ZERO;
  private boolean low;

  ServerWatch(EmbeddedPostgres postgres, ServerFolder folder, DatabaseSettings settings) {
    this.postgres = postgres;
    this.folder = folder;
    this.warnBelow = settings.warnBelow().toBytes();
    this.pauses = new GrowingPause(FIRST_PAUSE, settings.longestPause());
    this.status = new ServerStatus(ServerStatus.State.ANSWERS, "", folder.root(), 0);
    this.thread =
        Thread.ofPlatform().daemon().name("embedded-postgres-watch").unstarted(this::watch);
  }

  void start() {
    log.info("Embedded PostgreSQL in {} answers at {}", folder.root(), postgres.url());
    thread.start();
  }

  /** Starts nothing any more; a start that is under way is broken off. */
  void stop() {
    thread.interrupt();
    try {
      thread.join(STOP_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  ServerStatus status() {
    return status;
  }

  long restarts() {
    return restarts.get();
  }

  private void watch() {
    try {
      while (true) {
        try {
          watchOnce();
        } catch (RuntimeException | Error e) {
          // Whatever it is, nobody else brings the server back.
          log.error("The PostgreSQL in {} could not be looked after", folder.root(), e);
          Thread.sleep(LOOK_EVERY);
        }
      }
    } catch (InterruptedException e) {
      log.debug("The embedded PostgreSQL is watched no more", e);
    }
  }

  private void watchOnce() throws InterruptedException {
    PostgresServer watched = postgres.server();
    if (!watched.awaitEnd(LOOK_EVERY)) {
      look(watched);
    } else if (postgres.server() == watched) {
      bringBack(watched);
    }
    lookAtRoom();
  }

  private void look(PostgresServer watched) {
    long now = System.nanoTime();
    if (watched.answers()) {
      lastAnswer = now;
      unanswered = 0;
      return;
    }
    unanswered++;
    if (unanswered >= LEAST_LOOKS && now - lastAnswer > SILENCE.toNanos()) {
      log.error("PostgreSQL in {} has not answered for {}: killing it", folder.root(), SILENCE);
      watched.kill();
    }
  }

  private void bringBack(PostgresServer ended) throws InterruptedException {
    long begun = System.nanoTime();
    if (begun - upSince > STABLE.toNanos()) {
      pauses.reset();
      pause = Duration.ZERO;
    }
    int failed = 0;
    String why = "it ended by itself with exit value " + ended.exitValue();
    status = new ServerStatus(ServerStatus.State.STARTING, why, folder.root(), failed);
    log.error("PostgreSQL in {} is started again: {}", folder.root(), why);
    while (!status.answers()) {
      Thread.sleep(pause);
      try {
        postgres.replace(ended);
        status = new ServerStatus(ServerStatus.State.ANSWERS, "", folder.root(), 0);
        pause = nextPause();
      } catch (StartFailure e) {
        failed++;
        status = new ServerStatus(state(e, failed), e.reason(), folder.root(), failed);
        pause = nextPause();
        log.error("Start {} in a row failed, the next in {}: {}", failed, pause, e.reason());
        lookAtRoom();
      }
    }
    upSince = System.nanoTime();
    lastAnswer = upSince;
    unanswered = 0;
    restarts.incrementAndGet();
    Duration away = Duration.ofNanos(upSince - begun);
    log.info("PostgreSQL in {} answers again after {} ms", folder.root(), away.toMillis());
  }

  private static ServerStatus.State state(StartFailure failure, int failed) {
    return switch (failure.kind()) {
      case DISK_FULL -> ServerStatus.State.DISK_FULL;
      case CORRUPT -> ServerStatus.State.BROKEN;
      case OTHER ->
          failed < MOST_FAILED_STARTS ? ServerStatus.State.STARTING : ServerStatus.State.BROKEN;
    };
  }

  private Duration nextPause() {
    Duration next = pauses.next();
    boolean full = status.state() == ServerStatus.State.DISK_FULL;
    return full && next.compareTo(LONGEST_PAUSE_WHEN_FULL) > 0 ? LONGEST_PAUSE_WHEN_FULL : next;
  }

  /** Warns before the disk is full, once each time that it gets low. */
  private void lookAtRoom() {
    long free = folder.freeBytes();
    if (free < warnBelow && !low) {
      log.warn(
          "The disk of the database in {} gets full: {} bytes left, less than {}. Maybe remove old"
              + " problems, or give it more room.",
          folder.root(),
          free,
          warnBelow);
    } else if (free >= warnBelow && low) {
      log.info("The disk of the database in {} has room again: {} bytes", folder.root(), free);
    }
    low = free < warnBelow;
  }
}
