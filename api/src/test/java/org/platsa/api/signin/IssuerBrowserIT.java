package org.platsa.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.TestAccounts;
import org.platsa.api.identity.Role;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Window;
import org.platsa.issuer.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** To the issuer and back in a real browser, under the pages' Content-Security-Policy. */
@BrowserTest
class IssuerBrowserIT {
  private static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final TestIssuer ISSUER = TestIssuer.start();

  @LocalServerPort private int port;
  @Autowired private ApplicationContext service;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry properties) {
    properties.add("platsa.oidc.issuer", ISSUER::url);
    properties.add("platsa.oidc.client-id", () -> TestIssuer.CLIENT);
    properties.add("platsa.oidc.client-secret", () -> TestIssuer.CLIENT);
    properties.add("platsa.oidc.name", () -> "Kommunkonto");
  }

  @BeforeEach
  void know() {
    ISSUER.knows(port);
  }

  @AfterAll
  static void end() {
    ISSUER.close();
  }

  @Test
  void anInvitedPersonComesInByTheButtonAndOutOfBoth(Window window) {
    new TestAccounts(service).invite(TENANT, "anna@example.se", Role.COORDINATOR);
    ISSUER.person("anna", Map.of("email", "anna@example.se", "email_verified", true));

    window.open("/sign-in?next=/profile").follow("Logga in med Kommunkonto");
    signIn(window, "anna");

    assertThat(window.path()).isEqualTo("/profile");
    assertThat(window.text()).contains("anna@example.se");
    Cookie session =
        window.page().context().cookies().stream()
            .filter(cookie -> cookie.name.equals("platsa-session"))
            .findFirst()
            .orElseThrow();
    assertThat(session.httpOnly).isTrue();
    assertThat(session.expires).isNegative();

    window.press("Logga ut");
    window.page().waitForURL("**/sign-in*");
    assertThat(window.page().url()).startsWith("http://localhost:" + port);
    window.follow("Logga in med Kommunkonto");
    assertThat(window.page().url()).startsWith(ISSUER.url() + "/login");
  }

  @Test
  void whoIsUnknownIsToldSo(Window window) {
    ISSUER.person("cia", Map.of("email", "cia@example.se", "email_verified", true));

    window.open("/sign-in").follow("Logga in med Kommunkonto");
    signIn(window, "cia");

    assertThat(window.page().url()).endsWith("/sign-in?issuer=unknown");
    assertThat(window.text()).contains("Kommunkonto");
  }

  private static void signIn(Window window, String name) {
    window.page().fill("#username", name);
    window.page().fill("#password", TestIssuer.PASSWORD);
    window.page().click("button[type=submit]");
    window.page().waitForURL("http://localhost:*/**");
  }
}
