package org.platsa.api.page.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Client;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The round in browsers: a coordinator, a provider on a phone, another at a wide window. */
@BrowserTest
class RoundPagesIT {
  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Invitations invitations;

  private InvitedPeople people;
  private String term;
  private Client client;
  private String problem;

  @BeforeEach
  void planATerm() {
    people = new InvitedPeople(accounts, invitations);
    client = new Client(port);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"");
    problem = client.submit(document.getBytes(StandardCharsets.UTF_8));
    client.await(client.queue(problem, "{\"stepLimit\": 50}"), "COMPLETED");
  }

  @Test
  void twoProvidersAnswerAndThePlanIsMended(Window coordinator, Window phone, Window wide) {
    coordinator.signIn(people.person("Samordnare Ek", Role.COORDINATOR, "sv").email());
    coordinator.open("/terms/" + term + "/publish");
    assertThat(coordinator.text())
        .contains("Inget är skickat än", "Gymnasieskolan Norr", "Inget krav är brutet.");
    coordinator.look("publish");
    coordinator.fill("Svara senast", "").press("Publicera till de valda");
    assertThat(coordinator.text()).contains("Välj sista dag att svara");
    coordinator.open("/terms/" + term + "/publish");
    coordinator
        .fill("Meddelande till utbildarna (kan utelämnas)", "Säg till om något inte stämmer.")
        .press("Publicera till de valda");
    assertThat(coordinator.path()).endsWith("/answers");
    assertThat(coordinator.text()).contains("Version 1 är skickad till 3 utbildare.");
    coordinator.look("answers-none");

    phone.signIn(people.provider("R1", "sv").email());
    phone.page().setViewportSize(400, 800);
    phone.open("/places");
    sees(phone, "st01", "st04", "st07", "st10", "st13");
    assertThat(phone.text()).contains("Säg till om något inte stämmer.");
    phone.look("places");
    phone.page().setViewportSize(400, 800);
    phone.page().locator("table.round button[value=ACCEPT]").last().click();
    assertThat(phone.text()).contains("Svaret är sparat.");
    String declined = first(phone);
    row(phone, declined).locator("summary").click();
    row(phone, declined).locator("button:text('Avböj platsen')").click();
    assertThat(phone.text()).contains("Ange ett skäl.");
    phone.look("places-fault");
    phone.page().setViewportSize(400, 800);
    row(phone, declined).locator("select").selectOption("TOO_FAR");
    row(phone, declined).locator("button:text('Avböj platsen')").click();
    assertThat(row(phone, declined).innerText()).contains("avböjd", "För lång resa");
    phone.page().locator("button[value=ACCEPT_REST]").click();
    assertThat(phone.text()).contains("Allt är besvarat.");
    phone.look("places-answered");
    sees(phone, "st01", "st04", "st07", "st10", "st13");

    wide.inLanguage("en-GB").signIn(people.provider("R2", "en").email());
    sees(wide, "st02", "st05", "st08", "st11");
    wide.look("places-en");
    String withdrawn = first(wide);
    row(wide, withdrawn).locator("summary").click();
    row(wide, withdrawn).locator("select").selectOption("STUDENT_LEFT");
    row(wide, withdrawn).locator("button:text('Withdraw the student')").click();
    assertThat(row(wide, withdrawn).innerText()).contains("withdrawn", "Undo");

    coordinator.open("/terms");
    assertThat(coordinator.text()).contains("Publicerad");
    coordinator.open("/terms/" + term + "/answers?provider=R1");
    assertThat(coordinator.text())
        .contains("2 svar att se till", "Svarat, med ändringar", "Svarat på en del", declined);
    coordinator.look("answers");
    coordinator.press("Laga planen");
    coordinator
        .page()
        .locator("#changed-R1")
        .waitFor(new Locator.WaitForOptions().setTimeout(30_000));
    assertThat(coordinator.text()).contains("ingår inte längre");
    coordinator.look("publish-again");
    coordinator.press("Publicera till de valda");
    assertThat(coordinator.text()).contains("Version 2 är skickad till 3 utbildare.");

    phone.page().setViewportSize(400, 800);
    phone.open("/places");
    assertThat(phone.text())
        .contains("version 2", "Ändrat sedan förra förslaget", "ingår inte längre", "godtagen");
    sees(phone, "st01", "st04", "st07", "st10", "st13");
    phone.look("places-again");
    wide.open("/places");
    sees(wide, "st02", "st05", "st08", "st11");
    wide.look("places-again-en");
  }

  @Test
  void whatIsSentIsShownByItselfOnceThePlanOfNewerDataIsReady(Window coordinator) {
    String newer =
        client
            .post(
                "/api/v1/problems/" + problem + "/revisions",
                "{\"changes\": [{\"type\": \"placementCancelled\", \"placementId\": \"P01\"}]}")
            .json()
            .get("id")
            .asString();
    String run = client.queue(newer, "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}");
    coordinator.signIn(people.person("Samordnare Ek", Role.COORDINATOR, "sv").email());
    coordinator.open("/terms/" + term + "/publish");
    assertThat(coordinator.text())
        .contains("En planering pågår", "visar sidan av sig själv vad som skickas")
        .doesNotContain("Planera om");
    coordinator.look("publish-busy");
    client.delete("/api/v1/runs/" + run);
    coordinator
        .page()
        .locator("#publish-providers")
        .waitFor(new Locator.WaitForOptions().setTimeout(30_000));
  }

  /** Everybody's pseudonyms that the page has, each once. */
  private static void sees(Window window, String... students) {
    assertThat(
            window
                .content()
                .replaceAll("(?s)<script.*?</script>", "")
                .lines()
                .flatMap(line ->
                    Pattern.compile("\\bst\\d\\d\\b")
                        .matcher(line)
                        .results()
                        .map(found -> found.group()))
                .distinct())
        .containsExactlyInAnyOrder(students);
  }

  /** The first student whose place waits for an answer. */
  private static String first(Window window) {
    return window
        .page()
        .locator(
            "table.round tr", new Page.LocatorOptions().setHas(window.page().locator("summary")))
        .first()
        .locator(".who .id")
        .innerText();
  }

  static Locator row(Window window, String student) {
    return window
        .page()
        .locator(
            "table.round tr",
            new Page.LocatorOptions()
                .setHas(
                    window
                        .page()
                        .locator(".who .id", new Page.LocatorOptions().setHasText(student))));
  }
}
