package org.platsa.api.page.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Account;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator lets people in, changes what they may, and shuts them out. */
@BrowserTest
class UsersPagesIT {
  private static final String SEARCH = "Namn, e-post, utbildare eller enhet";

  private final InvitedPeople people;

  @Autowired
  UsersPagesIT(Accounts accounts, Invitations invitations) {
    this.people = new InvitedPeople(accounts, invitations);
  }

  @BeforeEach
  void administrator(Window window) {
    window.signIn(people.person("Admin Ek", Role.ADMIN, "sv").email()).open("/admin/users");
  }

  @Test
  void somebodyIsInvitedByALinkThatIsShownOnce(Window window, Window invited) {
    window.follow("Bjud in");
    window.look("user-new");
    window.press("Skapa inbjudan");
    assertThat(window.text())
        .contains("3 saker behöver rättas", "Välj minst en roll.", "Skriv ett namn");
    window.look("user-new-faults");

    window.fill("Namn", "Kim Berg").fill("E-postadress", "kim.berg@example.org");
    window.field("Utbildare").check();
    window.fill("Utbildarens id", "U-1");
    window.look("user-new-provider");
    window.press("Skapa inbjudan");
    assertThat(window.heading()).isEqualTo("Länk till Kim Berg");
    window.look("user-link");
    String link = window.page().locator("#link").innerText();

    invited.page().navigate(link);
    assertThat(invited.heading()).isEqualTo("Välkommen till Platsa");
    invited.look("join");
    invited.fill("Lösenord", InvitedPeople.PASSWORD).press("Spara och logga in");
    assertThat(invited.heading()).isEqualTo("Dina platser");
    assertThat(invited.text()).contains("Inget förslag har kommit än");
    invited.look("home-provider");
  }

  @Test
  void theListIsSearchedAsOneTypes(Window window) {
    people.person("Sökbar Svensson", Role.UNIT_MANAGER, "sv");
    people.person("Annan Andersson", Role.ANALYST, "sv");
    window.open("/admin/users");
    window.look("users");

    window.field(SEARCH).pressSequentially("sökbar");
    window.page().waitForURL(window.address("/admin/users?search=s%C3%B6kbar&role="));
    assertThat(window.page().locator("tbody tr").count()).isEqualTo(1);
    assertThat(window.text()).contains("En av ", "Sökbar Svensson", "E-01, E-02");
    assertThat(window.field(SEARCH).inputValue()).isEqualTo("sökbar");

    window.fill(SEARCH, "ingen heter så");
    window.page().locator("text=Ingen användare passar").waitFor();
    window.look("users-none");

    window.open("/admin/users?role=ANALYST");
    assertThat(window.text()).contains("Annan Andersson").doesNotContain("Sökbar Svensson");
  }

  @Test
  void whoIsShutOutIsSignedOutAtOnceAndComesBackByUndo(Window window, Window other) {
    Account account = people.person("Utestängd Ek", Role.COORDINATOR, "sv");
    other.signIn(account.email());
    assertThat(other.heading()).isEqualTo("Terminer");

    window.open("/admin/users/" + account.id());
    window.look("user");
    window.press("Stäng av");
    assertThat(window.path()).isEqualTo("/admin/users");
    assertThat(window.text()).contains("Utestängd Ek kan inte längre logga in.");
    window.look("users-shut-out");
    other.open("/");
    assertThat(other.heading()).isEqualTo("Logga in");
    other.signIn(account.email());
    assertThat(other.text()).contains("hör inte ihop");

    window.press("Ångra");
    assertThat(window.text()).contains("Utestängd Ek kan logga in igen.");
    other.signIn(account.email());
    assertThat(other.heading()).isEqualTo("Terminer");
  }

  @Test
  void rolesAreChanged(Window window) {
    Account account = people.person("Byter Roll", Role.COORDINATOR, "sv");
    window.open("/admin/users/" + account.id());
    window.field("Utbildare").check();
    window.press("Spara");
    assertThat(window.text()).contains("En utbildare kan inte ha någon annan roll.");
    window.look("user-faults");

    window.field("Utbildare").uncheck();
    window.field("Praktiksamordnare").uncheck();
    window.field("Enhetschef").check();
    window.fill("Enheternas id", "E-07, E-08").press("Spara");
    assertThat(window.text()).contains("Byter Roll är ändrad.");
    window.open("/admin/users?search=E-07");
    assertThat(window.text()).contains("Byter Roll", "Enhetschef");
  }

  @Test
  void aLinkToAnotherPasswordReplacesTheOneBefore(Window window, Window other) {
    Account account = people.person("Glömsk Ek", Role.COORDINATOR, "sv");
    other.signIn(account.email()).press("Logga ut");
    window.open("/admin/users/" + account.id()).press("Skapa länk");
    String first = window.page().locator("#link").innerText();
    window.open("/admin/users/" + account.id()).press("Skapa länk");
    String second = window.page().locator("#link").innerText();

    other.page().navigate(first);
    assertThat(other.heading()).isEqualTo("Länken gäller inte");
    other.page().navigate(second);
    assertThat(other.heading()).isEqualTo("Välj nytt lösenord");
    other.look("reset");
  }

  @Test
  void aUserOfNobodyIsNotThere(Window window) {
    window.open("/admin/users/019aa8d5-1c1e-7b52-9d3a-0c6d7e2f4a11");
    assertThat(window.heading()).isEqualTo("Sidan finns inte");
    window.open("/admin/users/no-id");
    assertThat(window.heading()).isEqualTo("Sidan finns inte");
  }
}
