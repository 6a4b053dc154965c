package org.platsa.api.account;

import java.util.Set;
import java.util.UUID;
import org.platsa.api.identity.Role;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.context.ApplicationContext;

/** People with passwords, invited as an administrator does. */
public final class TestAccounts {
  /** A password that is taken. */
  public static final String PASSWORD = "tegelröd båt väntar tyst";

  private final Accounts accounts;
  private final Invitations invitations;

  public TestAccounts(ApplicationContext service) {
    this.accounts = service.getBean(Accounts.class);
    this.invitations = service.getBean(Invitations.class);
  }

  /** Somebody new with {@link #PASSWORD} and one role. */
  public Account person(UUID tenant, String email, Role role) {
    return invitations.accept(invite(tenant, email, role), PASSWORD);
  }

  /** Invites somebody and gives the secret of the link. */
  public String invite(UUID tenant, String email, Role role) {
    AccountForm form =
        new AccountForm(
            email,
            "Anna Ek",
            Set.of(role),
            role == Role.PROVIDER ? "U-1" : null,
            role == Role.UNIT_MANAGER ? Set.of("E-01") : Set.of(),
            "sv");
    Link link = new Tenancy.Staff(tenant).call(() -> accounts.invite(form));
    return link.path().substring("/set-up/".length());
  }

  /** Gives somebody other roles, as an administrator does. */
  public void change(Account account, Role role) {
    AccountForm form =
        new AccountForm(account.email(), account.name(), Set.of(role), null, Set.of(), "sv");
    new Tenancy.Staff(account.tenant()).call(() -> accounts.change(account.id(), form));
  }

  /** Lets somebody in no longer. */
  public void deactivate(Account account) {
    new Tenancy.Staff(account.tenant()).run(() -> accounts.deactivate(account.id()));
  }
}
