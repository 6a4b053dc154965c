package org.platsa.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.platsa.api.run.EventBatch;
import org.platsa.api.run.RunEvent;
import org.springframework.dao.QueryTimeoutException;

@Timeout(20)
class RunFeedTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<RunEvent> stored = new CopyOnWriteArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final RunFeed feed = new RunFeed(UUID.randomUUID(), 0, this::read);

  @AfterEach
  void end() {
    feed.end();
  }

  @Test
  void whatWasStoredJustBeforeTheFeedBeganIsReadWithoutANotification() throws Exception {
    store(1, 1);
    RunFeed late = new RunFeed(UUID.randomUUID(), 0, this::read);

    assertThat(late.await(0, SOON, () -> true)).isTrue();
    late.end();
  }

  @Test
  void anEventThatWasToldIsReadOnceForAllReaders() throws Exception {
    quiet();
    store(1, 1);
    feed.told(1);
    for (int reader = 0; reader < 100; reader++) {
      assertThat(feed.await(0, SOON, () -> true)).isTrue();
      assertThat(events(0)).hasSize(1);
    }
    quiet();

    assertThat(reads.get()).as("at the beginning and the event").isEqualTo(2);
  }

  @Test
  void whoIsBehindTheNewest256MustReadElsewhere() throws Exception {
    quiet();
    store(1, 300);
    feed.told(300);
    assertThat(feed.await(299, SOON, () -> true)).isTrue();

    assertThat(feed.before()).isEqualTo(44);
    assertThat(feed.after(43)).isNull();
    assertThat(events(44)).hasSize(256);
    assertThat(events(300)).isEmpty();
  }

  @Test
  void aFaultOfOursEndsTheFeed() throws Exception {
    quiet();
    failure.set(new IllegalStateException("There is no event type strange"));
    feed.told(1);

    assertThat(feed.await(0, SOON, () -> true)).isFalse();
    assertThat(feed.hasEnded()).isTrue();
    assertThat(feed.isAlive()).isFalse();
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedForInSilence() throws Exception {
    quiet();
    failure.set(new QueryTimeoutException("away"));
    store(1, 1);
    feed.told(1);
    assertThat(feed.await(0, Duration.ofMillis(300), () -> true)).isFalse();
    assertThat(feed.isAlive()).isFalse();
    assertThat(feed.hasEnded()).isFalse();

    failure.set(null);

    assertThat(feed.await(0, SOON, () -> true)).isTrue();
    assertThat(feed.isAlive()).isTrue();
  }

  @Test
  void aFeedOfWhoseRunNothingIsKnownIsNotAliveUntilItIs() throws Exception {
    quiet();
    feed.lost();
    assertThat(feed.isAlive()).isFalse();

    feed.told(0);

    assertThat(feed.isAlive()).isTrue();
  }

  private List<RunEvent> events(long after) {
    return Objects.requireNonNull(feed.after(after)).events();
  }

  private EventBatch read(long after) {
    reads.incrementAndGet();
    RuntimeException e = failure.get();
    if (e != null) {
      throw e;
    }
    List<RunEvent> events = new ArrayList<>(stored);
    events.removeIf(event -> event.seq() <= after);
    return new EventBatch(events, Long.MAX_VALUE);
  }

  private void store(long from, long to) {
    for (long seq = from; seq <= to; seq++) {
      stored.add(new RunEvent(seq, RunEvent.Type.STATE, Instant.EPOCH, "{\"n\":1}", null, null));
    }
  }

  /** Waits until the feed has nothing to do. */
  private void quiet() throws InterruptedException {
    int before = -1;
    while (reads.get() != before || before == 0) {
      before = reads.get();
      Thread.sleep(50);
    }
  }
}
