package org.platsa.api.ask;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.submission.ListedVersion;

/** Which version of a term's data was made of which (<i>versioner</i>). */
final class Versions {
  private final Map<UUID, ListedVersion> byId = new LinkedHashMap<>();

  /**
   * Of a term.
   *
   * @param newestFirst all of its versions
   */
  Versions(List<ListedVersion> newestFirst) {
    newestFirst.forEach(each -> byId.put(each.id(), each));
  }

  /**
   * The newest.
   *
   * @param but one that does not count; null if all do
   * @return null if there is none
   */
  @Nullable UUID newest(@Nullable UUID but) {
    return byId.keySet().stream().filter(id -> !id.equals(but)).findFirst().orElse(null);
  }

  /**
   * A version and what it was made of, as far back as is known; one that was brought back has what
   * it had then.
   *
   * @param version which; null for none
   */
  Set<UUID> lineage(@Nullable UUID version) {
    Set<UUID> lineage = new LinkedHashSet<>();
    UUID at = version;
    while (at != null && lineage.add(at)) {
      ListedVersion there = byId.get(at);
      at = there == null ? null : madeOf(there);
    }
    return lineage;
  }

  /** Versions that do not know any more what they were made of once another is gone. */
  List<UUID> madeOf(UUID problem) {
    return byId.values().stream()
        .filter(each ->
            problem.equals(each.parentId()) || problem.equals(each.broughtBack()))
        .map(ListedVersion::id)
        .toList();
  }

  private static @Nullable UUID madeOf(ListedVersion version) {
    return version.broughtBack() == null ? version.parentId() : version.broughtBack();
  }
}
