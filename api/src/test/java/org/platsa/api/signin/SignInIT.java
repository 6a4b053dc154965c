package org.platsa.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.PlatsaApplication;
import org.platsa.api.account.Account;
import org.platsa.api.account.Invitations;
import org.platsa.api.account.Link;
import org.platsa.api.account.SetUpForm;
import org.platsa.api.account.TestAccounts;
import org.platsa.api.identity.Role;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.FormBrowser;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Signing in and out over HTTP, as browsers do, on one replica and on two. */
@ServiceTest
class SignInIT {
  private static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final String PASSWORD = TestAccounts.PASSWORD;

  /** What a coordinator may read and an analyst and an administrator may not. */
  private static final String COORDINATORS = "/api/v1/problems/" + UUID.randomUUID();

  @LocalServerPort private int port;
  @Autowired private ConfigurableApplicationContext service;
  @Autowired private DirectDatabase database;
  @Autowired private SettableClock clock;
  @Autowired private Invitations invitations;

  private final String email = UUID.randomUUID() + "@example.se";

  @Test
  void whoIsNotSignedInIsSentToTheSignInAndBack() {
    FormBrowser browser = browser();
    person(Role.COORDINATOR);

    HttpResponse<String> sent = browser.get("/profile");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(FormBrowser.location(sent)).isEqualTo("/sign-in?next=%2Fprofile");

    HttpResponse<String> inside = browser.signIn(email, PASSWORD, "next", "/profile");
    assertThat(inside.statusCode()).isBetween(302, 303);
    assertThat(FormBrowser.location(inside)).endsWith("/profile");
    assertThat(browser.get("/profile").body()).contains(email);
    assertThat(browser.get(COORDINATORS).statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    person(Role.COORDINATOR);
    for (String next :
        List.of(
            "//example.org",
            "https://example.org/",
            "/\\example.org",
            "javascript:x",
            "/..//example.org",
            "/x/../..//example.org",
            "/profile//example.org")) {
      HttpResponse<String> inside = browser().signIn(email, PASSWORD, "next", next);
      assertThat(FormBrowser.location(inside)).as(next).endsWith("/").doesNotContain("example");
    }
  }

  @Test
  void wrongPasswordAndUnknownAddressAreAnsweredAlike() {
    person(Role.COORDINATOR);
    HttpResponse<String> wrong = browser().signIn(email, "another password here");
    HttpResponse<String> unknown = browser().signIn("nobody-" + email, "another password here");

    assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(422);
    assertThat(withoutWhatDiffers(wrong.body(), email))
        .isEqualTo(withoutWhatDiffers(unknown.body(), "nobody-" + email));
    assertThat(audited("account.refused")).isPositive();
  }

  @Test
  void anAddressWithCharactersThatNoTextHasIsOnlyUnknown() {
    for (String address : List.of("a\0@example.se", "a\n@example.se", "\u0007")) {
      assertThat(browser().signIn(address, "another password here").statusCode()).isEqualTo(422);
    }
  }

  private static String withoutWhatDiffers(String page, String email) {
    return page.replace(email, "").replaceAll("value=\"[^\"]*\"", "");
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndASessionHasANewSecretEachTime() {
    person(Role.COORDINATOR);
    FormBrowser browser = browser();
    HttpResponse<String> forged = browser.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("Sidan var för gammal").doesNotContain(PASSWORD);
    assertThat(browser.session()).isEmpty();

    browser.signIn(email, PASSWORD);
    String first = browser.session().orElseThrow();
    // From a page that was shown before: the person is in, and is led there.
    browser.signIn(email, PASSWORD);
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    browser.post("/sign-out");
    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    browser.signIn(email, PASSWORD);

    assertThat(browser.session()).isPresent().get().isNotEqualTo(first);
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void theCookieIsForNoScriptNoOtherSiteAndNoLongerThanTheBrowserIsOpen() {
    person(Role.COORDINATOR);
    FormBrowser browser = browser();
    browser.get("/sign-in");
    HttpResponse<String> inside = browser.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(inside.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("platsa-session=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain", "Max-Age", "Expires"));
  }

  @Test
  void afterFiveFailuresTheNextTryWaitsOnEveryReplica() {
    person(Role.COORDINATOR);
    try (ConfigurableApplicationContext other = replica()) {
      FormBrowser there = new FormBrowser(port(other));
      for (int i = 0; i < 3; i++) {
        assertThat(browser().signIn(email, "wrong wrong wrong").statusCode()).isEqualTo(422);
      }
      for (int i = 0; i < 2; i++) {
        assertThat(there.signIn(email, "wrong wrong wrong").statusCode()).isEqualTo(422);
      }

      HttpResponse<String> here = browser().signIn(email, PASSWORD);
      assertThat(here.statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(here.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 5);
      assertThat(there.signIn(email, PASSWORD).statusCode()).isEqualTo(429);

      clock.advance(Duration.ofSeconds(6));
      assertThat(browser().signIn(email, PASSWORD).statusCode()).isBetween(302, 303);
    }
  }

  @Test
  void aSessionIsKnownToEveryReplicaAndEndsOnEveryOneAtOnce() {
    Account account = person(Role.COORDINATOR);
    FormBrowser here = browser();
    here.signIn(email, PASSWORD);
    try (ConfigurableApplicationContext other = replica()) {
      FormBrowser there = new FormBrowser(port(other), here);
      assertThat(there.get(COORDINATORS).statusCode()).isEqualTo(404);

      new TestAccounts(service).change(account, Role.ANALYST);

      assertThat(there.get(COORDINATORS).statusCode()).isEqualTo(401);
      assertThat(here.get("/profile").statusCode()).isEqualTo(303);
      here.signIn(email, PASSWORD);
      assertThat(here.get(COORDINATORS).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aDeactivatedPersonIsOutsideAtOnce() {
    Account account = person(Role.COORDINATOR);
    FormBrowser browser = browser();
    browser.signIn(email, PASSWORD);

    new TestAccounts(service).deactivate(account);

    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(422);
    assertThat(sessions()).isZero();
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverBusy() {
    person(Role.COORDINATOR);
    FormBrowser browser = browser();
    browser.signIn(email, PASSWORD);

    clock.advance(Duration.ofHours(11));
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofHours(1).plusSeconds(1));
    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    assertThat(sessions()).isZero();
  }

  @Test
  void aSessionEndsAfterHalfAnHourWithoutARequest() {
    person(Role.COORDINATOR);
    FormBrowser browser = browser();
    browser.signIn(email, PASSWORD);

    sessionsWere(Duration.ofMinutes(29));
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    sessionsWere(Duration.ofMinutes(31));
    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
  }

  @Test
  void openSessionsAreShownAndEnded() {
    person(Role.COORDINATOR);
    FormBrowser one = browser();
    FormBrowser other = browser();
    one.signIn(email, PASSWORD);
    other.signIn(email, PASSWORD);

    String page = one.get("/profile").body();
    assertThat(page)
        .doesNotContain(one.session().orElseThrow())
        .doesNotContain(other.session().orElseThrow());
    assertThat(one.post("/profile/sessions/end-others").statusCode()).isBetween(302, 303);

    assertThat(one.get("/profile").statusCode()).isEqualTo(200);
    assertThat(other.get("/profile").statusCode()).isEqualTo(303);
  }

  @Test
  void anotherPasswordEndsTheOtherSessionsAndKeepsThisOneUnderANewSecret() {
    person(Role.COORDINATOR);
    FormBrowser one = browser();
    FormBrowser other = browser();
    one.signIn(email, PASSWORD);
    other.signIn(email, PASSWORD);
    String secret = one.session().orElseThrow();

    one.get("/profile");
    HttpResponse<String> changed =
        one.post(
            "/profile/password",
            "presentPassword",
            PASSWORD,
            "password",
            "sju gröna paraplyer sover",
            "passwordAgain",
            "sju gröna paraplyer sover");
    assertThat(changed.statusCode()).as(changed.body()).isBetween(302, 303);

    assertThat(one.get("/profile").statusCode()).isEqualTo(200);
    assertThat(one.session()).isPresent().get().isNotEqualTo(secret);
    assertThat(other.get("/profile").statusCode()).isEqualTo(303);
  }

  @Test
  void whoHasTheSameAddressAndPasswordInTwoDepartmentsChooses() {
    UUID second = UUID.randomUUID();
    database
        .sql("INSERT INTO tenant (id, name) VALUES (:id, 'Vård syd')")
        .param("id", second)
        .update();
    person(Role.COORDINATOR);
    new TestAccounts(service).person(second, email, Role.ANALYST);
    FormBrowser browser = browser();

    HttpResponse<String> which = browser.signIn(email, PASSWORD);
    assertThat(which.statusCode()).isEqualTo(200);
    assertThat(which.body()).contains(second.toString(), TENANT.toString(), "Vård syd");
    assertThat(browser.session()).isEmpty();

    browser.signIn(email, PASSWORD, "department", second.toString());
    assertThat(browser.get(COORDINATORS).statusCode()).isEqualTo(403);
  }

  @Test
  void aLinkLetsInOnceAndEndsWhatWasOpen() {
    Account account = person(Role.COORDINATOR);
    FormBrowser before = browser();
    before.signIn(email, PASSWORD);
    String secret = invitations.resets(email).getFirst().path().substring("/set-up/".length());

    FormBrowser browser = browser();
    assertThat(browser.get("/set-up/" + secret).body()).contains(account.email());
    HttpResponse<String> chosen =
        browser.post(
            "/set-up/" + secret,
            "password",
            "sju gröna paraplyer sover",
            "passwordAgain",
            "sju gröna paraplyer sover");
    assertThat(chosen.statusCode()).as(chosen.body()).isBetween(302, 303);
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);

    assertThat(before.get("/profile").statusCode()).isEqualTo(303);
    assertThat(browser().get("/set-up/" + secret).statusCode()).isEqualTo(404);
  }

  @Test
  void noLinkTakesAPasswordWithoutTls() {
    person(Role.COORDINATOR);
    String path = invitations.resets(email).getFirst().path();
    FormBrowser browser = browser();
    browser.get(path);

    HttpResponse<String> refused =
        browser.postFrom(
            "https://platsa.example.org",
            path,
            "password",
            "sju gröna paraplyer sover",
            "passwordAgain",
            "sju gröna paraplyer sover");

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains("https://").doesNotContain("type=\"password\"");
    assertThat(browser.get(path).body()).as("the link still works").contains("type=\"password\"");

    HttpResponse<String> signIn =
        browser.postFrom(
            "https://platsa.example.org", "/sign-in", "email", email, "password", PASSWORD);
    assertThat(signIn.body()).doesNotContain("type=\"password\"");
    assertThat(browser.session()).isEmpty();

    MockHttpServletRequest elsewhere = new MockHttpServletRequest();
    elsewhere.setServerName("platsa.example.org");
    SetUpForm form = new SetUpForm("Vård", email, "Bo Ek", "sv", PASSWORD);
    SignIns signIns = service.getBean(SignIns.class);
    assertThatThrownBy(() -> signIns.setUp("any", form, elsewhere, new MockHttpServletResponse()))
        .hasMessageContaining("not encrypted");
  }

  @Test
  void aSessionThatIsNotThereIsNotRecordedAsEnded() {
    person(Role.COORDINATOR);
    FormBrowser browser = browser();
    browser.signIn(email, PASSWORD);
    browser.get("/profile");

    assertThat(browser.post("/profile/sessions/deadbeef/end").statusCode()).isBetween(302, 303);

    assertThat(audited("account.signed-out")).isZero();
  }

  @Test
  void theFirstAdministratorIsMadeByTheSetUpLink() {
    UUID tenant = UUID.randomUUID();
    database.sql("INSERT INTO tenant (id, name) VALUES (:id, 'ny')").param("id", tenant).update();
    Link link =
        invitations.setUps().stream()
            .filter(one -> invitation(one).equals(tenant))
            .findFirst()
            .orElseThrow();

    FormBrowser browser = browser();
    browser.get(link.path());
    HttpResponse<String> done =
        browser.post(
            link.path(),
            "department",
            "Vård öst",
            "name",
            "Bo Ek",
            "email",
            email,
            "language",
            "sv",
            "password",
            PASSWORD,
            "passwordAgain",
            PASSWORD);
    assertThat(done.statusCode()).as(done.body()).isBetween(302, 303);

    assertThat(browser.get("/admin/users").body()).contains(email);
    assertThat(browser().get(link.path()).statusCode()).isEqualTo(404);
  }

  private UUID invitation(Link link) {
    return invitations.find(link.path().substring("/set-up/".length())).orElseThrow().tenant();
  }

  @Test
  void aSessionHoldsTextOnlyAndNoDataOfThePerson() {
    person(Role.COORDINATOR);
    browser().signIn(email, PASSWORD);

    List<String> held =
        database
            .sql(
                """
                SELECT attribute_name || '=' || convert_from(attribute_bytes, 'UTF8')
                FROM spring_session_attributes JOIN spring_session
                  ON primary_id = session_primary_id
                WHERE principal_name = (SELECT id::text FROM account WHERE email = :email)
                """)
            .param("email", email)
            .query(String.class)
            .list();
    assertThat(held).isNotEmpty().noneMatch(text -> text.contains(email) || text.contains("Anna"));
  }

  private Account person(Role role) {
    return new TestAccounts(service).person(TENANT, email, role);
  }

  private FormBrowser browser() {
    return new FormBrowser(port);
  }

  private ConfigurableApplicationContext replica() {
    return new SpringApplicationBuilder(PlatsaApplication.class)
        .initializers(other ->
            ((GenericApplicationContext) other)
                .registerBean("sameClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
        .properties(Map.<String, Object>copyOf(TestDatabase.properties(database.url())))
        .run(
            "--server.port=0",
            "--platsa.searches.spares=0",
            "--platsa.searches.folder=target/search");
  }

  private static int port(ConfigurableApplicationContext replica) {
    return Integer.parseInt(replica.getEnvironment().getProperty("local.server.port", "0"));
  }

  private long sessions() {
    return database
        .sql(
            """
            SELECT count(*) FROM spring_session
            WHERE principal_name = (SELECT id::text FROM account WHERE email = :email)
            """)
        .param("email", email)
        .query(Long.class)
        .single();
  }

  /** The last request of this test's sessions was so long ago. */
  private void sessionsWere(Duration ago) {
    long last = System.currentTimeMillis() - ago.toMillis();
    database
        .sql(
            """
            UPDATE spring_session SET last_access_time = :last, expiry_time = :last + 1800000
            WHERE principal_name = (SELECT id::text FROM account WHERE email = :email)
            """)
        .param("last", last)
        .param("email", email)
        .update();
  }

  private long audited(String action) {
    return database
        .sql(
            """
            SELECT count(*) FROM audit_entry
            WHERE action = :action
              AND subject_id = (SELECT id::text FROM account WHERE email = :email)
            """)
        .param("action", action)
        .param("email", email)
        .query(Long.class)
        .single();
  }
}
