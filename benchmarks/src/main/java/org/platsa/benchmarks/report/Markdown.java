package org.platsa.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.platsa.benchmarks.run.Context;
import org.platsa.benchmarks.run.Size;
import org.platsa.solver.plan.Kpis;

/** The report in short as Markdown (<i>sammanfattning</i>), between two markers. */
final class Markdown {
  static final String BEGIN = "<!-- benchmark -->";
  static final String END = "<!-- /benchmark -->";

  private Markdown() {}

  /** The tables, the markers around them. */
  static String of(Results results) {
    StringBuilder text = new StringBuilder(BEGIN + "\n");
    List<String> columns = new ArrayList<>(List.of("problem", "time"));
    Methods.COMPARED.forEach(method -> columns.add(Methods.name(method)));
    List<List<String>> rows = new ArrayList<>();
    for (Group group : results.groups()) {
      for (double limit : group.limits()) {
        rows.add(Page.gapRow(group, limit));
      }
    }
    text.append("Gap to the best proven bound: median (best–worst). – where the median plan leaves")
        .append(" somebody out who can be placed, or there was none.\n\n");
    table(text, columns, rows);
    text.append("\n");
    table(
        text,
        List.of("size", "target", "measured", ""),
        Targets.of(results).stream()
            .map(t -> List.of(t.size(), t.wanted(), t.measured(), t.verdict().text()))
            .toList());
    gains(text, results);
    if (!results.contexts().isEmpty()) {
      text.append(
          results.contexts().stream()
              .map(Markdown::machine)
              .distinct()
              .collect(
                  Collectors.joining(
                      "; ", "\n", Figures.format("; %,d raw results.%n", results.count()))));
    }
    return text.append(END).append("\n").toString();
  }

  private static String machine(Context context) {
    return Figures.format(
        "%d cores of %s, heap at most %,d MiB, Java %s",
        context.cores(), context.cpu(), context.maxHeapMb(), context.java());
  }

  /** Of the largest term that both were run on. */
  private static void gains(StringBuilder text, Results results) {
    for (InstanceResults term : results.of(Size.TERM).reversed()) {
      Optional<Kpis> hand = Page.kpis(term, Methods.GREEDY);
      Optional<Kpis> own = Page.kpis(term, Methods.PLATSA);
      if (hand.isPresent() && own.isPresent()) {
        text.append("\n");
        table(
            text,
            List.of(term.info().id(), "by hand", "Platsa"),
            Gains.ROWS.stream()
                .map(row ->
                    List.of(
                        row.name(), row.value().apply(hand.get()), row.value().apply(own.get())))
                .toList());
        return;
      }
    }
  }

  /**
   * Puts the text between the markers of a file, or into a new one.
   *
   * @throws IOException if the file is there without markers: it is then left as it is
   */
  static void write(String text, Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, text);
      return;
    }
    String old = Files.readString(file, StandardCharsets.UTF_8);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          "%s has no %s and %s to write between. Maybe put them where the tables belong"
              .formatted(file, BEGIN, END));
    }
    Files.writeString(
        file, old.substring(0, begin) + text.strip() + old.substring(end + END.length()));
  }

  private static void table(StringBuilder text, List<String> columns, List<List<String>> rows) {
    row(text, columns);
    row(text, columns.stream().map(column -> "---").toList());
    rows.forEach(cells -> row(text, cells));
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ")
        .append(String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()))
        .append(" |\n");
  }
}
