package org.platsa.api.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.Role;
import org.platsa.api.tenancy.SignInWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The accounts of the demo users (<i>demoanvändare</i>), with new random passwords at each start.
 */
@Component
public class DemoAccounts {
  private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

  /** What a new database calls its first department. */
  private static final String UNNAMED = "default";

  /** Providers and units are the bundled terms'. */
  private static final List<AccountForm> USERS =
      List.of(
          form("samordnare", "Demo Samordnare", Role.COORDINATOR, null, Set.of()),
          form("enhetschef", "Demo Enhetschef", Role.UNIT_MANAGER, null, Set.of("E-01", "E-02")),
          form("utbildare", "Demo Gymnasieskolan Landborgen", Role.PROVIDER, "U-1", Set.of()),
          form("utbildare2", "Demo Vuxenutbildningen Sundet", Role.PROVIDER, "U-3", Set.of()),
          form("analytiker", "Demo Analytiker", Role.ANALYST, null, Set.of()),
          form("admin", "Demo Administratör", Role.ADMIN, null, Set.of()));

  private final DemoAccountStore store;
  private final AccountStore accounts;
  private final InvitationStore invitations;
  private final TenantNames tenants;
  private final Passwords passwords;
  private final SignInWork signIn;
  private final Ids ids;
  private final Clock clock;

  DemoAccounts(
      DemoAccountStore store,
      AccountStore accounts,
      InvitationStore invitations,
      TenantNames tenants,
      Passwords passwords,
      SignInWork signIn,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.accounts = accounts;
    this.invitations = invitations;
    this.tenants = tenants;
    this.passwords = passwords;
    this.signIn = signIn;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether a department is for real people: then there must be no demo users. */
  public boolean isForPeople() {
    return signIn.call(() ->
        tenants.all().stream()
            .map(Department::id)
            .anyMatch(tenant ->
                invitations.isSetUp(tenant)
                    || (accounts.hasPeople(tenant) && !store.hasDemo(tenant))));
  }

  /** Whether there has been a demo in this database before. */
  public boolean isDemo() {
    return signIn.call(
        () -> tenants.all().stream().map(Department::id).anyMatch(store::hasBeenDemo));
  }

  /** Makes the demo users in the first department, and prints their passwords. */
  public void make() {
    List<String> printed = new ArrayList<>();
    for (AccountForm form : USERS) {
      String password = Secrets.random().substring(0, 20);
      String hash = passwords.hash(password);
      Instant now = clock.instant();
      signIn.run(() -> {
        UUID tenant = department();
        store.demo(tenant, ids.next(), form, hash, now);
      });
      printed.add("  " + form.email() + "  " + password);
    }
    log.warn(
        "Demo users, offered on the sign-in page by one click, with passwords until the next"
            + " start:\n{}",
        printed.stream().collect(Collectors.joining("\n")));
  }

  /** The first department, with a name that people can read. */
  private UUID department() {
    Department first = tenants.all().getFirst();
    if (first.name().equals(UNNAMED)) {
      tenants.rename(first.id(), "Exempelförvaltningen");
    }
    return first.id();
  }

  /** Sees to it that nobody gets in as a demo user of before, nor whom one of them invited. */
  public void end() {
    int ended =
        signIn.call(() ->
            tenants.all().stream()
                .map(Department::id)
                .filter(store::hasDemo)
                .mapToInt(this::end)
                .sum());
    if (ended > 0) {
      log.info("{} accounts of an earlier demo were deactivated", ended);
    }
  }

  private int end(UUID tenant) {
    int ended = invitations.isSetUp(tenant) ? store.endDemo(tenant) : store.endAll(tenant);
    store.revokeCalendars(tenant, clock.instant());
    return ended;
  }

  /** Those that get in. */
  public List<Account> all() {
    return signIn.call(store::demoUsers);
  }

  private static AccountForm form(
      String email, String name, Role role, @Nullable String provider, Set<String> units) {
    return new AccountForm(email + "@demo.example", name, Set.of(role), provider, units, "sv");
  }
}
