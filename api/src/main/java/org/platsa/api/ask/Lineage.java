package org.platsa.api.ask;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.submission.ListedVersion;

/** What each version of a term's data was made of (<i>underlagets historia</i>). */
final class Lineage {
  /** The newest first. */
  private final Map<UUID, ListedVersion> versions = new LinkedHashMap<>();

  /** For each version the one that was stored before it. */
  private final Map<UUID, UUID> older = new LinkedHashMap<>();

  /**
   * Of a term's versions.
   *
   * @param newestFirst all of them
   */
  Lineage(List<ListedVersion> newestFirst) {
    UUID newer = null;
    for (ListedVersion each : newestFirst) {
      versions.put(each.id(), each);
      if (newer != null) {
        older.put(newer, each.id());
      }
      newer = each.id();
    }
  }

  boolean has(UUID id) {
    return versions.containsKey(id);
  }

  /**
   * The newest version; null if there is none.
   *
   * @param but one that does not count; null for none
   */
  @Nullable UUID newest(@Nullable UUID but) {
    return versions.keySet().stream().filter(id -> !id.equals(but)).findFirst().orElse(null);
  }

  /** A version and what it was made of, the nearest first; none for null. */
  Set<UUID> of(@Nullable UUID version) {
    Set<UUID> lineage = new LinkedHashSet<>();
    UUID at = version;
    while (at != null && lineage.add(at)) {
      at = madeOf(at);
    }
    return lineage;
  }

  /**
   * Versions that were made of one, each with its lineage: when that one is deleted nothing tells
   * any more what they have.
   */
  Map<UUID, Set<UUID>> heirs(UUID of) {
    Map<UUID, Set<UUID>> heirs = new LinkedHashMap<>();
    for (ListedVersion each : versions.values()) {
      if (of.equals(each.parentId())
          || of.equals(each.broughtBack())
          || of.equals(madeOf(each.id()))) {
        heirs.put(each.id(), of(each.id()));
      }
    }
    return heirs;
  }

  /**
   * One that was brought back has what it had then; one that was handed in whole counts as having
   * what the one before it had.
   */
  private @Nullable UUID madeOf(UUID id) {
    ListedVersion version = versions.get(id);
    if (version == null) {
      return null;
    }
    if (version.broughtBack() != null) {
      return version.broughtBack();
    }
    return version.parentId() == null ? older.get(id) : version.parentId();
  }
}
