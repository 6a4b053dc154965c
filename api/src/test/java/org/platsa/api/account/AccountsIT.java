package org.platsa.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.database.Login;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Role;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Accounts, their links and their passwords, in a department of its own for each test. */
@ServiceTest
class AccountsIT {
  private static final String PASSWORD = "tegelröd båt väntar tyst";
  private static final String OTHER = "sju gröna paraplyer sover";

  @Autowired private Accounts accounts;
  @Autowired private Invitations invitations;
  @Autowired private SignInAccounts signIn;
  @Autowired private Profiles profiles;
  @Autowired private DirectDatabase database;
  @Autowired private SettableClock clock;

  private UUID tenant = UUID.randomUUID();

  @BeforeEach
  void makeDepartment() {
    tenant = new TestPeople(JdbcClient.create(superuser())).tenant("Vården " + UUID.randomUUID());
  }

  @Test
  void aPersonIsInvitedChoosesAPasswordAndIsKnownByIt() {
    Link link = staff(() -> accounts.invite(form("  Anna.Ek@Example.SE ", Role.COORDINATOR)));

    Invitation invitation = invitations.find(secret(link)).orElseThrow();
    assertThat(invitation.purpose()).isEqualTo(Invitation.Purpose.JOIN);
    assertThat(signIn.byPassword("anna.ek@example.se", PASSWORD)).isEmpty();

    Account account = invitations.accept(secret(link), PASSWORD);

    assertThat(account.email()).isEqualTo("anna.ek@example.se");
    assertThat(signIn.byPassword("ANNA.EK@example.se ", PASSWORD))
        .extracting(Account::id)
        .containsExactly(account.id());
    assertThat(signIn.byPassword("anna.ek@example.se", OTHER)).isEmpty();
    assertThat(audited()).contains("account.invited", "account.password-set");
  }

  @Test
  void aPasswordIsTheSameHoweverItsLettersAreTyped() {
    Account account = person("accent@example.se", Role.COORDINATOR, PASSWORD);
    String decomposed = java.text.Normalizer.normalize(PASSWORD, java.text.Normalizer.Form.NFD);

    assertThat(decomposed).isNotEqualTo(PASSWORD);
    assertThat(signIn.byPassword(account.email(), decomposed)).hasSize(1);
  }

  @Test
  void aLinkWorksOnceAndNotForEver() {
    Link used = staff(() -> accounts.invite(form("once@example.se", Role.ANALYST)));
    Account account = invitations.accept(secret(used), PASSWORD);
    assertThat(invitations.find(secret(used))).isEmpty();
    refused(404, () -> invitations.accept(secret(used), OTHER));

    Link replaced = staff(() -> accounts.renewLink(account.id()));
    Link last = staff(() -> accounts.renewLink(account.id()));
    assertThat(invitations.find(secret(replaced))).isEmpty();
    assertThat(invitations.find(secret(last))).isPresent();

    clock.advance(Duration.ofDays(8));
    refused(404, () -> invitations.accept(secret(last), OTHER));
    assertThat(signIn.byPassword(account.email(), PASSWORD)).hasSize(1);
  }

  @Test
  void aLinkStopsWorkingWithWhatItWasMadeFor() {
    Link wrong = staff(() -> accounts.invite(form("wrong@example.se", Role.ADMIN)));
    UUID id = Objects.requireNonNull(wrong.account()).id();
    staff(() -> accounts.change(id, form("right@example.se", Role.ADMIN)));
    assertThat(invitations.find(secret(wrong))).as("to another address").isEmpty();
    refused(404, () -> invitations.accept(secret(wrong), PASSWORD));

    Link powerful = staff(() -> accounts.renewLink(id));
    staff(() -> accounts.change(id, form("right@example.se", Role.ANALYST)));
    assertThat(invitations.find(secret(powerful))).as("for other roles").isEmpty();

    Link join = staff(() -> accounts.renewLink(id));
    staff(() -> accounts.change(id, form("right@example.se", Role.ANALYST)));
    assertThat(invitations.find(secret(join))).as("nothing has changed").isPresent();

    Account account = invitations.accept(secret(join), PASSWORD);
    Link first = invitations.resets(account.email()).getFirst();
    Link second = invitations.resets(account.email()).getFirst();
    assertThat(invitations.find(secret(first))).as("of an earlier start").isEmpty();

    profiles.changePassword(account.caller(), PASSWORD, OTHER, "10.9.8.7");
    assertThat(invitations.find(secret(second))).as("after another password").isEmpty();
  }

