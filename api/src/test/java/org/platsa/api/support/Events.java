package org.platsa.api.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader of a run's events that keeps the plan as a client would, from what it is sent alone,
 * over as many connections as it takes.
 */
public final class Events {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String run;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, JsonNode> plan = new LinkedHashMap<>();
  private long lastId;

  public Events(String run) {
    this.run = run;
  }

  /** An event as it was sent. */
  public record Event(long id, String name, JsonNode data) {
    /** Whether it tells that the run is in a state now. */
    public boolean isState(String state) {
      return name.equals("state") && data.get("state").asString().equals(state);
    }
  }

  public List<Event> all() {
    return events;
  }

  public long lastId() {
    return lastId;
  }

  /** What the client thinks the plan is. */
  public Map<String, JsonNode> plan() {
    return plan;
  }

  /**
   * Reads on from where it was, until an event or the end of the stream; says whether the event
   * came. A broken connection is an end.
   */
  public boolean read(Client client, Predicate<Event> until) {
    try {
      return read(open(client), until);
    } catch (IOException e) {
      return false;
    }
  }

  /** The same, but comes again as long as the service says that its database is away. */
  public boolean readWhenAnswered(Client client, Predicate<Event> until) {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    try {
      HttpResponse<InputStream> response = open(client);
      while (response.statusCode() == 503) {
        Assertions.assertThat(response.headers().firstValue("Retry-After")).isPresent();
        Assertions.assertThat(System.nanoTime()).isLessThan(deadline);
        response.body().close();
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        response = open(client);
      }
      return read(response, until);
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<InputStream> open(Client client) throws IOException {
    return client.stream(
        client
            .to("/api/v1/runs/" + run + "/events")
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", Long.toString(lastId))
            .GET());
  }

  private boolean read(HttpResponse<InputStream> response, Predicate<Event> until)
      throws IOException {
    if (response.statusCode() == 204) {
      return false;
    }
    Assertions.assertThat(response.statusCode()).isEqualTo(200);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (Event event = next(reader); event != null; event = next(reader)) {
        take(event);
        if (until.test(event)) {
          return true;
        }
      }
    }
    return false;
  }

  private void take(Event event) {
    if (event.name().equals("heartbeat")) {
      return;
    }
    Assertions.assertThat(event.id()).as("ids rise").isGreaterThan(lastId);
    lastId = event.id();
    events.add(event);
    if (event.name().equals("plan")) {
      plan.clear();
    }
    if (event.data().has("assignments")) {
      for (JsonNode assignment : event.data().get("assignments")) {
        JsonNode before = plan.put(assignment.get("placementId").asString(), assignment);
        if (event.name().equals("improvement")) {
          Assertions.assertThat(before).as("a changed assignment was known").isNotNull();
          Assertions.assertThat(assignment).as("only what changed is sent").isNotEqualTo(before);
        }
      }
    }
  }

  private static @Nullable Event next(BufferedReader reader) throws IOException {
    long id = -1;
    String name = "";
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        JsonNode data = JSON.readTree(line.substring(6));
        reader.readLine();
        return new Event(id, name, data);
      }
    }
    return null;
  }
}
