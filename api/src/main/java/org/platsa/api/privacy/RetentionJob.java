package org.platsa.api.privacy;

import java.util.UUID;
import org.platsa.api.error.ApiException;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes now and then what departments have decided to be deleted (<i>gallringsjobb</i>): terms
 * whose archive was received a week ago, where the service is to do that, and old audit entries.
 * Every replica looks; what one has deleted is not there for the next.
 */
@Component
class RetentionJob {
  private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);
  private static final int ENTRIES = 5_000;

  private final Terms terms;
  private final TermStates states;
  private final TenantStore tenants;
  private final Departments departments;
  private final TransactionTemplate transaction;

  RetentionJob(
      Terms terms,
      TermStates states,
      TenantStore tenants,
      Departments departments,
      TransactionTemplate transaction) {
    this.terms = terms;
    this.states = states;
    this.tenants = tenants;
    this.departments = departments;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelayString = "${platsa.runs.prune-every:10m}")
  void look() {
    departments.eachThatDeletes("retention", this::deleteTerms);
    try {
      new Tenancy.Worker().run(this::forgetAudit);
    } catch (DataAccessException | TransactionException e) {
      log.warn("What is to be deleted cannot be looked for now: {}", e.getMessage());
    }
  }

  private void deleteTerms(UUID tenant) {
    for (String term : states.toBeDeletedByService()) {
      try {
        terms.delete(term);
        log.info("A term of department {} is deleted, as it has decided", tenant);
      } catch (ApiException e) {
        log.info("A term of department {} is not deleted yet: {}", tenant, e.getMessage());
      }
    }
  }

  private void forgetAudit() {
    long gone;
    do {
      gone = transaction.execute(status -> tenants.forgetAudit(ENTRIES));
    } while (gone == ENTRIES);
  }
}
