package org.platsa.solver.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import tools.jackson.core.JacksonException;

/**
 * Reads problem documents from outside (<i>inläsning av placeringsbehov</i>) and reports every
 * fault at once. Immutable: one reader serves any number of threads.
 *
 * <p>A right document is bound straight to the records, without a tree of it in memory. Only a
 * wrong one is parsed again to find everything that is wrong.
 */
public final class ProblemReader {
  static final StructureCheck STRUCTURE = new StructureCheck(Problem.class, "problem.schema.json");

  private final ReadLimits limits;
  private final boolean isStrict;

  /** Reads documents of any size. */
  public ProblemReader() {
    this(ReadLimits.NONE);
  }

  /** Refuses what is larger than that. */
  public ProblemReader(ReadLimits limits) {
    this(limits, false);
  }

  private ProblemReader(ReadLimits limits, boolean isStrict) {
    this.limits = limits;
    this.isStrict = isStrict;
  }

  /**
   * The same, but refusing what single rows say that cannot be read, too: for a person who can mend
   * it where it stands.
   */
  public ProblemReader strict() {
    return new ProblemReader(limits, true);
  }

  /** Reads a document, in UTF-8 as JSON is. Never throws for what it holds. */
  public ReadResult<Problem> read(byte[] document) {
    try {
      return read(() -> new ByteArrayInputStream(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document, in UTF-8 as JSON is, without holding its bytes unless something is wrong with
   * its form.
   *
   * @throws IOException if the source cannot be read; never for what it holds
   */
  public ReadResult<Problem> read(DocumentSource source) throws IOException {
    Optional<ReadResult<Problem>> refused = JsonTree.refused(source, limits, STRUCTURE);
    if (refused.isPresent()) {
      return refused.get();
    }
    @Nullable JacksonException fault = null;
    try (InputStream in = source.open()) {
      @Nullable Problem problem = Json.mapper().readValue(in, Problem.class);
      if (problem != null) {
        Findings findings = new Findings();
        ProblemChecks.check(new ProblemParts.Bound(problem), findings);
        if (findings.isEmpty()) {
          return new ReadResult.Accepted<>(problem, ProblemWarnings.of(problem));
        }
        if (isStrict) {
          return new ReadResult.Rejected<>(findings.toList());
        }
        if (!limits.mayBeTree(source)) {
          return tooLarge(findings);
        }
      }
    } catch (JacksonException e) {
      fault = e;
    }
    // The slow way says what is wrong, and everything else that is.
    return fault == null || limits.mayBeTree(source)
        ? judge(JsonTree.bytes(source))
        : tooLarge(new Findings(JsonTree.unreadable(fault).issues()));
  }

  /** What was found, and that there is no memory to set aside whose it is. */
  private ReadResult<Problem> tooLarge(Findings findings) {
    findings.add(IssueCode.READING_STOPPED, ProblemChecks.DOCUMENT, "", "", limits.tokensInTree());
    return new ReadResult.Rejected<>(findings.toList());
  }

  /** Checks a problem made in memory as strictly as one that was read. */
  public ReadResult<Problem> check(Problem problem) {
    Findings findings = new Findings();
    ProblemChecks.check(new ProblemParts.Bound(problem), findings);
    return findings.isEmpty()
        ? new ReadResult.Accepted<>(problem, ProblemWarnings.of(problem))
        : new ReadResult.Rejected<>(findings.toList());
  }

  static @Nullable Problem bind(byte[] document) {
    try {
      return Json.mapper().readValue(document, Problem.class);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The slow way: through a tree and the schema. */
  ReadResult<Problem> judge(byte[] document) {
    JsonTree tree;
    try {
      tree = JsonTree.parse(document);
    } catch (JacksonException e) {
      return JsonTree.malformed(document, e);
    }
    if (tree.root().isMissingNode()) {
      return JsonTree.empty();
    }
    Findings findings = new Findings();
    check(tree, findings);
    if (findings.isEmpty()) {
      return bound(tree, new Findings());
    }
    Optional<UnreadValues.Mended> mended =
        isStrict ? Optional.empty() : UnreadValues.mend(tree, findings.toList());
    if (mended.isPresent()) {
      // What was wrong may have hidden what is.
      check(tree, findings.withRowsAt(mended.get().rows()));
      if (findings.toList().total() == mended.get().warnings().size()) {
        return bound(tree, new Findings(mended.get().warnings()).withRowsAt(mended.get().rows()));
      }
    }
    return new ReadResult.Rejected<>(findings.toList());
  }

  private static void check(JsonTree tree, Findings findings) {
    STRUCTURE.check(tree, findings);
    ProblemChecks.check(new ProblemParts.Raw(tree.root()), findings);
  }

  private static ReadResult<Problem> bound(JsonTree tree, Findings warnings) {
    try {
      Problem problem = Json.mapper().treeToValue(tree.root(), Problem.class);
      ProblemWarnings.check(problem, warnings);
      return new ReadResult.Accepted<>(problem, warnings.toList());
    } catch (JacksonException e) {
      return new ReadResult.Rejected<>(JsonTree.unreadable(e));
    }
  }
}
