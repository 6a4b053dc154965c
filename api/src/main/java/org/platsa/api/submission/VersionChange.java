package org.platsa.api.submission;

import java.util.UUID;

/**
 * What becomes of a term's versions otherwise than that one follows another (<i>ångrad eller
 * borttagen version</i>): told in the transaction that does it, to whoever remembers which version
 * has what.
 */
public sealed interface VersionChange {
  UUID tenant();

  String term();

  /** What an older version had was made the term's newest data; after it was stored. */
  record Restored(UUID tenant, String term) implements VersionChange {}

  /**
   * A version is deleted; before it is.
   *
   * @param id which
   */
  record Deleted(UUID tenant, String term, UUID id) implements VersionChange {}
}
