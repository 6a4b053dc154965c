package org.platsa.api.progress;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.settings.Settings;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** How many streams are open on this replica, and whether they may be (<i>öppna strömmar</i>). */
@Component
class OpenStreams implements SmartLifecycle {
  /** After the runs are handed back, before the web server waits for its requests to end. */
  static final int PHASE = Integer.MAX_VALUE - 100;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final int most;
  private int open;
  private volatile boolean running;

  OpenStreams(Settings settings, MeterRegistry registry) {
    this.most = settings.streams().perReplica();
    Gauge.builder("platsa.streams.open", this, OpenStreams::count)
        .description("Open event streams on this replica")
        .register(registry);
  }

  /**
   * One more; to be given back with {@link #leave}.
   *
   * @throws ApiException 503 when there are as many as there may be
   */
  synchronized void enter() {
    if (!running) {
      throw ApiException.later(
          ErrorType.UNAVAILABLE, "This replica is starting or ending", RETRY_AFTER);
    }
    if (open >= most) {
      throw ApiException.later(
          ErrorType.UNAVAILABLE,
          open + " streams are open here, the most that may be",
          RETRY_AFTER);
    }
    open++;
  }

  synchronized void leave() {
    open--;
  }

  /** Whether streams may go on. */
  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void start() {
    running = true;
  }

  /** Ends all streams: their readers come back, to another replica if need be. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private synchronized int count() {
    return open;
  }
}
