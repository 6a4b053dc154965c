package org.platsa.api.privacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every department that this service is for (<i>kunder</i>), for work that is done for all. */
@Component
public class Departments {
  private static final Logger log = LoggerFactory.getLogger(Departments.class);

  private final TenantStore store;
  private final TransactionTemplate transaction;
  private final MeterRegistry metrics;

  Departments(TenantStore store, TransactionTemplate transaction, MeterRegistry metrics) {
    this.store = store;
    this.transaction = transaction;
    this.metrics = metrics;
  }

  /**
   * Does something for each department in turn, as its staff. What fails for one is logged, counted
   * ({@code platsa.departments.failed}) and tried again when the work is due the next time; it
   * keeps nobody after it from having it done.
   *
   * @param what the work's name in the log and in the metric, such as {@code reminders}
   */
  public void each(String what, Consumer<UUID> work) {
    each(what, work, store::all);
  }

  /** The same for those that have decided that the service deletes terms. */
  void eachThatDeletes(String what, Consumer<UUID> work) {
    each(what, work, store::deletedByService);
  }

  private void each(String what, Consumer<UUID> work, Supplier<List<UUID>> of) {
    List<UUID> all;
    try {
      all = new Tenancy.Worker().call(() -> transaction.execute(status -> of.get()));
    } catch (RuntimeException e) {
      failed(what).increment();
      log.warn("The work '{}' cannot be done for any department now: {}", what, e.getMessage());
      return;
    }
    for (UUID tenant : all) {
      try {
        new Tenancy.Staff(tenant).run(() -> work.accept(tenant));
      } catch (RuntimeException e) {
        failed(what).increment();
        if (DatabaseFailure.of(e).isPresent()) {
          log.warn("The work '{}' of department {}: {}", what, tenant, e.getMessage());
        } else {
          log.error("The work '{}' of department {} failed", what, tenant, e);
        }
      }
    }
  }

  private Counter failed(String what) {
    return Counter.builder("platsa.departments.failed")
        .description("How often work that is done for each department failed for one.")
        .tag("work", what)
        .register(metrics);
  }
}
