package org.platsa.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.CommitProxy;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.SignedIn;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A replica is killed after each commit of a round, before it is told of it: of publication, answer
 * and repair. Whoever sends the same again to another replica finds it done once; every message
 * comes, with one id. Deliveries are killed in {@link MessagesIT}.
 */
@ServiceTest
@TestPropertySource(
    properties = {
      "platsa.messages.every=1h",
      "platsa.messages.gather=0s",
      "platsa.messages.lease=1s",
      "platsa.messages.inner-addresses=true"
    })
class RoundKillsIT {
  private static final int MOST_COMMITS = 4;

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  @Autowired private Courier courier;

  @Value("${platsa.database.url}")
  private String url;

  private final HookServer hook = new HookServer();
  private JdbcClient db;
  private Client client;
  private String term;

  /** A replica that comes to its database through a proxy. */
  private record Victim(CommitProxy proxy, ReplicaProcess replica) implements AutoCloseable {
    @Override
    public void close() {
      replica.close();
      proxy.close();
    }
  }

  @BeforeEach
  void begin() {
    db = TestDatabase.client(url);
    client = new Client(port);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
  }

  @AfterEach
  void close() {
    hook.close();
  }

  private Victim victim(String every) {
    CommitProxy proxy = new CommitProxy(url);
    Map<String, String> environment = TestDatabase.environment(url);
    environment.put("PLATSA_DATABASE_URL", proxy.url());
    environment.put("PLATSA_MESSAGES_EVERY", every);
    environment.put("PLATSA_MESSAGES_GATHER", "0s");
    environment.put("PLATSA_MESSAGES_LEASE", "1s");
    environment.put("PLATSA_MESSAGES_INNERADDRESSES", "true");
    return new Victim(proxy, ReplicaProcess.start(environment));
  }

  /**
   * Kills a replica at each commit of a request, one replica after the other, until what is asked
   * for is done and nobody knows it; then sends the same again.
   */
  private void walk(String path, String body, @Nullable String token, BooleanSupplier isDone) {
    String key = UUID.randomUUID().toString();
    for (int commit = 1; !isDone.getAsBoolean(); commit++) {
      assertThat(commit).as(path).isLessThanOrEqualTo(MOST_COMMITS);
      try (Victim victim = victim("1h")) {
        Client all = victim.replica().ready().client();
        Client to = token == null ? all : all.with(token);
        // That a token is used is written down once.
        to.get(token == null ? "/api/v1/workspaces/" + term : "/api/v1/proposals");
        victim.proxy().arm(commit, victim.replica()::kill);
        assertThatThrownBy(() -> keyed(to, path, body, key)).isNotNull();
        assertThat(victim.proxy().hasStruck()).as(path + " " + commit).isTrue();
      }
    }
    Client to = token == null ? client : client.with(token);
    Client.Answer again = keyed(to, path, body, key);
    assertThat(again.status()).as(again.text()).isBetween(200, 299);
  }

