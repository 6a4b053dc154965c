package org.platsa.api.page.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.freed.ScarceTerm;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Client;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The whole round in browsers: asked, offered, planned, published, answered, mended, a free place
 * taken, and evaluated; one provider on a phone in Swedish, the other at a wide window in English.
 * Each sees its own alone at every step.
 */
@BrowserTest
class WholeRoundPagesIT {
  private static final Pattern STUDENT = Pattern.compile("\\bst\\d\\d\\b");
  private static final String[] OF_A = {"st01", "st04", "st07", "st10", "st13"};
  private static final String[] OF_B = {"st02", "st05", "st08", "st11"};

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Invitations invitations;

  @Test
  void fromAskingToEvaluation(
      Window coordinator, Window a, Window b, Window manager, Window trainee) {
    InvitedPeople people = new InvitedPeople(accounts, invitations);
    Client client = new Client(port);
    String term = "T" + UUID.randomUUID().toString().substring(0, 8);
    client.submit(
        underWay(new String(ScarceTerm.of(term), StandardCharsets.UTF_8))
            .replace("\"U4\"", "\"E-01\"")
            .getBytes(StandardCharsets.UTF_8));
    coordinator.signIn(people.person("Samordnare Ek", Role.COORDINATOR, "sv").email());
    a.signIn(people.provider("R1", "sv").email());
    b.inLanguage("en-GB").signIn(people.provider("R2", "en").email());
    manager.signIn(people.person("Chef Alm", Role.UNIT_MANAGER, "sv").email());

    // Asked, and offered.
    coordinator.open("/terms/" + term + "/asking").press("Öppna för önskemål");
    phone(a).open("/requests/" + term).follow("Lägg till en elev");
    a.fill("Egen referens (kan utelämnas)", "VO24-7")
        .fill("Pseudonym (kan utelämnas)", "zq-ett")
        .fill("Ort där eleven bor (kan utelämnas)", "Ödåkra");
    a.page().getByLabel("APL 2").first().check();
    a.press("Spara").look("round-asked");
    a.press("Skicka en ändring");
    assertThat(a.text()).contains("Skickat: en elev.");
    assertThat(b.open("/requests/" + term).content()).doesNotContain("zq-ett", "VO24-7");
    phone(manager).open("/offers/" + term + "?unit=E-01");
    manager.look("round-offer");
    manager.page().locator("[name=maxTrainees]").fill("2");
    manager.press("Skicka svaret");
    assertThat(manager.content()).doesNotContain("zq-ett").doesNotContainPattern(STUDENT);
    coordinator.open("/terms/" + term + "/asking/intake").press("Ta in svaren");
    assertThat(coordinator.text()).contains("Svaren är intagna.");

    // Planned and published.
    String head =
        client.get("/api/v1/workspaces/" + term).json().at("/workspace/head/problemId").asString();
    client.await(client.queue(head, "{\"stepLimit\": 50}"), "COMPLETED");
    publish(coordinator, term, 1);
    coordinator
        .open("/terms/" + term + "/reserve")
        .fill("Hur troligt det ska vara att en reserv behövs (procent)", "20")
        .press("Håll reservlistan");
    assertThat(coordinator.open("/terms/" + term + "/answers").text())
        .contains("hålls redo för APL 1");
    phone(a).open("/places").look("round-published");
    sees(a, OF_A);
    assertThat(a.text()).contains("zq-ett", "VO24-7");
    b.open("/places");
    sees(b, OF_B);
    assertThat(b.content()).doesNotContain("zq-ett", "VO24-7");

    // The unit confirms who comes: one alone, then all of a week.
    phone(manager).open("/unit").look("round-unit");
    assertThat(manager.content()).doesNotContain("zq-ett", "VO24-7");
    int coming = manager.page().locator("button.small[value=CONFIRM]").count();
    assertThat(coming).isPositive();
    manager.page().locator("button.small[value=CONFIRM]").first().click();
    assertThat(manager.text()).contains("Bekräftat. Samordnaren ser det.", "bekräftad");
    assertThat(manager.page().locator("button.small[value=CONFIRM]").count()).isEqualTo(coming - 1);
    while (manager.page().locator(".to-confirm button").count() > 0) {
      manager.page().locator(".to-confirm button").first().click();
    }
    assertThat(manager.page().locator("button.small[value=CONFIRM]").count()).isZero();
    manager.look("round-unit-confirmed");
    assertThat(coordinator.open("/terms/" + term + "/answers").text())
        .contains("Enheternas bekräftelser", coming + " av " + coming, "har inte bekräftat alla");
    coordinator.look("round-confirmations");

    // A accepts all but one, B withdraws one.
    refuse(a, "st04", "TOO_FAR", "Avböj platsen");
    a.page().locator("button[value=ACCEPT_REST]").click();
    assertThat(a.text()).contains("Allt är besvarat.");
    sees(a, OF_A);
    refuse(b, "st11", "STUDENT_LEFT", "Withdraw the student");
    assertThat(RoundPagesIT.row(b, "st11").innerText()).contains("withdrawn");
    sees(b, OF_B);

    // Mended, and sent anew.
    coordinator.open("/terms/" + term + "/answers");
    assertThat(coordinator.text()).contains("2 svar att se till", "utan plats kostar det");
    coordinator.press("Erbjud lediga platser");
    assertThat(coordinator.text()).contains("Laga planen och publicera först");
    coordinator.press("Laga planen");
    coordinator
        .page()
        .locator("#changed-R1")
        .waitFor(new Locator.WaitForOptions().setTimeout(30_000));
    publish(coordinator, term, 2);
    phone(a).open("/places");
    assertThat(a.text()).contains("version 2", "ingår inte längre");
    sees(a, OF_A);
    b.open("/places");
    assertThat(b.text()).contains("version 2", "no longer asked for");
    b.look("round-changed-en");
    sees(b, OF_B);
    manager.open("/unit");
    assertThat(manager.content()).doesNotContain("zq-ett", "VO24-7");

    // The free place is offered and taken.
    coordinator.open("/terms/" + term + "/answers").press("Erbjud lediga platser");
    assertThat(coordinator.text()).contains("De lediga platserna är erbjudna.", "erbjuds");
    coordinator.look("round-freed-offered");
    phone(a).open("/places");
    assertThat(a.text()).contains("ledig plats att ta");
    sees(a, OF_A);
    a.look("round-freed-phone");
    b.open("/places");
    sees(b, OF_B);
    b.look("round-freed-en");
    b.page()
        .locator("#freed ~ .one-without", new Page.LocatorOptions().setHasText("APL 2"))
        .first()
        .locator("button")
        .click();
    assertThat(b.text()).contains("The place is yours.");
    coordinator.open("/terms/" + term + "/answers");
    assertThat(coordinator.text()).contains("tagen", "Vuxenutbildningen: st02");
    coordinator.look("round-freed-taken");
    coordinator.press("Ta in en tagen plats i planen");
    coordinator
        .page()
        .locator("#changed-R2")
        .waitFor(new Locator.WaitForOptions().setTimeout(30_000));
    publish(coordinator, term, 3);
    b.open("/places");
    assertThat(b.text()).contains("version 3", "has got a place");
    // Whoever was told of as gone is not told of again.
    sees(b, "st02", "st05", "st08");
    phone(a).open("/places");
    sees(a, "st01", "st07", "st10", "st13");

    // Evaluated on a phone, by who has not signed in.
    coordinator.open("/terms/" + term + "/evaluation").press("Gör länkar");
    a.open("/evaluation");
    assertThat(a.content()).doesNotContainPattern("\\bst0[235689]\\b|\\bst1[12]\\b");
    String link = a.page().locator(".url").first().innerText();
    trainee.page().setViewportSize(400, 800);
    trainee.page().navigate(link);
    assertThat(trainee.content()).doesNotContainPattern(STUDENT);
    for (int question = 1; question <= 5; question++) {
      trainee.page().locator("input[name=mark" + question + "][value='4']").check();
    }
    trainee.press("Skicka svaret");
    assertThat(trainee.heading()).isEqualTo("Tack för ditt svar!");
    assertThat(a.open("/evaluation").text()).contains("har svarat");

    // A supervisor becomes absent: one click proposes who moves.
    String supervisor =
        manager.open("/unit").page().locator("td[data-label='Handledare']").first().innerText();
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    phone(manager).open("/own-units/" + term + "?unit=E-01");
    manager.page().selectOption("select[name=supervisor]", supervisor);
    manager.page().fill("input[name=from]", today.toString());
    manager.page().fill("input[name=to]", today.plusWeeks(6).toString());
    manager.press("Anmäl frånvaro");
    assertThat(manager.text()).contains("Ändringen är sparad");
    coordinator.open("/terms/" + term + "/answers");
    assertThat(coordinator.text()).contains("till exempel en frånvaro");
    coordinator.look("round-absence");
    coordinator.press("Laga planen");
    coordinator
        .page()
        .locator("[id^=changed-]")
        .first()
        .waitFor(new Locator.WaitForOptions().setTimeout(30_000));
    coordinator.look("round-absence-mended");
    coordinator.open("/terms/" + term + "/answers");
    assertThat(coordinator.text()).doesNotContain("till exempel en frånvaro");
  }

