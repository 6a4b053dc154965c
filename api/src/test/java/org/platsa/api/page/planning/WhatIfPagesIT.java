package org.platsa.api.page.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/** What would be if something were different, and the plan on a map. */
@BrowserTest
class WhatIfPagesIT {
  private static final double LONG = 120_000;

  private final InvitedPeople people;
  private final DirectDatabase db;
  private final SettableClock clock;

  @Autowired
  WhatIfPagesIT(
      Accounts accounts, Invitations invitations, DirectDatabase db, SettableClock clock) {
    this.people = new InvitedPeople(accounts, invitations);
    this.db = db;
    this.clock = clock;
  }

  @Test
  void questionsAreAnsweredBesideThePlanAndThePlanIsSeenOnAMap(Window window) {
    UUID tenant =
        new TestPeople(TestDatabase.client(db.url()), clock).tenant("what-if " + UUID.randomUUID());
    String email = UUID.randomUUID() + "@example.org";
    people.person(tenant, email, "Samordnare Ek", Role.COORDINATOR, "sv");
    window.signIn(email).press("Prova Vårterminen 2023").open("/terms/VT2023/what-if");
    assertThat(window.text()).contains("Det finns ingen plan att jämföra med");
    window.look("what-if-none");

    window.open("/terms/VT2023/planning").page().locator("#plan-time-10").check();
    window.page().locator("main form button").first().click();
    window.page().locator("a[href$='/VT2023/plan'].ds-button").first().waitFor(waiting());
    asked(window);
    onAMap(window);
  }

  private void asked(Window window) {
    window.open("/terms/VT2023/what-if");
    window.page().locator(".question button").first().click();
    assertThat(window.text()).contains("30 % av personalen är utbildade handledare", "nya räknas");
    window.page().locator(".question.mine summary").click();
    window
        .fill("Fler platser på enheten (kan utelämnas)", "E-99")
        .fill("Så många fler samtidigt (kan utelämnas)", "2");
    window.page().locator(".question.mine button").click();
    assertThat(window.text()).contains("Behovet har ingen enhet ”E-99”.");
    assertThat(window.field("Fler platser på enheten (kan utelämnas)").inputValue())
        .isEqualTo("E-99");
    window.look("what-if-faults");
    window.fill("Fler platser på enheten (kan utelämnas)", "E-01");
    window.page().locator(".question.mine button").click();
    assertThat(window.text()).contains("2 platser till på");
    window.page().locator("#answers button:text('Avbryt')").last().click();
    assertThat(window.text()).contains("Frågan är borttagen.").doesNotContain("30 % av personalen");
    window
        .page()
        .locator("#answers:not([hx-trigger]) tbody tr:nth-child(2) .value")
        .first()
        .waitFor(waiting());
    window.look("what-if");
    window.press("English");
    assertThat(window.text()).contains("2 more places at", "As now");
    window.look("what-if-en");
    window.press("Svenska");

    window.follow("Visa enheterna");
    assertThat(window.page().locator(".gains tbody tr, #next .empty").count()).isPositive();
    window.look("what-if-next");
    window.open("/terms/VT2023/what-if");
    window.page().locator("#answers a:text('Jämför')").first().click();
    assertThat(window.heading()).isEqualTo("Jämför");
    assertThat(window.text()).contains("Regel för regel");
    window.open("/terms/VT2023/what-if");
    window.page().locator("#answers button:text('Ta bort')").first().click();
    assertThat(window.text()).contains("Frågan är borttagen.").doesNotContain("2 platser till");
    // It is no version of the data, and no planning of the term.
    window.open("/terms/VT2023/history");
    assertThat(window.page().locator("main tbody tr").count()).isOne();
  }

  private void onAMap(Window window) {
    window.open("/terms/VT2023/plan?view=map");
    assertThat(window.page().locator(".map path.none, .map a").count()).isGreaterThan(20);
    assertThat(window.page().locator(".map .homes circle").count()).isGreaterThan(20);
    assertThat(window.page().locator(".map .ways line").count()).isZero();
    window.look("plan-map");
    Locator first = window.page().locator("#map-table + .scroll tbody a").first();
    String unit = first.innerText();
    first.click();
    window.page().locator("#map-unit").waitFor();
    assertThat(window.page().locator("#map-unit").innerText()).isEqualTo(unit);
    assertThat(window.path()).contains("unit=");
    assertThat(window.page().locator(".map .ways line").count()).isPositive();
    window.look("plan-map-unit");
    window.press("English");
    window.look("plan-map-unit-en");
    window.open("/terms/VT2023/plan?view=map&homes=no&only=FAR");
    assertThat(window.page().locator(".map .homes circle").count()).isZero();
    assertThat(window.page().locator("body", new Page.LocatorOptions().setHasText("Map")).count())
        .isOne();
  }

  private static Locator.WaitForOptions waiting() {
    return new Locator.WaitForOptions().setTimeout(LONG);
  }
}
