package org.platsa.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link that has just been made (<i>engångslänk</i>). It is told once: only its hash is
 * kept.
 *
 * @param account whose it is; null for the set-up
 * @param path to be put after the service's address, such as {@code /set-up/…}
 * @param expires when it stops working
 */
public record Link(@Nullable Account account, String path, Instant expires) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "Link[" + expires + "]";
  }
}
