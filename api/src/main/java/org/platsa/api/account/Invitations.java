package org.platsa.api.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.SecretHash;
import org.platsa.api.settings.Settings;
import org.platsa.api.settings.SignInSettings;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.stereotype.Component;

/**
 * One-time links (<i>engångslänkar</i>): for the set-up, for somebody new, and to another password.
 * A link works once and not for ever, and its secret is nowhere kept.
 */
@Component
public class Invitations {
  private static final String PATH = "/set-up/";

  private final InvitationStore store;
  private final AccountStore accounts;
  private final TenantNames tenants;
  private final Passwords passwords;
  private final SignInWork signIn;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;
  private final SignInSettings settings;

  Invitations(
      InvitationStore store,
      AccountStore accounts,
      TenantNames tenants,
      Passwords passwords,
      SignInWork signIn,
      AuditLog audit,
      Ids ids,
      Clock clock,
      Settings settings) {
    this.store = store;
    this.accounts = accounts;
    this.tenants = tenants;
    this.passwords = passwords;
    this.signIn = signIn;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings.signIn();
  }

  /** What a link is for, by its secret; nothing if it does not work or no longer. */
  public Optional<Invitation> find(String secret) {
    return signIn.call(() -> invitation(secret));
  }

  /**
   * Uses a link of an account: from now on this is its password, and what was open ends.
   *
   * @return the account
   * @throws ApiException if the link does not work (404), or with every fault of the password (422)
   */
  public Account accept(String secret, String password) {
    Invitation invitation = working(secret);
    Account account = invitation.account();
    if (account == null) {
      throw noLink();
    }
    refuse(passwords.faults(password, account, invitation.department()));
    String hash = passwords.hash(password);
    return signIn.call(() -> {
      use(invitation);
      store.withdrawOthers(account.tenant(), account.id(), invitation.id());
      accounts.setPassword(account.tenant(), account.id(), hash);
      audit.record(
          account.tenant(),
          Actor.of(account.caller()),
          "account.password-set",
          "account",
          account.id().toString(),
          Map.of("by", invitation.purpose().name()));
      return accounts.find(account.tenant(), account.id()).orElseThrow();
    });
  }

  /**
   * Uses the link of the set-up: names the department and makes its first administrator.
   *
   * @return the account
   * @throws ApiException if the link does not work (404), or with every fault of the form (422)
   */
  public Account setUp(String secret, SetUpForm form) {
    Invitation invitation = working(secret);
    if (invitation.purpose() != Invitation.Purpose.SET_UP) {
      throw noLink();
    }
    List<ErrorIssue> faults = new ArrayList<>(form.faults());
    faults.addAll(passwords.faults(form.password(), form.email(), form.name(), form.department()));
    refuse(faults);
    String hash = passwords.hash(form.password());
    return signIn.call(() -> firstAccount(invitation, form, hash));
  }

  private Account firstAccount(Invitation invitation, SetUpForm form, String hash) {
    UUID tenant = invitation.tenant();
    AccountForm administrator = form.administrator();
    tenants.rename(tenant, form.department());
    // The row of the tenant is locked: of several links that were printed, one is used.
    if (isSetUp(tenant)) {
      throw noLink();
    }
    use(invitation);
    UUID id = ids.next();
    if (!accounts.insert(tenant, id, administrator, clock.instant())) {
      throw Accounts.taken(administrator.email());
    }
    accounts.setPassword(tenant, id, hash);
    Account account = accounts.find(tenant, id).orElseThrow();
    audit.record(
        tenant, Actor.of(account.caller()), "tenant.set-up", "account", id.toString(), Map.of());
    return account;
  }

  /**
   * A link to the set-up of each department that has no account, as the service starts; those of
   * earlier starts stop working.
   */
  public List<Link> setUps() {
    return signIn.call(() -> {
      store.forget(clock.instant());
      return tenants.all().stream()
          .filter(tenant -> !isSetUp(tenant.id()))
          .map(tenant -> {
            store.withdrawSetUps(tenant.id());
            return make(tenant.id(), Invitation.Purpose.SET_UP, null);
          })
          .toList();
    });
  }

  /**
   * Links to another password for who has this address, as the operator asks for at the start;
   * those before stop working.
   */
  public List<Link> resets(String email) {
    return signIn.call(() ->
        accounts.byEmail(AccountForm.email(email)).stream()
            .map(AccountStore.Secret::account)
            .filter(account -> account.state() != Account.State.DEACTIVATED && !account.demo())
            .map(account -> {
              audit.record(
                  account.tenant(),
                  Actor.SERVICE,
                  "account.reset",
                  "account",
                  account.id().toString(),
                  Map.of());
              withdraw(account);
              return make(account.tenant(), Invitation.Purpose.RESET, account);
            })
            .toList());
  }

  /** Makes the link of an account; those before stop working. To be called in a transaction. */
  Link make(Account account) {
    store.withdraw(account.tenant(), account.id());
    Invitation.Purpose purpose =
        account.state() == Account.State.INVITED
            ? Invitation.Purpose.JOIN
            : Invitation.Purpose.RESET;
    return make(account.tenant(), purpose, account);
  }

  /** No link of an account works any more. To be called in a transaction. */
  void withdraw(Account account) {
    store.withdraw(account.tenant(), account.id());
  }

  private Link make(UUID tenant, Invitation.Purpose purpose, @Nullable Account account) {
    String secret = Secrets.random();
    Instant now = clock.instant();
    Instant expires =
        now.plus(purpose == Invitation.Purpose.JOIN ? settings.invitation() : settings.link());
    store.insert(
        tenant,
        ids.next(),
        SecretHash.of(secret),
        purpose,
        account == null ? null : account.id(),
        now,
        expires);
    return new Link(account, PATH + secret, expires);
  }

  /** Whether somebody can get in who then can let in others; demo users cannot for long. */
  private boolean isSetUp(UUID tenant) {
    return store.isSetUp(tenant) || accounts.hasPeople(tenant);
  }

  private Optional<Invitation> invitation(String secret) {
    return store
        .find(SecretHash.of(secret), clock.instant())
        .flatMap(row -> {
          UUID owner = row.account();
          if (owner == null) {
            return isSetUp(row.tenant()) ? Optional.empty() : Optional.of(invitation(row, null));
          }
          return accounts
              .find(row.tenant(), owner)
              .filter(account -> account.state() != Account.State.DEACTIVATED)
              .map(account -> invitation(row, account));
        });
  }

  private static Invitation invitation(InvitationStore.Row row, @Nullable Account account) {
    return new Invitation(
        row.tenant(), row.id(), row.purpose(), row.department(), account, row.expires());
  }

  private Invitation working(String secret) {
    return find(secret).orElseThrow(Invitations::noLink);
  }

  private void use(Invitation invitation) {
    if (!store.use(invitation.tenant(), invitation.id(), clock.instant())) {
      throw noLink();
    }
  }

  private static ApiException noLink() {
    return ApiException.of(
        ErrorType.NOT_FOUND,
        "The link has been used, is too old or was replaced. Maybe ask for a new one.");
  }

  private static void refuse(List<ErrorIssue> faults) {
    if (!faults.isEmpty()) {
      throw ApiException.invalid("The form has faults", faults);
    }
  }
}
