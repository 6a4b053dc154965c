package org.platsa.api.progress;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.api.run.EventBatch;
import org.platsa.api.run.PlanChange;
import org.platsa.api.run.RunEvent;
import org.platsa.api.run.RunState;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of a run's events as bytes to be sent (<i>färdiga händelser</i>), made once for all
 * readers.
 */
final class ReadyEvents {
  private final byte[] bytes;

  /** Of each event in the bytes its number and where it begins. */
  private final long[] ids;

  private final int[] starts;
  private final long to;
  private final boolean improved;
  private final boolean end;

  private ReadyEvents(
      byte[] bytes, long[] ids, int[] starts, long to, boolean improved, boolean end) {
    this.bytes = bytes;
    this.ids = ids;
    this.starts = starts;
    this.to = to;
    this.improved = improved;
    this.end = end;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The number up to which a reader has everything with these. */
  long to() {
    return to;
  }

  /** Whether there is an improvement among them. */
  boolean improved() {
    return improved;
  }

  /** Whether the run's end is among them. */
  boolean end() {
    return end;
  }

  /** Where the first event after a number begins. */
  int startAfter(long id) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] > id) {
        return starts[i];
      }
    }
    return bytes.length;
  }

  /** How much memory they take, about. */
  int weight() {
    return 200 + bytes.length + 12 * ids.length;
  }

  /**
   * Makes events ready.
   *
   * @param merged whether improvements that follow each other become one
   */
  static ReadyEvents of(EventBatch batch, StreamFormat format, boolean merged, JsonMapper json) {
    Maker maker = new Maker(format, json);
    List<RunEvent> improvements = new ArrayList<>();
    for (RunEvent event : batch.events()) {
      if (event.type() == RunEvent.Type.IMPROVEMENT) {
        if (!merged) {
          maker.improvement(improvements);
        }
        improvements.add(event);
      } else {
        maker.improvement(improvements);
        maker.write(event, event.plan());
      }
    }
    maker.improvement(improvements);
    return maker.made(batch.to());
  }

  private static final class Maker {
    private final StreamFormat format;
    private final JsonMapper json;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Long> ids = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private boolean improved;
    private boolean end;

    Maker(StreamFormat format, JsonMapper json) {
      this.format = format;
      this.json = json;
    }

    /** One event for all the steps, which are then none. */
    void improvement(List<RunEvent> steps) {
      if (steps.isEmpty()) {
        return;
      }
      List<PlanChange> changes = PlanChange.merged(steps.stream().map(this::changes).toList());
      write(
          steps.getLast(), json.writeValueAsString(changes.stream().map(PlanChange::to).toList()));
      improved = true;
      steps.clear();
    }

    private List<PlanChange> changes(RunEvent step) {
      return json.readValue(Objects.requireNonNull(step.changes()), PlanChange.LIST);
    }

    /** An event with its time and, if there are any, assignments in JSON added to its data. */
    void write(RunEvent event, @Nullable String assignments) {
      ids.add(event.seq());
      starts.add(bytes.size());
      add(format.before(event.seq(), event.type().wireName()));
      add(event.data().substring(0, event.data().length() - 1));
      add(",\"at\":\"" + event.at() + '"');
      if (assignments != null) {
        add(",\"assignments\":");
        add(assignments);
      }
      add("}");
      add(format.after());
      end |= isEnd(event);
    }

    private void add(String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isEnd(RunEvent event) {
      return event.type() == RunEvent.Type.STATE
          && RunState.valueOf(json.readTree(event.data()).get("state").asString()).isFinished();
    }

    ReadyEvents made(long to) {
      return new ReadyEvents(
          bytes.toByteArray(),
          ids.stream().mapToLong(Long::longValue).toArray(),
          starts.stream().mapToInt(Integer::intValue).toArray(),
          to,
          improved,
          end);
    }
  }
}
