package org.platsa.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.api.PlatsaApplication;
import org.platsa.api.account.Account;
import org.platsa.api.account.DemoAccounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.account.SetUpForm;
import org.platsa.api.account.TestAccounts;
import org.platsa.api.identity.Role;
import org.platsa.api.support.FormBrowser;
import org.platsa.api.support.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

/** Demo users are inside with one click, and nowhere else than on one's own machine. */
@ExtendWith(OutputCaptureExtension.class)
class DemoIT {
  private static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @TempDir private Path folder;

  @Test
  void aDemoUserForEachRoleIsInsideWithOneClickAndNobodyAfterTheDemo(CapturedOutput output) {
    String database = TestDatabase.newDatabase();
    Account coordinator;
    try (ConfigurableApplicationContext service = start(database, "--platsa.demo=true")) {
      List<Account> users = service.getBean(DemoAccounts.class).all();
      assertThat(users).flatExtracting(Account::roles).contains(Role.values()).hasSameSizeAs(users);
      assertThat(users).filteredOn(user -> user.provider() != null).hasSize(2);
      coordinator = user(users, Role.COORDINATOR);

      FormBrowser browser = new FormBrowser(port(service));
      String page = browser.get("/sign-in").body();
      assertThat(users).allSatisfy(user -> assertThat(page).contains(user.id().toString()));
      HttpResponse<String> inside =
          browser.post("/sign-in/demo", "user", coordinator.id().toString());
      assertThat(inside.statusCode()).isBetween(302, 303);
      assertThat(browser.get("/api/v1/problems").statusCode()).isEqualTo(200);

      FormBrowser english = new FormBrowser(port(service));
      english.get("/sign-in?language=en");
      english.post("/sign-in/demo", "user", coordinator.id().toString());
      assertThat(english.get("/terms").body()).contains("<html lang=\"en\"");
      assertThat(browser.get("/terms").body()).contains("<html lang=\"sv\"");

      Matcher printed =
          Pattern.compile(Pattern.quote(coordinator.email()) + "\\s+(\\S{20})")
              .matcher(output.getAll());
      assertThat(printed.find()).isTrue();
      assertThat(
              new FormBrowser(port(service))
                  .signIn(coordinator.email(), printed.group(1))
                  .statusCode())
          .isBetween(302, 303);
      FormBrowser manager = new FormBrowser(port(service));
      manager.get("/sign-in");
      manager.post("/sign-in/demo", "user", user(users, Role.UNIT_MANAGER).id().toString());
      manager.get("/unit");
      assertThat(manager.post("/unit/calendar", "link", "new").body()).contains("/calendars/");
      MockHttpServletRequest elsewhere = new MockHttpServletRequest();
      elsewhere.setServerName("platsa.example.org");
      assertThat(service.getBean(DemoUsers.class).offered(elsewhere)).isEmpty();
      assertThat(service.getBean(DemoUsers.class).offered(here("Origin", "http://localhost:8080")))
          .isNotEmpty();
      assertThat(service.getBean(DemoUsers.class).offered(here("Origin", "https://platsa.example")))
          .isEmpty();
      HttpResponse<String> byProxy =
          new FormBrowser(port(service))
              .postFrom(
                  "https://platsa.example.org",
                  "/sign-in/demo",
                  "user",
                  coordinator.id().toString());
      assertThat(byProxy.statusCode()).isEqualTo(404);
    }
    assertThat(output.getAll()).doesNotContain("Nobody can sign in yet");

    try (ConfigurableApplicationContext service = start(database)) {
      assertThat(service.getBean(DemoAccounts.class).all()).isEmpty();
      FormBrowser browser = new FormBrowser(port(service));
      assertThat(browser.get("/sign-in").body()).doesNotContain(coordinator.id().toString());
      assertThat(browser.post("/sign-in/demo", "user", coordinator.id().toString()).statusCode())
          .isEqualTo(404);
    }
    assertThat(
            TestDatabase.client(database)
                .sql("SELECT count(*) FROM calendar_link WHERE revoked_at IS NULL")
                .query(Integer.class)
                .single())
        .as("links to calendars, which the next demo would open again")
        .isZero();
    assertThat(output.getAll()).contains("Nobody can sign in yet").contains("/set-up/");
  }

