package org.platsa.api.ask;

import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
    Versions versions = versions(change);
    recount(change, versions.lineage(versions.newest(null)), log -> log);
  }

  @EventListener
  void deleted(VersionChange.Deleted change) {
    Versions versions = versions(change);
    recount(
        change,
        versions.lineage(versions.newest(change.id())),
        log -> log.without(change.id(), versions));
  }

  private void recount(VersionChange change, Set<UUID> lineage, UnaryOperator<TakenLog> step) {
    store.lock(change.tenant(), change.term());
    store.recount(change.tenant(), change.term(), lineage, step);
  }

  private Versions versions(VersionChange change) {
    return new Versions(problems.versions(change.tenant(), change.term(), MOST_VERSIONS));
  }
}
