package org.platsa.api.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.session.Sessions;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.stereotype.Component;

/** What people see and change of their own accounts (<i>min profil</i>). */
@Component
public class Profiles {
  private final AccountStore store;
  private final InvitationStore invitations;
  private final TenantNames tenants;
  private final Passwords passwords;
  private final Throttle throttle;
  private final Sessions sessions;
  private final SignInWork signIn;
  private final AuditLog audit;

  Profiles(
      AccountStore store,
      InvitationStore invitations,
      TenantNames tenants,
      Passwords passwords,
      Throttle throttle,
      Sessions sessions,
      SignInWork signIn,
      AuditLog audit) {
    this.store = store;
    this.invitations = invitations;
    this.tenants = tenants;
    this.passwords = passwords;
    this.throttle = throttle;
    this.sessions = sessions;
    this.signIn = signIn;
    this.audit = audit;
  }

  /**
   * What a profile shows.
   *
   * @param account the person's
   * @param department what the department is called
   * @param password whether the account has a password
   * @param sessions what is open, the last used first
   */
  public record Profile(
      Account account, String department, boolean password, List<Sessions.Open> sessions) {
    public Profile {
      sessions = List.copyOf(sessions);
    }
  }

  /** The caller's profile. */
  public Profile of(Caller caller) {
    AccountStore.Secret secret = secret(caller);
    String department = signIn.call(() -> tenants.name(caller.tenant()));
    return new Profile(
        secret.account(), department, secret.hash() != null, sessions.of(caller.id()));
  }

  /**
   * Sets the language that the caller reads.
   *
   * @param language {@code sv} or {@code en}
   * @throws ApiException if it is another (422)
   */
  public void setLanguage(Caller caller, String language) {
    if (!Languages.ALL.contains(language)) {
      throw ApiException.invalid("The form has faults", List.of(Languages.fault(language)));
    }
    signIn.run(() -> store.setLanguage(caller.tenant(), caller.id(), language));
  }

  /**
   * Changes the caller's password; every session of the account ends, so the caller's has to be
   * begun anew. Whoever signs in only at an issuer has no password here.
   *
   * @param before the password of now
   * @param address from where, such as 10.1.2.3
   * @return the account as it is now
   * @throws ApiException with every fault (422): the password of now is another, or the new one is
   *     none that is taken; or after too many wrong ones (429)
   */
  public Account changePassword(Caller caller, String before, String after, String address) {
    AccountStore.Secret secret = secret(caller);
    Account account = secret.account();
    throttle.begin(account.email(), address).ifPresent(Profiles::refuseUntil);
    List<ErrorIssue> faults = new ArrayList<>();
    if (!passwords.matches(before, secret.hash())) {
      record(caller, "account.refused", Map.of("by", "PROFILE"));
      faults.add(
          ErrorIssue.error(
              "PASSWORD_WRONG",
              "before",
              null,
              "Det nuvarande lösenordet stämmer inte.",
              "The present password is another."));
    } else {
      throttle.succeeded(account.email(), address);
    }
    String department = signIn.call(() -> tenants.name(caller.tenant()));
    faults.addAll(passwords.faults(after, account, department));
    if (!faults.isEmpty()) {
      throw ApiException.invalid("The form has faults", faults);
    }
    String hash = passwords.hash(after);
    Account changed =
        signIn.call(() -> {
          store.setPassword(account.tenant(), account.id(), hash);
          invitations.withdraw(account.tenant(), account.id());
          record(caller, "account.password-set", Map.of("by", "PROFILE"));
          return store.find(account.tenant(), account.id()).orElseThrow();
        });
    sessions.endAll(account.id());
    return changed;
  }

  /** Ends one of the caller's sessions; its handle is shown in the profile. */
  public void endSession(Caller caller, String handle) {
    if (sessions.end(caller.id(), handle)) {
      record(caller, "account.signed-out", Map.of("by", "PROFILE"));
    }
  }

  private void record(Caller caller, String action, Map<String, ?> details) {
    signIn.run(() ->
        audit.record(
            caller.tenant(), Actor.of(caller), action, "account", caller.id().toString(), details));
  }

  private static void refuseUntil(Duration wait) {
    throw ApiException.later(
        ErrorType.TOO_MANY_TRIES,
        "Too many wrong passwords. Maybe try again in " + (wait.toSeconds() + 1) + " seconds.",
        wait.plusSeconds(1));
  }

  private AccountStore.Secret secret(Caller caller) {
    return signIn.call(() -> store.secret(caller.tenant(), caller.id()).orElseThrow());
  }
}
