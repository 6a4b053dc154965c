package org.platsa.benchmarks.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.convert.Conversion;
import org.platsa.benchmarks.convert.MssConverter;
import org.platsa.benchmarks.convert.MssReader;
import org.platsa.benchmarks.convert.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a problem of an instance of medical student scheduling (<i>konvertera</i>). */
@Command(
    name = "convert-dzn",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Makes a problem of a published instance of medical student scheduling, a MiniZinc data file",
      "(.dzn). What Platsa cannot say is refused by line and field; what is left out of the cost"
          + " is",
      "told on the error stream. docs/converters.md has the fields and the published sets."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  convert-dzn small.dzn --out small.json",
      "  solve small.json --seconds 60 --out plan.json",
      "  objective-dzn small.dzn plan.json       what the plan is worth by the published objective",
      "",
      "Exit codes: 0 written, 1 a file cannot be read or written, 2 wrong options, 3 the file is",
      "wrong or says what Platsa cannot say."
    })
public final class ConvertDznCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "A MiniZinc data file.")
  private Path file = Path.of("");

  @Option(
      names = "--without-least",
      description = "Without least intakes of wards (MinPosHosp), which Platsa cannot say.")
  private boolean withoutLeast;

  @Option(
      names = "--without-most-at-hospital",
      description = {
        "Without the most disciplines of a student at one hospital (MaxDiscPerHosp), which Platsa",
        "cannot say."
      })
  private boolean withoutMostAtHospital;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; an old file is replaced when all is done (default: stdout).")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    try {
      Conversion conversion =
          MssConverter.convert(
              MssReader.read(file.toString(), Sources.text(file)),
              new MssConverter.LeftOut(withoutLeast, withoutMostAtHospital));
      new Documents(Language.EN).write(conversion, file, out);
      return 0;
    } catch (SourceException e) {
      throw Sources.bad(e);
    }
  }
}