  @Test
  void whatIsMadeInADemoEndsWithItAndTheSetUpEndsTheDemos() {
    String database = TestDatabase.newDatabase();
    try (ConfigurableApplicationContext service = start(database, "--platsa.demo=true")) {
      new TestAccounts(service).person(TENANT, "made@example.se", Role.ADMIN);
    }
    try (ConfigurableApplicationContext service = start(database, "--platsa.demo=true")) {
      assertThat(
              new FormBrowser(port(service))
                  .signIn("made@example.se", TestAccounts.PASSWORD)
                  .statusCode())
          .isBetween(302, 303);
    }
    try (ConfigurableApplicationContext service = start(database)) {
      assertThat(
              new FormBrowser(port(service))
                  .signIn("made@example.se", TestAccounts.PASSWORD)
                  .statusCode())
          .isEqualTo(422);
      Invitations invitations = service.getBean(Invitations.class);
      String link = invitations.setUps().getFirst().path();
      invitations.setUp(
          link.substring("/set-up/".length()),
          new SetUpForm("Vården", "real@example.se", "Bo Ek", "sv", TestAccounts.PASSWORD));
    }
    assertThatThrownBy(() -> start(database, "--platsa.demo=true"))
        .rootCause()
        .isInstanceOf(DemoRefusedException.class);
  }

  @Test
  void outsideOfTheOwnMachineTheStartFails() {
    String database = TestDatabase.newDatabase();
    assertThatThrownBy(() -> start(database, "--platsa.demo=true", "--server.address=0.0.0.0"))
        .rootCause()
        .isInstanceOf(DemoRefusedException.class)
        .hasMessageContaining("listens on 0.0.0.0");
  }

  @Test
  void withAnIssuerTheStartFails() {
    String database = TestDatabase.newDatabase();
    assertThatThrownBy(() ->
            start(
                database,
                "--platsa.demo=true",
                "--platsa.oidc.issuer=https://login.example.se",
                "--platsa.oidc.client-id=platsa"))
        .rootCause()
        .isInstanceOf(DemoRefusedException.class)
        .hasMessageContaining("an issuer is set");
  }

  @Test
  void whereRealPeopleHaveAccountsTheStartFails() {
    String database = TestDatabase.newDatabase();
    try (ConfigurableApplicationContext service = start(database)) {
      new TestAccounts(service).invite(TENANT, "anna@example.se", Role.ADMIN);
    }

    assertThatThrownBy(() -> start(database, "--platsa.demo=true"))
        .rootCause()
        .isInstanceOf(DemoRefusedException.class)
        .hasMessageContaining("real people");
  }

  private static MockHttpServletRequest here(String header, String value) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader(header, value);
    return request;
  }

  private static Account user(List<Account> users, Role role) {
    return users.stream()
        .filter(user -> user.roles().equals(Set.of(role)))
        .findFirst()
        .orElseThrow();
  }

  private ConfigurableApplicationContext start(String database, String... arguments) {
    Map<String, Object> properties = new TreeMap<>(TestDatabase.properties(database));
    properties.put("platsa.searches.spares", "0");
    properties.put("platsa.searches.folder", "target/search");
    properties.put("platsa.demo-token", folder.resolve("demo-token").toString());
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--server.port=0";
    return new SpringApplicationBuilder(PlatsaApplication.class).properties(properties).run(all);
  }

  private static int port(ConfigurableApplicationContext service) {
    return Integer.parseInt(service.getEnvironment().getProperty("local.server.port", "0"));
  }
}
