package org.platsa.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platsa.api.identity.Role;
import org.platsa.api.identity.Scope;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What becomes of a service account from its making to its end. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ServiceAccountsIT {
  private static final String ACCOUNTS = "/api/v1/service-accounts";

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  private JdbcClient db;
  private Client client;
  private TestPeople people;
  private TestPeople.Browser admin;

  @BeforeEach
  void signIn() {
    db = TestDatabase.client(url);
    client = new Client(port);
    people = new TestPeople(db, clock);
    admin = people.signIn(TestTokens.TENANT, Role.ADMIN, "");
  }

  @Test
  void aTokenIsToldOnceAndWorksUntilItIsRevoked(CapturedOutput log) {
    Client.Answer made = make(name(), "[\"problems:read\"]", ", \"validDays\": 30");
    String id = made.json().at("/account/id").asString();
    String token = made.json().get("token").asString();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(ACCOUNTS + "/" + id);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(token).startsWith(made.json().at("/account/tokenBeginning").asString());
    assertThat(client.with(token).get("/api/v1/problems").status()).isEqualTo(200);
    Client.Answer more = client.with(token).delete("/api/v1/problems/" + UUID.randomUUID());
    assertThat(more.status()).isEqualTo(403);
    assertThat(more.json().at("/issues/0/code").asString()).isEqualTo("SCOPE_MISSING");
    assertThat(more.header("WWW-Authenticate")).contains("scope=\"problems:write\"");
    JsonNode listed = account(id);
    assertThat(listed.has("lastUsedAt")).isTrue();
    assertThat(listed.has("revokedAt")).isFalse();

    assertThat(send("DELETE", ACCOUNTS + "/" + id, null).status()).isEqualTo(204);

    Client.Answer refused = client.with(token).get("/api/v1/problems");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().get("type").asString()).isEqualTo("urn:platsa:error:not-signed-in");
    assertThat(refused.json().at("/issues/0/code").asString()).isEqualTo("TOKEN_NOT_VALID");
    assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(account(id).has("revokedAt")).isTrue();
    assertThat(log.getAll()).doesNotContain(token);
    assertThat(send("GET", ACCOUNTS, null).text()).doesNotContain(token);
    assertThat(
            db.sql("SELECT count(*) FROM service_account WHERE service_account::text LIKE :token")
                .param("token", "%" + token + "%")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aTokenThatAnotherReplicaRevokesCeasesToWorkAtOnce() throws Exception {
    String token = TestTokens.make(db, TestTokens.TENANT, name(), Set.of(Scope.PROBLEMS_READ));
    assertThat(client.with(token).get("/api/v1/problems").status()).isEqualTo(200);

    db.sql(
            """
            WITH revoked AS (
              UPDATE service_account SET revoked_at = now() WHERE token_beginning = :beginning
              RETURNING id)
            SELECT pg_notify('platsa_token_revoked', id::text) FROM revoked
            """)
        .param("beginning", TokenText.shown(token))
        .query((row, number) -> "")
        .list();

    for (int i = 0; i < 40; i++) {
      if (client.with(token).get("/api/v1/problems").status() == 401) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The token works for more than two seconds");
  }

  @Test
  void aTokenCeasesToWorkWhenItExpires() {
    String token =
        make(name(), "[\"problems:read\"]", ", \"validDays\": 1").json().get("token").asString();
    assertThat(client.with(token).get("/api/v1/problems").status()).isEqualTo(200);

    clock.advance(Duration.ofHours(23));
    assertThat(client.with(token).get("/api/v1/problems").status()).isEqualTo(200);
    clock.advance(Duration.ofHours(2));
    assertThat(client.with(token).get("/api/v1/problems").status()).isEqualTo(401);
  }

  @Test
  void everyFaultOfARequestIsTold() {
    Client.Answer answer = make(" ", "[]", ", \"validDays\": 0");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("issues").valueStream().map(i -> i.get("pointer").asString()))
        .containsExactly("/name", "/scopes", "/validDays");
    Client.Answer unknown = make(name(), "[\"problem:read\"]", "");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().at("/issues/0/pointer").asString()).isEqualTo("/scopes/0");
    assertThat(unknown.json().at("/issues/0/messageEn").asString())
        .isEqualTo(
            "There is no scope 'problem:read'; there are problems:read, problems:write, runs:read,"
                + " runs:write, audit:read, metrics:read, round. Maybe 'problems:read'.");
  }

  @Test
  void aNameIsTakenUntilItsAccountIsRevoked() {
    String name = name();
    String id = make(name, "[\"runs:read\"]", "").json().at("/account/id").asString();

    Client.Answer again = make(name, "[\"runs:read\"]", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().at("/issues/0/code").asString()).isEqualTo("NAME_TAKEN");
    send("DELETE", ACCOUNTS + "/" + id, null);
    assertThat(make(name, "[\"runs:read\"]", "").status()).isEqualTo(201);
  }

  @Test
  void nobodySeesOrRevokesAnotherTenantsAccounts() {
    String id = make(name(), "[\"runs:read\"]", "").json().at("/account/id").asString();
    UUID other = people.tenant("another");
    admin = people.signIn(other, Role.ADMIN, "");

    assertThat(send("GET", ACCOUNTS, null).json().isEmpty()).isTrue();
    assertThat(send("DELETE", ACCOUNTS + "/" + id, null).status()).isEqualTo(404);
  }

  @Test
  void whatIsNoTokenOfOursIsNotAccepted() {
    for (String token : java.util.List.of("x", "platsa_x", TestTokens.ALL + "x", "a.b.c")) {
      Client.Answer answer = client.with(token).get("/api/v1/terms");
      assertThat(answer.status()).as(token).isEqualTo(401);
      assertThat(answer.json().at("/issues/0/messageSv").asString())
          .startsWith("Token godtas inte");
    }
    Client.Answer basic =
        client.send(
            client.asNobody().to("/api/v1/terms").header("Authorization", "Basic YTpi").GET());
    assertThat(basic.status()).isEqualTo(401);
    assertThat(basic.json().at("/issues/0/code").asString()).isEqualTo("NOT_SIGNED_IN");
  }

  private static String name() {
    return "system " + UUID.randomUUID();
  }

  private JsonNode account(String id) {
    return send("GET", ACCOUNTS, null)
        .json()
        .valueStream()
        .filter(account -> account.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Client.Answer make(String name, String scopes, String more) {
    return send(
        "POST", ACCOUNTS, "{\"name\": \"" + name + "\", \"scopes\": " + scopes + more + "}");
  }

  private Client.Answer send(
      String method, String path, @org.jspecify.annotations.Nullable String body) {
    HttpRequest.Builder request =
        admin.send(client.asNobody().to(path)).header("Content-Type", "application/json");
    return client.send(
        request.method(
            method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }
}
