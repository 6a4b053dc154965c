package org.platsa.api.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Times that were measured, in milliseconds, by what they are of, with the most they may be. */
final class Measures {
  private final Map<String, List<Double>> times = new LinkedHashMap<>();
  private final Map<String, Limit> limits = new LinkedHashMap<>();

  /**
   * What is asked.
   *
   * @param most milliseconds
   * @param ofAll whether every one must keep it; otherwise the median
   */
  private record Limit(double most, boolean ofAll) {}

  /** Has the median be asked to be below so many milliseconds. */
  void ask(String what, double most) {
    limits.put(what, new Limit(most, false));
  }

  /** Has every one be asked to be below so many milliseconds. */
  void askOfAll(String what, double most) {
    limits.put(what, new Limit(most, true));
  }

  void add(String what, double millis) {
    times.computeIfAbsent(what, key -> new ArrayList<>()).add(millis);
  }

  /** Keeps every time, a line for each of what they are of. */
  void keep(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        times.entrySet().stream()
            .map(entry ->
                "{\"what\": \""
                    + entry.getKey()
                    + "\", \"millis\": ["
                    + entry.getValue().stream()
                        .map(time -> String.format(Locale.ROOT, "%.1f", time))
                        .collect(Collectors.joining(", "))
                    + "]}\n")
            .collect(Collectors.joining()));
  }

  /** Prints a table of them; says whether each was as asked. */
  boolean print(String title) {
    System.out.printf(
        "%n%s%n%-52s %5s %9s %9s %9s  asked%n", title, "", "n", "median", "p99", "worst");
    boolean good = true;
    for (Map.Entry<String, List<Double>> entry : times.entrySet()) {
      List<Double> sorted = entry.getValue().stream().sorted().toList();
      Limit limit = limits.get(entry.getKey());
      double judged = limit != null && limit.ofAll() ? sorted.getLast() : at(sorted, 0.5);
      boolean met = limit == null || judged < limit.most();
      good &= met;
      System.out.printf(
          Locale.ROOT,
          "%-52s %5d %9.1f %9.1f %9.1f  %s%n",
          entry.getKey(),
          sorted.size(),
          at(sorted, 0.5),
          at(sorted, 0.99),
          sorted.getLast(),
          asked(limit, met));
    }
    return good;
  }

  private static String asked(@Nullable Limit limit, boolean met) {
    return limit == null
        ? ""
        : (limit.ofAll() ? "all < " : "median < ")
            + Math.round(limit.most())
            + (met ? "" : "  NOT MET");
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1))));
  }
}
