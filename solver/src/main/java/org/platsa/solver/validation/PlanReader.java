package org.platsa.solver.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.work.Interruption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads plan documents of one problem (<i>inläsning av placeringsförslag</i>), hand-made ones too,
 * and reports every fault at once. A plan may break any rule: that is for the checker to say.
 * Immutable: one reader serves any number of threads.
 */
public final class PlanReader {
  private static final StructureCheck STRUCTURE =
      new StructureCheck(PlacementPlan.class, "plan.schema.json");

  /** So that of equally near ids the first is suggested. */
  private static final Collector<String, ?, LinkedHashSet<String>> IN_ORDER =
      Collectors.toCollection(LinkedHashSet::new);

  private final Problem problem;
  private final ReadLimits limits;
  private final SequencedSet<String> placements;
  private final SequencedSet<String> supervisors;
  private final SequencedSet<String> periods;

  /** Prepares to read plans of a valid problem, of any size. */
  public PlanReader(Problem problem) {
    this(problem, ReadLimits.NONE);
  }

  /** The same; refuses plans that are larger than that. */
  public PlanReader(Problem problem, ReadLimits limits) {
    this.problem = problem;
    this.limits = limits.ofTrees();
    placements = problem.placements().stream().map(Placement::id).collect(IN_ORDER);
    supervisors = problem.supervisors().stream().map(Supervisor::id).collect(IN_ORDER);
    periods = problem.periods().stream().map(Period::id).collect(IN_ORDER);
  }

  /** Reads a document. Never throws for what it holds. */
  public ReadResult<PlacementPlan> read(byte[] document) {
    try {
      return read(() -> new ByteArrayInputStream(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document. The plan that comes out has every placement of the problem, in the problem's
   * order: those that the document leaves out are unplaced, with a warning.
   *
   * @throws IOException if the source cannot be read; never for what it holds
   */
  public ReadResult<PlacementPlan> read(DocumentSource source) throws IOException {
    Optional<ReadResult<PlacementPlan>> refused = JsonTree.refused(source, limits, STRUCTURE);
    if (refused.isPresent()) {
      return refused.get();
    }
    byte[] document = JsonTree.bytes(source);
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
    Map<String, Assignment> assignments = assignments(tree.root(), findings);
    if (!findings.isEmpty()) {
      return new ReadResult.Rejected<>(findings.toList());
    }
    List<Assignment> inOrder = new ArrayList<>(problem.placements().size());
    for (int i = 0; i < problem.placements().size(); i++) {
      String id = problem.placements().get(i).id();
      Assignment assignment = assignments.get(id);
      if (assignment == null) {
        Text thing = Section.PLACEMENTS.called(id, i);
        findings.add(IssueCode.PLACEMENT_NOT_IN_PLAN, thing, "/assignments", id);
        assignment = new Assignment(id, null, null);
      }
      inOrder.add(assignment);
    }
    return new ReadResult.Accepted<>(new PlacementPlan(inOrder), findings.toList());
  }

  private Map<String, Assignment> assignments(JsonNode root, Findings findings) {
    Map<String, Assignment> assignments = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    JsonNode list = root.path(Section.ASSIGNMENTS.field());
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      Interruption.check();
      Part row = Part.of(Section.ASSIGNMENTS, i, list.get(i));
      String placement = row.text("placementId");
      String supervisor = row.text("supervisorId");
      String period = row.text("periodId");
      refer(row, "placementId", placements, Section.PLACEMENTS, findings);
      refer(row, "supervisorId", supervisors, Section.SUPERVISORS, findings);
      refer(row, "periodId", periods, Section.PERIODS, findings);
      Integer earlier = placement == null ? null : seen.putIfAbsent(placement, i);
      if (placement != null && earlier != null) {
        findings.add(
            IssueCode.DUPLICATE_PLACEMENT,
            row.thing(),
            row.at("placementId"),
            placement,
            earlier + 1);
      }
      if (row.has("supervisorId") != row.has("periodId")) {
        String only = row.has("supervisorId") ? "supervisorId" : "periodId";
        String value = Values.shown(row.node().path(only));
        findings.add(IssueCode.HALF_ASSIGNED, row.thing(), row.pointer(), value, only);
      } else if (placement != null
          && (supervisor == null) == (period == null)
          && !placement.isBlank()) {
        assignments.put(placement, new Assignment(placement, supervisor, period));
      }
    }
    return assignments;
  }

  private static void refer(
      Part row, String field, Set<String> known, Section section, Findings findings) {
    References.check(row, row.at(field), field, row.text(field), known, section, findings);
  }
}
