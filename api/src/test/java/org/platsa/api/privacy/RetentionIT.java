package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.SignedIn;
import org.platsa.api.support.Zip;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Terms are deleted when the department has decided so, and never without an archive. */
@ServiceTest
class RetentionIT {
  private static final String SETTINGS =
      "{\"name\": \"default\", \"retentionMonths\": %s, \"retentionBy\": \"%s\", \"auditMonths\":"
          + " 24}";

  @LocalServerPort int port;
  @Autowired DirectDatabase db;
  @Autowired SettableClock clock;
  private Client client;
  private SignedIn coordinator;
  private SignedIn admin;

  @BeforeEach
  void connect() {
    client = new Client(port);
    coordinator = SignedIn.as(Role.COORDINATOR, TestTokens.TENANT, db.url(), clock, client);
    admin = SignedIn.as(Role.ADMIN, TestTokens.TENANT, db.url(), clock, client);
  }

  /** Other tests use the same department. */
  @AfterEach
  void decideNothing() {
    decide("null", "PERSON");
  }

  @Test
  void nothingIsDueUntilTheDepartmentHasDecided() {
    decide("null", "PERSON");
    String term = term();
    client.submit(document(term));

    JsonNode state = state(term);

    assertThat(state.get("state").asString()).isEqualTo("KEPT");
    assertThat(state.has("dueOn")).isFalse();
    assertThat(refusal("deletions", term)).isEqualTo("NOT_DUE");
  }

  @Test
  void aTermIsArchivedReceivedAndDeletedInThisOrder() {
    decide("12", "PERSON");
    String term = term();
    String problem = client.submit(document(term));
    String run = client.queue(problem, "{\"stepLimit\": 30}");
    client.await(run, "COMPLETED");
    assertThat(client.get("/api/v1/runs/" + run + "/explanation").status()).isEqualTo(200);
    assertThat(state(term).get("state").asString()).isEqualTo("DUE");
    assertThat(refusal("deletions", term)).isEqualTo("NO_ARCHIVE");

    Map<String, byte[]> archive = archive(term);

    assertThat(archive.get("documents/" + problem + ".json")).isEqualTo(document(term));
    assertThat(archive.keySet())
        .contains(
            "plans/" + run + ".json",
            "problems.ndjson",
            "runs.ndjson",
            "events.ndjson",
            "explanations.ndjson",
            "explanation-parts.ndjson",
            "publications.ndjson",
            "proposals.ndjson",
            "proposed-places.ndjson",
            "answers.ndjson",
            "confirmations.ndjson",
            "evaluation-rounds.ndjson",
            "evaluation-links.ndjson",
            "messages.ndjson",
            "deliveries.ndjson",
            "requests.ndjson",
            "audit.ndjson",
            "README.txt");
    assertThat(lines(archive, "events.ndjson"))
        .isEqualTo(count("SELECT count(*) FROM run_event WHERE run_id = '" + run + "'"));
    assertThat(lines(archive, "explanation-parts.ndjson"))
        .isEqualTo(count("SELECT count(*) FROM explanation_part WHERE run_id = '" + run + "'"));
    assertThat(text(archive, "audit.ndjson")).contains("problem.stored").contains("run.queued");
    JsonNode manifest = JsonMapper.shared().readTree(archive.get("manifest.json"));
    for (JsonNode file : manifest.get("files")) {
      byte[] bytes = Objects.requireNonNull(archive.get(file.get("name").asString()));
      assertThat(file.get("bytes").asLong()).isEqualTo(bytes.length);
      assertThat(file.get("sha256").asString()).isEqualTo(sha256(bytes));
    }
    assertThat(manifest.get("files")).hasSize(archive.size() - 1);

    assertThat(state(term).get("state").asString()).isEqualTo("ARCHIVED");
    assertThat(refusal("deletions", term)).as("nobody has the archive yet").isEqualTo("NO_ARCHIVE");
    String code = manifest.get("receiptCode").asString();
    assertThat(receive(term, "AAAA3333AA").status()).isEqualTo(422);
    assertThat(
            receive(term, code.toLowerCase(Locale.ROOT).substring(0, 5) + " - " + code.substring(5))
                .status())
        .isEqualTo(200);
    assertThat(state(term).get("state").asString()).isEqualTo("RECEIVED");

    assertThat(coordinator.post("/api/v1/retention/deletions", body(term)).status()).isEqualTo(204);

    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(404);
    for (String table : List.of("run", "run_event", "explanation", "explanation_part")) {
      String column = table.equals("run") ? "id" : "run_id";
      assertThat(count("SELECT count(*) FROM " + table + " WHERE " + column + " = '" + run + "'"))
          .as(table)
          .isZero();
    }
    assertThat(actions(term)).containsExactly("term.deleted", "term.received", "term.archived");
    assertThat(coordinator.post("/api/v1/retention/deletions", body(term)).status()).isEqualTo(404);
  }

