package org.platsa.api.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as they come in paths (<i>identiteter</i>). */
final class Uuids {
  private Uuids() {}

  /** The id that a text is; null if it is none. */
  static @Nullable UUID of(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
