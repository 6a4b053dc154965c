package org.platsa.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.platsa.api.PlatsaApplication;
import org.platsa.api.account.TestAccounts;
import org.platsa.api.identity.Role;
import org.platsa.api.support.FormBrowser;
import org.platsa.api.support.TestDatabase;
import org.platsa.issuer.TestIssuer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in at an OpenID Connect issuer: Spring Authorization Server, over HTTP. */
class IssuerIT {
  private static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final String START = "/oauth2/authorization/issuer";

  private static TestIssuer issuer;
  private static ConfigurableApplicationContext service;
  private static JdbcClient database;

  private final String person = "p" + UUID.randomUUID();
  private final String email = person + "@example.se";

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    String url = TestDatabase.newDatabase();
    database = TestDatabase.client(url);
    service = service(url, "--platsa.sign-in.contact=Anna Ek, 042-10 50 00");
    issuer.knows(port(service));
  }

  @AfterAll
  static void end() {
    service.close();
    issuer.close();
  }

  @Test
  void theIssuerIsAskedWithCodeChallengeStateAndNonce() {
    HttpResponse<String> sent = new FormBrowser(port(service)).get(START);

    assertThat(sent.statusCode()).isBetween(302, 303);
    assertThat(FormBrowser.location(sent))
        .startsWith(issuer.url() + "/oauth2/authorize?")
        .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=")
        .contains("state=");
  }

  @Test
  void anInvitationThatNamesTheAddressLinksTheAccountOnceAndForAll() {
    String secret = new TestAccounts(service).invite(TENANT, email, Role.COORDINATOR);
    issuer.person(person, Map.of("email", email, "email_verified", true, "name", "Bo Ek"));
    FormBrowser browser = new FormBrowser(port(service));

    HttpResponse<String> inside = signIn(browser, START + "?next=/profile");

    assertThat(inside.uri().getPath()).isEqualTo("/profile");
    assertThat(inside.statusCode()).isEqualTo(200);
    assertThat(inside.body()).contains(email);
    assertThat(browser.get("/api/v1/problems").statusCode()).isEqualTo(200);
    assertThat(column("issuer")).isEqualTo(issuer.url());
    assertThat(column("subject")).isEqualTo(person);
    assertThat(new FormBrowser(port(service)).get("/set-up/" + secret).statusCode()).isEqualTo(404);

    issuer.person(person, Map.of("email", "other-" + email, "email_verified", true));
    assertThat(signIn(new FormBrowser(port(service)), START).statusCode()).isEqualTo(200);
    assertThat(column("email")).isEqualTo(email);
  }

  @Test
  void anAddressThatIsNotThePersonsOwnLinksNothing() {
    new TestAccounts(service).invite(TENANT, email, Role.ADMIN);
    issuer.person(person, Map.of("email", email, "email_verified", false));
    assertUnknown();
    issuer.person(person, Map.of("email", email));
    assertUnknown();
    assertThat(column("issuer")).isNull();
  }

  @Test
  void anAddressThatWasNotInvitedLinksNothingAndItIsToldWhomToAsk() {
    new TestAccounts(service).person(TENANT, email, Role.ADMIN);
    issuer.person(person, Map.of("email", email, "email_verified", true));

    assertUnknown();
    assertThat(column("issuer")).isNull();
  }

  private void assertUnknown() {
    FormBrowser browser = new FormBrowser(port(service));
    HttpResponse<String> outside = signIn(browser, START);
    assertThat(outside.uri().toString()).endsWith("/sign-in?issuer=unknown");
    assertThat(outside.body()).contains("Anna Ek, 042-10 50 00");
    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
  }

  @Test
  void signingOutEndsTheIssuersSessionToo() {
    new TestAccounts(service).invite(TENANT, email, Role.COORDINATOR);
    issuer.person(person, Map.of("email", email, "email_verified", true));
    FormBrowser browser = new FormBrowser(port(service));
    signIn(browser, START);
    assertThat(browser.follow(START).uri().getPath()).isEqualTo("/terms");

    browser.get("/profile");
    HttpResponse<String> out = browser.post("/sign-out");
    assertThat(FormBrowser.location(out))
        .startsWith(issuer.url() + "/connect/logout?id_token_hint=");
    HttpResponse<String> back = browser.follow(FormBrowser.location(out));

    assertThat(back.uri().getPath()).isEqualTo("/sign-in");
    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    assertThat(browser.follow(START).uri().toString()).startsWith(issuer.url() + "/login");
  }

  @Test
  void anAnswerThatNobodyAskedForLetsNobodyIn() {
    FormBrowser browser = new FormBrowser(port(service));
    String callback = "/login/oauth2/code/issuer?code=stolen&state=made-up";
    assertThat(FormBrowser.location(browser.get(callback))).isEqualTo("/sign-in?issuer=failed");

    String state =
        FormBrowser.location(browser.get(START)).replaceAll(".*[?&]state=([^&]+).*", "$1");
    assertThat(
            FormBrowser.location(
                browser.get("/login/oauth2/code/issuer?code=stolen&state=" + state)))
        .isEqualTo("/sign-in?issuer=failed");
    assertThat(
            FormBrowser.location(
                browser.get("/login/oauth2/code/issuer?error=access_denied&state=" + state)))
        .isEqualTo("/sign-in?issuer=failed");
    String again =
        FormBrowser.location(browser.get(START)).replaceAll(".*[?&]state=([^&]+).*", "$1");
    assertThat(
            FormBrowser.location(
                browser.get("/login/oauth2/code/issuer?error=access_denied&state=" + again)))
        .isEqualTo("/sign-in?issuer=cancelled");
  }

  @Test
  void whoBelongsToTwoDepartmentsChooses() {
    UUID second = UUID.randomUUID();
    database
        .sql("INSERT INTO tenant (id, name) VALUES (:id, 'Vård syd')")
        .param("id", second)
        .update();
    new TestAccounts(service).invite(TENANT, email, Role.COORDINATOR);
    new TestAccounts(service).invite(second, email, Role.ANALYST);
    issuer.person(person, Map.of("email", email, "email_verified", true));
    FormBrowser browser = new FormBrowser(port(service));

    HttpResponse<String> which = signIn(browser, START);
    assertThat(which.uri().getPath()).isEqualTo("/sign-in");
    assertThat(which.body()).contains("Vård syd", second.toString());
    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    browser.post("/sign-in/department", "department", UUID.randomUUID().toString());
    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    browser.follow("/sign-in");
    browser.post("/sign-in/department", "department", second.toString());

    assertThat(browser.get("/profile").body()).contains("Vård syd");
    assertThat(browser.get("/api/v1/runs/" + UUID.randomUUID() + "/plan").statusCode())
        .isEqualTo(403);
  }

  @Test
  void theIssuersRolesCountWhereTheSettingsSaySo() {
    String url = TestDatabase.newDatabase();
    try (ConfigurableApplicationContext other =
        service(
            url,
            "--platsa.oidc.roles=platsa-samordnare=COORDINATOR,platsa-analys=ANALYST,"
                + "platsa-skola=PROVIDER",
            "--platsa.oidc.roles-claim=realm_access.roles",
            "--platsa.oidc.provider-claim=platsa_provider")) {
      issuer.knows(port(other));
      claims(List.of("platsa-samordnare", "something-else"), null);
      FormBrowser browser = new FormBrowser(port(other));
      signIn(browser, START);
      assertThat(roles(url)).containsExactly("COORDINATOR");
      assertThat(browser.get("/api/v1/problems").statusCode()).isEqualTo(200);

      claims(List.of("platsa-analys"), null);
      signIn(new FormBrowser(port(other)), START);
      assertThat(roles(url)).containsExactly("ANALYST");
      assertThat(browser.get("/api/v1/problems").statusCode()).isEqualTo(401);

      claims(List.of("platsa-skola"), null);
      assertThat(signIn(new FormBrowser(port(other)), START).uri().toString())
          .endsWith("/sign-in?issuer=no-role");
      claims(List.of("platsa-skola"), "U-3");
      signIn(new FormBrowser(port(other)), START);
      assertThat(roles(url)).containsExactly("PROVIDER");

      claims(List.of(), null);
      assertThat(signIn(new FormBrowser(port(other)), START).uri().toString())
          .endsWith("/sign-in?issuer=no-role");
    } finally {
      issuer.knows(port(service));
    }
  }

  private void claims(List<String> roles, @Nullable String provider) {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("email", email);
    claims.put("email_verified", true);
    claims.put("realm_access", Map.of("roles", roles));
    if (provider != null) {
      claims.put("platsa_provider", provider);
    }
    issuer.person(person, claims);
  }

  private List<String> roles(String url) {
    return TestDatabase.client(url)
        .sql("SELECT unnest(roles) FROM account WHERE email = :email")
        .param("email", email)
        .query(String.class)
        .list();
  }

  @Test
  void anIssuerThatIsAwayKeepsNobodyOutWhoHasAPassword() {
    String url = TestDatabase.newDatabase();
    try (ConfigurableApplicationContext alone =
        service(url, "--platsa.oidc.issuer=http://127.0.0.1:9")) {
      new TestAccounts(alone).person(TENANT, email, Role.COORDINATOR);
      FormBrowser browser = new FormBrowser(port(alone));

      assertThat(FormBrowser.location(browser.get(START))).isEqualTo("/sign-in?issuer=unreachable");
      assertThat(browser.signIn(email, TestAccounts.PASSWORD).statusCode()).isBetween(302, 303);
    }
  }

  /** Goes to the issuer, signs in there and comes back. */
  private HttpResponse<String> signIn(FormBrowser browser, String start) {
    HttpResponse<String> page = browser.follow(start);
    assertThat(page.uri().toString()).startsWith(issuer.url() + "/login");
    HttpResponse<String> signedIn =
        browser.post(issuer.url() + "/login", "username", person, "password", TestIssuer.PASSWORD);
    URI next = URI.create(issuer.url()).resolve(FormBrowser.location(signedIn));
    return browser.follow(next.toString());
  }

  private @Nullable String column(String name) {
    return database
        .sql("SELECT " + name + " FROM account WHERE email = :email")
        .param("email", email)
        .query((row, number) -> String.valueOf(row.getString(1)))
        .optional()
        .filter(value -> !value.equals("null"))
        .orElse(null);
  }

  private static ConfigurableApplicationContext service(String url, String... arguments) {
    Map<String, Object> properties = new TreeMap<>(TestDatabase.properties(url));
    properties.put("platsa.searches.spares", "0");
    properties.put("platsa.searches.folder", "target/search");
    properties.put("platsa.oidc.issuer", issuer.url());
    properties.put("platsa.oidc.client-id", TestIssuer.CLIENT);
    properties.put("platsa.oidc.client-secret", TestIssuer.CLIENT);
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--server.port=0";
    return new SpringApplicationBuilder(PlatsaApplication.class).properties(properties).run(all);
  }

  private static int port(ConfigurableApplicationContext service) {
    return Integer.parseInt(service.getEnvironment().getProperty("local.server.port", "0"));
  }
}