  @Test
  void whatHasChangedSinceTheArchiveIsNotDeleted() {
    decide("12", "PERSON");
    String term = term();
    String problem = client.submit(document(term));
    received(term);

    client.await(client.queue(problem, "{\"stepLimit\": 5}"), "COMPLETED");

    assertThat(state(term).get("state").asString()).isEqualTo("DUE");
    assertThat(refusal("deletions", term)).isEqualTo("NO_ARCHIVE");
    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);
  }

  @Test
  void whatARunNeedsIsNotDeleted() {
    decide("12", "PERSON");
    String term = term();
    String problem = client.submit(document(term));
    String run = client.queue(problem, "{\"stepLimit\": 5}");
    client.await(run, "COMPLETED");
    received(term);
    String other = client.submit(document(term()));
    String going =
        client.queue(
            other,
            "{\"timeLimitSeconds\": 600, \"unimprovedSeconds\": 600, \"startFrom\": \""
                + run
                + "\"}");

    assertThat(refusal("deletions", term)).isEqualTo("UNFINISHED_RUNS");

    client.delete("/api/v1/runs/" + going);
    client.await(going, "STOPPED", "COMPLETED");
    assertThat(coordinator.post("/api/v1/retention/deletions", body(term)).status()).isEqualTo(204);
  }

  @Test
  void theServiceDeletesAWeekAfterTheReceiptIfTheDepartmentDecidedSo() {
    decide("12", "SERVICE");
    String term = term();
    String problem = client.submit(document(term));
    String unreceived = term();
    String kept = client.submit(document(unreceived));
    received(term);
    archive(unreceived);
    assertThat(state(term).has("deletedByServiceOn")).isTrue();
    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);

    db.sql("UPDATE term_archive SET received_at = received_at - interval '8 days'").update();

    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (count("SELECT count(*) FROM problem WHERE id = '" + problem + "'") > 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(count("SELECT count(*) FROM problem WHERE id = '" + kept + "'")).isEqualTo(1);
    assertThat(
            db.sql(
                    "SELECT actor_kind FROM audit_entry WHERE action = 'term.deleted'"
                        + " AND subject_id = :term")
                .param("term", term)
                .query(String.class)
                .list())
        .containsExactly("SERVICE");
  }

  @Test
  void settingsThatCannotBeAreRefusedWithEveryFault() {
    Client.Answer refused =
        admin.put(
            "/api/v1/settings", "{\"name\": \" \", \"retentionMonths\": 0, \"auditMonths\": 3}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("issues").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/retentionMonths", "/retentionBy", "/auditMonths");
    assertThat(coordinator.get("/api/v1/settings").status()).isEqualTo(403);
  }

  private void decide(String months, String by) {
    Client.Answer changed = admin.put("/api/v1/settings", SETTINGS.formatted(months, by));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
  }

  private void received(String term) {
    String code =
        JsonMapper.shared()
            .readTree(archive(term).get("manifest.json"))
            .get("receiptCode")
            .asString();
    assertThat(receive(term, code).status()).isEqualTo(200);
  }

  private Client.Answer receive(String term, String code) {
    return coordinator.post(
        "/api/v1/retention/receipts", "{\"termId\": \"" + term + "\", \"code\": \"" + code + "\"}");
  }

  private String refusal(String what, String term) {
    Client.Answer refused = coordinator.post("/api/v1/retention/" + what, body(term));
    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    return refused.json().at("/issues/0/code").asString();
  }

  private Map<String, byte[]> archive(String term) {
    Client.Answer answer = coordinator.post("/api/v1/retention/archives", body(term));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Zip.files(answer.response().body());
  }

  private JsonNode state(String term) {
    return coordinator
        .get("/api/v1/retention/terms")
        .json()
        .valueStream()
        .filter(each -> each.get("termId").asString().equals(term))
        .findFirst()
        .orElseThrow();
  }

  private List<String> actions(String term) {
    return client
        .get("/api/v1/audit?subject=" + term)
        .json()
        .get("items")
        .findValuesAsString("action");
  }

  private long count(String sql) {
    return db.sql(sql).query(Long.class).single();
  }

  private static long lines(Map<String, byte[]> archive, String file) {
    return text(archive, file).lines().count();
  }

  private static String text(Map<String, byte[]> archive, String file) {
    return new String(archive.get(file), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(String term) {
    return "{\"termId\": \"" + term + "\"}";
  }

  private static int terms;

  /** A term of its own for each test. */
  private static synchronized String term() {
    return "RET" + ++terms;
  }

  private static byte[] document(String term) {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replaceFirst("\"id\": \"VT2024\"", "\"id\": \"" + term + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
