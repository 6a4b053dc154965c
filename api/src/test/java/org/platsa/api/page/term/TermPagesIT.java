package org.platsa.api.page.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/** From a first visit to a plan: terms, their data, and the plan as a list. */
@BrowserTest
class TermPagesIT {
  private final InvitedPeople people;
  private final DirectDatabase db;
  private final SettableClock clock;

  @Autowired
  TermPagesIT(Accounts accounts, Invitations invitations, DirectDatabase db, SettableClock clock) {
    this.people = new InvitedPeople(accounts, invitations);
    this.db = db;
    this.clock = clock;
  }

  @Test
  void aFirstVisitEndsWithAPlan(Window window) {
    window.signIn(coordinatorOfANewDepartment("sv")).open("/terms");
    assertThat(window.heading()).isEqualTo("Terminer");
    window.look("terms-first");
    window.press("Prova Vårterminen 2023");
    assertThat(window.text()).contains("VT2023 är inläst.", "Underlag inläst", "Att göra nu");
    window.look("terms-data");

    window.follow("Vårterminen 2023, Helsingborg (syntetisk)");
    assertThat(window.heading()).isEqualTo("Underlag");
    assertThat(window.text()).contains("Räcker platserna?", "Vårdboende", "Att titta på");
    window.look("data");
    window.follow("Handledare");
    assertThat(window.heading()).isEqualTo("Handledare");
    assertThat(window.text()).contains("250 rader");
    window.look("data-supervisors");
    window.fill("Sök", "H-0013");
    window.page().waitForURL("**search=H-0013**");
    assertThat(window.text()).contains("1 av 250 rader");
    window.open("/terms/VT2023/data/units").follow("Namn");
    assertThat(window.path()).contains("sort=2");
    window.look("data-units-sorted");
    window.open("/terms/VT2023/data/periods");
    assertThat(window.text()).contains("12 rader", "APL 1");
    window.fill("Sök", "PRAO");
    window.page().waitForURL("**search=PRAO**");
    assertThat(window.text()).contains("5 av 12 rader");

    window.open("/terms/VT2023/planning");
    window.page().getByLabel("10 minuter").check();
    window.press("Starta").open("/terms");
    assertThat(window.text()).contains("Planeringen pågår.");
    window.look("terms-solving");
    awaitPlaced(window);
    window.follow("Följ planeringen");
    window.press("Stoppa och behåll den bästa");
    window.page().locator("text=Öppna planen").first().waitFor();
    window.open("/terms").look("terms-planned");
    window.open("/terms/VT2023/plan?view=list");
    assertThat(window.heading()).isEqualTo("Plan");
    assertThat(window.text()).contains("353 rader").doesNotContain("äldre underlag");
    window.look("plan-first");
    followUp(window);
  }

  private static void followUp(Window window) {
    window.follow("Uppföljning");
    assertThat(window.heading()).isEqualTo("Uppföljning");
    assertThat(window.text())
        .contains("Per handledare och år", "Uppdraget går runt", "Hela förvaltningen");
    window.look("follow-up");
    window.follow("Visa alla enheter");
    assertThat(window.page().locator(".key-table th.unit").count()).isGreaterThan(50);
    window.page().locator(".as-table summary").first().click();
    window.look("follow-up-units");
  }

  @Test
  void theSameInEnglish(Window window) {
    window.signIn(coordinatorOfANewDepartment("en")).open("/terms");
    window.look("terms-first-en").press("Try Vårterminen 2023");
    assertThat(window.text()).contains("What to do now", "Data read");
    window.look("terms-data-en").follow("Vårterminen 2023, Helsingborg (syntetisk)");
    assertThat(window.text()).contains("Is there room?", "Care home");
    window.look("data-en").follow("Students");
    assertThat(window.text()).contains("rows");
    window.look("data-students-en");
    window.open("/terms/VT2023/data/students?search=nobodyatall");
    assertThat(window.text()).contains("No row fits");
    window.look("data-nothing-en");
  }

  @Test
  void withoutAScriptEverythingWorks(Window window) {
    window.withoutScript().signIn(coordinatorOfANewDepartment("sv")).open("/terms");
    window.press("Prova Vårterminen 2023").open("/terms/VT2023/data/supervisors");
    window.fill("Sök", "H-0013").press("Sök");
    assertThat(window.text()).contains("1 av 250 rader");
  }

  private static void awaitPlaced(Window window) {
    for (int i = 0; i < 60; i++) {
      if (window.page().locator("#now").innerText().contains("av 353")) {
        return;
      }
      window.page().waitForTimeout(500);
    }
    throw new AssertionError("The page tells no plan: " + window.text());
  }

  private String coordinatorOfANewDepartment(String language) {
    UUID tenant =
        new TestPeople(TestDatabase.client(db.url()), clock).tenant("term " + UUID.randomUUID());
    String email = UUID.randomUUID() + "@example.org";
    people.person(tenant, email, "Samordnare Ek", Role.COORDINATOR, language);
    return email;
  }
}
