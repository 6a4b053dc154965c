package org.platsa.api.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.IssuerDepartment;
import org.platsa.api.identity.Role;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.stereotype.Component;

/**
 * Whose account it is that an OpenID Connect issuer lets in (<i>kopplade konton</i>). Issuer and
 * subject together say it, never an address alone: the first time, an invitation must name the
 * address, or the issuer must decide the roles.
 */
@Component
public class IssuedPeople {
  private final AccountStore store;
  private final InvitationStore invitations;
  private final IssuerDepartment department;
  private final AuditLog audit;
  private final SignInWork signIn;
  private final Ids ids;
  private final Clock clock;

  IssuedPeople(
      AccountStore store,
      InvitationStore invitations,
      IssuerDepartment department,
      AuditLog audit,
      SignInWork signIn,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.invitations = invitations;
    this.department = department;
    this.audit = audit;
    this.signIn = signIn;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The accounts that somebody may enter: of several, each in another department. Links, makes and
   * changes them as the issuer and the settings say.
   */
  public List<Account> accounts(IssuedPerson person) {
    Optional<UUID> decided = person.roles() == null ? Optional.empty() : department.find();
    return signIn.call(() -> {
      List<Account> known = store.byIdentity(person.identity());
      if (known.isEmpty()) {
        known = invited(person);
      }
      if (decided.isPresent()) {
        known = decided(decided.get(), known, person);
      }
      return known.stream()
          .filter(account -> account.state() != Account.State.DEACTIVATED)
          .toList();
    });
  }

  /** Links the accounts that were invited by the person's own address. */
  private List<Account> invited(IssuedPerson person) {
    String email = person.email();
    if (email == null) {
      return List.of();
    }
    List<Account> linked = new ArrayList<>();
    for (AccountStore.Secret known : store.byEmail(AccountForm.email(email))) {
      Account account = known.account();
      boolean invited =
          account.state() != Account.State.DEACTIVATED
              && account.identity() == null
              && invitations.isInvited(account.tenant(), account.id(), clock.instant());
      if (invited) {
        invitations.withdraw(account.tenant(), account.id());
        linked.add(link(account, person.identity()));
      }
    }
    return linked;
  }

  private Account link(Account account, Account.Identity identity) {
    store.link(account, identity);
    record(account, "account.linked", Map.of("issuer", identity.issuer()));
    return store.find(account.tenant(), account.id()).orElseThrow();
  }

  /** What the issuer decides counts in one department: who has no role there does not get in. */
  private List<Account> decided(UUID tenant, List<Account> known, IssuedPerson person) {
    List<Account> entered = new ArrayList<>();
    boolean there = false;
    for (Account account : known) {
      if (account.tenant().equals(tenant)) {
        there = true;
        form(person, account)
            .map(form -> updated(account, form))
            .ifPresentOrElse(
                entered::add,
                () -> store.revokeCalendar(account.tenant(), account.id(), clock.instant()));
      } else {
        entered.add(account);
      }
    }
    if (!there) {
      form(person, null).flatMap(form -> made(tenant, form, person)).ifPresent(entered::add);
    }
    return entered;
  }

  private Account updated(Account account, AccountForm form) {
    boolean same =
        account.roles().equals(form.roles())
            && account.units().equals(form.units())
            && Objects.equals(account.provider(), form.provider());
    if (same) {
      return account;
    }
    store.update(account, form, true);
    invitations.withdraw(account.tenant(), account.id());
    store.revokeCalendar(account.tenant(), account.id(), clock.instant());
    record(account, "account.changed", Map.of("by", "ISSUER", "roles", names(form.roles())));
    return store.find(account.tenant(), account.id()).orElseThrow();
  }

  private Optional<Account> made(UUID tenant, AccountForm form, IssuedPerson person) {
    UUID id = ids.next();
    if (!store.insert(tenant, id, form, clock.instant())) {
      // The address has an account that somebody else made: an invitation must link it.
      return Optional.empty();
    }
    Account account = store.find(tenant, id).orElseThrow();
    record(account, "account.made", Map.of("by", "ISSUER", "roles", names(form.roles())));
    return Optional.of(link(account, person.identity()));
  }

  /** The account as the issuer wants it; nothing if that is no account. */
  private static Optional<AccountForm> form(IssuedPerson person, @Nullable Account now) {
    Set<Role> roles = person.roles() == null ? Set.of() : person.roles();
    String email = now == null ? person.email() : now.email();
    String name = now == null ? person.name() : now.name();
    String provider = person.provider() == null && now != null ? now.provider() : person.provider();
    Set<String> units = person.units().isEmpty() && now != null ? now.units() : person.units();
    if (email == null) {
      return Optional.empty();
    }
    AccountForm form =
        new AccountForm(
            email,
            name == null ? email : name,
            roles,
            provider,
            units,
            now == null ? "sv" : now.language());
    return form.faults().isEmpty() ? Optional.of(form) : Optional.empty();
  }

  private void record(Account account, String action, Map<String, ?> details) {
    audit.record(
        account.tenant(),
        Actor.of(account.caller()),
        action,
        "account",
        account.id().toString(),
        details);
  }

  private static String names(Set<Role> roles) {
    return String.join(",", roles.stream().map(Role::name).sorted().toList());
  }
}
