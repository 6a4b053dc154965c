package org.platsa.api.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.privacy.Silence;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.SentPlace;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.Mends;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.revision.Revisions;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.springframework.stereotype.Component;

/**
 * Mends a term's plan by what providers have answered (<i>lagning efter svar</i>): a revision and a
 * short run, as after any late change. What is agreed is fixed, and what everybody was told is what
 * the plan keeps to.
 */
@Component
public class Mending {
  /** The code of a refusal since no answer changes the plan. */
  public static final String NOTHING_TO_MEND = "NOTHING_TO_MEND";

  private static final String REASON = "Svar från utbildarna";

  private final Publications publications;
  private final Problems problems;
  private final Revisions revisions;
  private final Mends mends;
  private final RunStore runs;
  private final CurrentTenant tenant;
  private final AuditLog audit;

  Mending(
      Publications publications,
      Problems problems,
      Revisions revisions,
      Mends mends,
      RunStore runs,
      CurrentTenant tenant,
      AuditLog audit) {
    this.publications = publications;
    this.problems = problems;
    this.revisions = revisions;
    this.mends = mends;
    this.runs = runs;
    this.tenant = tenant;
    this.audit = audit;
  }

  /**
   * Revises the term's newest data by the answers, and starts a run that mends the plan. Asked for
   * twice, it is done once: then nothing is left to be mended.
   *
   * @throws ApiException 404 if nothing of the term was published; 409 if nothing is to be mended,
   *     or the data was changed at the same time
   */
  public RunStatus mend(String termId) {
    UUID client = tenant.id();
    UUID publication = publications.round(termId).publicationId();
    UUID newest =
        problems.newest(client, termId).orElseThrow(() -> ApiException.notFound("term", termId));
    audit.readsProblem(newest);
    Answered answered =
        new Answered(problems.problem(client, newest), publications, publications.standing(termId));
    if (answered.changes.isEmpty()) {
      throw ApiException.conflict(
          NOTHING_TO_MEND,
          "",
          "Inget svar ändrar planen: inget är avböjt eller tillbakadraget som inte redan är"
              + " omhändertaget.",
          "No answer changes the plan: nothing is declined or withdrawn that has not been seen"
              + " to.");
    }
    Problems.Stored stored =
        revisions.revise(
            newest,
            RevisionRequest.ofNewest(answered.changes, REASON),
            new Revisions.Told(new PlacementPlan(answered.told), answered.agreed));
    UUID run = publications.get(publication).runId();
    Map<String, Integer> weights =
        run == null ? Map.of() : runs.get(client, run).settings().weights();
    return mends.start(stored, weights, null, null);
  }

  /** What the answers mean for the data. */
  private static final class Answered {
    private final Map<String, Placement> placements = new HashMap<>();
    private final Map<String, Student> students = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Assignment> told = new ArrayList<>();
    private final Set<String> agreed = new LinkedHashSet<>();
    private final Map<String, Set<String>> agreedUnits = new HashMap<>();

    Answered(Problem problem, Publications publications, List<Publications.Standing> standing) {
      problem.placements().forEach(each -> placements.put(each.id(), each));
      problem.students().forEach(each -> students.put(each.id(), each));
      Map<String, Set<String>> refused = new LinkedHashMap<>();
      for (Publications.Standing each : standing) {
        boolean isOver = each.proposal().isOver(publications.today());
        each.places()
            .forEach(place -> add(place, effective(each.proposal(), place, isOver), refused));
      }
      refused.forEach(this::exclude);
    }

    /** What was answered, or what silence means when the time is over; null for no answer. */
    private static @Nullable Answer effective(Proposal proposal, SentPlace place, boolean isOver) {
      if (place.given() != null) {
        return place.given().answer();
      }
      boolean isSilence = isOver && place.shown().place() != null;
      return !isSilence || proposal.silence() == Silence.NOTHING
          ? null
          : proposal.silence() == Silence.ACCEPTED ? Answer.ACCEPTED : Answer.DECLINED;
    }

    private void add(SentPlace place, @Nullable Answer answer, Map<String, Set<String>> refused) {
      String id = place.seat().placementId();
      Placement placement = placements.get(id);
      if (placement == null) {
        return;
      }
      if (answer == Answer.DECLINED || answer == Answer.WITHDRAWN) {
        changes.add(new Change.PlacementCancelled(id));
        return;
      }
      if (place.shown().place() == null) {
        return;
      }
      if (answer == Answer.OTHER_WANTED) {
        refused
            .computeIfAbsent(placement.studentId(), student -> new LinkedHashSet<>())
            .add(place.shown().place().unitId());
        if (placement.pinned()) {
          changes.add(new Change.Unpin(id));
        }
        return;
      }
      told.add(new Assignment(id, place.seat().supervisorId(), place.seat().periodId()));
      if (answer == Answer.ACCEPTED) {
        agreed.add(id);
        agreedUnits
            .computeIfAbsent(placement.studentId(), student -> new LinkedHashSet<>())
            .add(place.shown().place().unitId());
      }
    }

    /**
     * Keeps a student from units whose places were refused, unless they have agreed to be there.
     */
    private void exclude(String studentId, Set<String> units) {
      Student student = students.get(studentId);
      units.removeAll(agreedUnits.getOrDefault(studentId, Set.of()));
      if (student == null || student.excludedUnits().containsAll(units)) {
        return;
      }
      Set<String> excluded = new LinkedHashSet<>(student.excludedUnits());
      excluded.addAll(units);
      changes.add(new Change.StudentSet(student.withExcludedUnits(List.copyOf(excluded))));
    }
  }
}