  /** The same in other weeks: APL 1 ended last Friday, and APL 2 begins this week. */
  private static String underWay(String document) {
    LocalDate monday =
        LocalDate.now(ZoneId.of("Europe/Stockholm"))
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    long weeks = ChronoUnit.WEEKS.between(LocalDate.of(2024, 2, 19), monday);
    return Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d\\b")
        .matcher(document)
        .replaceAll(day -> LocalDate.parse(day.group()).plusWeeks(weeks).toString());
  }

  private static Window phone(Window window) {
    window.page().setViewportSize(400, 800);
    return window;
  }

  private static void publish(Window coordinator, String term, int version) {
    coordinator.open("/terms/" + term + "/publish").press("Publicera till de valda");
    assertThat(coordinator.text()).contains("Version " + version + " är skickad till");
  }

  private static void refuse(Window window, String student, String reason, String button) {
    RoundPagesIT.row(window, student).locator("summary").click();
    RoundPagesIT.row(window, student).locator("select").selectOption(reason);
    RoundPagesIT.row(window, student).locator("button:text('" + button + "')").click();
  }

  /** Everybody's pseudonyms of the example that the page has, each once. */
  private static void sees(Window window, String... students) {
    assertThat(
            STUDENT
                .matcher(window.content().replaceAll("(?s)<script.*?</script>", ""))
                .results()
                .map(MatchResult::group)
                .distinct())
        .containsExactlyInAnyOrder(students);
  }
}
