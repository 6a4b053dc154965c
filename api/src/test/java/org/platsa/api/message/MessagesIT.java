package org.platsa.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens in a round is told, by webhook and by e-mail. The service's own courier goes only
 * when a test sends it.
 */
@ServiceTest
@TestPropertySource(
    properties = {
      "platsa.messages.every=1h",
      "platsa.messages.remind-every=200ms",
      "platsa.messages.gather=0s",
      "platsa.messages.timeout=5s",
      "platsa.messages.lease=1s",
      "platsa.messages.inner-addresses=true",
      "platsa.messages.from=platsa@example.org",
      "platsa.sign-in.url=http://localhost:8080"
    })
class MessagesIT {
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  @Autowired private Courier courier;

  @Value("${platsa.database.url}")
  private String url;

  private final HookServer hook = new HookServer();
  private Client client;
  private JdbcClient db;
  private TestPeople people;
  private TestPeople.Browser admin;
  private String term;
  private String run;
  private String webhook;
  private String secret;

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry registry) {
    MAIL.start();
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @AfterEach
  void close() {
    as(admin, "DELETE", "/api/v1/webhooks/" + webhook, "");
    hook.close();
  }

  @BeforeEach
  void planATerm() {
    client = new Client(port);
    db = TestDatabase.client(url);
    people = new TestPeople(db, clock);
    db.sql("UPDATE account SET active = false").update();
    courier.work();
    admin = people.signIn(TestTokens.TENANT, Role.ADMIN, "");
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"");
    run =
        client.queue(
            client.submit(document.getBytes(StandardCharsets.UTF_8)), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    JsonNode made = makeWebhook("/all", Arrays.stream(MessageKind.values()).toList());
    webhook = made.at("/webhook/id").asString();
    secret = made.get("secret").asString();
  }

  private JsonNode makeWebhook(String path, List<MessageKind> kinds) {
    Client.Answer made =
        as(
            admin,
            "POST",
            "/api/v1/webhooks",
            JsonMapper.shared().writeValueAsString(Map.of("url", hook.url(path), "kinds", kinds)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private Client.Answer as(TestPeople.Browser person, String method, String path, String body) {
    HttpRequest.Builder request =
        person
            .send(client.asNobody().to(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return client
        .asNobody()
        .send(body.isEmpty() ? request : request.header("Content-Type", "application/json"));
  }

  private Client.Answer publish(LocalDate answerBy) {
    Client.Answer made =
        client.post(
            "/api/v1/publications",
            "{\"runId\": \"" + run + "\", \"answerBy\": \"" + answerBy + "\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm"));
  }

  private String proposal(TestPeople.Browser provider) {
    return as(provider, "GET", "/api/v1/proposals", "")
        .json()
        .valueStream()
        .filter(each -> each.get("termId").asString().equals(term))
        .findFirst()
        .orElseThrow()
        .get("id")
        .asString();
  }

  /** What the webhook was told of this test's term. */
  private List<HookServer.Sent> told(String path, MessageKind kind) {
    return hook.sent(path).stream()
        .filter(each -> each.body().contains("\"" + term + "\""))
        .filter(each -> each.body().contains("\"" + kind.type() + "\""))
        .toList();
  }

  private List<MimeMessage> mails(TestPeople.Browser person) {
    return Stream.of(MAIL.getReceivedMessages())
        .filter(mail -> to(mail).equals(person.account() + "@example.org"))
        .toList();
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode deliveries() {
    return as(admin, "GET", "/api/v1/webhooks/" + webhook + "/deliveries", "").json();
  }

  private static void await(String what, BooleanSupplier isSo) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void aRoundIsToldToSystemsAndToPeopleWhoWantIt() throws Exception {
    TestPeople.Browser one = people.signIn(TestTokens.TENANT, Role.PROVIDER, "R1");
    TestPeople.Browser quiet = people.signIn(TestTokens.TENANT, Role.PROVIDER, "R1");
    TestPeople.Browser two = people.signIn(TestTokens.TENANT, Role.PROVIDER, "R2");
    TestPeople.Browser coordinator = people.signIn(TestTokens.TENANT, Role.COORDINATOR, "");
    JsonNode choices = as(quiet, "GET", "/api/v1/message-choices", "").json();
    assertThat(choices.get("offered")).hasSize(8).isEqualTo(choices.get("wanted"));
    assertThat(as(quiet, "PUT", "/api/v1/message-choices", "{\"wanted\": []}").status())
        .isEqualTo(200);
    Client.Answer refused =
        as(one, "PUT", "/api/v1/message-choices", "{\"wanted\": [\"ANSWERED\"]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/issues/0/pointer").asString()).isEqualTo("/wanted/0");
    makeWebhook("/answers", List.of(MessageKind.ANSWERED));

    publish(today());
    assertThat(told("/all", MessageKind.PUBLISHED)).as("not before it is sent").isEmpty();
    courier.work();

    List<HookServer.Sent> published = told("/all", MessageKind.PUBLISHED);
    assertThat(published).hasSize(3).allMatch(each -> each.isSignedBy(secret));
    assertThat(published).extracting(HookServer.Sent::id).doesNotHaveDuplicates();
    // Of a signature any letters may come.
    assertThat(published.stream().map(each -> each.path() + " " + each.body()).toList().toString())
        .as("ids of the proposal alone")
        .contains("\"providerId\":\"R1\"", "\"proposalId\":\"" + proposal(one) + "\"")
        .doesNotContainPattern("st[01][0-9]|S[01][0-9]|P[0-9][0-9]");
    assertThat(hook.sent("/answers")).isEmpty();
    assertThat(mails(quiet)).isEmpty();
    assertThat(mails(coordinator)).isEmpty();
    assertThat(mails(two)).hasSize(1);
    assertThat(mails(one)).hasSize(1);
    MimeMessage mail = mails(one).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Platsa: nytt platsförslag för " + term);
    assertThat(mail.getContent().toString())
        .contains("http://localhost:8080/places/" + proposal(one), "http://localhost:8080/profile")
        .doesNotContainPattern("st[01][0-9]|S[01][0-9]|P[0-9][0-9]");
    assertThat(mail.getFrom()[0]).hasToString("platsa@example.org");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");

    String declined =
        as(one, "GET", "/api/v1/proposals/" + proposal(one), "")
            .json()
            .get("places")
            .valueStream()
            .filter(each -> each.get("placed").asBoolean())
            .findFirst()
            .orElseThrow()
            .at("/shown/placementId")
            .asString();
    answer(one, "{\"acceptRest\": true}");
    answer(
        one,
        "{\"answers\": [{\"placementId\": \""
            + declined
            + "\", \"deed\": \"DECLINE\", \"reason\": \"TOO_FAR\"}]}");
    courier.work();
    assertThat(told("/all", MessageKind.ANSWERED)).as("two that follow each other").hasSize(1);
    assertThat(told("/answers", MessageKind.ANSWERED)).hasSize(1);
    assertThat(told("/answers", MessageKind.ANSWERED).getFirst().id())
        .as("one message, whoever is told")
        .isEqualTo(told("/all", MessageKind.ANSWERED).getFirst().id());
    assertThat(mails(coordinator)).hasSize(1);
    answer(one, "{\"acceptRest\": true}");
    courier.work();
    assertThat(told("/all", MessageKind.ANSWERED)).as("nothing new was said").hasSize(1);

    run = client.post("/api/v1/workspaces/" + term + "/mending", "").json().get("id").asString();
    client.await(run, "COMPLETED");
    courier.work();
    assertThat(told("/all", MessageKind.REPAIRED)).hasSize(1);
    assertThat(told("/all", MessageKind.REPAIRED).getFirst().body()).contains(run);
    assertThat(mails(coordinator)).hasSize(2);

    String publication = publish(today()).json().get("id").asString();
    courier.work();
    assertThat(told("/all", MessageKind.CHANGED)).hasSize(3);
    client.post("/api/v1/publications/" + publication + "/withdrawal", "{}");
    courier.work();
    assertThat(told("/all", MessageKind.WITHDRAWN)).hasSize(3);
    assertThat(mails(one))
        .extracting(each -> each.getMessageID())
        .doesNotHaveDuplicates()
        .hasSize(3);
    assertThat(deliveries().findValuesAsString("state")).containsOnly("SENT");
  }

  private void answer(TestPeople.Browser provider, String json) {
    Client.Answer answer =
        as(provider, "POST", "/api/v1/proposals/" + proposal(provider) + "/answers", json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void whatIsNotTakenIsSentAgainWithTheSameIdAndGivenUpInTheEnd() {
    hook.answers(message -> 422);
    publish(today());
    courier.work();
    courier.work();
    assertThat(told("/all", MessageKind.PUBLISHED)).as("not at once").hasSize(3);
    assertThat(deliveries().findValuesAsString("state")).containsOnly("WAITING");
    assertThat(deliveries().findValues("status")).allMatch(status -> status.asInt() == 422);

    clock.advance(Duration.ofSeconds(13));
    hook.answers(message -> message.body().contains("\"R1\"") ? 204 : 422);
    courier.work();
    List<HookServer.Sent> all = told("/all", MessageKind.PUBLISHED);
    assertThat(all).hasSize(6).allMatch(each -> each.isSignedBy(secret));
    assertThat(all.stream().map(HookServer.Sent::id).distinct()).hasSize(3);
    assertThat(all.stream().map(HookServer.Sent::body).distinct()).hasSize(3);
    assertThat(all.stream().map(HookServer.Sent::timestamp).distinct())
        .as("each try has its own time")
        .hasSize(2);
    assertThat(deliveries().findValuesAsString("state")).contains("SENT", "WAITING");

    clock.advance(Duration.ofDays(3));
    signInAgain();
    courier.work();
    assertThat(deliveries().findValuesAsString("state"))
        .containsExactlyInAnyOrder("SENT", "GIVEN_UP", "GIVEN_UP");
    clock.advance(Duration.ofDays(1));
    signInAgain();
    courier.work();
    assertThat(told("/all", MessageKind.PUBLISHED)).as("no more by itself").hasSize(8);
    JsonNode listed = as(admin, "GET", "/api/v1/webhooks", "").json();
    assertThat(find(listed, webhook).get("givenUp").asInt()).isEqualTo(2);

    hook.answers(message -> 204);
    String again = find(deliveries(), "state", "GIVEN_UP").get("id").asString();
    String path = "/api/v1/webhooks/" + webhook + "/deliveries/" + again + "/again";
    assertThat(as(admin, "POST", path, "").status()).isEqualTo(204);
    assertThat(as(admin, "POST", path, "").status()).as("it waits already").isEqualTo(409);
    courier.work();
    assertThat(told("/all", MessageKind.PUBLISHED)).hasSize(9);
    assertThat(find(deliveries(), "id", again).get("state").asString()).isEqualTo("SENT");
  }

  private void signInAgain() {
    people = new TestPeople(db, clock);
    admin = people.signIn(TestTokens.TENANT, Role.ADMIN, "");
  }

  private static JsonNode find(JsonNode all, String id) {
    return find(all, "id", id);
  }

  private static JsonNode find(JsonNode all, String field, String value) {
    return all.valueStream()
        .filter(each -> each.get(field).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoSaysThatItIsGoneIsSentNothingMore() {
    hook.answers(message -> 410);
    publish(today());
    courier.work();
    JsonNode ended = find(as(admin, "GET", "/api/v1/webhooks", "").json(), webhook);
    assertThat(ended.get("endedWhy").asString()).isEqualTo("GONE");
    int sent = hook.sent("/all").size();
    publish(today());
    clock.advance(Duration.ofMinutes(1));
    courier.work();
    assertThat(hook.sent("/all")).hasSize(sent);
  }

  @Test
  void twoSecretsSignWhileOneTakesTheOthersPlace() {
    JsonNode renewed = as(admin, "POST", "/api/v1/webhooks/" + webhook + "/secret", "").json();
    publish(today());
    courier.work();
    assertThat(told("/all", MessageKind.PUBLISHED))
        .hasSize(3)
        .allMatch(each -> each.isSignedBy(secret))
        .allMatch(each -> each.isSignedBy(renewed.get("secret").asString()));
    clock.advance(Duration.ofHours(25));
    signInAgain();
    publish(today());
    courier.work();
    assertThat(told("/all", MessageKind.CHANGED))
        .hasSize(3)
        .noneMatch(each -> each.isSignedBy(secret))
        .allMatch(each -> each.isSignedBy(renewed.get("secret").asString()));
    assertThat(as(admin, "GET", "/api/v1/webhooks", "").text()).doesNotContain("whsec_");
    assertThat(
            as(
                    admin,
                    "POST",
                    "/api/v1/webhooks",
                    "{\"url\": \"" + hook.url("/all") + "\", \"kinds\": [\"ANSWERED\"]}")
                .status())
        .as("the same address")
        .isEqualTo(409);
  }

  @Test
  void whatWaitsForAServerThatIsAwayHoldsUpNobody() {
    String dead =
        as(
                admin,
                "POST",
                "/api/v1/webhooks",
                // Nobody listens there.
                "{\"url\": \"http://127.0.0.1:1/\", \"kinds\": [\"PUBLISHED\", \"CHANGED\"]}")
            .json()
            .at("/webhook/id")
            .asString();
    publish(today());
    publish(today());
    publish(today());
    courier.work();
    assertThat(hook.sent("/all")).hasSize(9);
    JsonNode all = as(admin, "GET", "/api/v1/webhooks/" + dead + "/deliveries", "").json();
    assertThat(all).hasSize(9);
    assertThat(all.findValuesAsString("state")).containsOnly("WAITING");
    assertThat(all.findValuesAsString("fault")).isNotEmpty().containsOnly("CONNECTION");
    assertThat(all.valueStream().filter(each -> each.get("tries").asInt() == 0))
        .as("not all are tried")
        .isNotEmpty();
    assertThat(as(admin, "DELETE", "/api/v1/webhooks/" + dead, "").status()).isEqualTo(204);
  }

  private List<String> ids(String path) {
    return hook.sent(path).stream().map(HookServer.Sent::id).toList();
  }

  @Test
  void oneThatNeverAnswersHoldsUpNobodyAndEachIsToldInOrder() {
    CountDownLatch never = new CountDownLatch(1);
    Set<String> others = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      others.add("/other-" + i);
    }
    hook.answers(message -> {
      if (message.path().equals("/never")) {
        awaitQuietly(never);
      }
      return 204;
    });
    String slow =
        makeWebhook("/never", List.of(MessageKind.PUBLISHED, MessageKind.CHANGED))
            .at("/webhook/id")
            .asString();
    List<String> made =
        others.stream()
            .map(path -> makeWebhook(path, List.of(MessageKind.PUBLISHED, MessageKind.CHANGED)))
            .map(each -> each.at("/webhook/id").asString())
            .toList();
    publish(today());
    publish(today());

    courier.go();
    await(
        "all others are told while one is silent",
        () -> others.stream().allMatch(path -> hook.sent(path).size() == 6));
    assertThat(hook.sent("/never")).as("one at a time").hasSize(1);
    others.forEach(path ->
        assertThat(hook.sent(path))
            .extracting(HookServer.Sent::id)
            .as("in the order in which it happened")
            .isSorted());
    never.countDown();
    // It may have been given up waiting for by now.
    clock.advance(Duration.ofSeconds(13));
    courier.work();
    assertThat(ids("/never")).isSorted();
    assertThat(ids("/never").stream().distinct()).hasSize(6);

    // What a webhook cannot take now is sent before what came later, with the same id.
    int before = ids("/never").size();
    hook.answers(message -> 503);
    publish(today());
    courier.work();
    assertThat(ids("/never")).as("the rest waits").hasSize(before + 1);
    hook.answers(message -> 204);
    clock.advance(Duration.ofSeconds(13));
    courier.work();
    assertThat(ids("/never")).isSorted().hasSize(before + 4);
    assertThat(ids("/never").get(before + 1)).isEqualTo(ids("/never").get(before));
    as(admin, "DELETE", "/api/v1/webhooks/" + slow, "");
    made.forEach(id -> as(admin, "DELETE", "/api/v1/webhooks/" + id, ""));
  }

  @Test
  void severalCouriersAtOnceSendEachMessageOnce() {
    publish(today());
    publish(today());
    publish(today());
    List<CompletableFuture<Void>> couriers =
        Stream.generate(() -> CompletableFuture.runAsync(courier::work)).limit(6).toList();
    couriers.forEach(CompletableFuture::join);
    assertThat(hook.sent("/all"))
        .hasSize(9)
        .extracting(HookServer.Sent::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void whoHasPlacesToAnswerIsRemindedOnce() {
    publish(today().plusDays(4));
    courier.work();
    clock.advance(Duration.ofDays(2));
    signInAgain();
    TestPeople.Browser one = people.signIn(TestTokens.TENANT, Role.PROVIDER, "R1");
    await("all are reminded", () -> reminders() == 3);
    courier.work();
    assertThat(told("/all", MessageKind.DATE_NEAR)).hasSize(3);
    assertThat(mails(one)).hasSize(1);
    clock.advance(Duration.ofDays(1));
    // The reminders have been looked for several times by then.
    LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
    assertThat(reminders()).isEqualTo(3);
  }

  private int reminders() {
    return db.sql("SELECT count(*) FROM message WHERE kind = 'DATE_NEAR' AND term_id = :term")
        .param("term", term)
        .query(Integer.class)
        .single();
  }

  /** The other replica dies after the message was taken, before it could write that down. */
  @Test
  void aReplicaThatIsKilledWhileItSendsHasItSentAgainWithTheSameId() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    Set<String> first = new HashSet<>();
    hook.answers(message -> {
      synchronized (first) {
        first.add(message.id());
      }
      taken.countDown();
      awaitQuietly(killed);
      return 204;
    });
    Map<String, String> environment = TestDatabase.environment(url);
    environment.put("PLATSA_MESSAGES_EVERY", "100ms");
    environment.put("PLATSA_MESSAGES_LEASE", "2s");
    environment.put("PLATSA_MESSAGES_INNERADDRESSES", "true");
    publish(today());
    // The other replica has the time of day, which this one's clock is ahead of.
    db.sql("UPDATE webhook SET created_at = now() - interval '1 hour'").update();
    db.sql("UPDATE message SET at = now(), due_at = now() WHERE term_id = :term")
        .param("term", term)
        .update();
    try (ReplicaProcess replica = ReplicaProcess.start(environment)) {
      assertThat(taken.await(60, TimeUnit.SECONDS)).as(replica.output()).isTrue();
      replica.kill();
    }
    hook.answers(message -> 204);
    killed.countDown();
    assertThat(deliveries().findValuesAsString("state")).containsOnly("WAITING");
    await(
        "all have been sent",
        () -> {
          courier.work();
          return Set.copyOf(deliveries().findValuesAsString("state")).equals(Set.of("SENT"));
        });
    List<HookServer.Sent> all = told("/all", MessageKind.PUBLISHED);
    assertThat(all.stream().map(HookServer.Sent::id).distinct()).hasSize(3);
    assertThat(all).as("some twice").hasSizeGreaterThan(3);
    assertThat(all.stream().map(HookServer.Sent::body).distinct()).hasSize(3);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(90, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