  @Test
  void theSetUpIsDoneOnceByTheLinkThatWasPrintedLast() {
    Link earlier = setUpLink();
    Link first = setUpLink();
    assertThat(invitations.find(secret(earlier))).as("of an earlier start").isEmpty();
    SetUpForm form = new SetUpForm("Vård norr", "chef@example.se", "Bo Ek", "sv", PASSWORD);

    Account administrator = invitations.setUp(secret(first), form);

    assertThat(administrator.roles()).containsExactly(Role.ADMIN);
    assertThat(administrator.tenant()).isEqualTo(tenant);
    assertThat(
            database
                .sql("SELECT name FROM tenant WHERE id = :id")
                .param("id", tenant)
                .query(String.class)
                .single())
        .isEqualTo("Vård norr");
    assertThat(invitations.find(secret(first))).isEmpty();
    refused(404, () -> invitations.setUp(secret(first), form));
    refused(404, () -> invitations.setUp(secret(earlier), form));
    assertThat(setUpLinks()).isEmpty();
  }

  @Test
  void everyFaultOfAFormIsToldAtOnceInBothLanguages() {
    Link link = setUpLink();
    List<ErrorIssue> setUp =
        refused(
            422,
            () -> invitations.setUp(secret(link), new SetUpForm(" ", "nobody", "", "fi", "kort")));
    assertThat(setUp)
        .extracting(ErrorIssue::code)
        .containsExactly(
            "NAME_FORM", "NAME_FORM", "EMAIL_FORM", "LANGUAGE_UNKNOWN", "PASSWORD_LENGTH");
    assertThat(setUp)
        .allSatisfy(issue -> {
          assertThat(issue.messageSv()).isNotBlank();
          assertThat(issue.messageEn()).isNotBlank().isNotEqualTo(issue.messageSv());
        });
    assertThat(invitations.find(secret(link))).isPresent();

    AccountForm form =
        new AccountForm(
            "x@example.se", "X", Set.of(Role.PROVIDER, Role.UNIT_MANAGER), " ", Set.of(), "sv");
    assertThat(refused(422, () -> staff(() -> accounts.invite(form))))
        .extracting(ErrorIssue::code)
        .containsExactly("PROVIDER_NOT_ALONE", "PROVIDER_MISSING", "UNITS_MISSING");
  }

  @Test
  void anAddressIsTakenOnceInADepartmentAndAgainInAnother() {
    Account here = person("same@example.se", Role.COORDINATOR, PASSWORD);
    assertThat(
            refused(422, () -> staff(() -> accounts.invite(form("SAME@example.se", Role.ANALYST)))))
        .extracting(ErrorIssue::code)
        .containsExactly("EMAIL_TAKEN");
    Account other = person("other@example.se", Role.COORDINATOR, OTHER);
    assertThat(
            refused(
                422,
                () ->
                    staff(
                        () -> accounts.change(other.id(), form("same@example.se", Role.ANALYST)))))
        .extracting(ErrorIssue::code)
        .containsExactly("EMAIL_TAKEN");

    makeDepartment();
    Account there = person("same@example.se", Role.ANALYST, PASSWORD);

    List<Account> fitting = signIn.byPassword("same@example.se", PASSWORD);
    assertThat(fitting).extracting(Account::id).containsExactlyInAnyOrder(here.id(), there.id());
    assertThat(signIn.departments(fitting))
        .extracting(Department::id)
        .containsExactlyInAnyOrder(here.tenant(), there.tenant());
    refused(404, () -> staff(() -> accounts.get(here.id())));
    refused(404, () -> staff(() -> accounts.change(here.id(), form("a@b.se", Role.ANALYST))));
    refused(404, () -> staff(() -> accounts.renewLink(here.id())));
    refused(404, () -> staffRun(() -> accounts.deactivate(here.id())));
    assertThat(staff(accounts::all)).extracting(Account::id).containsExactly(there.id());
  }

  @Test
  void theLastAdministratorWhoHasBeenInsideStays() {
    Account only = person("only@example.se", Role.ADMIN, PASSWORD);
    staff(() -> accounts.invite(form("invited@example.se", Role.ADMIN)));

    assertThat(refused(409, () -> staffRun(() -> accounts.deactivate(only.id()))))
        .extracting(ErrorIssue::code)
        .containsExactly("LAST_ADMINISTRATOR");
    refused(409, () -> staff(() -> accounts.change(only.id(), form(only.email(), Role.ANALYST))));

    Account second = person("second@example.se", Role.ADMIN, OTHER);
    staffRun(() -> accounts.deactivate(only.id()));
    refused(409, () -> staffRun(() -> accounts.deactivate(second.id())));
    assertThat(signIn.byPassword(only.email(), PASSWORD)).isEmpty();

    staffRun(() -> accounts.activate(only.id()));
    assertThat(signIn.byPassword(only.email(), PASSWORD)).hasSize(1);
  }

  @Test
  void whoIsDeactivatedHasNoLinkThatWorks() {
    Link link = staff(() -> accounts.invite(form("gone@example.se", Role.ANALYST)));
    UUID id = staff(accounts::all).getFirst().id();
    staffRun(() -> accounts.deactivate(id));

    refused(404, () -> invitations.accept(secret(link), PASSWORD));
    refused(409, () -> staff(() -> accounts.renewLink(id)));
  }

