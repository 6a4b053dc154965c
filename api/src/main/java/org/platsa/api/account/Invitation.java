package org.platsa.api.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a one-time link is for, as long as it works (<i>inbjudan</i>).
 *
 * @param tenant the department
 * @param id of the invitation
 * @param purpose what it is for
 * @param department the department's name
 * @param account whose account; null for the set-up
 * @param expires when it stops working
 */
public record Invitation(
    UUID tenant,
    UUID id,
    Purpose purpose,
    String department,
    @Nullable Account account,
    Instant expires) {
  /** What a one-time link is for. */
  public enum Purpose {
    /** Names the department and makes its first administrator. */
    SET_UP,
    /** Somebody new chooses a password. */
    JOIN,
    /** Somebody who had a password chooses another one. */
    RESET
  }
}
