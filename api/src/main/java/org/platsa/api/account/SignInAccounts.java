package org.platsa.api.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.stereotype.Component;

/** Accounts as the sign-in sees them (<i>inloggning</i>), before a tenant is known. */
@Component
public class SignInAccounts {
  private final AccountStore store;
  private final InvitationStore invitations;
  private final TenantNames tenants;
  private final Passwords passwords;
  private final SignInWork signIn;
  private final Clock clock;

  SignInAccounts(
      AccountStore store,
      InvitationStore invitations,
      TenantNames tenants,
      Passwords passwords,
      SignInWork signIn,
      Clock clock) {
    this.store = store;
    this.invitations = invitations;
    this.tenants = tenants;
    this.passwords = passwords;
    this.signIn = signIn;
    this.clock = clock;
  }

  /** The account with this id, if it may sign in. */
  public Optional<Account> find(UUID tenant, UUID id) {
    return signIn.call(() -> store.find(tenant, id)).filter(SignInAccounts::mayEnter);
  }

  /**
   * Every account that has this address and this password, and may sign in. It takes as long
   * whether there is such an account or not.
   */
  public List<Account> byPassword(String email, String password) {
    List<AccountStore.Secret> known = known(email);
    List<Account> fitting = new ArrayList<>();
    for (AccountStore.Secret secret : known) {
      if (passwords.matches(password, secret.hash()) && mayEnter(secret.account())) {
        fitting.add(secret.account());
        upgrade(secret, password);
      }
    }
    if (known.isEmpty()) {
      passwords.matches(password, null);
    }
    return List.copyOf(fitting);
  }

  /** Every account that has this address, to record what was tried with it. */
  public List<Account> byEmail(String email) {
    return known(email).stream().map(AccountStore.Secret::account).toList();
  }

  private List<AccountStore.Secret> known(String email) {
    String written = AccountForm.email(email);
    return AccountForm.isPrintable(written) ? signIn.call(() -> store.byEmail(written)) : List.of();
  }

  private void upgrade(AccountStore.Secret secret, String password) {
    String before = secret.hash();
    if (before != null && passwords.isOutdated(before)) {
      String hash = passwords.hash(password);
      signIn.run(() -> store.upgrade(secret, hash));
    }
  }

  /** Somebody has signed in: when is written down, and the account given as it is now. */
  public Account signedIn(Account account) {
    return signIn.call(() -> {
      store.signedIn(account, clock.instant());
      return store.find(account.tenant(), account.id()).orElseThrow();
    });
  }

  /** The departments of some accounts, to choose among. */
  public List<Department> departments(List<Account> accounts) {
    Set<UUID> ids = accounts.stream().map(Account::tenant).collect(Collectors.toSet());
    return signIn.call(tenants::all).stream().filter(one -> ids.contains(one.id())).toList();
  }

  private static boolean mayEnter(@Nullable Account account) {
    return account != null && account.state() != Account.State.DEACTIVATED;
  }
}
