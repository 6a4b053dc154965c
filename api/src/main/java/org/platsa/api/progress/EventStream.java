package org.platsa.api.progress;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.PlanChange;
import org.platsa.api.run.RunEvent;
import org.platsa.api.run.RunState;
import org.platsa.solver.plan.Assignment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One reader's stream (<i>händelseström</i>), in the reader's own thread: a slow reader delays
 * nobody else. While a run goes on, improvements that came faster than the reader wants them, or
 * takes them, are sent as one.
 */
final class EventStream {
  private static final Logger log = LoggerFactory.getLogger(EventStream.class);
  private static final Duration DATABASE_PAUSE = Duration.ofMillis(500);

  private final RunFeed feed;
  private final EventStore store;
  private final JsonMapper json;
  private final Clock clock;
  private final OutputStream out;
  private final StreamFormat format;
  private final Duration interval;
  private final Duration heartbeat;
  private final Timer lag;
  private final BooleanSupplier mayGoOn;

  /** The last event that the reader has. */
  private long cursor;

  /** Whether the run goes on: a finished one is replayed event by event. */
  private final boolean live;

  private long lastSentNanos = System.nanoTime();
  private long nextImprovementNanos = lastSentNanos;

  EventStream(
      RunFeed feed,
      EventStore store,
      JsonMapper json,
      Clock clock,
      OutputStream out,
      StreamFormat format,
      Duration interval,
      Duration heartbeat,
      Timer lag,
      BooleanSupplier mayGoOn,
      long cursor,
      boolean live) {
    this.feed = feed;
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.out = out;
    this.format = format;
    this.interval = interval;
    this.heartbeat = heartbeat;
    this.lag = lag;
    this.mayGoOn = mayGoOn;
    this.cursor = cursor;
    this.live = live;
  }

  /**
   * Sends events until the run has ended.
   *
   * @throws IOException if the reader is gone, or takes nothing for too long
   * @throws InterruptedException if the thread is interrupted
   */
  void send() throws IOException, InterruptedException {
    out.write(format.opening());
    out.flush();
    while (mayGoOn.getAsBoolean()) {
      List<RunEvent> events = read();
      if (events.isEmpty()) {
        beat();
      } else if (send(events)) {
        return;
      }
    }
  }

  private List<RunEvent> read() throws InterruptedException {
    try {
      Duration silence = Duration.ofNanos(System.nanoTime() - lastSentNanos);
      List<RunEvent> events = feed.after(cursor, heartbeat.minus(silence));
      long tooSoon = nextImprovementNanos - System.nanoTime();
      if (live && tooSoon > 0 && !events.isEmpty() && areImprovements(events)) {
        Thread.sleep(Duration.ofNanos(tooSoon));
        return feed.after(cursor, Duration.ZERO);
      }
      return events;
    } catch (DataAccessException e) {
      log.warn("Events cannot be read now: {}", e.getMessage());
      Thread.sleep(DATABASE_PAUSE);
      return List.of();
    }
  }

  private void beat() throws IOException {
    if (System.nanoTime() - lastSentNanos >= heartbeat.toNanos()) {
      write(cursor, "heartbeat", "{\"at\":\"" + clock.instant() + "\"}");
      out.flush();
    }
  }

  /** Sends all of it; says whether that was the end. */
  private boolean send(List<RunEvent> events) throws IOException {
    List<RunEvent> improvements = new ArrayList<>();
    for (RunEvent event : events) {
      if (event.type() == RunEvent.Type.IMPROVEMENT && live) {
        improvements.add(event);
        continue;
      }
      send(improvements, event);
      if (isEnd(event)) {
        out.flush();
        return true;
      }
    }
    send(improvements, null);
    out.flush();
    return false;
  }

  /** First what has been put off, as one improvement, then the event. */
  private void send(List<RunEvent> improvements, @Nullable RunEvent event) throws IOException {
    if (!improvements.isEmpty()) {
      improvement(improvements);
      improvements.clear();
      nextImprovementNanos = System.nanoTime() + interval.toNanos();
    }
    if (event == null) {
      return;
    }
    switch (event.type()) {
      case STATE -> write(event, withTime(event, null));
      case PLAN -> write(event, withTime(event, event.plan()));
      case IMPROVEMENT -> improvement(List.of(event));
    }
  }

  private void improvement(List<RunEvent> steps) throws IOException {
    RunEvent last = steps.getLast();
    if (steps.getFirst().seq() > cursor + 1) {
      // What comes between has been pruned: the whole plan instead of a change of it.
      EventStore.SavedPlan plan = store.planAt(last.runId(), last.seq()).orElseThrow();
      write(last.seq(), "plan", withTime(last, plan.plan().assignments()));
      cursor = last.seq();
      return;
    }
    List<PlanChange> changes =
        PlanChange.merged(
            steps.stream().map(step -> Objects.requireNonNull(step.changes())).toList());
    write(last, withTime(last, changes.stream().map(PlanChange::to).toList()));
  }

  private void write(RunEvent event, String data) throws IOException {
    write(event.seq(), event.type().wireName(), data);
    cursor = event.seq();
    if (live) {
      Duration late = Duration.between(event.at(), clock.instant());
      lag.record(late.isNegative() ? Duration.ZERO : late);
    }
  }

  private void write(long id, String name, String data) throws IOException {
    out.write(format.event(id, name, data));
    lastSentNanos = System.nanoTime();
  }

  private String withTime(RunEvent event, @Nullable List<Assignment> assignments) {
    StringBuilder data = new StringBuilder(event.data());
    data.setLength(data.length() - 1);
    data.append(",\"at\":\"").append(event.at()).append('"');
    if (assignments != null) {
      data.append(",\"assignments\":").append(json.writeValueAsString(assignments));
    }
    return data.append('}').toString();
  }

  private static boolean areImprovements(List<RunEvent> events) {
    return events.stream().allMatch(event -> event.type() == RunEvent.Type.IMPROVEMENT);
  }

  private boolean isEnd(RunEvent event) {
    return event.type() == RunEvent.Type.STATE
        && RunState.valueOf(json.readTree(event.data()).get("state").asString()).isFinished();
  }
}
