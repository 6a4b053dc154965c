package org.platsa.api.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.platsa.api.start.RoomWait;
import org.platsa.solver.solve.Improvement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins searches (<i>sökningar</i>), each in a process of its own: it can be killed at any time,
 * has its own heap, and takes nobody with it. Processes wait ready, since one that has just started
 * is slow.
 */
@Component
public class Searches implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Searches.class);

  private final Settings settings;
  private final ConcurrentLinkedQueue<SearchProcess> spares = new ConcurrentLinkedQueue<>();
  private final Set<SearchProcess> all = ConcurrentHashMap.newKeySet();
  private final Executor starter =
      task -> Thread.ofPlatform().name("search-spare").daemon().start(task);
  private final SearchCommand command;
  private volatile boolean closed;

  Searches(Settings settings, RoomWait room) {
    this.settings = settings;
    Path folder = settings.searches().folder();
    this.command = room.until(folder, () -> command(settings));
  }

  private static SearchCommand command(Settings settings) {
    try {
      return new SearchCommand(
          settings, NativeLibraries.unpacked(settings.searches().folder()).orElse(null));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The solver's libraries cannot be unpacked in "
              + settings.searches().folder()
              + ". Maybe set PLATSA_SEARCHES_FOLDER to a folder that can be written.",
          e);
    }
  }

  /** Starts the processes that wait; when the service is ready, which must not wait for them. */
  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    starter.execute(this::haveSpares);
  }

  /**
   * Begins a search; returns at once.
   *
   * @param validFor how long it may live from now on, until it is renewed
   * @param listener hears of better plans, in order and never twice at the same time, as often as
   *     they are stored; while it is slow it misses those between. It is not called any more when
   *     {@link Search#await()} has returned
   * @throws IllegalStateException if the service ends
   */
  public Search begin(SearchOrder order, Duration validFor, Consumer<Improvement> listener) {
    SearchProcess process = spare();
    if (process == null) {
      process = start();
    }
    starter.execute(this::haveSpares);
    process.isFor(order.runId());
    return new Search(process, order, validFor, listener);
  }

  /** Ends all searches at once; none begins any more. */
  @Override
  public void close() {
    closed = true;
    all.forEach(SearchProcess::kill);
    all.forEach(SearchProcess::await);
  }

  private @Nullable SearchProcess spare() {
    SearchProcess spare = spares.poll();
    while (spare != null && !spare.isAlive()) {
      log.warn("A waiting search process has ended: {}", spare.lastWords());
      spare = spares.poll();
    }
    return spare;
  }

  private synchronized void haveSpares() {
    try {
      while (!closed && spares.size() < settings.searches().spares()) {
        spares.add(start());
      }
    } catch (RuntimeException e) {
      if (!closed) {
        log.error("No search process can wait for the next run, which begins later for it", e);
      }
    }
  }

  private SearchProcess start() {
    SearchProcess process = SearchProcess.start(command.builder());
    all.add(process);
    process.whenGone(() -> all.remove(process));
    if (closed) {
      process.kill();
      throw new IllegalStateException("no search begins any more: the service ends");
    }
    return process;
  }
}
