package org.platsa.solver.validation;

import java.io.IOException;
import java.io.InputStream;
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

  /**
   * Reads a whole stream; the caller closes it.
   *
   * @throws IOException if the stream cannot be read; never for what it holds
   */
  public ReadResult<Problem> read(InputStream in) throws IOException {
    return read(in.readAllBytes());
  }

  /** Reads a document, in UTF-8 as JSON is. Never throws for what it holds. */
  public ReadResult<Problem> read(byte[] document) {
    Optional<DocumentForm> other = DocumentForm.notUtf8(document);
    if (other.isPresent()) {
      return JsonTree.otherForm(document, other.get());
    }
    Problem problem = bind(document);
    return problem == null ? judge(document) : check(problem);
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
      // The slow way says what is wrong, and everything else that is.
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
    STRUCTURE.check(tree, findings);
    ProblemChecks.check(new ProblemParts.Raw(tree.root()), findings);
    if (!findings.isEmpty()) {
      return new ReadResult.Rejected<>(findings.toList());
    }
    try {
      Problem problem = Json.mapper().treeToValue(tree.root(), Problem.class);
      return new ReadResult.Accepted<>(problem, ProblemWarnings.of(problem));
    } catch (JacksonException e) {
      return new ReadResult.Rejected<>(JsonTree.unreadable(e));
    }
  }
}
