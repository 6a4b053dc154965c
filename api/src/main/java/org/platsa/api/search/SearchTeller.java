package org.platsa.api.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.SolveResult;

/**
 * Tells the service of better plans (<i>förmedlare</i>) in a thread of its own: the search never
 * waits for a reader. Of plans that come faster than they are told only the newest counts.
 */
final class SearchTeller {
  private final OutputStream out;
  private final Told.Teller plans;
  private final NewestPlan newest;
  private final Thread thread;

  SearchTeller(OutputStream out, Problem problem, Duration every) {
    this.out = out;
    this.plans = new Told.Teller(problem);
    this.newest = new NewestPlan(every);
    this.thread = Thread.ofPlatform().name("teller").daemon().start(this::run);
  }

  /** A better plan; returns at once. */
  void improved(Improvement improvement) {
    newest.put(improvement);
  }

  /** Tells what is left, then the result. */
  void ended(SolveResult result) throws IOException, InterruptedException {
    newest.end();
    thread.join();
    tell(Frame.Kind.ENDED, plans.tell(result));
  }

  private void run() {
    try {
      for (Improvement next = newest.next(); next != null; next = newest.next()) {
        tell(Frame.Kind.IMPROVED, plans.tell(next));
      }
    } catch (IOException e) {
      // Nobody listens: the input ends, too, and with it the process.
      throw new UncheckedIOException(e);
    }
  }

  private void tell(Frame.Kind kind, Told told) throws IOException {
    new Frame(kind, Json.mapper().writeValueAsBytes(told)).writeTo(out);
  }
}
