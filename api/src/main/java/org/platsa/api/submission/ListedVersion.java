package org.platsa.api.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a term's data, in short (<i>version</i>).
 *
 * @param id of the problem
 * @param parentId the problem that it was made of; null when it was handed in whole
 * @param at when it was stored
 * @param by who stored it, by name; null for the service itself, and where that is not known
 * @param reason why, in their own words; null if they did not say
 * @param kinds what kinds of change were made in the parent, as they are stored, each once
 * @param broughtBack the version whose data it has again; null unless it was brought back
 */
public record ListedVersion(
    UUID id,
    @Nullable UUID parentId,
    Instant at,
    @Nullable String by,
    @Nullable String reason,
    List<String> kinds,
    @Nullable UUID broughtBack) {
  public ListedVersion {
    kinds = List.copyOf(kinds);
  }
}