  private static Client.Answer keyed(Client to, String path, String body, String key) {
    return to.send(
        to.to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofString(body)));
  }

  private long count(String sql) {
    return db.sql(sql).param("term", term).query(Long.class).single();
  }

  private long messages(MessageKind kind) {
    return count(
        "SELECT count(*) FROM message WHERE term_id = :term AND kind = '" + kind.name() + "'");
  }

  private long answered() {
    return count(
        """
        SELECT count(*) FROM answer a JOIN proposal p ON p.tenant_id = a.tenant_id
          AND p.provider_id = a.provider_id AND p.id = a.proposal_id
        WHERE p.term_id = :term
        """);
  }

  @Test
  void whereverItIsKilledNothingIsLostNorDoneTwiceAndEveryMessageComes() throws Exception {
    String run =
        client.queue(
            client.submit(
                new String(Client.example(), StandardCharsets.UTF_8)
                    .replace("\"VT2024\"", "\"" + term + "\"")
                    .getBytes(StandardCharsets.UTF_8)),
            "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    SignedIn admin = SignedIn.as(Role.ADMIN, TestTokens.TENANT, url, clock, client);
    Client.Answer webhook =
        admin.post(
            "/api/v1/webhooks",
            JsonMapper.shared()
                .writeValueAsString(
                    Map.of(
                        "url",
                        hook.url("/all"),
                        "kinds",
                        Arrays.asList(
                            MessageKind.PUBLISHED, MessageKind.ANSWERED, MessageKind.REPAIRED))));
    assertThat(webhook.status()).as(webhook.text()).isEqualTo(201);
    // Other replicas have the time of day, which this clock may be ahead of.
    db.sql("UPDATE webhook SET created_at = now() - interval '1 hour'").update();
    String program = TestTokens.makeOf(db, TestTokens.TENANT, "R1 " + UUID.randomUUID(), "R1");

    walk(
        "/api/v1/publications",
        "{\"runId\": \""
            + run
            + "\", \"answerBy\": \""
            + LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm"))
            + "\"}",
        null,
        () -> count("SELECT count(*) FROM proposal WHERE term_id = :term") > 0);
    assertThat(count("SELECT count(*) FROM proposal WHERE term_id = :term")).isEqualTo(3);
    assertThat(messages(MessageKind.PUBLISHED)).isEqualTo(3);

    JsonNode proposal =
        client
            .with(program)
            .get("/api/v1/proposals")
            .json()
            .valueStream()
            .filter(each -> each.get("termId").asString().equals(term))
            .findFirst()
            .orElseThrow();
    String answers = "/api/v1/proposals/" + proposal.get("id").asString() + "/answers";
    List<String> placed =
        client
            .with(program)
            .get("/api/v1/proposals/" + proposal.get("id").asString())
            .json()
            .get("places")
            .valueStream()
            .filter(each -> each.get("placed").asBoolean())
            .map(each -> each.at("/shown/placementId").asString())
            .toList();
    walk(
        answers,
        "{\"answers\": [{\"placementId\": \""
            + placed.getFirst()
            + "\", \"deed\": \"DECLINE\", \"reason\": \"TOO_FAR\"}], \"acceptRest\": true}",
        program,
        () -> answered() > 0);
    assertThat(answered()).as("each once").isEqualTo(placed.size());
    JsonNode round = client.get("/api/v1/workspaces/" + term + "/round").json();
    assertThat(round.at("/answers/declined").asInt()).isEqualTo(1);
    assertThat(round.at("/answers/accepted").asInt()).isEqualTo(placed.size() - 1);
    assertThat(messages(MessageKind.ANSWERED)).isEqualTo(1);

    walk(
        "/api/v1/workspaces/" + term + "/mending",
        "",
        null,
        () -> messages(MessageKind.REPAIRED) > 0);
    assertThat(messages(MessageKind.REPAIRED)).isEqualTo(1);
    assertThat(
            count("SELECT count(*) FROM problem WHERE term_id = :term AND parent_id IS NOT NULL"))
        .as("one revision")
        .isEqualTo(1);
    String mending =
        db.sql("SELECT run_id::text FROM message WHERE term_id = :term AND kind = 'REPAIRED'")
            .param("term", term)
            .query(String.class)
            .single();
    client.await(mending, "COMPLETED");

    hook.answers(message -> 204);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    String unsent =
        """
        SELECT count(*) FROM message m WHERE m.term_id = :term
          AND NOT EXISTS (SELECT FROM delivery d WHERE d.tenant_id = m.tenant_id
                          AND d.message_id = m.id AND d.state = 'SENT')
        """;
    while (count(unsent) > 0) {
      assertThat(System.nanoTime()).as("until all are sent").isLessThan(deadline);
      courier.work();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(hook.sent("/all").stream().map(HookServer.Sent::id).distinct())
        .as("each message has one id")
        .hasSize(5);
    assertThat(hook.sent("/all").stream().map(HookServer.Sent::body).distinct()).hasSize(5);
    assertThat(count("SELECT count(*) FROM message WHERE term_id = :term")).isEqualTo(5);
  }
}
