package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.platsa.api.account.Account;
import org.platsa.api.account.Department;
import org.platsa.api.account.Invitations;
import org.platsa.api.account.Profiles;
import org.platsa.api.account.SetUpForm;
import org.platsa.api.account.SignInAccounts;
import org.platsa.api.account.Throttle;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.session.OwnMachine;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.stereotype.Component;

/** Lets people in (<i>inloggning</i>). */
@Component
public class SignIns {
  /** Refusals are given at full steps of time. */
  private static final long STEP = Duration.ofMillis(500).toNanos();

  private final SignInAccounts accounts;
  private final Invitations invitations;
  private final Profiles profiles;
  private final Throttle throttle;
  private final PersonSessions sessions;
  private final DemoUsers demo;
  private final AuditLog audit;
  private final SignInWork signIn;

  SignIns(
      SignInAccounts accounts,
      Invitations invitations,
      Profiles profiles,
      Throttle throttle,
      PersonSessions sessions,
      DemoUsers demo,
      AuditLog audit,
      SignInWork signIn) {
    this.accounts = accounts;
    this.invitations = invitations;
    this.profiles = profiles;
    this.throttle = throttle;
    this.sessions = sessions;
    this.demo = demo;
    this.audit = audit;
    this.signIn = signIn;
  }

  /** By address and password. */
  public SignInOutcome byPassword(
      SignInForm form, HttpServletRequest request, HttpServletResponse response) {
    if (OwnMachine.lacksTls(request)) {
      return new SignInOutcome.NeedsTls();
    }
    long began = System.nanoTime();
    String address = request.getRemoteAddr();
    Optional<Duration> wait = throttle.begin(form.email(), address);
    if (wait.isPresent()) {
      return new SignInOutcome.Wait(Duration.ofSeconds(wait.get().plusMillis(999).toSeconds()));
    }
    List<Account> fitting;
    try {
      fitting = accounts.byPassword(form.email(), form.password());
    } catch (ApiException e) {
      if (e.type() != ErrorType.UNAVAILABLE) {
        throw e;
      }
      // A crowd at the door: the password was not looked at.
      throttle.notTried(form.email(), address);
      return new SignInOutcome.Crowd();
    }
    if (fitting.isEmpty()) {
      accounts.byEmail(form.email()).forEach(this::refused);
      waitForStep(began);
      return new SignInOutcome.Refused();
    }
    throttle.succeeded(form.email(), address);
    List<Account> chosen =
        fitting.size() == 1
            ? fitting
            : fitting.stream().filter(one -> one.tenant().equals(form.department())).toList();
    if (chosen.isEmpty()) {
      return new SignInOutcome.WhichDepartment(accounts.departments(fitting));
    }
    return signedIn(chosen.getFirst(), "PASSWORD", request, response);
  }

  /** So that the time says nothing of whether there is such an account, nor of how many. */
  private static void waitForStep(long began) {
    LockSupport.parkNanos(STEP - (System.nanoTime() - began) % STEP);
  }

  private void refused(Account account) {
    record(account, Actor.NOBODY, "account.refused", Map.of());
  }

  /**
   * By a one-time link, with a new password.
   *
   * @throws ApiException if the connection is not encrypted (409), if the link does not work (404),
   *     or with every fault of the password (422)
   */
  public Account byLink(
      String secret, String password, HttpServletRequest request, HttpServletResponse response) {
    refuseWithoutTls(request);
    return signedIn(invitations.accept(secret, password), "LINK", request, response).account();
  }

  /**
   * By the link of the set-up, which names the department and makes its first administrator.
   *
   * @throws ApiException if the connection is not encrypted (409), if the link does not work (404),
   *     or with every fault of the form (422)
   */
  public Account setUp(
      String secret, SetUpForm form, HttpServletRequest request, HttpServletResponse response) {
    refuseWithoutTls(request);
    return signedIn(invitations.setUp(secret, form), "LINK", request, response).account();
  }

  private static void refuseWithoutTls(HttpServletRequest request) {
    if (OwnMachine.lacksTls(request)) {
      throw ApiException.conflict(
          "NEEDS_TLS",
          "password",
          "Anslutningen är inte krypterad, så här tas inget lösenord emot. Öppna sidan med"
              + " https:// i adressen.",
          "The connection is not encrypted, so no password is taken here. Open the page with"
              + " https:// in the address.");
    }
  }

  /**
   * Changes the caller's password. Every other session of the account ends; this one goes on under
   * a new secret.
   *
   * @throws ApiException with every fault (422); if the connection is not encrypted (409)
   */
  public void changePassword(
      Caller caller,
      String before,
      String after,
      HttpServletRequest request,
      HttpServletResponse response) {
    refuseWithoutTls(request);
    Account changed = profiles.changePassword(caller, before, after, request.getRemoteAddr());
    sessions.begin(changed, request, response);
  }

  /**
   * As a demo user, by one click.
   *
   * @throws ApiException if there is no such demo user, or the browser is on another machine (404)
   */
  public Account asDemo(UUID id, HttpServletRequest request, HttpServletResponse response) {
    Account account =
        demo.offered(request).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("demo user", id));
    return signedIn(account, "DEMO", request, response).account();
  }

  /** Has somebody whom the issuer knows choose among departments. */
  void askWhich(List<Account> accounts, String idToken, HttpServletRequest request) {
    sessions.ask(accounts, idToken, request);
  }

  /** The departments among which somebody must choose who has signed in at the issuer. */
  List<Department> asked(HttpServletRequest request) {
    List<Account> among = sessions.asked(request);
    return among.isEmpty() ? List.of() : accounts.departments(among);
  }

  /**
   * Into one of the departments among which somebody must choose who has signed in at the issuer.
   *
   * @throws ApiException if nobody asked (404)
   */
  public Account choose(UUID department, HttpServletRequest request, HttpServletResponse response) {
    Account chosen =
        sessions.asked(request).stream()
            .filter(account -> account.tenant().equals(department))
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("department", department));
    String idToken = PersonSessions.remembered(request);
    Account account = signedIn(chosen, "ISSUER", request, response).account();
    PersonSessions.remember(request, idToken);
    return account;
  }

  /** Somebody of whom it is known who it is. */
  SignInOutcome.SignedIn signedIn(
      Account account, String by, HttpServletRequest request, HttpServletResponse response) {
    Account now = accounts.signedIn(account);
    record(now, Actor.of(now.caller()), "account.signed-in", Map.of("by", by));
    sessions.begin(now, request, response);
    return new SignInOutcome.SignedIn(now);
  }

  private void record(Account account, Actor actor, String action, Map<String, ?> details) {
    signIn.run(() ->
        audit.record(account.tenant(), actor, action, "account", account.id().toString(), details));
  }
}
