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
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.work.Interruption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads plan documents of one problem (<i>inläsning av placeringsförslag</i>), hand-made ones too,
 * and reports every fault at once. A plan may break any rule: that is for the checker to say. What
 * one row says that cannot hold leaves its placement unplaced, with a warning. Immutable: one
 * reader serves any number of threads.
 */
public final class PlanReader {
  private static final Thing PLAN = () -> new BilingualText("Planen", "The plan");

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

  /** By placement: where those are that the problem fixes. */
  private final Map<String, Slot> pins = new HashMap<>();

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
    for (Placement placement : problem.placements()) {
      Slot slot = placement.assignment();
      if (placement.isFixed() && slot != null) {
        pins.put(placement.id(), slot);
      }
    }
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
    return read(source, false);
  }

  /**
   * Reads a document as a plan to begin a search from (<i>startplan</i>): it may be of another
   * problem, since what the problem has not does not count.
   */
  public ReadResult<PlacementPlan> readStart(byte[] document) {
    try {
      return read(() -> new ByteArrayInputStream(document), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ReadResult<PlacementPlan> read(DocumentSource source, boolean asStart)
      throws IOException {
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
    Findings errors = new Findings();
    STRUCTURE.check(tree, errors);
    Findings warnings = new Findings();
    if (!errors.isEmpty()) {
      Optional<UnreadValues.Mended> mended = UnreadValues.mend(tree, errors.toList());
      if (mended.isPresent()) {
        errors = new Findings();
        warnings = new Findings(mended.get().warnings());
      }
    }
    Map<String, Assignment> assignments = assignments(tree.root(), errors, warnings, asStart);
    if (!errors.isEmpty()) {
      return new ReadResult.Rejected<>(errors.toList());
    }
    List<Assignment> inOrder = new ArrayList<>(problem.placements().size());
    for (int i = 0; i < problem.placements().size(); i++) {
      String id = problem.placements().get(i).id();
      Assignment assignment = assignments.get(id);
      if (assignment == null) {
        Thing thing = Section.PLACEMENTS.called(id, i);
        warnings.add(IssueCode.PLACEMENT_NOT_IN_PLAN, thing, "/assignments", id);
        assignment = new Assignment(id, null, null);
      }
      inOrder.add(assignment);
    }
    return new ReadResult.Accepted<>(new PlacementPlan(inOrder), warnings.toList());
  }

  /** The places of the problem's own placements; what cannot hold does not count. */
  private Map<String, Assignment> assignments(
      JsonNode root, Findings errors, Findings warnings, boolean asStart) {
    Map<String, Assignment> assignments = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    JsonNode list = root.path(Section.ASSIGNMENTS.field());
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      Interruption.check();
      RawRecord row = RawRecord.of(Section.ASSIGNMENTS, i, list.get(i));
      String id = row.text("placementId");
      if (id == null) {
        continue;
      }
      Integer earlier = seen.putIfAbsent(id, i);
      if (!placements.contains(id)) {
        References.tell(
            IssueCode.PLAN_ROW_UNKNOWN,
            row.thing(),
            row.at("placementId"),
            id,
            placements,
            Section.PLACEMENTS,
            warnings);
      } else if (earlier != null) {
        warnings.add(
            IssueCode.DUPLICATE_PLACEMENT, row.thing(), row.at("placementId"), id, earlier + 1);
      } else {
        Assignment assignment = assignment(row, id, warnings);
        assignments.put(id, assignment);
        Slot pin = pins.get(id);
        if (!asStart && pin != null) {
          warnIfMoved(row, assignment, pin, warnings);
        }
      }
    }
    if (asStart && SettingsWarnings.isUnrelated(assignments.size(), seen.size())) {
      warnings.add(
          IssueCode.START_PLAN_UNRELATED,
          PLAN,
          "/assignments",
          Integer.toString(assignments.size()),
          (Integer) assignments.size(),
          (Integer) seen.size());
    } else if (!asStart && assignments.isEmpty() && !seen.isEmpty()) {
      errors.add(IssueCode.PLAN_OF_OTHER_PROBLEM, PLAN, "/assignments", "", (Integer) seen.size());
    }
    return assignments;
  }

  private static void warnIfMoved(
      RawRecord row, Assignment assignment, Slot pin, Findings warnings) {
    String supervisor = assignment.supervisorId();
    String period = assignment.periodId();
    if (pin.supervisorId().equals(supervisor) && pin.periodId().equals(period)) {
      return;
    }
    BilingualText where = new BilingualText("utan plats", "without a place");
    if (supervisor != null && period != null) {
      String who = Values.shown(supervisor);
      String when = Values.shown(period);
      where =
          new BilingualText(
              "hos ”" + who + "” i ”" + when + "”", "with '" + who + "' in '" + when + "'");
    }
    warnings.add(
        IssueCode.PLAN_MOVES_PINNED,
        row.thing(),
        row.pointer(),
        assignment.placementId(),
        Values.shown(pin.supervisorId()),
        Values.shown(pin.periodId()),
        where);
  }

  private Assignment assignment(RawRecord row, String placement, Findings warnings) {
    String supervisor = row.text("supervisorId");
    String period = row.text("periodId");
    boolean isThere =
        isThere(row, "supervisorId", supervisor, supervisors, Section.SUPERVISORS, warnings)
            & isThere(row, "periodId", period, periods, Section.PERIODS, warnings);
    if (isThere && (supervisor == null) != (period == null)) {
      String only = supervisor == null ? "periodId" : "supervisorId";
      String value = Values.shown(row.node().path(only));
      warnings.add(IssueCode.HALF_ASSIGNED, row.thing(), row.pointer(), value, only);
      isThere = false;
    }
    return isThere
        ? new Assignment(placement, supervisor, period)
        : new Assignment(placement, null, null);
  }

  private static boolean isThere(
      RawRecord row,
      String field,
      @Nullable String id,
      Set<String> known,
      Section section,
      Findings warnings) {
    if (id == null || known.contains(id)) {
      return true;
    }
    Object[] args = {section.any(), Values.shown(id)};
    References.tell(
        IssueCode.PLAN_PLACE_LOST, row.thing(), row.at(field), id, known, section, warnings, args);
    return false;
  }
}
