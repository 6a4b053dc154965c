package org.platsa.api.ask;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
import org.platsa.api.privacy.Departments;
import org.platsa.api.settings.MessageSettings;
import org.platsa.api.settings.Settings;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds providers and units that have not answered what they are asked (<i>påminnelser</i>): once
 * by itself when the last day is near, and when the coordinator says so, once a day at most.
 */
@Component
public class AskingReminders {
  private final AskingStore store;
  private final PendingStore pending;
  private final Askings askings;
  private final Outbox outbox;
  private final Departments departments;
  private final CurrentTenant tenants;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;
  private final MessageSettings settings;

  AskingReminders(
      AskingStore store,
      PendingStore pending,
      Askings askings,
      Outbox outbox,
      Departments departments,
      CurrentTenant tenants,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock,
      Settings settings) {
    this.store = store;
    this.pending = pending;
    this.askings = askings;
    this.outbox = outbox;
    this.departments = departments;
    this.tenants = tenants;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
    this.settings = settings.messages();
  }

  @Scheduled(fixedDelayString = "${platsa.messages.remind-every:10m}")
  void look() {
    departments.each("asking-reminders", this::look);
  }

  /** Who was reminded by hand before the day was near is reminded by itself as well. */
  private void look(UUID tenant) {
    LocalDate today = askings.today();
    long days = settings.remind().toDays();
    transaction.executeWithoutResult(status ->
        store
            .due(tenant, today, today.plusDays(days), startOf(today))
            .forEach(due -> remind(tenant, due.term(), startOf(due.answerBy().minusDays(days)))));
  }

  /**
   * Reminds everybody who has not answered and was not reminded today.
   *
   * @return how far each has come, with when each was reminded
   * @throws ApiException 404 if the term was never opened for requests; 409 if it is not open, or
   *     nobody is left to be reminded today
   */
  public AskingView remind(String term) {
    UUID tenant = tenants.id();
    if (!askings.get(term).open()) {
      throw ApiException.conflict(
          "CLOSED",
          "",
          "Terminen är inte öppen för svar. Öppna den igen först.",
          "The term is not open for answers. Open it again first.");
    }
    transaction.executeWithoutResult(status -> {
      int reminded = remind(tenant, term, startOf(askings.today()));
      if (reminded == 0) {
        throw ApiException.conflict(
            "NOBODY_TO_REMIND",
            "",
            "Alla har svarat, eller är redan påminda i dag.",
            "Everybody has answered, or was reminded today already.");
      }
      audit.record("asking.reminded", "term", term, Map.of("reminded", reminded));
    });
    return askings.get(term);
  }

  private int remind(UUID tenant, String term, Instant before) {
    pending.lock(tenant, term);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<String> providers = store.remindProviders(tenant, term, before, now);
    providers.forEach(each -> outbox.asking(tenant, MessageKind.REQUESTS_DUE, term, each));
    int units = store.remindUnits(tenant, term, before, now);
    if (units > 0) {
      outbox.asking(tenant, MessageKind.OFFERS_DUE, term, null);
    }
    return providers.size() + units;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(DepartmentTime.ZONE).toInstant();
  }
}
