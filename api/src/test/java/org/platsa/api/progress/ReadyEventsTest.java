package org.platsa.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.platsa.api.run.EventBatch;
import org.platsa.api.run.RunEvent;
import org.platsa.solver.json.Json;

class ReadyEventsTest {
  private static final String A =
      "{\"placementId\":\"a\",\"supervisorId\":\"%s\",\"periodId\":\"P\"}";
  private static final EventBatch EVENTS =
      new EventBatch(
          List.of(
              event(1, RunEvent.Type.STATE, "{\"state\":\"SOLVING\"}", null, null),
              event(2, RunEvent.Type.PLAN, "{\"n\":1}", null, "[" + A.formatted("s1") + "]"),
              event(3, RunEvent.Type.IMPROVEMENT, "{\"n\":2}", change("s1", "s2"), null),
              event(4, RunEvent.Type.IMPROVEMENT, "{\"n\":3}", change("s2", "s3"), null),
              event(5, RunEvent.Type.STATE, "{\"state\":\"STOPPED\"}", null, null)),
          5);

  @Test
  void eachEventIsWrittenByItself() {
    ReadyEvents events = ReadyEvents.of(EVENTS, StreamFormat.NDJSON, false, Json.mapper());

    assertThat(text(events, 0))
        .isEqualTo(
            """
            {"id":1,"event":"state","data":{"state":"SOLVING","at":"2026-01-20T08:00:00Z"}}
            {"id":2,"event":"plan","data":{"n":1,"at":"2026-01-20T08:00:00Z","assignments":[\
            {"placementId":"a","supervisorId":"s1","periodId":"P"}]}}
            {"id":3,"event":"improvement","data":{"n":2,"at":"2026-01-20T08:00:00Z","assignments":[\
            {"placementId":"a","supervisorId":"s2","periodId":"P"}]}}
            {"id":4,"event":"improvement","data":{"n":3,"at":"2026-01-20T08:00:00Z","assignments":[\
            {"placementId":"a","supervisorId":"s3","periodId":"P"}]}}
            {"id":5,"event":"state","data":{"state":"STOPPED","at":"2026-01-20T08:00:00Z"}}
            """);
    assertThat(events.to()).isEqualTo(5);
    assertThat(events.end()).isTrue();
  }

  @Test
  void improvementsThatFollowEachOtherBecomeOneAndNothingOvertakesAnother() {
    ReadyEvents events = ReadyEvents.of(EVENTS, StreamFormat.SSE, true, Json.mapper());

    assertThat(text(events, 2))
        .isEqualTo(
            """
            id: 4
            event: improvement
            data: {"n":3,"at":"2026-01-20T08:00:00Z","assignments":[\
            {"placementId":"a","supervisorId":"s3","periodId":"P"}]}

            id: 5
            event: state
            data: {"state":"STOPPED","at":"2026-01-20T08:00:00Z"}

            """);
    assertThat(events.improved()).isTrue();
  }

  @Test
  void aReaderThatHasTheLastIsSentNothing() {
    ReadyEvents events = ReadyEvents.of(EVENTS, StreamFormat.SSE, false, Json.mapper());

    assertThat(text(events, 4)).startsWith("id: 5\n");
    assertThat(text(events, 5)).isEmpty();
  }

  @Test
  void whatWasPrunedIsPassedOver() {
    ReadyEvents events =
        ReadyEvents.of(new EventBatch(List.of(), 64), StreamFormat.SSE, false, Json.mapper());

    assertThat(events.to()).isEqualTo(64);
    assertThat(events.bytes()).isEmpty();
    assertThat(events.end()).isFalse();
  }

  private static String text(ReadyEvents events, long after) {
    int start = events.startAfter(after);
    return new String(events.bytes(), start, events.bytes().length - start, StandardCharsets.UTF_8);
  }

  private static String change(String from, String to) {
    return "[{\"from\":" + A.formatted(from) + ",\"to\":" + A.formatted(to) + "}]";
  }

  private static RunEvent event(
      long seq, RunEvent.Type type, String data, @Nullable String changes, @Nullable String plan) {
    return new RunEvent(seq, type, Instant.parse("2026-01-20T08:00:00Z"), data, changes, plan);
  }
}
