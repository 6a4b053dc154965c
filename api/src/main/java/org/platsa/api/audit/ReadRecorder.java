package org.platsa.api.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records reads of names, those that come at the same time together (<i>samlad loggning</i>): a
 * crowd of readers takes one connection and one commit instead of one each. Nobody goes on before
 * the own read is saved.
 */
@Component
class ReadRecorder {
  private final AuditStore store;
  private final TransactionTemplate transaction;
  private final Map<Tenancy, Crowd> crowds = new ConcurrentHashMap<>();

  ReadRecorder(AuditStore store, TransactionTemplate transaction) {
    this.store = store;
    this.transaction = transaction;
  }

  /** Somebody is about to be told names. */
  record Read(
      UUID tenant, Actor actor, AuditStore.Deed deed, AuditStore.Circumstances circumstances) {}

  /**
   * Records a read under the present tenancy, and waits until it is saved.
   *
   * @throws RuntimeException what came of the database when it was to be saved
   */
  void record(Read read) {
    crowds.computeIfAbsent(Tenancy.current(), tenancy -> new Crowd()).record(read);
  }

  private void save(List<Read> reads) {
    transaction.executeWithoutResult(status -> {
      for (Read read : reads) {
        store.addRead(
            read.tenant(), read.actor(), read.deed(), "protected.read", read.circumstances());
      }
    });
  }

  /** A read, and whether it is saved. */
  private record Waiting(Read read, CompletableFuture<Void> saved) {
    Waiting(Read read) {
      this(read, new CompletableFuture<>());
    }

    void await() {
      try {
        saved.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException failure ? failure : e;
      }
    }
  }

  /**
   * Reads of one tenancy. Whoever is first in a batch saves it, once the batch before is saved; who
   * comes meanwhile joins it.
   */
  private final class Crowd {
    private final ReentrantLock saving = new ReentrantLock(true);
    private List<Waiting> next = new ArrayList<>();

    void record(Read read) {
      Waiting own = new Waiting(read);
      boolean isFirst;
      synchronized (this) {
        isFirst = next.isEmpty();
        next.add(own);
      }
      if (isFirst) {
        saving.lock();
        try {
          saveAll(takeNext());
        } finally {
          saving.unlock();
        }
      }
      own.await();
    }

    private synchronized List<Waiting> takeNext() {
      List<Waiting> batch = next;
      next = new ArrayList<>();
      return batch;
    }

    /** All or, where one of them cannot be saved and it is not the database's fault, each alone. */
    private void saveAll(List<Waiting> batch) {
      try {
        save(batch.stream().map(Waiting::read).toList());
        batch.forEach(each -> each.saved().complete(null));
      } catch (RuntimeException e) {
        if (batch.size() == 1 || DatabaseFailure.of(e).isPresent()) {
          batch.forEach(each -> each.saved().completeExceptionally(e));
        } else {
          batch.forEach(each -> saveAll(List.of(each)));
        }
      } catch (Error e) {
        batch.forEach(each -> each.saved().completeExceptionally(e));
        throw e;
      }
    }
  }
}
