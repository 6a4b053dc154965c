package org.platsa.benchmarks.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Tells which published rules a plan breaks. */
final class Broken {
  private static final int MOST = 20;

  private Broken() {}

  static void print(PrintWriter out, List<String> broken) {
    if (broken.isEmpty()) {
      out.println("It keeps all published rules.");
    } else {
      out.printf(
          Locale.ENGLISH,
          "It breaks published rules %,d times, and is not to be compared:%n",
          broken.size());
      broken.stream().limit(MOST).forEach(rule -> out.println("  " + rule));
      if (broken.size() > MOST) {
        out.printf(Locale.ENGLISH, "  … and %,d more%n", broken.size() - MOST);
      }
    }
    out.flush();
  }
}
