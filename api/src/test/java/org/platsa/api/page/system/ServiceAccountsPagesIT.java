package org.platsa.api.page.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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

/** An administrator lets a program in, and shuts it out. */
@BrowserTest
class ServiceAccountsPagesIT {
  @LocalServerPort private int port;
  private final InvitedPeople people;

  @Autowired
  ServiceAccountsPagesIT(Accounts accounts, Invitations invitations) {
    this.people = new InvitedPeople(accounts, invitations);
  }

  @Test
  void aTokenIsShownOnceAndEndsWhenItIsRevoked(Window window) {
    window.signIn(people.person("Admin Ek", Role.ADMIN, "sv").email());
    window.open("/admin/service-accounts").look("systems");
    window.follow("Nytt systemkonto").look("system-new");
    window.press("Skapa token");
    assertThat(window.text())
        .contains(
            "2 saker behöver rättas",
            "Ett systemkonto har ett namn med 1 till 100 tecken.",
            "Ett systemkonto har minst en behörighet.");
    window.look("system-new-faults");

    window.fill("Namn", "Skolans elevregister");
    window.field("Läsa underlag").check();
    window.press("Skapa token");
    assertThat(window.heading()).isEqualTo("Token till Skolans elevregister");
    window.look("system-token");
    Client program = new Client(port).with(window.page().locator("#token").innerText());
    assertThat(program.get("/api/v1/problems").status()).isEqualTo(200);

    window.follow("Klar").look("systems-some");
    assertThat(window.text()).contains("Skolans elevregister", "Läsa underlag");
    Locator revoke =
        window
            .page()
            .locator(
                "tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("elevregister"))
            .locator("button", new Locator.LocatorOptions().setHasText("…"));
    // One line of text.
    assertThat(revoke.boundingBox().height).isLessThan(40);
    revoke.click();
    window.look("system-revoke");
    window.press("Återkalla");
    assertThat(window.text()).contains("Skolans elevregister är återkallat.");
    assertThat(program.get("/api/v1/problems").status()).isEqualTo(401);
    window.look("systems-revoked");
  }
}
