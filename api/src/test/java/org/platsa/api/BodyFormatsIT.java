package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.body.Spool;
import org.platsa.api.body.UploadedFile;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** In which form bodies are taken, and that nobody's body takes the turn of what must go on. */
@ServiceTest
class BodyFormatsIT {
  private static final MediaType YAML = MediaType.APPLICATION_YAML;

  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping handlers;

  @Autowired
  @Qualifier("requestMappingHandlerAdapter")
  private RequestMappingHandlerAdapter adapter;

  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void everyCallThatTakesABodyTakesJsonAndNothingElse() {
    Set<String> others = new TreeSet<>();
    int found = 0;
    for (Map.Entry<RequestMappingInfo, HandlerMethod> handler :
        handlers.getHandlerMethods().entrySet()) {
      if (Arrays.stream(handler.getValue().getMethodParameters())
          .anyMatch(BodyFormatsIT::takesBody)) {
        found++;
        Set<MediaType> taken = handler.getKey().getConsumesCondition().getConsumableMediaTypes();
        if (!taken.equals(Set.of(MediaType.APPLICATION_JSON))) {
          others.add(handler.getKey() + " takes " + taken);
        }
      }
    }

    assertThat(others).isEmpty();
    assertThat(found).isGreaterThan(15);
  }

  private static boolean takesBody(MethodParameter parameter) {
    boolean document =
        parameter.getParameterType() == Spool.class
            && !parameter.hasParameterAnnotation(UploadedFile.class);
    return document || parameter.hasParameterAnnotation(RequestBody.class);
  }

  @Test
  void nothingReadsAnObjectFromAnotherFormatThanJson() {
    List<HttpMessageConverter<?>> readers =
        adapter.getMessageConverters().stream()
            .filter(converter -> converter.canRead(Map.class, null))
            .toList();

    assertThat(readers).hasSize(1);
    assertThat(readers.getFirst().canRead(Map.class, MediaType.APPLICATION_JSON)).isTrue();
    assertThat(readers.getFirst().canRead(Map.class, YAML)).isFalse();
    assertThat(client.get("/api/v1/openapi.yaml").text()).startsWith("openapi:");
  }

  @Test
  void aRunIsOrderedInJsonOrWithoutABodyAndNotInYaml() {
    String runs = "/api/v1/problems/" + client.submit(Client.example()) + "/runs";

    Client.Answer yaml =
        client.send(
            client
                .to(runs)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString("stepLimit: 5")));
    Client.Answer without = client.send(client.to(runs).POST(BodyPublishers.noBody()));

    assertThat(yaml.status()).isEqualTo(415);
    assertThat(yaml.json().get("detail").asString())
        .isEqualTo("Content-Type application/yaml is not taken here; [application/json] is");
    assertThat(without.status()).as(without.text()).isEqualTo(202);
    client.delete(without.header("Location"));
  }

  @Test
  void aContentTypeThatCannotBeReadIsToldAsItCame() {
    String runs = "/api/v1/problems/" + client.submit(Client.example()) + "/runs";

    Client.Answer bogus =
        client.send(
            client
                .to(runs)
                .header("Content-Type", "application/json;charset=bogus")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(bogus.status()).isEqualTo(415);
    assertThat(bogus.json().get("detail").asString())
        .startsWith("Content-Type application/json;charset=bogus is not taken here");
  }

  @Test
  void ofNamesThatAreNoRulesTheFirstAreToldAndHowManyMoreThereAre() {
    String problem = client.submit(Client.example());
    StringBuilder weights = new StringBuilder("{\"weights\": {\"travel\": 1");
    for (int i = 0; i < 40_000; i++) {
      weights.append(",\"traveI").append(i).append("\":1");
    }

    Client.Answer queued = client.post("/api/v1/problems/" + problem + "/runs", weights + "}}");
    Client.Answer revised =
        client.post(
            "/api/v1/problems/" + problem + "/revisions",
            "{\"changes\": [{\"type\": \"weights\", " + weights.substring(1) + "}}]}");

    for (Client.Answer answer : List.of(queued, revised)) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().get("issues").size()).isEqualTo(51);
      assertThat(answer.json().at("/issues/50/messageEn").asString())
          .isEqualTo("39,950 more names are not the name of any rule.");
      assertThat(answer.json().at("/issues/50/messageSv").asString())
          .endsWith("950 namn till är inte någon regels namn.");
    }
  }

  @Test
  void aRequestHasOneKeyAtMost() {
    HttpRequest.Builder twice =
        client
            .to("/api/v1/problems/" + client.submit(Client.example()) + "/runs")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "one")
            .header("Idempotency-Key", "other")
            .POST(BodyPublishers.ofString("{\"stepLimit\": 5}"));

    Client.Answer answer = client.send(twice);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/issues/0/messageSv").asString())
        .isEqualTo("Skicka huvudet Idempotency-Key en gång.");
  }

  @Test
  void whatMustGoOnHasThreadsThatNoRequestTakesTheTurnOf() {
    Set<String> platform =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .collect(Collectors.toSet());

    assertThat(platform).contains("notifications", "feeds", "run-metrics");
    assertThat(platform).anyMatch(name -> name.startsWith("scheduled-"));
  }
}
