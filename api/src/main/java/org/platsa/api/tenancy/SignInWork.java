package org.platsa.api.tenancy;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work of the sign-in (<i>inloggningens arbete</i>): it finds out who somebody is, so it cannot
 * belong to a tenant yet. It has a transaction of its own, as the sign-in's own database user, also
 * where it is called in the midst of another tenancy.
 */
@Component
public class SignInWork {
  private static final Tenancy SIGN_IN = new Tenancy.SignIn();

  private final TransactionTemplate transaction;

  SignInWork(PlatformTransactionManager transactions) {
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Does a piece of work and gives what comes of it. */
  public <T> T call(Supplier<T> work) {
    return SIGN_IN.call(() -> transaction.execute(status -> work.get()));
  }

  /** Does a piece of work. */
  public void run(Runnable work) {
    SIGN_IN.run(() -> transaction.executeWithoutResult(status -> work.run()));
  }
}
