package org.platsa.api.page.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.api.account.Accounts;
import org.platsa.api.audit.AuditEntry;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.token.ServiceAccounts;
import org.springframework.stereotype.Component;

/**
 * What the accounts are called now that entries are about (<i>kontonas namn</i>). The log itself
 * has their ids only, so that it says nothing of who somebody was when the account is gone.
 */
@Component
class AuditSubjects {
  private static final String ACCOUNT = "account";
  private static final String SERVICE_ACCOUNT = "service-account";

  private final Accounts accounts;
  private final ServiceAccounts serviceAccounts;
  private final CurrentCaller callers;

  AuditSubjects(Accounts accounts, ServiceAccounts serviceAccounts, CurrentCaller callers) {
    this.accounts = accounts;
    this.serviceAccounts = serviceAccounts;
    this.callers = callers;
  }

  /** By the subject's id; nothing of what is no account, or is none any more. */
  Map<String, AuditRow.Subject> of(List<AuditEntry> entries) {
    Map<String, AuditRow.Subject> subjects = new HashMap<>();
    if (isAbout(ACCOUNT, entries)) {
      accounts
          .all()
          .forEach(one ->
              subjects.put(
                  one.id().toString(),
                  new AuditRow.Subject(one.name(), "/admin/users/" + one.id())));
    }
    if (isAbout(SERVICE_ACCOUNT, entries)) {
      serviceAccounts
          .all(callers.get())
          .forEach(one ->
              subjects.put(
                  one.id().toString(),
                  new AuditRow.Subject(one.name(), "/admin/service-accounts#system-" + one.id())));
    }
    return subjects;
  }

  private static boolean isAbout(String type, List<AuditEntry> entries) {
    return entries.stream().anyMatch(entry -> entry.subjectType().equals(type));
  }
}
