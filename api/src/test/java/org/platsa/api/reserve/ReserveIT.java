package org.platsa.api.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Client;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.support.Window;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Planning for cancellations: by what came of an earlier term, over HTTP and in a browser. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReserveIT {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  @Autowired private Accounts accounts;
  @Autowired private Invitations invitations;

  @Value("${platsa.database.url}")
  private String url;

  private Client client;
  private String earlier;
  private String term;
  private JsonNode before;
  private int offered;
  private int declined;

  @BeforeAll
  void haveATermThatIsOverAndOneThatIsPlanned() {
    client = new Client(port);
    earlier = "T" + UUID.randomUUID().toString().substring(0, 8);
    term = "U" + UUID.randomUUID().toString().substring(0, 8);
    String document = new String(Client.example(), StandardCharsets.UTF_8);
    String run = planned(document.replace("\"VT2024\"", "\"" + earlier + "\""));
    planned(
        DAY.matcher(document.replace("\"VT2024\"", "\"" + term + "\""))
            .replaceAll(day -> LocalDate.parse(day.group()).plusWeeks(52).toString()));
    // Other tests may have published before.
    before = client.get("/api/v1/workspaces/" + term + "/reserve").json().at("/history");
    String today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm")).toString();
    JsonNode made =
        client
            .post(
                "/api/v1/publications",
                "{\"runId\": \"" + run + "\", \"answerBy\": \"" + today + "\"}")
            .json();
    made.get("proposals").forEach(each -> offered += each.get("placed").asInt());
    // R1 declines all but one.
    TestPeople.Browser provider =
        new TestPeople(TestDatabase.client(url), clock)
            .signIn(TestTokens.TENANT, Role.PROVIDER, "R1");
    String proposal =
        made.get("proposals")
            .valueStream()
            .filter(each -> each.get("providerId").asString().equals("R1"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asString();
    String path = "/api/v1/proposals/" + proposal;
    List<String> placed =
        client
            .asNobody()
            .send(provider.send(client.asNobody().to(path)).GET())
            .json()
            .get("places")
            .valueStream()
            .filter(each -> each.get("placed").asBoolean())
            .map(each -> each.at("/shown/placementId").asString())
            .toList();
    StringBuilder answers = new StringBuilder();
    for (String each : placed.subList(1, placed.size())) {
      answers
          .append(answers.isEmpty() ? "" : ",")
          .append("{\"placementId\": \"")
          .append(each)
          .append("\", \"deed\": \"DECLINE\", \"reason\": \"TOO_FAR\"}");
    }
    assertThat(
            client
                .asNobody()
                .send(
                    provider
                        .send(client.asNobody().to(path + "/answers"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"answers\": [" + answers + "]}")))
                .status())
        .isEqualTo(200);
    declined = placed.size() - 1;
  }

  private String planned(String document) {
    String run =
        client.queue(
            client.submit(document.getBytes(StandardCharsets.UTF_8)), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    return run;
  }

  private static double rate(JsonNode reserve, String provider) {
    return reserve
        .get("groups")
        .valueStream()
        .filter(each -> each.get("providerId").asString().equals(provider))
        .filter(each -> each.get("kind").asString().equals("APL"))
        .findFirst()
        .orElseThrow()
        .get("rate")
        .asDouble();
  }

  private Client.Answer choose(String json) {
    return client.send(
        client
            .to("/api/v1/workspaces/" + term + "/reserve")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  @Test
  void whatCameOfTheEarlierTermIsWhatIsExpectedOfThisOne() {
    JsonNode reserve = client.get("/api/v1/workspaces/" + term + "/reserve").json();
    assertThat(reserve.at("/history/offered").asInt())
        .isEqualTo(before.get("offered").asInt() + offered);
    assertThat(reserve.at("/history/used").asInt())
        .isEqualTo(before.get("used").asInt() + offered - declined);
    assertThat(rate(reserve, "R1")).isLessThan(rate(reserve, "R2"));
    assertThat(reserve.at("/choice/held").asBoolean()).isFalse();
    double without = reserve.at("/expected/without").asDouble();
    assertThat(reserve.at("/expected/with").asDouble()).isGreaterThanOrEqualTo(without);
    assertThat(reserve.at("/simulated/without").asDouble()).isEqualTo(without, within(0.5));
    assertThat(
            client
                .get("/api/v1/workspaces/" + earlier + "/reserve")
                .json()
                .at("/history/offered")
                .asInt())
        .as("a later term tells nothing of an earlier one")
        .isZero();
    assertThat(client.get("/api/v1/workspaces/none/reserve").status()).isEqualTo(404);
  }

  @Test
  void whatIsDecidedIsCheckedAndKept() {
    Client.Answer refused = choose("{\"defaultUse\": 0, \"chance\": 100}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/held", "/defaultUse", "/chance");
    Client.Answer kept = choose("{\"held\": true, \"defaultUse\": 70, \"chance\": 10}");
    assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    assertThat(kept.json().has("chosenAt")).isTrue();
    JsonNode many = client.get("/api/v1/workspaces/" + term + "/reserve").json();
    assertThat(many.at("/choice/held").asBoolean()).isTrue();
    assertThat(many.at("/choice/chance").asInt()).isEqualTo(10);
    choose("{\"held\": false, \"defaultUse\": 70, \"chance\": 99}");
    JsonNode few = client.get("/api/v1/workspaces/" + term + "/reserve").json();
    assertThat(few.at("/expected/ready").asInt())
        .isLessThanOrEqualTo(many.at("/expected/ready").asInt());
    choose("{\"held\": false, \"defaultUse\": 80, \"chance\": 50}");
  }

  @Test
  void aCoordinatorDecidesOnThePage(Window window, Window english) {
    InvitedPeople people = new InvitedPeople(accounts, invitations);
    window.signIn(people.person("Samordnare Ek", Role.COORDINATOR, "sv").email());
    window.open("/terms/" + term + "/publish");
    window.page().locator("a:text-is('Avbokningar')").click();
    assertThat(window.text())
        .contains(
            "Reservlistan hålls inte",
            "Väntas nyttjas utan reserver",
            "Vad tidigare terminer visar");
    window.fill("Hur troligt det ska vara att en reserv behövs (procent)", "ofta");
    window.press("Håll reservlistan");
    assertThat(window.text()).contains("Ange ett helt antal procent från 1 till 99.");
    window.fill("Hur troligt det ska vara att en reserv behövs (procent)", "10");
    window.press("Håll reservlistan");
    assertThat(window.text()).contains("Reservlistan hålls.", "Håll den inte längre");
    window.look("reserve");
    window.press("Håll den inte längre");
    english
        .inLanguage("en-GB")
        .signIn(people.person("Coordinator Ash", Role.COORDINATOR, "en").email());
    english.open("/terms/" + term + "/reserve");
    assertThat(english.text()).contains("No reserve list is held", "What earlier terms show");
    english.look("reserve-en");
  }
}
