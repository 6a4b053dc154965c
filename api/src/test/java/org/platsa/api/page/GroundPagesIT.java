package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Account;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.Window;
import org.springframework.beans.factory.annotation.Autowired;

/** What all pages stand on: layout, languages, errors, files. */
@BrowserTest
class GroundPagesIT {
  private final InvitedPeople people;

  @Autowired
  GroundPagesIT(Accounts accounts, Invitations invitations) {
    this.people = new InvitedPeople(accounts, invitations);
  }

  @Test
  void theLanguageIsTheBrowsersUntilAnotherIsChosen(Window window) {
    window.open("/sign-in");
    assertThat(language(window)).isEqualTo("sv");
    assertThat(window.heading()).isEqualTo("Logga in");

    window.follow("English");
    assertThat(language(window)).isEqualTo("en");
    window.open("/sign-in");
    assertThat(window.heading()).isEqualTo("Sign in");

    window.inLanguage("de-DE").open("/sign-in");
    assertThat(language(window)).isEqualTo("sv");
    window.inLanguage("en-US").open("/sign-in");
    assertThat(language(window)).isEqualTo("en");
  }

  @Test
  void theLanguageOfTheAccountGoesBeforeTheBrowsers(Window window) {
    Account account = people.person("Robin Ek", Role.COORDINATOR, "en");
    window.signIn(account.email());
    assertThat(language(window)).isEqualTo("en");
    assertThat(window.heading()).isEqualTo("Hello Robin Ek");

    window.press("Svenska");
    assertThat(language(window)).isEqualTo("sv");
    assertThat(window.text()).contains("Språket är svenska.");
    window.open("/profile");
    assertThat(window.heading()).isEqualTo("Min profil");
    assertThat(window.text()).doesNotContain("Språket är svenska.");
  }

  @Test
  void whatIsNotThereOrNotAllowedIsToldByAPage(Window window) {
    Account account = people.person("Robin Ek", Role.ANALYST, "sv");
    window.signIn(account.email());

    window.open("/nothing");
    assertThat(window.heading()).isEqualTo("Sidan finns inte");
    window.look("error-404");

    window.open("/admin/users");
    assertThat(window.heading()).isEqualTo("Du har inte behörighet hit");
    assertThat(window.text()).contains("Felkod 403");
    window.look("error-403");
  }

  @Test
  void pagesAreKeptByNobodyAndTheirFilesForGood(Window window) {
    Response page = window.page().navigate(window.address("/sign-in"));
    assertThat(page.headers())
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "same-origin");
    assertThat(String.valueOf(page.headers().get("content-security-policy")).split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    String sheet = window.page().locator("link[rel=stylesheet]").first().getAttribute("href");
    Response file = window.page().navigate(window.address(sheet));
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.headers().get("cache-control"))
        .isEqualTo("max-age=31536000, public, immutable");

    String ofAnotherReplica = sheet.replaceAll("/assets/[0-9a-f]+/", "/assets/0123456789ab/");
    Response same = window.page().navigate(window.address(ofAnotherReplica));
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.headers().get("cache-control")).isEqualTo("no-store");
  }

  @Test
  void theKeyboardReachesTheContentFirst(Window window) {
    window.open("/sign-in").keys("Tab");
    assertThat(window.focused()).isEqualTo("Hoppa till innehållet");
    window.keys("Enter");
    assertThat(window.focused()).isEqualTo("main");
  }

  private static String language(Window window) {
    return String.valueOf(window.page().locator("html").getAttribute("lang"));
  }
}
