package org.platsa.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.baseline.Method;
import org.platsa.benchmarks.report.InstanceResults.Level;
import org.platsa.benchmarks.run.Context;
import org.platsa.benchmarks.run.RepairMeasurement;
import org.platsa.benchmarks.run.SolveMeasurement;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;

/** The whole report as one page that needs nothing else (<i>rapport</i>). */
final class Page {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1f2933;--soft:#5b6770;--line:#d9dee3;--paper:#fff;
        --good:#0b6b4f;--bad:#a8321d}
      @media (prefers-color-scheme:dark){:root{--ink:#e6eaee;--soft:#a3adb6;--line:#3a444d;
        --paper:#14191e;--good:#5fd6ae;--bad:#ff9a85}}
      *{box-sizing:border-box}
      body{margin:0 auto;padding:1rem;max-width:70rem;background:var(--paper);color:var(--ink);
        font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
      h1{font-size:1.6rem;line-height:1.2}h2{margin-top:2.2rem;font-size:1.3rem}
      h3{margin-top:1.6rem;font-size:1.05rem}
      p{max-width:44rem}
      .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));
        gap:1rem;margin:1rem 0}
      .chart{width:100%;height:auto;max-width:44rem}
      .scroll{overflow-x:auto;margin:.6rem 0}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem}
      th,td{padding:.3rem .7rem .3rem 0;text-align:left;vertical-align:top;
        border-bottom:1px solid var(--line)}
      thead th{color:var(--soft);font-weight:600}tbody th{font-weight:500}
      .figures td{white-space:nowrap}
      .hit{color:var(--good);font-weight:600}.miss{color:var(--bad);font-weight:600}
      .not-measured{color:var(--soft)}
      """;

  private final Results results;
  private final Html html = new Html();

  private Page(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    Page page = new Page(results);
    page.head();
    page.targets();
    page.overview();
    page.gains();
    results.instances().forEach(page::instance);
    page.scaling();
    page.repairs();
    page.method();
    return page.html.raw("</main>\n</body>\n</html>\n").toString();
  }

  private void head() {
    html.raw(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Platsa: benchmarks</title>
        <style>
        """
            + STYLE
            + Chart.STYLE
            + "</style>\n</head>\n<body>\n<main>\n");
    html.heading(1, "Platsa against its peers and against what is possible");
    html.paragraph(
        "Every method solved the same problems on the same machine under the same time limits, one"
            + " after the other. Every plan was judged by the same independent checker. A gap is"
            + " how far a plan's cost lies above the best lower bound that anyone proved: no plan"
            + " at all can be below 0 %.");
  }

  private void targets() {
    html.heading(2, "Targets");
    html.raw(
        "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">size</th><th"
            + " scope=\"col\">target</th><th scope=\"col\">measured</th><th"
            + " scope=\"col\"></th></tr></thead>\n<tbody>\n");
    for (Target target : Targets.of(results)) {
      String verdict = target.verdict().text();
      html.raw(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td class=\"%s\">%s</td></tr>%n"
              .formatted(
                  Html.escape(target.size()),
                  Html.escape(target.wanted()),
                  Html.escape(target.measured()),
                  verdict.replace(' ', '-'),
                  verdict));
    }
    html.raw("</tbody></table></div>\n");
  }

  private void overview() {
    html.heading(2, "Gap over time");
    html.paragraph(
        "Marks stand at the time limits that the methods were given: the median over seeds (and"
            + " terms), with lines from the best run to the worst. Dotted: how the runs with the"
            + " longest limit got there. Both axes are logarithmic. A method is not drawn where its"
            + " median plan leaves somebody out who can be placed.");
    html.raw("<div class=\"charts\">\n");
    for (Group group : results.groups()) {
      GapChart.of(group).ifPresent(chart -> html.raw(chart.inPage()));
    }
    html.raw("</div>\n");
    List<List<String>> rows = new ArrayList<>();
    for (Group group : results.groups()) {
      for (double limit : group.limits()) {
        rows.add(gapRow(group, limit));
      }
    }
    List<String> columns = new ArrayList<>(List.of("problem", "limit"));
    Methods.COMPARED.forEach(method -> columns.add(Methods.name(method)));
    html.table(columns, rows);
  }

  static List<String> gapRow(Group group, double limit) {
    List<String> row = new ArrayList<>(List.of(group.name(limit), Figures.limit(limit)));
    Methods.COMPARED.forEach(method -> row.add(gap(group, method, limit)));
    return row;
  }

  private static String gap(Group group, String method, double limit) {
    boolean solved =
        group.instances().stream().anyMatch(instance -> !instance.runs(method, limit).isEmpty());
    Optional<Spread> gaps = group.gaps(method, limit);
    return solved && gaps.isEmpty() ? "no bound" : Figures.gap(gaps);
  }

  private void gains() {
    html.heading(2, "What the coordinator gains");
    html.paragraph(
        "By hand: the requests in the order in which they stand, each at the nearest supervisor who"
            + " may take it and has room, in the first period that works. Platsa: the middle run"
            + " under the longest limit.");
    for (InstanceResults instance : results.instances()) {
      Optional<Kpis> hand = kpis(instance, Methods.GREEDY);
      Optional<Kpis> own = kpis(instance, Methods.PLATSA);
      if (hand.isEmpty() || own.isEmpty()) {
        continue;
      }
      html.heading(3, instance.info().id());
      html.table(
          List.of("", "by hand", "Platsa"),
          Gains.ROWS.stream()
              .map(row ->
                  List.of(row.name(), row.value().apply(hand.get()), row.value().apply(own.get())))
              .toList());
    }
  }

  /** Of the middle run under the longest limit. */
  static Optional<Kpis> kpis(InstanceResults instance, String method) {
    List<Double> limits = instance.limits(method);
    return limits.isEmpty()
        ? Optional.empty()
        : instance.middle(method, limits.getLast()).map(SolveMeasurement::kpis);
  }

  private void instance(InstanceResults instance) {
    Group group = new Group(instance.info().id(), List.of(instance));
    if (group.limits().isEmpty()) {
      return;
    }
    html.heading(2, instance.info().id());
    html.paragraph(
        Figures.format(
            "%,d placements, %,d supervisors, %,d units. SHA-256 of the document: %s.",
            instance.info().placements(),
            instance.info().supervisors(),
            instance.info().units(),
            instance.info().sha256()));
    html.paragraph(bound(instance));
    if (results.groups().stream().noneMatch(other -> other.name().equals(group.name()))) {
      GapChart.of(group)
          .ifPresent(chart -> html.raw("<div class=\"charts\">" + chart.inPage() + "</div>\n"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (double limit : group.limits()) {
      for (String method : Methods.COMPARED) {
        if (!instance.runs(method, limit).isEmpty()) {
          rows.add(row(instance, group, method, limit));
        }
      }
    }
    html.table(
        List.of(
            "limit",
            "method",
            "runs",
            "cost (hard/medium/soft)",
            "unplaced",
            "gap",
            "to match Timefold's end",
            "took",
            "heap"),
        rows);
  }

  private static String bound(InstanceResults instance) {
    Bound bound = instance.bound();
    if (bound == null) {
      return "No bound was proven in time: no gap is known.";
    }
    return Figures.format(
        "Best proven bound: medium %,d, soft %,d (%s%s). %s",
        bound.medium(),
        bound.soft(),
        bound.method(),
        bound.optimal() ? ", reached by a plan" : "",
        instance.level() == Level.SOFT
            ? "Gaps are in soft cost, of plans with that medium cost."
            : "No plan is known with that medium cost, or no soft bound was had: gaps are in medium"
                + " cost.");
  }

  private static List<String> row(
      InstanceResults instance, Group group, String method, double limit) {
    Cost cost = instance.middle(method, limit).map(SolveMeasurement::cost).orElse(null);
    return List.of(
        Figures.limit(limit),
        Methods.name(method),
        Integer.toString(instance.runs(method, limit).size()),
        text(cost),
        text(group.values(method, limit, Scaling::unplaced), Figures::whole),
        gap(group, method, limit),
        match(instance, method, limit),
        text(group.values(method, limit, SolveMeasurement::wallSeconds), Figures::seconds),
        text(group.values(method, limit, Scaling::heapMb), Figures::whole) + " MiB");
  }

  /** How fast a method is where Timefold's defaults end, as a ratio of the times. */
  private static String match(InstanceResults instance, String method, double limit) {
    String other = Method.TIMEFOLD_DEFAULT.id();
    Cost wanted = instance.middle(other, limit).map(SolveMeasurement::cost).orElse(null);
    if (wanted == null || method.equals(other) || method.equals(Methods.GREEDY)) {
      return "";
    }
    Optional<Spread> ms =
        Spread.of(
            instance.runs(method, limit).stream()
                .map(run -> InstanceResults.msUntil(run, wanted))
                .toList());
    return ms.filter(Spread::isFinite)
        .map(spread ->
            Figures.seconds(spread.median() / 1000)
                + Figures.format(", × %.1f", 1000 * limit / spread.median()))
        .orElse("never");
  }

  private static String text(@Nullable Cost cost) {
    return cost == null
        ? "no plan"
        : Figures.format("%,d / %,d / %,d", cost.hard(), cost.medium(), cost.soft());
  }

  private static String text(Optional<Spread> values, Function<Double, String> format) {
    return values.filter(Spread::isFinite).map(s -> format.apply(s.median())).orElse("");
  }

  private void scaling() {
    List<InstanceResults> solved =
        results.instances().stream()
            .filter(instance -> Scaling.compares(instance.info().size()))
            .filter(instance -> !instance.limits(Methods.PLATSA).isEmpty())
            .toList();
    if (solved.isEmpty()) {
      return;
    }
    html.heading(2, "Scaling");
    html.paragraph(
        "Each mark is one problem of ordinary demand, under the longest limit that the method had"
            + " there. A whole plan is the first that breaks no hard rule and leaves out no more"
            + " than the last one; a method is not drawn where that is more than one in a hundred."
            + " The heap is the most that was in use after a garbage collection, what was not"
            + " collected yet included.");
    html.raw("<div class=\"charts\">\n");
    scale(solved, "Time to a whole plan", "seconds", Scaling::secondsToWholePlan, false);
    scale(solved, "Heap", "MiB", Scaling::heapMb, false);
    scale(solved, "Gap at the end", "%", null, true);
    html.raw("</div>\n");
  }

  private void scale(
      List<InstanceResults> instances,
      String title,
      String unit,
      @Nullable ToDoubleFunction<SolveMeasurement> value,
      boolean gap) {
    List<List<Chart.Point>> all = new ArrayList<>();
    for (String method : Methods.COMPARED) {
      List<Chart.Point> points = new ArrayList<>();
      for (InstanceResults instance : instances) {
        List<Double> limits = instance.limits(method);
        if (limits.isEmpty()) {
          continue;
        }
        Group group = new Group(instance.info().id(), List.of(instance));
        Optional<Spread> spread =
            gap || value == null
                ? group.gaps(method, limits.getLast())
                : group.values(method, limits.getLast(), value);
        double factor = gap ? 100 : 1;
        spread
            .filter(Spread::isFinite)
            .ifPresent(s ->
                points.add(
                    new Chart.Point(
                        instance.info().placements(),
                        factor * s.median(),
                        factor * s.min(),
                        factor * s.max())));
      }
      all.add(points);
    }
    double[] y = all.stream().flatMap(List::stream).mapToDouble(Chart.Point::y).toArray();
    double[] x = all.stream().flatMap(List::stream).mapToDouble(Chart.Point::x).toArray();
    if (y.length == 0) {
      return;
    }
    double least = gap ? 0.03 : 0.001;
    Chart chart =
        new Chart(
            title,
            new Chart.Axis(
                "placements →",
                Math.max(1, min(x) / 1.5),
                max(x) * 1.5,
                n -> Figures.format("%,.0f", n)),
            new Chart.Axis(
                unit,
                Math.max(least, min(y) / 2),
                Math.max(least * 10, max(y) * 2),
                n -> Figures.format(n >= 0.99 ? "%,.0f" : n >= 0.0099 ? "%.2f" : "%.3f", n)));
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isEmpty()) {
        chart.add(Methods.name(Methods.COMPARED.get(i)), i, all.get(i), List.of());
      }
    }
    html.raw(chart.inPage());
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(1);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(1);
  }

  private void repairs() {
    List<RepairMeasurement> all =
        results.instances().stream().flatMap(instance -> instance.repairs().stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    html.heading(2, "Repair");
    html.paragraph(
        "A published plan of which something no longer holds. The first repaired plan breaks no"
            + " hard rule and leaves nobody out whom any plan of the case could place. Others"
            + " moved: placements that could have stayed. The last two columns say what a new solve"
            + " that may move everybody would have gained in soft cost, and how many others it"
            + " moves for it.");
    List<List<String>> rows = new ArrayList<>();
    for (RepairMeasurement m : all) {
      rows.add(
          List.of(
              m.instance().id() + ", seed " + m.seed(),
              switch (m.happened()) {
                case SUPERVISOR_ILL -> "supervisor ill, " + m.mustMove() + " must move";
                case PLACEMENT_CANCELLED -> "placement cancelled";
              },
              m.firstMs() == null ? "never" : Figures.format("%,d ms", m.firstMs()),
              Objects.toString(m.firstMoved(), ""),
              Figures.limit(m.limitSeconds()) + ": " + m.moved(),
              Figures.format(
                  "%,d (%.2f %%)",
                  m.costWithoutStability().soft() - m.anewCost().soft(),
                  100.0
                      * (m.costWithoutStability().soft() - m.anewCost().soft())
                      / Math.max(1, m.costWithoutStability().soft())),
              Integer.toString(m.anewMoved())));
    }
    html.table(
        List.of(
            "case",
            "what happened",
            "first repaired",
            "others moved",
            "at the end",
            "anew would gain",
            "and move"),
        rows);
  }

  private void method() {
    html.heading(2, "How it was measured");
    html.paragraph(
        "One measurement at a time, in rounds of one seed through all problems, limits and methods,"
            + " in one Java process after a warm-up. Platsa uses all cores; Timefold's default (the"
            + " same constraints, no phase configured), the exact program (SCIP, from nothing) and"
            + " the work by hand use one. Gaps are relative to the bound, the highest that any run"
            + " proved. – means that the median plan leaves somebody out who can be placed, or that"
            + " there was no plan. The heap does not count the exact program's native memory.");
    List<List<String>> rows = new ArrayList<>();
    for (Context context : results.contexts()) {
      rows.add(
          List.of(
              context.run(),
              Objects.toString(context.commit(), "not known"),
              context.cores() + " cores, " + context.cpu(),
              Figures.format("%,d MiB", context.maxHeapMb()),
              context.os(),
              context.java(),
              Stream.of(context.platsa(), context.timefold(), context.ortools())
                  .reduce((a, b) -> a + ", " + b)
                  .orElse(""),
              context.warmUpSeconds() + " s"));
    }
    html.table(
        List.of(
            "run",
            "commit",
            "machine",
            "heap limit",
            "system",
            "Java",
            "Platsa, Timefold, OR-Tools",
            "warm-up"),
        rows);
    html.paragraph(results.count() + " raw results.");
  }
}
