package org.platsa.api.page.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/** What each finds there after signing in. */
@BrowserTest
class HomePagesIT {
  private final InvitedPeople people;

  @Autowired
  HomePagesIT(Accounts accounts, Invitations invitations) {
    this.people = new InvitedPeople(accounts, invitations);
  }

  @Test
  void aCoordinatorBeginsAtTheTerms(Window window) {
    window.signIn(people.person("Robin Ek", Role.COORDINATOR, "sv").email());
    assertThat(window.path()).isEqualTo("/terms");
    assertThat(window.page().locator("nav.places").innerText()).doesNotContain("Start");
    window.follow("API-beskrivning");
    window.page().waitForURL("**/swagger-ui/**");
  }

  @Test
  void anAdministratorFindsWhatToAdministerAndNoStudents(Window window) {
    window.signIn(people.person("Kim Berg", Role.ADMIN, "en").email());
    assertThat(window.text()).contains("Administer", "Invite").doesNotContain("Data and runs");
    // In the menu and in the page, once each.
    assertThat(window.page().locator("a[href='/admin/users']").count()).isEqualTo(2);
    window.look("home-admin");
  }

  @Test
  void theOthersFindWhatIsTheirs(Window window) {
    window.signIn(people.person("Robin Ek", Role.UNIT_MANAGER, "sv").email());
    assertThat(window.text())
        .contains("Dina enheter", "E-01")
        .doesNotContain("Underlag och körningar");
    window.look("home-unit-manager");
    window.page().locator("main a[href='/unit']").click();
    assertThat(window.text()).contains("Ingen elev är på väg");
    window.look("unit-none");
    window.press("Logga ut").signIn(people.person("Sam Lind", Role.ANALYST, "sv").email());
    assertThat(window.text()).contains("Underlag och körningar", "Regler och vikter");
    window.look("home-analyst");
  }
}
