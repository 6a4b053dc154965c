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
import org.platsa.benchmarks.generate.GeneratorSettings;
import org.platsa.benchmarks.generate.TermGenerator;
import org.platsa.benchmarks.generate.TermProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a synthetic term (<i>syntetisk termin</i>). */
@Command(
    name = "generate",
    sortOptions = false,
    description = {
      "Makes a synthetic term, calibrated on Helsingborg's published figures.",
      "The same options give the same file, byte for byte. No person in it is real."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  The autumn of 2022 as it lies in data/:",
      "    generate --term HT2022 --out ht2022.json",
      "  The same town by chance another:",
      "    generate --term HT2022 --seed 7 --out other.json",
      "  December 2023, when 361 supervisors were trained, 26 of them step 3:",
      "    generate --term VT2023 --supervisors 361 --step3 26 --out grown.json",
      "  So many more students that not everyone can have a place:",
      "    generate --term VT2023 --demand 1.5 --out crowded.json",
      "  With graded wishes and holidays:",
      "    generate --term VT2023 --detailed --out wishes.json",
      "  With professions:",
      "    generate --term VT2023 --professions --out professions.json",
      "  A county and a nation (about 3,400 and 100,000 placements):",
      "    generate --term VT2023 --municipalities 10 --out county.json",
      "    generate --term VT2023 --municipalities 300 --out nation.json",
      "",
      "Exit codes: 0 written, 1 the file could not be written, 2 wrong options."
    })
public final class GenerateCommand implements Callable<Integer> {
  /** The seed of the files in data/. */
  static final long DEFAULT_SEED = 2021;

  @Option(
      names = "--term",
      required = true,
      paramLabel = "TERM",
      description = "HT2021, VT2022, HT2022, VT2023 or HT2023 (HT is autumn, VT spring).")
  private TermProfile term = TermProfile.HT2022;

  @Option(
      names = "--seed",
      defaultValue = "" + DEFAULT_SEED,
      paramLabel = "N",
      description = {
        "Where chance starts (default: ${DEFAULT-VALUE}).",
        "Terms of one seed share units, supervisors and students."
      })
  private long seed;

  @Option(
      names = "--municipalities",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many, 1 to 300, 15 to 40 km apart (default: ${DEFAULT-VALUE}).")
  private int municipalities;

  @Option(
      names = "--demand",
      defaultValue = "1.0",
      paramLabel = "X",
      description = "Multiplies the placements asked for, 0.1 to 5 (default: ${DEFAULT-VALUE}).")
  private double demand;

  @Option(
      names = "--supervisors",
      paramLabel = "N",
      description = {
        "Trained supervisors in a municipality of Helsingborg's size, step 3 included",
        "(default: the term's, such as 205 in VT2023)."
      })
  private @Nullable Integer supervisors;

  @Option(
      names = "--step3",
      paramLabel = "N",
      description = "Those of them with step 3 (default: the term's, such as 15 in VT2023).")
  private @Nullable Integer step3;

  @Option(
      names = "--detailed",
      description = {
        "With graded wishes for units, kinds of unit, areas and periods, the school holiday",
        "inside periods, places that units offer and second placements elsewhere: what is new in",
        "version 3 of the format."
      })
  private boolean detailed;

  @Option(
      names = "--professions",
      description = {
        "With professions of the supervisors, and placements that ask for one. Can be had together",
        "with --detailed."
      })
  private boolean professions;

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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    TermGenerator generator = new TermGenerator(settings());
    if (out == null) {
      write(generator, System.out);
    } else {
      Documents.write(stream -> write(generator, stream), out);
    }
    return 0;
  }

  private static void write(TermGenerator generator, OutputStream stream) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    generator.write(writer);
    writer.flush();
  }

  private GeneratorSettings settings() {
    int trained = supervisors == null ? term.supervisors() : supervisors;
    int experienced = step3 == null ? Math.min(term.step3(), trained) : step3;
    try {
      return new GeneratorSettings(
          term, seed, municipalities, demand, trained, experienced, detailed, professions);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
