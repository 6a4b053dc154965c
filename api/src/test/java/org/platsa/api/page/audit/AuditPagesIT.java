package org.platsa.api.page.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Account;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.api.token.ServiceAccount;
import org.platsa.api.token.ServiceAccountRequest;
import org.platsa.api.token.ServiceAccounts;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator looks for what somebody did. */
@BrowserTest
class AuditPagesIT {
  private static final int MANY = 60;

  private final InvitedPeople people;
  private final AuditLog audit;
  private final ServiceAccounts systems;

  @Autowired
  AuditPagesIT(
      Accounts accounts, Invitations invitations, AuditLog audit, ServiceAccounts systems) {
    this.people = new InvitedPeople(accounts, invitations);
    this.audit = audit;
    this.systems = systems;
  }

  @Test
  void entriesAreFilteredAndTurnedOverByTheUrlAlone(Window window) {
    String name = "Sökt " + UUID.randomUUID();
    for (int i = 0; i < MANY; i++) {
      record(name, i % 2 == 0 ? "names.read" : "run.queued");
    }
    window.signIn(people.person("Admin Logg", Role.ADMIN, "sv").email()).open("/admin/audit");
    assertThat(window.heading()).isEqualTo("Granskningslogg");

    window.fill("Vem", name).press("Sök");
    assertThat(rows(window)).isEqualTo(50);
    assertThat(window.text()).contains("Läste namn", "Köade en körning", name);
    window.look("audit");
    window.follow("Äldre");
    assertThat(rows(window)).isEqualTo(10);
    assertThat(window.path()).contains("before=");
    window.page().goBack();
    assertThat(rows(window)).isEqualTo(50);

    window.page().getByLabel("Vad").selectOption("names");
    window.press("Sök");
    assertThat(rows(window)).isEqualTo(30);
    assertThat(window.text()).doesNotContain("Köade en körning");
    String export = window.page().locator("a[download]").first().getAttribute("href");
    assertThat(status(window, export)).isEqualTo(200);

    window.fill("Vem", "ingen heter så").press("Sök");
    assertThat(window.text()).contains("Inget passar");
    window.look("audit-none");
    window.open("/admin/audit?from=2026-99-99");
    assertThat(window.text()).contains("from ska vara en dag");
    window.look("audit-fault");
  }

  @Test
  void everyActionOfTheServiceHasWordsInEnglishToo(Window window) {
    window.inLanguage("en-GB");
    window.signIn(people.person("Admin Log", Role.ADMIN, "en").email()).open("/admin/audit");
    assertThat(window.heading()).isEqualTo("Audit log");
    window.fill("Who", "Admin Log").press("Search");
    assertThat(window.text()).contains("Signed in", "How: by password");
    window.look("audit-en");
  }

  @Test
  void whomAnEntryIsAboutIsNamedAndWhatItTellsIsInWords(Window window) {
    Account admin = people.person("Admin Ord", Role.ADMIN, "sv");
    Account other = people.person("Robin Omnämnd", Role.UNIT_MANAGER, "sv");
    window.signIn(admin.email()).open("/admin/audit?subject=" + other.id());
    assertThat(window.text())
        .contains("Bjöd in en användare", "Roller: Enhetschef", "Hur: genom inbjudan")
        .doesNotContain("{");
    // Below 700 pixels a cell is a label and one element beside it.
    assertThat(window.page().locator("tbody td[data-label] > :nth-child(2)").count()).isZero();
    window.look("audit-account");
    window.page().locator("tbody a").first().click();
    assertThat(window.heading()).isEqualTo("Robin Omnämnd");
  }

  @Test
  void aServiceAccountIsCalledAsInTheMenu(Window window) {
    Account admin = people.person("Admin System", Role.ADMIN, "sv");
    String name = "Register " + UUID.randomUUID();
    ServiceAccount made =
        new Tenancy.Staff(TestTokens.TENANT)
            .call(() ->
                systems.make(
                    admin.caller(),
                    new ServiceAccountRequest(
                        name, List.of("problems:read", "runs:read"), null, 30),
                    null))
            .account();
    window.signIn(admin.email()).open("/admin/audit?subject=" + made.id());
    assertThat(window.text())
        .contains(
            "Skapade ett systemkonto",
            "Får: Läsa underlag, Läsa körningar, planer och förklaringar",
            "Dagar det gäller: 30")
        .doesNotContainIgnoringCase("servicekonto");
    window.look("audit-system");
    window.follow(name);
    assertThat(window.path()).isEqualTo("/admin/service-accounts#system-" + made.id());
  }

  @Test
  void nobodyElseSeesIt(Window window) {
    window.signIn(people.person("Samordnare Logg", Role.COORDINATOR, "sv").email());
    assertThat(status(window, "/admin/audit")).isEqualTo(403);
    assertThat(status(window, "/api/v1/audit")).isEqualTo(403);
  }

  private void record(String name, String action) {
    Actor actor = new Actor(Actor.Kind.PERSON, UUID.randomUUID(), name);
    new Tenancy.Staff(TestTokens.TENANT)
        .run(() ->
            audit.record(
                TestTokens.TENANT, actor, action, "run", UUID.randomUUID().toString(), Map.of()));
  }

  private static int status(Window window, String path) {
    return window.page().context().request().get(window.address(path)).status();
  }

  private static int rows(Window window) {
    return window.page().locator("tbody tr").count();
  }
}
