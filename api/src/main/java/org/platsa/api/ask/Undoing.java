package org.platsa.api.ask;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.api.submission.ListedVersion;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.VersionChange;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has answers count as taken in exactly if the term's newest data has them (<i>ångrad
 * inläsning</i>): also after a version was undone, brought back or deleted.
 */
@Component
class Undoing {
  private static final int MOST_VERSIONS = 10_000;

  private final PendingStore store;
  private final Problems problems;

  Undoing(PendingStore store, Problems problems) {
    this.store = store;
    this.problems = problems;
  }

  @EventListener
  void restored(VersionChange.Restored change) {
    Map<UUID, ListedVersion> versions = versions(change);
    recount(change, lineage(newest(versions, null), versions), Optional::of);
  }

  @EventListener
  void deleted(VersionChange.Deleted change) {
    Map<UUID, ListedVersion> versions = versions(change);
    Set<UUID> after = lineage(newest(versions, change.id()), versions);
    boolean isBelow = after.contains(change.id());
    recount(
        change,
        after,
        log ->
            log.has(change.id())
                ? Optional.of(log.without(change.id(), isBelow))
                : Optional.empty());
  }

  private void recount(
      VersionChange change, Set<UUID> lineage, Function<TakenLog, Optional<TakenLog>> step) {
    store.lock(change.tenant(), change.term());
    store.recount(change.tenant(), change.term(), lineage, step);
  }

  /** The newest first. */
  private Map<UUID, ListedVersion> versions(VersionChange change) {
    Map<UUID, ListedVersion> versions = new LinkedHashMap<>();
    problems
        .versions(change.tenant(), change.term(), MOST_VERSIONS)
        .forEach(each -> versions.put(each.id(), each));
    return versions;
  }

  private static @Nullable UUID newest(Map<UUID, ListedVersion> versions, @Nullable UUID but) {
    return versions.keySet().stream().filter(id -> !id.equals(but)).findFirst().orElse(null);
  }

  /** A version and what it was made of; one that was brought back has what it had then. */
  private static Set<UUID> lineage(@Nullable UUID newest, Map<UUID, ListedVersion> versions) {
    Set<UUID> lineage = new LinkedHashSet<>();
    UUID at = newest;
    while (at != null && lineage.add(at)) {
      ListedVersion version = versions.get(at);
      at = version == null ? null : madeOf(version);
    }
    return lineage;
  }

  private static @Nullable UUID madeOf(ListedVersion version) {
    return version.broughtBack() == null ? version.parentId() : version.broughtBack();
  }
}
