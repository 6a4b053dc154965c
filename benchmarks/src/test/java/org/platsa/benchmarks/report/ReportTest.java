package org.platsa.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.benchmarks.PlatsaCommand;
import org.platsa.benchmarks.report.Target.Verdict;
import org.platsa.benchmarks.run.InstanceInfo;
import org.platsa.benchmarks.run.Size;
import org.platsa.benchmarks.run.SolveMeasurement;
import org.platsa.solver.plan.Cost;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The fixture: a term t with a bound of 0/0/10,000; Platsa at 1 s with 10,400, 10,200 and 10,300,
 * at 10 s with 10,050; Timefold at 1 s leaves somebody out, at 10 s 10,500; exact has no plan in 1
 * s and 10,040 in 10 s; by hand 15,000. A county without a bound. Two repairs, one with 4 moved.
 */
class ReportTest {
  private static final Path FIXTURE = Path.of("src", "test", "resources", "report", "raw.jsonl");

  @TempDir private Path folder = Path.of("");

  private Results results = Results.of(List.of());
  private InstanceResults term =
      new InstanceResults(
          new InstanceInfo("", Size.OTHER, "", 0, 0, 0), List.of(), List.of(), null);

  @BeforeEach
  void read() throws IOException {
    results = Results.read(List.of(FIXTURE));
    term = results.of(Size.TERM).getFirst();
  }

  @Test
  void aGapIsTheShareAboveTheBestBoundOfAnyRun() {
    assertThat(Objects.requireNonNull(term.bound()).soft()).isEqualTo(10_000);
    assertThat(term.gap(new Cost(0, 0, 10_400))).isCloseTo(0.04, within(1e-9));
    assertThat(term.gap(new Cost(0, 20, 9_000))).isInfinite();
    assertThat(term.gap(new Cost(1, 0, 9_000))).isInfinite();
    assertThat(term.gap(null)).isInfinite();
  }

  @Test
  void severalSeedsGiveMedianAndSpread() {
    Spread spread = gaps("platsa", 1);

    assertThat(spread.median()).isCloseTo(0.03, within(1e-9));
    assertThat(spread.min()).isCloseTo(0.02, within(1e-9));
    assertThat(spread.max()).isCloseTo(0.04, within(1e-9));
    assertThat(spread.count()).isEqualTo(3);
  }

  @Test
  void whoLeavesSomebodyOutHasNoFiniteGap() {
    assertThat(gaps("timefold-default", 1).median()).isInfinite();
    assertThat(gaps("exact", 1).median()).isInfinite();
    assertThat(gaps("timefold-default", 10).median()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void ofTheSameMeasurementTheNewestCounts() {
    assertThat(term.runs("platsa", 10)).extracting(SolveMeasurement::cost).hasSize(1);
    assertThat(gaps("platsa", 10).median()).isCloseTo(0.005, within(1e-9));
  }

  @Test
  void targetsSayWhatWasMeasuredAndWhetherItIsEnough() {
    List<Target> targets = Targets.of(results);

    assertThat(targets.stream().map(t -> t.size() + ": " + t.measured() + ": " + t.verdict()))
        .containsExactly(
            "term: 3 of 3 runs: HIT",
            "term: 0.50 %: HIT",
            "term: : NOT_MEASURED",
            "term: best in 5 of 6 comparisons; better: exact (SCIP) on t at 10 s (by 0.10 %): MISS",
            "demand 1.5: : NOT_MEASURED",
            "county: : NOT_MEASURED",
            "county: : NOT_MEASURED",
            "nation: : NOT_MEASURED",
            "nation: : NOT_MEASURED",
            "repair: 2 of 2 repaired, median 250 ms, at most 400 ms; others moved: median 2, at"
                + " most 4: MISS");
    assertThat(targets).extracting(Target::verdict).contains(Verdict.HIT, Verdict.MISS);
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingFromElsewhere() throws Exception {
    Path page = folder.resolve("page.html");

    assertThat(report("--html", page.toString())).isZero();

    String html = Files.readString(page);
    assertThat(html)
        .contains("What the coordinator gains", "By hand", "Scaling", "Repair", "a &lt;cpu&gt;")
        .contains("10,050")
        .contains("200 ms, × 50.0")
        .doesNotContain("NaN", "Infinity", "http", "src=", "null");
    parse(html.substring(html.indexOf("<main>"), html.indexOf("</main>") + 7));
  }

  @Test
  void thePictureIsXmlOfItsOwnWithEveryMethodThatGotSomewhere() throws Exception {
    Path picture = folder.resolve("gap.svg");

    assertThat(report("--svg", picture.toString())).isZero();

    String svg = Files.readString(picture);
    parse(svg);
    assertThat(svg).contains("Platsa", "by hand", "Timefold default", "exact (SCIP)");
    assertThat(svg).doesNotContain("NaN", "Infinity");
  }

  @Test
  void tablesGoBetweenTheMarkersOfAFileAndNowhereElse() throws IOException {
    Path readme = folder.resolve("README.md");
    Files.writeString(readme, "before\n<!-- benchmark -->\nstale\n<!-- /benchmark -->\nafter\n");

    assertThat(report("--markdown", readme.toString())).isZero();
    assertThat(report("--markdown", readme.toString())).isZero();

    String text = Files.readString(readme);
    assertThat(text)
        .startsWith("before\n<!-- benchmark -->\n")
        .endsWith("<!-- /benchmark -->\nafter\n")
        .contains("| t | 10 s | 0.50 % | 0.40 % | 5.00 % | 50.0 % |")
        .contains("| supervisors never used | 60 of 200 | 5 of 200 |")
        .doesNotContain("stale");
    assertThat(text.lines().collect(Collectors.toList()))
        .containsOnlyOnce("<!-- benchmark -->", "<!-- /benchmark -->");
  }

  @Test
  void aFileWithoutMarkersIsLeftAsItIs() throws IOException {
    Path readme = folder.resolve("README.md");
    Files.writeString(readme, "mine\n");

    assertThatThrownBy(() -> Markdown.write("x", readme))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("<!-- benchmark -->");
    assertThat(readme).hasContent("mine\n");
  }

  private Spread gaps(String method, double limit) {
    return new Group("t", List.of(term)).gaps(method, limit).orElseThrow();
  }

  private static int report(String option, String file) {
    return PlatsaCommand.commandLine().execute("report", FIXTURE.toString(), option, file);
  }

  private static void parse(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
