package org.platsa.api.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;

/**
 * What a search's process does in a thread of its own (<i>sökarbete</i>): searches a bundled term
 * while it waits for the order, so that everything is loaded and compiled when it comes, then does
 * the order.
 */
final class SearchWork implements Runnable {
  private static final String REHEARSAL = "/terms/ht2021.json";
  private static final Duration REHEARSAL_TIME = Duration.ofSeconds(3);

  private final OutputStream out;
  private final Duration tellEvery;
  private final List<InputStream> parts = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ordered = new CountDownLatch(1);
  private @Nullable PlacementSolver solver;
  private boolean rehearsing = true;
  private boolean stopped;

  /**
   * Work.
   *
   * @param out where frames go
   * @param tellEvery the shortest time between two better plans
   */
  SearchWork(OutputStream out, Duration tellEvery) {
    this.out = out;
    this.tellEvery = tellEvery;
  }

  /** Takes a part of the order; the first ends the rehearsal. */
  void take(byte[] part) {
    parts.add(new ByteArrayInputStream(part));
    synchronized (this) {
      if (rehearsing) {
        rehearsing = false;
        if (solver != null) {
          solver.stop();
        }
      }
    }
  }

  /** The order is complete. */
  void begin() {
    ordered.countDown();
  }

  /** Ends the search soon, be it before it has begun. */
  synchronized void stop() {
    stopped = true;
    if (solver != null) {
      solver.stop();
    }
  }

  @Override
  public void run() {
    try {
      rehearse();
      ordered.await();
      SearchOrder order =
          Json.mapper()
              .readValue(
                  new SequenceInputStream(Collections.enumeration(parts)), SearchOrder.class);
      parts.clear();
      search(order);
    } catch (OutOfMemoryError e) {
      // Not of the heap, which the JVM itself answers by ending: no room for a thread, say.
      Runtime.getRuntime().halt(SearchExit.OUT_OF_MEMORY);
    } catch (Throwable e) {
      e.printStackTrace();
      tell(new Frame(Frame.Kind.FAILED, e.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void search(SearchOrder order) throws IOException, InterruptedException {
    SearchTeller teller = new SearchTeller(out, order.problem(), tellEvery);
    PlacementSolver ordered =
        new PlacementSolver(
            order.problem(),
            order.limits(),
            order.seed(),
            order.threads(),
            order.start(),
            teller::improved);
    synchronized (this) {
      solver = ordered;
      if (stopped) {
        ordered.stop();
      }
    }
    teller.ended(ordered.solve());
  }

  private void rehearse() throws IOException {
    synchronized (this) {
      if (!rehearsing) {
        return;
      }
    }
    try (InputStream term = SearchWork.class.getResourceAsStream(REHEARSAL)) {
      if (term == null) {
        return;
      }
      PlacementSolver rehearsal =
          new PlacementSolver(
              Json.mapper().readValue(term, Problem.class),
              SolveLimits.ofTime(REHEARSAL_TIME),
              0,
              null,
              improvement -> {});
      synchronized (this) {
        if (!rehearsing) {
          return;
        }
        solver = rehearsal;
      }
      rehearsal.solve();
    } finally {
      synchronized (this) {
        solver = null;
      }
    }
  }

  private void tell(Frame frame) {
    try {
      frame.writeTo(out);
    } catch (IOException e) {
      // Nobody listens: the input ends, too, and with it the process.
      e.printStackTrace();
    }
  }
}
