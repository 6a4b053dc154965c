package org.platsa.api.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator enters what the department has decided. */
@BrowserTest
class SettingsPagesIT {
  private static final String MONTHS = "Månader efter terminens sista dag (kan utelämnas)";
  private static final String AUDIT = "Månader som poster sparas";

  private final InvitedPeople people;

  @Autowired
  SettingsPagesIT(Accounts accounts, Invitations invitations) {
    this.people = new InvitedPeople(accounts, invitations);
  }

  @Test
  void aDecisionIsSavedAndEveryFaultIsTold(Window window) {
    window.signIn(people.person("Admin Val", Role.ADMIN, "sv").email()).open("/admin/settings");
    assertThat(window.field(MONTHS).inputValue()).isEmpty();
    String name = window.field("Namn").inputValue();
    window.look("settings");

    window.fill("Namn", " ").fill(MONTHS, "500").fill(AUDIT, "3").press("Spara");
    assertThat(window.text()).contains("3 saker behöver rättas");
    assertThat(window.field(MONTHS).inputValue()).isEqualTo("500");
    window.look("settings-faults");
    window.fill("Namn", name).fill(MONTHS, "två år").fill(AUDIT, "24").press("Spara");
    assertThat(window.text()).contains("Skriv ett helt antal månader");

    window.fill(MONTHS, "24").press("Spara");
    assertThat(window.text()).contains("Inställningarna är sparade.");
    assertThat(window.field(MONTHS).inputValue()).isEqualTo("24");
    window.fill(MONTHS, "").press("Spara");
    assertThat(window.field(MONTHS).inputValue()).isEmpty();
  }
}
