package org.platsa.api.page.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Account;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.account.Link;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming in and going out. */
@BrowserTest
class SignInPagesIT {
  private static final int MOST_TRIES = 12;

  private final Invitations invitations;
  private final InvitedPeople people;
  private final DirectDatabase db;
  private final SettableClock clock;

  @Autowired
  SignInPagesIT(
      Accounts accounts, Invitations invitations, DirectDatabase db, SettableClock clock) {
    this.invitations = invitations;
    this.people = new InvitedPeople(accounts, invitations);
    this.db = db;
    this.clock = clock;
  }

  @Test
  void theFirstAdministratorComesInByTheLinkOfTheSetUp(Window window, Window other) {
    UUID tenant = UUID.randomUUID();
    db.sql("INSERT INTO tenant (id, name) VALUES (:id, 'Ny')").param("id", tenant).update();
    String path =
        invitations.setUps().stream()
            .map(Link::path)
            .filter(one ->
                invitations
                    .find(one.substring("/set-up/".length()))
                    .orElseThrow()
                    .tenant()
                    .equals(tenant))
            .findFirst()
            .orElseThrow();

    window.open(path);
    assertThat(window.heading()).isEqualTo("Kom igång med Platsa");
    window.look("set-up");

    window.press("Spara och logga in");
    assertThat(window.page().locator(".faults li").allInnerTexts())
        .hasSize(4)
        .startsWith(
            "Skriv vad förvaltningen heter, med 1 till 200 tecken.",
            "Skriv vad du heter, med 1 till 200 tecken.",
            "Skriv en e-postadress, till exempel anna.ek@example.se.")
        .last()
        .asString()
        .startsWith("Lösenordet har");
    window.look("set-up-empty");

    window.fill("Ditt namn", "Kim Berg").forgetCookies().press("Spara och logga in");
    assertThat(window.text()).contains("Sidan var för gammal, försök igen.");
    assertThat(window.field("Ditt namn").inputValue()).isEqualTo("Kim Berg");
    window.look("set-up-stale");

    window.fill("Ditt namn", "Kim Berg").fill("Lösenord", "kort").press("Spara och logga in");
    assertThat(window.text())
        .contains("3 saker behöver rättas", "Lösenordet har 4 tecken", "Skriv en e-postadress");
    assertThat(window.field("Ditt namn").inputValue()).isEqualTo("Kim Berg");
    assertThat(window.focused()).startsWith("3 saker behöver rättas");
    window.look("set-up-faults");

    window
        .fill("Förvaltning", "Vård- och omsorgsförvaltningen")
        .fill("Din e-postadress", "Kim.Berg@example.org ")
        .fill("Lösenord", InvitedPeople.PASSWORD)
        .press("Spara och logga in");
    assertThat(window.path()).isEqualTo("/");
    assertThat(window.heading()).isEqualTo("Hej Kim Berg");
    assertThat(window.text()).contains("Välkommen, Kim Berg!");
    window.look("home-first");

    other.open(path);
    assertThat(other.heading()).isEqualTo("Länken gäller inte");
    other.look("no-link");
  }

  @Test
  void addressAndPasswordLetIn(Window window) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    window.open("/profile");
    assertThat(window.path()).isEqualTo("/sign-in?next=%2Fprofile");
    window.look("sign-in");

    window.fill("E-postadress", account.email()).fill("Lösenord", "fel").press("Logga in");
    assertThat(window.text()).contains("E-postadressen och lösenordet hör inte ihop");
    assertThat(window.field("E-postadress").inputValue()).isEqualTo(account.email());
    assertThat(window.field("E-postadress").getAttribute("aria-describedby"))
        .isEqualTo("sign-in-email-fault");
    assertThat(window.focused()).startsWith("En sak behöver rättas");
    window.look("sign-in-wrong");

    window.fill("Lösenord", InvitedPeople.PASSWORD).press("Logga in");
    assertThat(window.path()).isEqualTo("/profile");

