package org.platsa.api.privacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Every department that this service is for (<i>kunder</i>), for work that is done for all. */
@Component
public class Departments {
  private static final Logger log = LoggerFactory.getLogger(Departments.class);

  private final TenantStore store;
  private final TransactionTemplate transaction;
  private final MeterProvider<Counter> failures;

  Departments(TenantStore store, TransactionTemplate transaction, MeterRegistry metrics) {
    this.store = store;
    this.transaction = transaction;
    failures =
        Counter.builder("platsa.departments.failures")
            .description("Work for a department that failed, while others went on, by job")
            .withRegistry(metrics);
  }

  /** Their ids. */
  private List<UUID> all() {
    return new Tenancy.Worker().call(() -> transaction.execute(status -> store.all()));
  }

  /**
   * Does something for every department, as its staff. What fails for one is logged and counted
   * ({@code platsa.departments.failures}), and is done for the others all the same.
   *
   * @param job what is done, as the log and the metric name it, such as {@code reminders}
   */
  public void each(String job, Consumer<UUID> work) {
    List<UUID> all;
    try {
      all = all();
    } catch (DataAccessException | TransactionException e) {
      log.warn("{} cannot be looked at now: {}", job, e.getMessage());
      return;
    }
    each(job, all, work);
  }

  /** The same of some departments. */
  void each(String job, List<UUID> some, Consumer<UUID> work) {
    for (UUID tenant : some) {
      try {
        new Tenancy.Staff(tenant).run(() -> work.accept(tenant));
      } catch (RuntimeException e) {
        failures.withTag("job", job).increment();
        if (DatabaseFailure.of(e).isPresent()) {
          log.warn("{} of department {} must wait: {}", job, tenant, e.getMessage());
        } else {
          log.error("{} of department {} failed", job, tenant, e);
        }
      }
    }
  }
}
