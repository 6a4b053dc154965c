package org.platsa.benchmarks.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tables and charts from raw results (<i>rapport</i>). */
@Command(
    name = "report",
    sortOptions = false,
    description = {
      "Makes tables and charts from what bench wrote, and from nothing else.",
      "Prints the short tables if no file is asked for."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  report benchmarks/results/*.jsonl --html benchmark.html",
      "  report benchmarks/results/*.jsonl --markdown README.md --svg docs/benchmark.svg",
      "",
      "Exit codes: 0 done, 1 a file cannot be read or written, 2 wrong options."
    })
public final class ReportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "RESULTS", description = "Raw results of bench.")
  private List<Path> files = List.of();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes the whole report as one page that opens offline.")
  private @Nullable Path htmlFile;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = {
        "Writes the short tables into a new file, or into an old one between",
        Markdown.BEGIN + " and " + Markdown.END + "."
      })
  private @Nullable Path markdownFile;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Writes the picture of the gap over time, of the terms if there are any.")
  private @Nullable Path svgFile;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Results results = Results.read(files);
    if (htmlFile != null) {
      Files.writeString(htmlFile, Page.of(results));
    }
    if (markdownFile != null) {
      Markdown.write(Markdown.of(results), markdownFile);
    }
    if (svgFile != null) {
      writePicture(results, svgFile);
    }
    if (htmlFile == null && markdownFile == null && svgFile == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(Markdown.of(results));
      out.flush();
    }
    return 0;
  }

  private static void writePicture(Results results, Path file) throws IOException {
    Optional<Chart> chart =
        results.groups().stream().map(GapChart::of).flatMap(Optional::stream).findFirst();
    if (chart.isEmpty()) {
      throw new IOException(
          "the results hold no gap to draw. Maybe no run proved a bound: bench --methods bound");
    }
    Files.writeString(file, chart.get().standalone());
  }
}
