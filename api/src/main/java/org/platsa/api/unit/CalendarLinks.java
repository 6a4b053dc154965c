package org.platsa.api.unit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.platsa.api.account.Secrets;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.SecretHash;
import org.platsa.api.tenancy.SignInWork;
import org.platsa.api.workbook.CalendarFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Secret links to a unit manager's calendar (<i>kalenderlänkar</i>). Whoever has a link reads who
 * comes, so it says as little as a calendar needs: pseudonym, unit and weeks. A new link ends the
 * one before.
 */
@Component
public class CalendarLinks {
  private static final int LONGEST = 100;

  private final CalendarLinkStore store;
  private final Trainees trainees;
  private final SignInWork signIn;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  CalendarLinks(
      CalendarLinkStore store,
      Trainees trainees,
      SignInWork signIn,
      TransactionTemplate transaction,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.trainees = trainees;
    this.signIn = signIn;
    this.transaction = transaction;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** When the manager's link was made that works. */
  public Optional<Instant> working(Caller manager) {
    return transaction.execute(status -> store.working(manager.tenant(), manager.id()));
  }

  /** A new link's path, which is told once; the one before does not work any more. */
  public String make(Caller manager) {
    String secret = Secrets.random();
    transaction.executeWithoutResult(status -> {
      store.lock(manager.tenant(), manager.id());
      store.revoke(manager.tenant(), manager.id(), now());
      store.insert(manager.tenant(), manager.id(), ids.next(), SecretHash.of(secret), now());
      audit.record("calendar.linked", "account", manager.id().toString(), Map.of());
    });
    return "/calendars/" + secret;
  }

  /** The manager's link does not work any more. */
  public void revoke(Caller manager) {
    transaction.executeWithoutResult(status -> {
      if (store.revoke(manager.tenant(), manager.id(), now())) {
        audit.record("calendar.revoked", "account", manager.id().toString(), Map.of());
      }
    });
  }

  /**
   * The calendar that a link leads to.
   *
   * @throws ApiException 404 if no such link works
   */
  public CalendarFile read(String secret) {
    Caller manager =
        (secret.length() > LONGEST
                ? Optional.<Caller>empty()
                : signIn.call(() -> store.manager(SecretHash.of(secret))))
            .orElseThrow(() ->
                ApiException.of(ErrorType.NOT_FOUND, "There is no such calendar, or no more"));
    return manager
        .tenancy()
        .call(() -> {
          audit.record(
              manager.tenant(),
              Actor.of(manager),
              "calendar.read",
              "account",
              manager.id().toString(),
              Map.of());
          return trainees.calendar(manager);
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
