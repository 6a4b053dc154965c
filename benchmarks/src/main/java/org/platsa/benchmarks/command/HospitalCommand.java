package org.platsa.benchmarks.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.generate.Hospital;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a synthetic term of a university hospital (<i>universitetssjukhusets VFU-termin</i>). */
@Command(
    name = "hospital",
    sortOptions = false,
    description = {
      "Makes a synthetic term of a university hospital: six professions, own kinds of unit and of",
      "placement, rotations. All numbers are assumed; the same seed gives the same file.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  As it lies in data/:",
      "    hospital --out vt2024-hospital.json",
      "  By chance another:",
      "    hospital --seed 7 --out other.json",
      "",
      "Exit codes: 0 written, 1 the file could not be written, 2 wrong options."
    })
public final class HospitalCommand implements Callable<Integer> {
  @Option(
      names = "--seed",
      defaultValue = "" + GenerateCommand.DEFAULT_SEED,
      paramLabel = "N",
      description = "Where chance starts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; an old file is replaced when all is done (default: stdout).")
  private @Nullable Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    Hospital hospital = new Hospital(seed);
    if (out == null) {
      write(hospital, System.out);
    } else {
      Documents.write(stream -> write(hospital, stream), out);
    }
    return 0;
  }

  private static void write(Hospital hospital, OutputStream stream) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    hospital.write(writer);
    writer.flush();
  }
}
