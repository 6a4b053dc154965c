package org.platsa.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.identity.Scope;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A client that sends too much is put off, and no other with it. */
@ServiceTest
@TestPropertySource(
    properties = {
      "platsa.rates.per-second=1",
      "platsa.rates.burst=5",
      "platsa.rates.unknown-per-second=1",
      "platsa.rates.unknown-burst=8"
    })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RatesIT {
  @LocalServerPort private int port;

  @Value("${platsa.database.url}")
  private String url;

  @Test
  @Order(1)
  void aClientIsPutOffAndToldWhenToComeAgain() throws Exception {
    Client first = client("first");
    List<Client.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(first.get("/api/v1/constraints"));
    }
    Client.Answer last = answers.getLast();

    assertThat(answers.subList(0, 5)).allMatch(answer -> answer.status() == 200);
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(last.header("Retry-After")).isEqualTo("1");
    assertThat(last.json().get("type").asString()).isEqualTo("urn:platsa:error:too-many-requests");
    assertThat(last.json().at("/issues/0/messageSv").asString()).startsWith("För många begäranden");
    assertThat(client("second").get("/api/v1/constraints").status()).isEqualTo(200);

    Thread.sleep(2_100);
    assertThat(first.get("/api/v1/constraints").status()).isEqualTo(200);
  }

  /** After the other: it spends what its address has, at which the other's tokens are new, too. */
  @Test
  @Order(2)
  void whoGuessesTokensIsPutOffButLivenessIsAlwaysTold() {
    Client guesser = new Client(port).with("platsa_" + "0".repeat(46));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      statuses.add(guesser.get("/api/v1/constraints").status());
    }

    assertThat(statuses).startsWith(401).endsWith(429);
    for (int i = 0; i < 30; i++) {
      assertThat(guesser.asNobody().get("/actuator/health/liveness").status()).isEqualTo(200);
    }
  }

  /** Whatever it pretends to be: a form, a script's call, or one with half a token. */
  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer a.b.c", "Basic eDp5"})
  @Order(3)
  void whoSendsFormsUnsignedIsPutOffBeforeAnythingIsKept(String authorization) {
    JdbcClient db = TestDatabase.client(url);
    long before = db.sql("SELECT count(*) FROM spring_session").query(Long.class).single();
    Client nobody = new Client(port).asNobody();
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      HttpRequest.Builder form =
          nobody
              .to("/profile")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Sec-Fetch-Site", "same-origin")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "_form=profile&_page=/profile&_person=x&name=" + "y".repeat(1_000)));
      if (!authorization.isEmpty()) {
        form.header("Authorization", authorization);
      }
      statuses.add(nobody.send(form).status());
    }
    long after = db.sql("SELECT count(*) FROM spring_session").query(Long.class).single();

    assertThat(statuses).endsWith(429);
    assertThat(after - before).isLessThan(30);
  }

  @Test
  @Order(4)
  void aFormThatNobodyCanHaveTypedIsNotKept() throws Exception {
    Thread.sleep(3_000);
    Client nobody = new Client(port).asNobody();
    HttpRequest.Builder form =
        nobody
            .to("/profile")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "_form=profile&_page=/profile&_person=x&name=" + "y".repeat(20_000)));

    Client.Answer answer = nobody.send(form);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("platsa-session="));
  }

  private Client client(String name) {
    return new Client(port)
        .with(
            TestTokens.make(
                TestDatabase.client(url), TestTokens.TENANT, name, Set.of(Scope.PROBLEMS_READ)));
  }
}
