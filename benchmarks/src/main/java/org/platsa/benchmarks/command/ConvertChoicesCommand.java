package org.platsa.benchmarks.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.convert.ChoicesConverter;
import org.platsa.benchmarks.convert.ChoicesReader;
import org.platsa.benchmarks.convert.RankedChoices;
import org.platsa.benchmarks.convert.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a problem of ranked choices in CSV (<i>konvertera</i>). */
@Command(
    name = "convert-choices",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Makes a problem of two CSV files, as student projects are published: students with their",
      "ranked choices, and how many each project takes. As many as possible get one of their"
          + " choices,",
      "and then the sum of ranks is least. docs/converters.md has the columns."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  convert-choices choices.csv capacities.csv --out projects.json",
      "    choices.csv:      student,choice1,choice2        capacities.csv:   project,capacity",
      "                      A1,Bridges,Roads                                 Bridges,2",
      "  solve projects.json --seconds 10 --out plan.json",
      "  objective-choices choices.csv capacities.csv plan.json     ranks, and their sum",
      "",
      "Exit codes: 0 written, 1 a file cannot be read or written, 2 wrong options, 3 a file is"
          + " wrong",
      "or says what Platsa cannot say."
    })
public final class ConvertChoicesCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CHOICES", description = "Students and their choices.")
  private Path choices = Path.of("");

  @Parameters(index = "1", paramLabel = "CAPACITIES", description = "Projects and their places.")
  private Path capacities = Path.of("");

  @Option(
      names = "--anywhere",
      description = {
        "A student may be where the student did not choose to be, after all choices (default:",
        "rather without a place)."
      })
  private boolean anywhere;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; an old file is replaced when all is done (default: stdout).")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    try {
      RankedChoices ranked = read(choices, capacities);
      new Documents(Language.EN).write(ChoicesConverter.convert(ranked, anywhere), choices, out);
      return 0;
    } catch (SourceException e) {
      throw Sources.bad(e);
    }
  }

  static RankedChoices read(Path choices, Path capacities) throws IOException, SourceException {
    return ChoicesReader.read(
        new ChoicesReader.Source(choices.toString(), Sources.text(choices)),
        new ChoicesReader.Source(capacities.toString(), Sources.text(capacities)));
  }
}
