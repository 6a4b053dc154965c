package org.platsa.api.support;

import java.util.Set;
import java.util.UUID;
import org.platsa.api.account.Account;
import org.platsa.api.account.AccountForm;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.account.Link;
import org.platsa.api.identity.Role;
import org.platsa.api.tenancy.Tenancy;

/** People with passwords, let in as an administrator does. */
public final class InvitedPeople {
  /** What everybody has chosen. */
  public static final String PASSWORD = "grävling kastanj vattenfall tolv";

  private static final UUID DEFAULT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  private final Accounts accounts;
  private final Invitations invitations;

  public InvitedPeople(Accounts accounts, Invitations invitations) {
    this.accounts = accounts;
    this.invitations = invitations;
  }

  /** Somebody who has a role in the first department and may sign in. */
  public Account person(String name, Role role, String language) {
    return person(DEFAULT, UUID.randomUUID() + "@example.org", name, role, language);
  }

  /** The same with an address in a department. */
  public Account person(UUID tenant, String email, String name, Role role, String language) {
    return person(tenant, email, name, role, language, "U-1");
  }

  /** Somebody of a provider in the first department who may sign in. */
  public Account provider(String provider, String language) {
    return person(
        DEFAULT,
        UUID.randomUUID() + "@example.org",
        "Kontakt " + provider,
        Role.PROVIDER,
        language,
        provider);
  }

  private Account person(
      UUID tenant, String email, String name, Role role, String language, String ofProvider) {
    String provider = role == Role.PROVIDER ? ofProvider : null;
    Set<String> units = role == Role.UNIT_MANAGER ? Set.of("E-01", "E-02") : Set.of();
    AccountForm form = new AccountForm(email, name, Set.of(role), provider, units, language);
    Link link = new Tenancy.Staff(tenant).call(() -> accounts.invite(form));
    return invitations.accept(link.path().substring("/set-up/".length()), PASSWORD);
  }
}