    window.press("Logga ut");
    assertThat(window.text()).contains("Du är utloggad.");
    window.look("signed-out");
    window.page().goBack();
    assertThat(window.heading()).isEqualTo("Logga in");
  }

  @Test
  void whoGuessesIsToldHowLongToWait(Window window) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    window.open("/sign-in").fill("E-postadress", account.email());
    int tries = 0;
    // On a slow machine the first waits may be over by the next try; each is twice as long.
    while (!window.text().contains("För många felaktiga försök") && tries < MOST_TRIES) {
      window.fill("Lösenord", "fel").press("Logga in");
      tries++;
    }
    assertThat(tries).isBetween(6, MOST_TRIES);
    assertThat(window.text())
        .containsPattern("Vänta (en sekund|\\d+ sekunder|\\d+ minuter) och försök igen");
    assertThat(window.focused()).startsWith("För många felaktiga försök");
    assertThat(window.field("E-postadress").inputValue()).isEqualTo(account.email());
    window.look("sign-in-wait");

    clock.advance(Duration.ofMinutes(16));
    window.fill("Lösenord", InvitedPeople.PASSWORD).press("Logga in");
    assertThat(window.heading()).isEqualTo("Terminer");
  }

  @Test
  void nothingTypedIsLostWhenTheSessionIsOver(Window window) {
    Account account = people.person("Robin Ek", Role.ADMIN, "sv");
    window.signIn(account.email()).open("/admin/users/new");
    window.fill("Namn", "Någon Ny").fill("E-postadress", "ny@example.org");
    window.field("Enhetschef").check();
    window.fill("Enheternas id", "E-01\nE-02");
    endSessions(account);

    window.press("Skapa inbjudan");
    assertThat(window.heading()).isEqualTo("Logga in");
    assertThat(window.text()).contains("inte sparat, men det finns kvar");
    window.look("session-ended");
    window.fill("E-postadress", account.email()).fill("Lösenord", "fel").press("Logga in");
    window.fill("Lösenord", InvitedPeople.PASSWORD).press("Logga in");

    assertThat(window.path()).isEqualTo("/admin/users/new");
    assertThat(window.text()).contains("Det du skrev innan du loggades ut finns kvar.");
    assertThat(window.field("Namn").inputValue()).isEqualTo("Någon Ny");
    assertThat(window.field("E-postadress").inputValue()).isEqualTo("ny@example.org");
    assertThat(window.field("Enhetschef").isChecked()).isTrue();
    assertThat(window.field("Enheternas id").inputValue()).isEqualTo("E-01\nE-02");
    window.look("form-kept");

    window.press("Skapa inbjudan");
    assertThat(window.heading()).isEqualTo("Länk till Någon Ny");
    window.open("/admin/users/new");
    assertThat(window.field("Namn").inputValue()).isEmpty();
  }

  @Test
  void whatWasTypedIsShownToNobodyElse(Window window) {
    Account account = people.person("Robin Ek", Role.ADMIN, "sv");
    Account colleague = people.person("Sam Lind", Role.ADMIN, "sv");
    window.signIn(account.email()).open("/admin/users/new").fill("Namn", "Någon Ny");
    endSessions(account);
    window.press("Skapa inbjudan");

    window.fill("E-postadress", colleague.email());
    window.fill("Lösenord", InvitedPeople.PASSWORD).press("Logga in");
    assertThat(window.path()).isEqualTo("/admin/users/new");
    assertThat(window.field("Namn").inputValue()).isEmpty();
    assertThat(window.text()).doesNotContain("finns kvar");
  }

  @Test
  void aFormOfATabThatWasOpenBeforeTheSignInIsNotLost(Window window) {
    Account account = people.person("Robin Ek", Role.ADMIN, "sv");
    window.signIn(account.email()).open("/admin/users/new").fill("Namn", "Någon Ny");
    com.microsoft.playwright.Page tab = window.page().context().newPage();
    tab.navigate(window.address("/"));
    tab.locator("form[action='/sign-out'] button").click();
    tab.getByLabel("E-postadress").fill(account.email());
    tab.locator("input[name=password]").fill(InvitedPeople.PASSWORD);
    tab.keyboard().press("Enter");
    tab.waitForURL(window.address("/"));

    window.press("Skapa inbjudan");
    assertThat(window.path()).isEqualTo("/admin/users/new");
    assertThat(window.field("Namn").inputValue()).isEqualTo("Någon Ny");
  }

  @Test
  void aSignInFormOfATabFromBeforeIsShownAgainWithTheAddress(Window window) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    window.open("/sign-in?next=%2Fprofile").fill("E-postadress", account.email());
    com.microsoft.playwright.Page tab = window.page().context().newPage();
    tab.navigate(window.address("/sign-in"));
    tab.getByLabel("E-postadress").fill(account.email());
    tab.locator("input[name=password]").fill(InvitedPeople.PASSWORD);
    tab.keyboard().press("Enter");
    // What is seen, not what is loaded: that may be waited for until it is given up.
    tab.locator("form[action='/sign-out'] button").click();
    tab.getByText("Du är utloggad.").waitFor();

    window.fill("Lösenord", InvitedPeople.PASSWORD).press("Logga in");
    assertThat(window.text()).contains("Sidan var för gammal, försök igen.");
    assertThat(window.focused()).startsWith("Sidan var för gammal");
    assertThat(window.field("E-postadress").inputValue()).isEqualTo(account.email());
    assertThat(window.field("Lösenord").inputValue()).isEmpty();
    window.look("sign-in-stale");

    window.fill("Lösenord", InvitedPeople.PASSWORD).press("Logga in");
    assertThat(window.path()).isEqualTo("/profile");
  }

  @Test
  void aBrowserThatKeepsNoCookiesIsToldSo(Window window) {
    window.inLanguage("en-GB").open("/sign-in");
    for (int i = 0; i < 2; i++) {
      window.fill("E-mail address", "robin@example.org").fill("Password", "wrong");
      window.forgetCookies().press("Sign in");
      assertThat(window.text())
          .contains("The page was too old, try again.", "needs to take cookies");
      assertThat(window.field("E-mail address").inputValue()).isEqualTo("robin@example.org");
    }
    window.look("sign-in-stale-en");
  }

  @Test
  void theKeyboardAloneSignsIn(Window window) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    window.open("/sign-in").keys("Tab", "Enter", "Tab");
    assertThat(window.focused()).isEqualTo("sign-in-email");
    window.page().keyboard().type(account.email());
    window.keys("Tab");
    assertThat(window.focused()).isEqualTo("sign-in-password");
    window.page().keyboard().type(InvitedPeople.PASSWORD);
    window.keys("Tab", "Space");
    assertThat(window.page().locator("#sign-in-password").getAttribute("type")).isEqualTo("text");
    window.keys("Tab");
    assertThat(window.focused()).isEqualTo("Logga in");
    window.keys("Enter");
    window.page().waitForURL(window.address("/terms"));
    assertThat(window.heading()).isEqualTo("Terminer");
  }

  @Test
  void noScriptIsNeeded(Window window) {
    Account account = people.person("Robin Ek", Role.ADMIN, "sv");
    window.withoutScript().signIn(account.email());
    assertThat(window.heading()).isEqualTo("Hej Robin Ek");
    window.open("/admin/users").fill("Namn, e-post, utbildare eller enhet", account.email());
    window.press("Sök");
    assertThat(window.text()).contains("Robin Ek");
    window.press("Logga ut");
    assertThat(window.text()).contains("Du är utloggad.");
  }

  @Test
  void whoBelongsToSeveralDepartmentsChooses(Window window) {
    UUID tenant = UUID.randomUUID();
    db.sql("INSERT INTO tenant (id, name) VALUES (:id, 'Grannkommunen')")
        .param("id", tenant)
        .update();
    Account account = people.person("Robin Ek", Role.COORDINATOR, "sv");
    people.person(tenant, account.email(), "Robin Ek", Role.ANALYST, "sv");

    window.signIn(account.email());
    assertThat(window.text()).contains("Vilken förvaltning vill du till?", "Grannkommunen");
    window.look("sign-in-departments");
    window.field("Grannkommunen").check();
    window.fill("Lösenord", InvitedPeople.PASSWORD).press("Logga in");
    assertThat(window.text()).contains("Analytiker");
    window.open("/profile");
    assertThat(window.text()).contains("Grannkommunen");
  }

  private void endSessions(Account account) {
    db.sql("DELETE FROM spring_session WHERE principal_name = :account")
        .param("account", account.id().toString())
        .update();
  }
}
