package org.platsa.api.privacy;

import java.util.List;
import java.util.UUID;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every department that this service is for (<i>kunder</i>), for work that is done for all. */
@Component
public class Departments {
  private final TenantStore store;
  private final TransactionTemplate transaction;

  Departments(TenantStore store, TransactionTemplate transaction) {
    this.store = store;
    this.transaction = transaction;
  }

  /** Their ids. */
  public List<UUID> all() {
    return new Tenancy.Worker().call(() -> transaction.execute(status -> store.all()));
  }
}
