package org.platsa.api.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.Role;
import org.platsa.api.session.Sessions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an administrator does with the accounts of the own department (<i>användarhantering</i>).
 * Another department's account is not there.
 */
@Component
public class Accounts {
  private final AccountStore store;
  private final Invitations invitations;
  private final Sessions sessions;
  private final AuditLog audit;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;

  Accounts(
      AccountStore store,
      Invitations invitations,
      Sessions sessions,
      AuditLog audit,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.invitations = invitations;
    this.sessions = sessions;
    this.audit = audit;
    this.tenant = tenant;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  /** Every account, by name. */
  public List<Account> all() {
    return transaction.execute(status -> store.all(tenant.id()));
  }

  /**
   * An account.
   *
   * @throws ApiException if there is none (404)
   */
  public Account get(UUID id) {
    return transaction.execute(
        status -> store.find(tenant.id(), id).orElseThrow(() -> notFound(id)));
  }

  /**
   * Makes an account, and a link by which the person chooses a password.
   *
   * @throws ApiException with every fault of the form (422)
   */
  public Link invite(AccountForm form) {
    refuse(form.faults());
    return transaction.execute(status -> {
      UUID id = ids.next();
      if (!store.insert(tenant.id(), id, form, clock.instant())) {
        throw taken(form.email());
      }
      Account account = store.find(tenant.id(), id).orElseThrow();
      record(account, "account.invited", Map.of("roles", names(account)));
      return invitations.make(account);
    });
  }

  /**
   * Makes a new link: to the first sign-in, or to another password for who has been inside. Links
   * made before stop working; the password and what is open stay until the new one is used.
   *
   * @throws ApiException if there is no such account (404), or it may not sign in (409)
   */
  public Link renewLink(UUID id) {
    return transaction.execute(status -> {
      Account account = store.lock(tenant.id(), id).orElseThrow(() -> notFound(id));
      if (account.state() == Account.State.DEACTIVATED) {
        throw ApiException.of(
            ErrorType.CONFLICT, "The account is deactivated. Maybe activate it first.");
      }
      refuseDemo(account);
      record(account, "account.link-made", Map.of());
      return invitations.make(account);
    });
  }

  /**
   * Writes what an administrator has filled in. If roles, provider, units or address are others
   * than before, the person must sign in again, and links that were made stop working.
   *
   * @throws ApiException if there is no such account (404), with every fault of the form (422), or
   *     if it is the last administrator's (409)
   */
  public Account change(UUID id, AccountForm form) {
    refuse(form.faults());
    Changed changed;
    try {
      changed = transaction.execute(status -> changed(id, form));
    } catch (DuplicateKeyException e) {
      throw taken(form.email());
    }
    if (changed.ends()) {
      sessions.endAll(changed.account().id());
    }
    return changed.account();
  }

  private record Changed(Account account, boolean ends) {}

  private Changed changed(UUID id, AccountForm form) {
    List<UUID> administrators = store.lockAdministrators(tenant.id());
    Account before = store.lock(tenant.id(), id).orElseThrow(() -> notFound(id));
    refuseDemo(before);
    if (!form.roles().contains(Role.ADMIN)) {
      refuseLast(administrators, id);
    }
    boolean ends =
        !before.roles().equals(form.roles())
            || !before.email().equals(form.email())
            || !before.units().equals(form.units())
            || !Objects.equals(before.provider(), form.provider());
    store.update(before, form, ends);
    if (ends) {
      // Sent to another address, or for other roles; the calendar is of other units.
      invitations.withdraw(before);
      store.revokeCalendar(before.tenant(), id, clock.instant());
    }
    Account after = store.find(tenant.id(), id).orElseThrow();
    record(after, "account.changed", Map.of("rolesBefore", names(before), "roles", names(after)));
    return new Changed(after, ends);
  }

  /**
   * Lets somebody in no longer; what is open ends at once, and links stop working.
   *
   * @throws ApiException if there is no such account (404), or it is the last administrator's (409)
   */
  public void deactivate(UUID id) {
    transaction.executeWithoutResult(status -> {
      List<UUID> administrators = store.lockAdministrators(tenant.id());
      Account account = store.lock(tenant.id(), id).orElseThrow(() -> notFound(id));
      refuseDemo(account);
      refuseLast(administrators, id);
      store.setActive(account, false);
      invitations.withdraw(account);
      store.revokeCalendar(account.tenant(), id, clock.instant());
      record(account, "account.deactivated", Map.of());
    });
    sessions.endAll(id);
  }

  /**
   * Lets somebody in again, with the password of before.
   *
   * @throws ApiException if there is no such account (404)
   */
  public void activate(UUID id) {
    transaction.executeWithoutResult(status -> {
      Account account = store.lock(tenant.id(), id).orElseThrow(() -> notFound(id));
      refuseDemo(account);
      store.setActive(account, true);
      record(account, "account.activated", Map.of());
    });
  }

  /**
   * Ends every session of an account.
   *
   * @throws ApiException if there is no such account (404)
   */
  public void signOut(UUID id) {
    transaction.executeWithoutResult(status -> {
      Account account = store.lock(tenant.id(), id).orElseThrow(() -> notFound(id));
      store.nextStamp(account);
      record(account, "account.signed-out", Map.of());
    });
    sessions.endAll(id);
  }

  /**
   * Ends the link to a calendar that an account has; without one, nothing changes.
   *
   * @throws ApiException if there is no such account (404)
   */
  public void revokeCalendar(UUID id) {
    transaction.executeWithoutResult(status -> {
      Account account = store.lock(tenant.id(), id).orElseThrow(() -> notFound(id));
      if (store.revokeCalendar(account.tenant(), id, clock.instant())) {
        record(account, "calendar.revoked", Map.of());
      }
    });
  }

  private void record(Account account, String action, Map<String, ?> details) {
    audit.record(action, "account", account.id().toString(), details);
  }

  private static String names(Account account) {
    return String.join(",", new TreeSet<>(account.roles().stream().map(Role::name).toList()));
  }

  private static void refuseLast(List<UUID> administrators, UUID id) {
    if (administrators.equals(List.of(id))) {
      throw ApiException.conflict(
          "LAST_ADMINISTRATOR",
          "roles",
          "Detta är den enda administratören som kan logga in. Kanske ska någon annan bli det"
              + " först.",
          "This is the only administrator who can sign in. Maybe make somebody else one first.");
    }
  }

  private static void refuseDemo(Account account) {
    if (account.demo()) {
      throw ApiException.conflict(
          "DEMO_ACCOUNT",
          "id",
          "Detta är en demoanvändare, som tjänsten själv gör vid starten.",
          "This is a demo user, which the service itself makes as it starts.");
    }
  }

  static ApiException taken(String email) {
    return ApiException.invalid(
        "The form has faults",
        List.of(
            ErrorIssue.error(
                "EMAIL_TAKEN",
                "email",
                email,
                "Det finns redan en användare med adressen " + email + ".",
                "There is a user with the address " + email + " already.")));
  }

  private static ApiException notFound(UUID id) {
    return ApiException.notFound("account", id);
  }

  private static void refuse(List<ErrorIssue> faults) {
    if (!faults.isEmpty()) {
      throw ApiException.invalid("The form has faults", faults);
    }
  }
}
