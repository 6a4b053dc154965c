package org.platsa.benchmarks.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.platsa.benchmarks.generate.GeneratorSettings;
import org.platsa.benchmarks.generate.TermGenerator;
import org.platsa.benchmarks.generate.TermProfile;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

/** The problems to measure on (<i>instanser</i>): files, and terms generated on the spot. */
final class Instances {
  static final List<String> TERMS = List.of("ht2021", "vt2022", "ht2022", "vt2023");

  /** The last of the terms, with all that version 3 of the format can say. */
  static final String DETAILED = "vt2023-detailed";

  /** A university hospital's term, with professions, rotations and offers. */
  static final String HOSPITAL = "vt2024-hospital";

  /** The bundled examples of what version 3 of the format can say. */
  static final List<String> EXAMPLES = List.of(DETAILED, HOSPITAL);

  /** Examples of other people's formats, converted. */
  static final List<String> CONVERTED = List.of("converted/rotations", "converted/projects");

  static final String CROWDED = "demand15";
  static final String COUNTY = "county";
  static final String NATION = "nation";

  private static final long SEED = 2021;
  private static final int COUNTY_MUNICIPALITIES = 10;

  /** What is generated: the same as {@code generate} writes with these settings. */
  private static final Map<String, GeneratorSettings> GENERATED =
      Map.of(
          CROWDED,
          settings(1, 1.5),
          COUNTY,
          settings(COUNTY_MUNICIPALITIES, 1.0),
          NATION,
          settings(GeneratorSettings.MAX_MUNICIPALITIES, 1.0));

  private final Path data;

  /**
   * Instances with their files.
   *
   * @param data the folder of the bundled documents
   */
  Instances(Path data) {
    this.data = data;
  }

  /** Whether there is such an instance or such a file. */
  boolean has(String id) {
    return GENERATED.containsKey(id) || Files.isRegularFile(file(id));
  }

  private Path file(String id) {
    return isBundled(id) ? data.resolve(id + ".json") : Path.of(id);
  }

  private static boolean isBundled(String id) {
    return TERMS.contains(id) || EXAMPLES.contains(id) || CONVERTED.contains(id);
  }

  /**
   * Loads or generates one.
   *
   * @param id one of the constants above, or the path of a problem document
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds no valid problem
   */
  Instance load(String id) throws IOException {
    GeneratorSettings settings = GENERATED.get(id);
    if (settings != null) {
      TermGenerator generator = new TermGenerator(settings);
      return instance(id, size(id), generator.problem(), digest(generator));
    }
    Path file = file(id);
    byte[] document = Files.readAllBytes(file);
    if (!(new ProblemReader().read(document) instanceof ReadResult.Accepted<Problem> accepted)) {
      throw new IllegalArgumentException(
          file + " is no valid problem. Maybe solve it once to see what is wrong with it");
    }
    return instance(
        isBundled(id) ? id : file.getFileName().toString(),
        TERMS.contains(id) ? Size.TERM : Size.OTHER,
        accepted.value(),
        sha256().digest(document));
  }

  private static Instance instance(String id, Size size, Problem problem, byte[] digest) {
    return new Instance(
        new InstanceInfo(
            id,
            size,
            HexFormat.of().formatHex(digest),
            problem.placements().size(),
            problem.supervisors().size(),
            problem.units().size()),
        problem);
  }

  private static Size size(String id) {
    return switch (id) {
      case CROWDED -> Size.CROWDED;
      case COUNTY -> Size.COUNTY;
      case NATION -> Size.NATION;
      default -> Size.OTHER;
    };
  }

  private static GeneratorSettings settings(int municipalities, double demand) {
    TermProfile term = TermProfile.VT2023;
    return new GeneratorSettings(
        term, SEED, municipalities, demand, term.supervisors(), term.step3());
  }

  private static byte[] digest(TermGenerator generator) throws IOException {
    MessageDigest digest = sha256();
    try (Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                StandardCharsets.UTF_8))) {
      generator.write(writer);
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
