package org.platsa.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.Role;
import org.platsa.api.identity.Scope;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A stream goes on for as long as its reader may have it, and not longer. */
@ServiceTest
@TestPropertySource(properties = "platsa.streams.heartbeat=20s")
class LongAnswersIT {
  private static final Duration SECONDS = Duration.ofSeconds(6);

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  private JdbcClient db;
  private Client client;
  private String run;

  @BeforeEach
  void haveARunThatGoesOn() {
    db = TestDatabase.client(url);
    client = new Client(port);
    run =
        client.queue(
            client.submit(Client.example()),
            "{\"timeLimitSeconds\": 600, \"unimprovedSeconds\": 600, \"stepLimit\": 2000000000}");
    new Events(run).read(client, event -> event.name().equals("plan"));
  }

  @AfterEach
  void stop() {
    client.delete("/api/v1/runs/" + run);
  }

  @Test
  void aRevokedTokenEndsItsStreamsAndNoOthers() throws Exception {
    String name = "reader " + UUID.randomUUID();
    Client reader =
        client.with(TestTokens.make(db, TestTokens.TENANT, name, Set.of(Scope.RUNS_READ)));
    CompletableFuture<Long> stream = readToTheEnd(reader.to(events()));
    CompletableFuture<Long> other = readToTheEnd(client.to(events()));
    assertGoesOn(stream);

    db.sql("UPDATE service_account SET revoked_at = now() WHERE name = :name")
        .param("name", name)
        .update();

    assertThat(stream.get(SECONDS.toMillis(), TimeUnit.MILLISECONDS)).isPositive();
    assertGoesOn(other);
  }

  @Test
  void anEndedSessionEndsItsStreams() throws Exception {
    TestPeople people = new TestPeople(db, clock);
    TestPeople.Browser browser = people.signIn(TestTokens.TENANT, Role.COORDINATOR, "");
    CompletableFuture<Long> stream =
        readToTheEnd(client.asNobody().to(events()).header("Cookie", browser.cookies()));
    assertGoesOn(stream);

    people.end(browser);

    assertThat(stream.get(SECONDS.toMillis(), TimeUnit.MILLISECONDS)).isPositive();
  }

  @Test
  void aPersonWhoLosesTheRoleLosesTheStream() throws Exception {
    TestPeople.Browser browser =
        new TestPeople(db, clock).signIn(TestTokens.TENANT, Role.COORDINATOR, "");
    CompletableFuture<Long> stream =
        readToTheEnd(client.asNobody().to(events()).header("Cookie", browser.cookies()));
    assertGoesOn(stream);

    db.sql("UPDATE account SET roles = ARRAY['ANALYST'] WHERE id = :id")
        .param("id", browser.account())
        .update();

    assertThat(stream.get(SECONDS.toMillis(), TimeUnit.MILLISECONDS)).isPositive();
  }

  @Test
  void theSameTokenResumesAStreamWhereItWas() {
    String name = "resumes " + UUID.randomUUID();
    Client reader =
        client.with(TestTokens.make(db, TestTokens.TENANT, name, Set.of(Scope.RUNS_READ)));
    Events events = new Events(run);

    assertThat(events.read(reader, event -> event.name().equals("plan"))).isTrue();
    long last = events.lastId();
    client.delete("/api/v1/runs/" + run);
    assertThat(events.read(reader, event -> event.isState("STOPPED"))).isTrue();

    assertThat(events.lastId()).isGreaterThan(last);
    assertThat(events.all().stream().map(Events.Event::id).distinct().count())
        .isEqualTo(events.all().size());
  }

  private String events() {
    return "/api/v1/runs/" + run + "/events?maxPerSecond=1";
  }

  /** How many lines came until its end. */
  private CompletableFuture<Long> readToTheEnd(HttpRequest.Builder request) throws IOException {
    HttpResponse<InputStream> response = client.stream(request.GET());
    assertThat(response.statusCode()).isEqualTo(200);
    return CompletableFuture.supplyAsync(() ->
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))
            .lines()
            .count());
  }

  private static void assertGoesOn(CompletableFuture<Long> stream) throws Exception {
    try {
      stream.get(3, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return;
    }
    throw new AssertionError("The stream has ended");
  }
}
