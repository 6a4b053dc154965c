package org.platsa.api.ask;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
    Lineage versions = versions(change);
    recount(change, versions.of(versions.newest(null)), Optional::of);
  }

  @EventListener
  void deleted(VersionChange.Deleted change) {
    Lineage versions = versions(change);
    if (!versions.has(change.id())) {
      // What only asks what would be takes nothing in.
      return;
    }
    Map<UUID, Set<UUID>> heirs = versions.heirs(change.id());
    boolean isNewest = change.id().equals(versions.newest(null));
    recount(
        change,
        versions.of(versions.newest(change.id())),
        log -> {
          TakenLog after = log.without(change.id(), heirs);
          return isNewest || !after.equals(log) ? Optional.of(after) : Optional.empty();
        });
  }

  private void recount(
      VersionChange change, Set<UUID> lineage, Function<TakenLog, Optional<TakenLog>> step) {
    store.lock(change.tenant(), change.term());
    store.recount(change.tenant(), change.term(), lineage, step);
  }

  private Lineage versions(VersionChange change) {
    return new Lineage(problems.versions(change.tenant(), change.term(), MOST_VERSIONS));
  }
}
