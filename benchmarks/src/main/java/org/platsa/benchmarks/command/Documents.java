package org.platsa.benchmarks.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.IssueList;
import org.platsa.solver.validation.PlanReader;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

/** Reads and writes the files that commands are given. */
final class Documents {
  private static final int FEW = 2;

  private final Language language;

  Documents(Language language) {
    this.language = language;
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
   * A plan that names only what the problem has; its warnings go to the error stream.
   *
   * @throws BadDocumentException with every fault
   */
  PlacementPlan plan(Path file, Problem problem) throws IOException {
    return accept(file, new PlanReader(problem).read(Files.readAllBytes(file)));
  }

  /** A half-written document never stands under the wanted name. */
  static void write(Content content, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (OutputStream stream = Files.newOutputStream(part)) {
        content.writeTo(stream);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** What is in a document. */
  interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  private <T> T accept(Path file, ReadResult<T> result) {
    return switch (result) {
      case ReadResult.Accepted<T> accepted -> {
        if (accepted.warnings().total() > 0) {
          System.err.print(warnings(file, accepted.warnings()));
        }
        yield accepted.value();
      }
      case ReadResult.Rejected<T> rejected ->
          throw new BadDocumentException(report(file, rejected.errors()));
      case ReadResult.Malformed<T> malformed ->
          throw new BadDocumentException(
              language.format(
                      "%s, rad %d, tecken %d:%n",
                      "%s, line %d, column %d:%n", file, malformed.line(), malformed.column())
                  + line(malformed.issue()));
    };
  }

  /** Warnings of one kind after a few would only hide the others. */
  private String warnings(Path file, IssueList issues) {
    StringBuilder report =
        new StringBuilder(
            "%s: %s%n"
                .formatted(
                    file,
                    language.count(issues.total(), "varning", "varningar", "warning", "warnings")));
    Map<IssueCode, List<Issue>> byCode = new LinkedHashMap<>();
    for (Issue issue : issues.issues()) {
      byCode.computeIfAbsent(issue.code(), key -> new ArrayList<>()).add(issue);
    }
    byCode.forEach((code, alike) -> {
      alike.stream().limit(FEW).forEach(issue -> report.append(line(issue)));
      int more = Math.max(0, alike.size() - FEW) + issues.unlisted().getOrDefault(code, 0);
      if (more > 0) {
        report.append(
            language.format(
                "    … och %,d till av samma slag%n",
                "    … and %,d more of the same kind%n", more));
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
}
