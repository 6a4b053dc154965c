package org.platsa.api.tenancy;

import java.util.UUID;

/**
 * Which rows the database shows to a piece of work (<i>datarymd</i>), and by which of its own users
 * it is asked. Every transaction belongs to one; there is no default.
 */
public sealed interface Tenancy {
  /** The tenancy of the present piece of work, bound for its thread only. */
  ScopedValue<Tenancy> CURRENT = ScopedValue.newInstance();

  /**
   * A department's own staff and its systems.
   *
   * @param tenant whose rows
   */
  record Staff(UUID tenant) implements Tenancy {}

  /**
   * An education provider: only what the tenant has shown it.
   *
   * @param tenant whose rows
   * @param provider its id in the tenant's documents
   */
  record Provider(UUID tenant, String provider) implements Tenancy {}

  /** The service's own work over all tenants: the queue, searches, pruning, metrics. */
  record Worker() implements Tenancy {}

  /**
   * Finding out who somebody is, before the tenant is known: accounts, sessions and tokens only.
   */
  record SignIn() implements Tenancy {}

  /**
   * The tenancy of the present piece of work.
   *
   * @throws IllegalStateException if none is bound: a fault of ours
   */
  static Tenancy current() {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException("No tenancy is bound: it is not known whose data this is");
    }
    return CURRENT.get();
  }

  /** The same work, to be done by another thread under this thread's tenancy, if it has one. */
  static Runnable carried(Runnable work) {
    if (!CURRENT.isBound()) {
      return work;
    }
    Tenancy tenancy = CURRENT.get();
    return () -> tenancy.run(work);
  }

  /** Does a piece of work under this tenancy, in this thread. */
  default <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** Does a piece of work under this tenancy, in this thread. */
  default void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
