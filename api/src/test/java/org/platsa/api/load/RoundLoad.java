package org.platsa.api.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures the round on a county: how long a publication takes, and how long each of 200 providers
 * waits when all answer at once. {@code api/load/round.sh} says on which county. No test by its
 * name, so that no build waits for it.
 */
@EnabledIfEnvironmentVariable(named = "PLATSA_ROUND_COUNTY", matches = ".+")
@ServiceTest
@TestPropertySource(properties = "platsa.limits.body=64MB")
class RoundLoad {
  private static final int PROVIDERS = 200;
  private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(5);

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  private Client client;
  private final List<String> results = new ArrayList<>();

  @BeforeEach
  void begin() {
    client = new Client(port);
  }

  /** The county's students are of 200 providers, in turn. */
  private static byte[] document() throws IOException {
    Path file = Path.of(Objects.requireNonNull(System.getenv("PLATSA_ROUND_COUNTY")));
    ObjectNode problem =
        (ObjectNode) JsonMapper.shared().readTree(Files.readString(file, StandardCharsets.UTF_8));
    ObjectNode pattern = (ObjectNode) problem.get("providers").get(0);
    ArrayNode providers = problem.putArray("providers");
    for (int i = 0; i < PROVIDERS; i++) {
      providers.add(pattern.deepCopy().put("id", provider(i)).put("name", "School " + i));
    }
    int at = 0;
    for (JsonNode student : problem.get("students")) {
      ((ObjectNode) student).put("providerId", provider(at++ % PROVIDERS));
    }
    return problem.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String provider(int i) {
    return "X-" + i;
  }

  private String publication(String run) {
    return "{\"runId\": \""
        + run
        + "\", \"answerBy\": \""
        + LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm")).plusDays(7)
        + "\"}";
  }

  @Test
  void aCountyIsPublishedAndAnsweredAtOnce() throws Exception {
    String problem = client.submit(document());
    String run = client.queue(problem, "{\"timeLimitSeconds\": 20, \"seed\": 1}");
    client.await(run, "COMPLETED");
    Duration slowest = Duration.ZERO;
    for (String which : List.of("first", "second", "third")) {
      long begun = System.nanoTime();
      Client.Answer published = client.post("/api/v1/publications", publication(run));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(published.status()).as(published.text()).isEqualTo(201);
      assertThat(published.json().get("proposals")).hasSize(PROVIDERS);
      results.add("the " + which + " publication: " + took.toMillis() + " ms");
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    answer();
    results.forEach(System.out::println);
    assertThat(slowest).isLessThan(PUBLISHED_WITHIN);
  }

  private void answer() throws Exception {
    List<Client> programs = new ArrayList<>();
    List<String> proposals = new ArrayList<>();
    for (int i = 0; i < PROVIDERS; i++) {
      Client program =
          client.with(
              TestTokens.makeOf(
                  TestDatabase.client(url), TestTokens.TENANT, "Load " + i, provider(i)));
      programs.add(program);
      proposals.add(program.get("/api/v1/proposals").json().at("/0/id").asString());
    }
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Long>> answers = new ArrayList<>();
    long begun;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < PROVIDERS; i++) {
        Client program = programs.get(i);
        String path = "/api/v1/proposals/" + proposals.get(i) + "/answers";
        Callable<Long> one =
            () -> {
              start.await();
              long sent = System.nanoTime();
              Client.Answer answer = program.post(path, "{\"acceptRest\": true}");
              assertThat(answer.status()).as(answer.text()).isEqualTo(200);
              assertThat(answer.json().at("/answers/waiting").asInt()).isZero();
              return Duration.ofNanos(System.nanoTime() - sent).toMillis();
            };
        answers.add(threads.submit(one));
      }
      begun = System.nanoTime();
      start.countDown();
    }
    long all = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    long[] took = new long[PROVIDERS];
    for (int i = 0; i < PROVIDERS; i++) {
      took[i] = answers.get(i).get();
    }
    Arrays.sort(took);
    results.add(
        PROVIDERS
            + " answers at once: median "
            + took[PROVIDERS / 2]
            + " ms, 99th percentile "
            + took[PROVIDERS * 99 / 100]
            + " ms, most "
            + took[PROVIDERS - 1]
            + " ms, all within "
            + all
            + " ms");
    long answered =
        TestDatabase.client(url)
            .sql("SELECT count(*) FROM answer WHERE answered_name LIKE 'Load %'")
            .query(Long.class)
            .single();
    long placed =
        TestDatabase.client(url)
            .sql(
                """
                SELECT sum(placed) FROM proposal
                WHERE replaced_at IS NULL AND provider_id LIKE 'X-%'
                """)
            .query(Long.class)
            .single();
    results.add(answered + " places accepted of " + placed);
    assertThat(answered).as("none is lost, none counted twice").isEqualTo(placed);
  }
}
