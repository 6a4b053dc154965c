package org.platsa.api.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.evaluation.EvaluationAnswer;
import org.platsa.api.evaluation.Evaluations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Client;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A coordinator makes links, a trainee answers on a phone, and the results are read. */
@BrowserTest
class EvaluationPagesIT {
  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Invitations invitations;
  @Autowired private Evaluations evaluations;

  @Test
  void aTermIsEvaluated(Window coordinator, Window school, Window phone, Window english) {
    InvitedPeople people = new InvitedPeople(accounts, invitations);
    Client client = new Client(port);
    String term = "T" + UUID.randomUUID().toString().substring(0, 8);
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"");
    String run =
        client.queue(
            client.submit(document.getBytes(StandardCharsets.UTF_8)), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    coordinator.signIn(people.person("Samordnare Utv", Role.COORDINATOR, "sv").email());
    coordinator.open("/terms/" + term + "/evaluation").look("evaluation-none");
    assertThat(coordinator.text()).contains("Inget är utvärderat än");
    client.post(
        "/api/v1/publications",
        "{\"runId\": \""
            + run
            + "\", \"answerBy\": \""
            + LocalDate.now(ZoneId.of("Europe/Stockholm"))
            + "\"}");
    school.signIn(people.provider("R1", "sv").email());
    school.open("/evaluation");

    coordinator.open("/terms/" + term + "/follow-up");
    coordinator.follow("Utvärdering");
    coordinator.press("Gör länkar");
    assertThat(coordinator.text()).contains("Länkarna är gjorda.", "0 av ");
    coordinator.look("evaluation-open");
    coordinator.follow("Se vilka som har svarat").look("evaluation-links");

    school.open("/evaluation").look("evaluation-own");
    String link = school.page().locator(".url").first().innerText();
    assertThat(link).startsWith("http").contains("/evaluate/");

    phone.page().setViewportSize(400, 800);
    phone.page().navigate(link);
    assertThat(phone.heading()).isEqualTo("Hur var praktiken?");
    phone.look("evaluate");
    phone.page().setViewportSize(400, 800);
    mark(phone, 1, 5);
    phone.fill("Vad var bra? (kan utelämnas)", "Anna 19900101-0017 hjälpte mig");
    phone.press("Skicka svaret");
    assertThat(phone.text())
        .contains("5 saker behöver rättas", "Fråga 2: välj 1 till 5.", "ser ut att ha");
    phone.look("evaluate-faults");
    phone.page().setViewportSize(400, 800);
    assertThat(phone.field("Vad var bra? (kan utelämnas)").inputValue())
        .as("nothing typed is lost")
        .contains("hjälpte mig");
    for (int question = 2; question <= 5; question++) {
      mark(phone, question, 4);
    }
    phone.fill("Vad var bra? (kan utelämnas)", "Alla hjälpte mig");
    phone.press("Skicka svaret");
    assertThat(phone.heading()).isEqualTo("Tack för ditt svar!");
    phone.look("evaluate-thanks");
    phone.page().navigate(link);
    assertThat(phone.heading()).isEqualTo("Länken leder ingenstans");
    phone.look("evaluate-no-link");
    school.open("/evaluation");
    assertThat(school.text()).contains("har svarat");

    assertThat(coordinator.open("/terms/" + term + "/evaluation/links").text())
        .as("whoever reads the results holds no link")
        .contains("har svarat", "har inte svarat")
        .doesNotContain("/evaluate/");
    List<String> links = new ArrayList<>(school.page().locator(".url").allInnerTexts());
    english.inLanguage("en-GB").page().navigate(links.getFirst());
    assertThat(english.text()).contains("Write no names");
    english.look("evaluate-en");
    english.signIn(people.provider("R2", "en").email());
    links.addAll(english.open("/evaluation").page().locator(".url").allInnerTexts());
    links.forEach(each ->
        evaluations.answer(
            each.substring(each.lastIndexOf('/') + 1),
            new EvaluationAnswer(
                List.of("5", "4", "4", "5", "3"), "Bra handledning", "Mer tid ihop")));

    coordinator.open("/terms/" + term + "/evaluation");
    coordinator.press("Stäng och visa resultatet …");
    coordinator.press("Stäng och visa");
    assertThat(coordinator.text())
        .contains("Utvärderingen är stängd.", "Hela förvaltningen", "Alla hjälpte mig");
    coordinator.look("evaluation-closed");
  }

  private static void mark(Window window, int question, int mark) {
    window.page().locator("input[name=mark" + question + "][value='" + mark + "']").check();
  }
}
