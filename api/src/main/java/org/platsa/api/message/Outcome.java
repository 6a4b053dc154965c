package org.platsa.api.message;

import org.jspecify.annotations.Nullable;

/**
 * What a try to deliver came to (<i>utfall</i>).
 *
 * @param fault null if it was taken
 * @param status the HTTP status of an answer; null without one
 */
record Outcome(@Nullable DeliveryFault fault, @Nullable Integer status) {
  private static final int GONE = 410;

  static Outcome taken(@Nullable Integer status) {
    return new Outcome(null, status);
  }

  static Outcome failed(DeliveryFault fault) {
    return new Outcome(fault, null);
  }

  static Outcome ofStatus(int status) {
    return status >= 200 && status < 300
        ? taken(status)
        : new Outcome(DeliveryFault.STATUS, status);
  }

  boolean isTaken() {
    return fault == null;
  }

  /** Whether the server wants no more of them, ever. */
  boolean isGone() {
    return status != null && status == GONE;
  }
}
