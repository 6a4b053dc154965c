package org.platsa.api.audit;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids as they come in paths and parameters (<i>identiteter</i>): whole, and nothing beside. */
final class Uuids {
  private static final Pattern WHOLE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** The id that a text is; null if it is none. */
  static @Nullable UUID of(String text) {
    return WHOLE.matcher(text).matches() ? UUID.fromString(text) : null;
  }
}
