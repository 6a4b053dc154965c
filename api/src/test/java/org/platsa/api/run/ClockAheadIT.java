package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.platsa.api.PlatsaApplication;
import org.platsa.api.settings.Settings;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two replicas with a worker each, and the clock of one is ahead: the database's decides. */
@ServiceTest
class ClockAheadIT {
  private static final String ENDLESS = "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}";

  @LocalServerPort private int port;
  @Autowired private RunWorker worker;
  @Autowired private Replica replica;
  @Autowired private DirectDatabase db;
  @Autowired private SettableClock clock;
  @Autowired private Settings settings;

  @Test
  void aReplicaWhoseClockIsAheadTakesNoRunFromAHealthyOneAndKeepsItsOwn() {
    Client client = new Client(port);
    String problem = client.submit(Client.example());
    worker.stop();
    clock.advance(Duration.ofHours(1));
    try (ConfigurableApplicationContext other = other()) {
      String others = other.getBean(Replica.class).name();
      String theirs = client.queue(problem, ENDLESS);
      client.await(theirs, "SOLVING");

      // The other has room for one run only: whoever takes this has looked at theirs as well.
      worker.start();
      String own = client.queue(problem, ENDLESS);
      assertWorkedOn(client.await(own, "SOLVING"), replica.name());
      assertWorkedOn(client.get("/api/v1/runs/" + theirs).json(), others);

      // And the other way round: the next that the other takes is not the own one.
      client.delete("/api/v1/runs/" + theirs);
      client.await(theirs, "STOPPED");
      // So many that the one with the wrong time has no room for the last.
      List<String> more = new ArrayList<>();
      for (int i = 0; i < settings.runs().workers(); i++) {
        more.add(client.queue(problem, ENDLESS));
      }
      assertThat(more.stream().map(run -> client.await(run, "SOLVING").get("worker").asString()))
          .contains(others);
      assertWorkedOn(client.get("/api/v1/runs/" + own).json(), replica.name());
      more.add(own);
      more.forEach(run -> client.delete("/api/v1/runs/" + run));
      more.forEach(run -> client.await(run, "STOPPED"));
    } finally {
      if (!worker.isRunning()) {
        worker.start();
      }
    }
  }

  private static void assertWorkedOn(JsonNode run, String by) {
    assertThat(run.get("worker").asString()).isEqualTo(by);
    assertThat(run.get("attempt").asInt()).isEqualTo(1);
  }

  private ConfigurableApplicationContext other() {
    Map<String, Object> properties = new TreeMap<>(TestDatabase.properties(db.url()));
    properties.put("platsa.runs.parallel", "1");
    properties.put("platsa.searches.spares", "0");
    properties.put("platsa.searches.niceness", "0");
    properties.put("platsa.searches.folder", "target/search");
    return new SpringApplicationBuilder(PlatsaApplication.class)
        .properties(properties)
        .run("--server.port=0");
  }
}
