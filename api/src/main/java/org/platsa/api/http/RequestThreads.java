package org.platsa.api.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says for liveness whether clients' requests are still worked on (<i>begärandetrådar</i>). Probes
 * have threads of their own, and would go on to answer well when nobody else is answered: so a
 * virtual thread, as each request has one, shows now and then that it has its turn.
 */
@Component("requestsHealthIndicator")
class RequestThreads implements HealthIndicator, SmartLifecycle {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Duration standstill;
  private volatile long seenNanos = System.nanoTime();
  private volatile @Nullable Thread thread;

  RequestThreads(Settings settings) {
    this.standstill = settings.probes().standstill();
  }

  @Override
  public Health health() {
    Duration since = Duration.ofNanos(System.nanoTime() - seenNanos);
    boolean stands = thread != null && since.compareTo(standstill) > 0;
    return stands
        ? Health.down().withDetail("nothingWorkedOnForSeconds", since.toSeconds()).build()
        : Health.up().build();
  }

  @Override
  public void start() {
    seenNanos = System.nanoTime();
    thread = Thread.ofVirtual().name("request-threads").start(this::show);
  }

  private void show() {
    try {
      while (true) {
        seenNanos = System.nanoTime();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    Thread stopped = thread;
    thread = null;
    if (stopped != null) {
      stopped.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
