package org.platsa.api.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
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
 * Reminds providers that their last day to answer is near (<i>påminnelser</i>), once for each
 * proposal. Whoever was sent a proposal today knows of it.
 */
@Component
class Reminders {
  private final PublicationStore store;
  private final Outbox outbox;
  private final Departments departments;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final MessageSettings settings;

  Reminders(
      PublicationStore store,
      Outbox outbox,
      Departments departments,
      TransactionTemplate transaction,
      Clock clock,
      Settings settings) {
    this.store = store;
    this.outbox = outbox;
    this.departments = departments;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings.messages();
  }

  @Scheduled(fixedDelayString = "${platsa.messages.remind-every:10m}")
  void look() {
    departments.each("answer-reminders", this::look);
  }

  private void look(UUID tenant) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
    transaction.executeWithoutResult(status ->
        store
            .unanswered(
                tenant,
                today,
                today.plusDays(settings.remind().toDays()),
                today.atStartOfDay(DepartmentTime.ZONE).toInstant())
            .forEach(each ->
                outbox.proposal(
                    tenant, MessageKind.DATE_NEAR, each.term(), each.provider(), each.id())));
  }
}