  @Test
  void aHashOfAnotherMethodIsReplacedAtTheSignIn() {
    Account account = person("old@example.se", Role.COORDINATOR, PASSWORD);
    String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    database
        .sql("UPDATE account SET password_hash = :hash WHERE id = :id")
        .param("hash", old)
        .param("id", account.id())
        .update();

    assertThat(signIn.byPassword(account.email(), OTHER)).isEmpty();
    assertThat(hash(account)).isEqualTo(old);
    assertThat(signIn.byPassword(account.email(), PASSWORD)).hasSize(1);
    assertThat(hash(account)).startsWith("{pbkdf2-sha512-210000}");
    assertThat(signIn.byPassword(account.email(), PASSWORD)).hasSize(1);
  }

  @Test
  void anUnknownAddressTakesAsLongAsAWrongPassword() {
    Account account = person("time@example.se", Role.COORDINATOR, PASSWORD);
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      known.add(nanos(() -> signIn.byPassword(account.email(), OTHER)));
      unknown.add(nanos(() -> signIn.byPassword("nobody@example.se", OTHER)));
    }

    double ratio =
        (double) known.stream().min(Long::compare).orElseThrow()
            / unknown.stream().min(Long::compare).orElseThrow();
    assertThat(ratio).isBetween(0.6, 1.7);
  }

  @Test
  void ownPasswordIsChangedByWhoKnowsIt() {
    Account account = person("own@example.se", Role.COORDINATOR, PASSWORD);

    assertThat(
            refused(
                422, () -> profiles.changePassword(account.caller(), OTHER, "kort", "10.0.0.1")))
        .extracting(ErrorIssue::code)
        .containsExactly("PASSWORD_WRONG", "PASSWORD_LENGTH");
    asPerson(() -> profiles.changePassword(account.caller(), PASSWORD, OTHER, "10.0.0.1"));

    assertThat(signIn.byPassword(account.email(), PASSWORD)).isEmpty();
    assertThat(signIn.byPassword(account.email(), OTHER)).hasSize(1);
  }

  @Test
  void noHashIsReadAndNoPasswordSetByTheDepartmentsOwnLogin() {
    person("secret@example.se", Role.COORDINATOR, PASSWORD);
    for (Login login : List.of(Login.STAFF, Login.PROVIDER, Login.WORKER)) {
      for (String sql :
          List.of(
              "SELECT password_hash FROM account",
              "UPDATE account SET password_hash = 'x'",
              "SELECT secret_hash FROM invitation",
              "SELECT session_id FROM spring_session",
              "SELECT attribute_bytes FROM spring_session_attributes",
              "SELECT key FROM sign_in_attempt")) {
        assertThatThrownBy(() -> JdbcClient.create(as(login)).sql(sql).query().listOfRows())
            .as(login + " " + sql)
            .rootCause()
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
      }
    }
    assertThat(
            JdbcClient.create(as(Login.STAFF))
                .sql("SELECT count(*) FROM account")
                .query(Long.class)
                .single())
        .isZero();
  }

  private Account person(String email, Role role, String password) {
    Link link = staff(() -> accounts.invite(form(email, role)));
    return signIn.signedIn(invitations.accept(secret(link), password));
  }

  private static AccountForm form(String email, Role role) {
    return new AccountForm(email, "Anna Ek", Set.of(role), null, Set.of(), "sv");
  }

  private Link setUpLink() {
    return setUpLinks().getFirst();
  }

  /** Links to the set-up of this test's department. */
  private List<Link> setUpLinks() {
    return invitations.setUps().stream()
        .filter(link -> invitations.find(secret(link)).orElseThrow().tenant().equals(tenant))
        .toList();
  }

  private static String secret(Link link) {
    return link.path().substring("/set-up/".length());
  }

  private String hash(Account account) {
    return database
        .sql("SELECT password_hash FROM account WHERE id = :id")
        .param("id", account.id())
        .query(String.class)
        .single();
  }

  private List<String> audited() {
    return database
        .sql("SELECT action FROM audit_entry WHERE tenant_id = :tenant")
        .param("tenant", tenant)
        .query(String.class)
        .list();
  }

  private <T> T staff(ScopedValue.CallableOp<T, RuntimeException> work) {
    return new Tenancy.Staff(tenant).call(work);
  }

  private void staffRun(Runnable work) {
    new Tenancy.Staff(tenant).run(work);
  }

  private void asPerson(Runnable work) {
    staffRun(work);
  }

  private javax.sql.DataSource superuser() {
    return new org.springframework.jdbc.datasource.DriverManagerDataSource(
        database.url(), TestDatabase.server().user(), TestDatabase.server().password());
  }

  private javax.sql.DataSource as(Login login) {
    return TestDatabase.as(login, database.url());
  }

  private static long nanos(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static List<ErrorIssue> refused(int status, ThrowingCallable work) {
    List<ErrorIssue> issues = new ArrayList<>();
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.type().status()).isEqualTo(status);
              issues.addAll(e.issues());
            });
    return issues;
  }
}
