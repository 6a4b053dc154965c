package org.platsa.api.page.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Account;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see and change of their own accounts. */
@BrowserTest
class ProfilePagesIT {
  private static final String OTHER = "kastanj vattenfall tolv grävling";

  private final InvitedPeople people;

  @Autowired
  ProfilePagesIT(Accounts accounts, Invitations invitations) {
    this.people = new InvitedPeople(accounts, invitations);
  }

  @Test
  void theLanguageIsChosen(Window window) {
    window.signIn(people.person("Robin Ek", Role.UNIT_MANAGER, "sv").email()).open("/profile");
    assertThat(window.text()).contains("Enhetschef", "E-01, E-02");
    window.look("profile");

    window.field("English").check();
    window.press("Spara språk");
    assertThat(window.heading()).isEqualTo("My profile");
    assertThat(window.text()).contains("The language is English.", "Unit manager");
    window.look("profile-en");

    window.press("Sign out");
    assertThat(window.heading()).isEqualTo("Sign in");
  }

  @Test
  void thePasswordsFormTellsPasswordManagersWhoseItIsAndNobodyElse(Window window) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    window.signIn(account.email()).open("/profile");
    Locator username = window.page().locator("input[autocomplete=username]");
    assertThat(username.getAttribute("type")).isEqualTo("text");
    assertThat(username.getAttribute("readonly")).isNotNull();
    assertThat(username.inputValue()).isEqualTo(account.email());
    assertThat(username.boundingBox().width).isLessThanOrEqualTo(1);
    window.field("Nuvarande lösenord").focus();
    window.keys("Shift+Tab", "Tab");
    assertThat(window.focused()).isEqualTo("password-presentPassword");
  }

  @Test
  void thePasswordIsChangedAndOtherSessionsEnd(Window window, Window other) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    other.signIn(account.email());
    window.signIn(account.email()).open("/profile");

    window
        .fill("Nuvarande lösenord", "fel")
        .fill("Nytt lösenord", "lösenord")
        .press("Byt lösenord");
    assertThat(window.text())
        .contains(
            "2 saker behöver rättas",
            "Det nuvarande lösenordet stämmer inte.",
            "Lösenordet har 8 tecken");
    assertThat(window.field("Nuvarande lösenord").inputValue()).isEmpty();
    window.look("profile-faults");

    window
        .fill("Nuvarande lösenord", InvitedPeople.PASSWORD)
        .fill("Nytt lösenord", OTHER)
        .press("Byt lösenord");
    assertThat(window.text()).contains("Lösenordet är bytt.");
    other.open("/profile");
    assertThat(other.heading()).isEqualTo("Logga in");
    other.signIn(account.email());
    assertThat(other.text()).contains("hör inte ihop");
  }

  @Test
  void whatIsOpenElsewhereIsSeenAndEnded(Window window, Window other) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    other.signIn(account.email());
    window.signIn(account.email()).open("/profile");
    assertThat(window.text()).contains("Den här", "senast använd");
    window.look("profile-sessions");

    window.press("Logga ut Chrome, Linux");
    assertThat(window.text()).contains("Utloggad där.").doesNotContain("senast använd");
    other.open("/profile");
    assertThat(other.heading()).isEqualTo("Logga in");
  }
}
