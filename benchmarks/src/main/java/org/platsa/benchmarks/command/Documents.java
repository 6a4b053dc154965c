package org.platsa.benchmarks.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.convert.Conversion;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.IssueList;
import org.platsa.solver.validation.PlanReader;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;
import org.platsa.solver.validation.Severity;

/** Reads and writes the files that commands are given. */
final class Documents {
  private static final int FEW = 2;

  private final Language language;
  private final boolean all;
  private final List<FileIssue> issues = new ArrayList<>();
  private final Map<IssueCode, Integer> unlisted = new EnumMap<>(IssueCode.class);

  /** Of warnings of one kind, the first few are told. */
  Documents(Language language) {
    this(language, false);
  }

  /**
   * Reads for a reader of one language.
   *
   * @param all whether to tell every warning that is listed, not only the first few of a kind
   */
  Documents(Language language, boolean all) {
    this.language = language;
    this.all = all;
  }

  /** Every issue that is listed of the files read so far. */
  List<FileIssue> issues() {
    return issues;
  }

  /** How many more there are of each code than are listed. */
  Map<IssueCode, Integer> unlisted() {
    return unlisted;
  }

  /**
   * A valid problem; its warnings go to the error stream.
   *
   * @throws BadDocumentException with every fault
   */
  Problem problem(Path file) throws IOException {
    return accept(file, new ProblemReader().read(Files.readAllBytes(file)));
  }

  /**
   * Writes a problem that was made of another file, once it is found valid, and tells on the error
   * stream what it does not say of that file, and its warnings.
   *
   * @param source the file that it was made of
   * @param out where to write; null for the standard output
   * @throws BadDocumentException with every fault that the problem would have
   */
  void write(Conversion conversion, Path source, @Nullable Path out) throws IOException {
    byte[] document = Json.bytes(conversion.problem());
    accept(out == null ? source : out, new ProblemReader().read(document));
    conversion.notes().forEach(System.err::println);
    if (out == null) {
      System.out.write(document);
      System.out.println();
    } else {
      write(stream -> stream.write(document), out);
    }
  }

  /**
   * A plan that names only what the problem has; its warnings go to the error stream.
   *
   * @throws BadDocumentException with every fault
   */
  PlacementPlan plan(Path file, Problem problem) throws IOException {
    return accept(file, new PlanReader(problem).read(Files.readAllBytes(file)));
  }

  /**
   * A plan to begin from, be it of another problem; its warnings go to the error stream.
   *
   * @throws BadDocumentException with every fault
   */
  PlacementPlan start(Path file, Problem problem) throws IOException {
    return accept(file, new PlanReader(problem).readStart(Files.readAllBytes(file)));
  }

  /** Tells what is doubtful about a search's settings. */
  void warn(IssueList warnings) {
    if (warnings.total() > 0) {
      System.err.print(warnings(language.pick("Inställningarna", "The settings"), warnings));
    }
  }

  /**
   * Says before any work whether a file could be written.
   *
   * @throws IOException that names the file, and what is in the way
   */
  void requireWritable(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException(language.format("%s är en mapp", "%s is a folder", file));
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          language.format("%s: mappen %s finns inte", "%s: there is no folder %s", file, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(
          language.format(
              "%s: mappen %s får inte ändras",
              "%s: the folder %s may not be changed", file, folder));
    }
  }

  /**
   * A half-written document never stands under the wanted name.
   *
   * @throws IOException that names the file, if it cannot be written
   */
  static void write(Content content, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (OutputStream stream = Files.newOutputStream(part)) {
        content.writeTo(stream);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Most of these name the part only, and some say nothing else.
      String why = String.valueOf(e.getMessage()).replace(part.toString(), target.toString());
      throw new IOException(file + " (" + e.getClass().getSimpleName() + ": " + why + ")", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** What is in a document. */
  interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  private void collect(Path file, IssueList found) {
    found.issues().forEach(issue -> issues.add(FileIssue.of(file, issue)));
    found.unlisted().forEach((code, more) -> unlisted.merge(code, more, Integer::sum));
  }

  private <T> T accept(Path file, ReadResult<T> result) {
    return switch (result) {
      case ReadResult.Accepted<T> accepted -> {
        collect(file, accepted.warnings());
        if (accepted.warnings().total() > 0) {
          System.err.print(warnings(file.toString(), accepted.warnings()));
        }
        yield accepted.value();
      }
      case ReadResult.Rejected<T> rejected -> {
        collect(file, rejected.errors());
        throw new BadDocumentException(report(file, rejected.errors()));
      }
      case ReadResult.Malformed<T> malformed -> {
        issues.add(FileIssue.of(file, malformed.issue()));
        throw new BadDocumentException(
            language.format("%s går inte att läsa:%n", "%s cannot be read:%n", file)
                + line(malformed.issue()));
      }
    };
  }

  /** Warnings of one kind after a few would only hide the others. */
  private String warnings(String of, IssueList issues) {
    StringBuilder report =
        new StringBuilder(
            "%s: %s%n"
                .formatted(
                    of,
                    language.count(issues.total(), "varning", "varningar", "warning", "warnings")));
    Map<IssueCode, List<Issue>> byCode = new LinkedHashMap<>();
    for (Issue issue : issues.issues()) {
      byCode.computeIfAbsent(issue.code(), key -> new ArrayList<>()).add(issue);
    }
    byCode.forEach((code, alike) -> {
      int told = all ? alike.size() : Math.min(FEW, alike.size());
      alike.stream().limit(told).forEach(issue -> report.append(line(issue)));
      int more = alike.size() - told + issues.unlisted().getOrDefault(code, 0);
      if (more > 0) {
        report.append(
            all
                ? language.format(
                    "    … och %,d till av samma slag, som inte räknas upp%n",
                    "    … and %,d more of the same kind, which are not listed%n", more)
                : language.format(
                    "    … och %,d till av samma slag (check --all visar dem)%n",
                    "    … and %,d more of the same kind (check --all shows them)%n", more));
      }
    });
    return report.toString();
  }

  private String report(Path file, IssueList issues) {
    StringBuilder report =
        new StringBuilder(
            language.format(
                "%s har %s:%n",
                "%s has %s:%n",
                file,
                language.count(issues.total(), "fel", "fel", "fault", "faults")));
    issues.issues().forEach(issue -> report.append(line(issue)));
    if (issues.more() > 0) {
      report.append(language.format("  … och %,d till%n", "  … and %,d more%n", issues.more()));
    }
    return report.toString();
  }

  private String line(Issue issue) {
    return "  %s %s%n    %s%n"
        .formatted(
            issue.code(),
            issue.pointer().isEmpty() ? "/" : issue.pointer(),
            language.pick(issue.messageSv(), issue.messageEn()));
  }

  /**
   * An issue with the file that it is about; the rest as in {@link Issue}.
   *
   * @param file as it was given
   */
  record FileIssue(
      String file,
      IssueCode code,
      Severity severity,
      String pointer,
      String value,
      String messageSv,
      String messageEn) {
    private static FileIssue of(Path file, Issue issue) {
      return new FileIssue(
          file.toString(),
          issue.code(),
          issue.severity(),
          issue.pointer(),
          issue.value(),
          issue.messageSv(),
          issue.messageEn());
    }
  }
}
