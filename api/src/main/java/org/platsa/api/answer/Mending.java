package org.platsa.api.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.SentPlace;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.Mends;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.revision.Revisions;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Problems;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mends a term's plan by what providers have answered (<i>lagning efter svar</i>): a revision and a
 * short run, as after any late change. An answer that has become another undoes what was mended.
 * What is agreed is fixed, and what everybody was told is what the plan keeps to.
 */
@Component
public class Mending {
  /** The code of a refusal since accepted places cannot all be kept. */
  public static final String AGREED_CLASH = "AGREED_CLASH";

  /** The code of a refusal since no answer changes the plan. */
  public static final String NOTHING_TO_MEND = "NOTHING_TO_MEND";

  private static final int MOST_NAMED = 20;
  private static final int MOST_VERSIONS = 200;
  private static final String REASON = "Svar från utbildarna";

  private final Publications publications;
  private final Problems problems;
  private final Revisions revisions;
  private final Mends mends;
  private final RunStore runs;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final JsonMapper json;
  private final CurrentTenant tenant;
  private final AuditLog audit;

  Mending(
      Publications publications,
      Problems problems,
      Revisions revisions,
      Mends mends,
      RunStore runs,
      ComputeLane lane,
      ReadTransaction read,
      JsonMapper json,
      CurrentTenant tenant,
      AuditLog audit) {
    this.publications = publications;
    this.problems = problems;
    this.revisions = revisions;
    this.mends = mends;
    this.runs = runs;
    this.lane = lane;
    this.read = read;
    this.json = json;
    this.tenant = tenant;
    this.audit = audit;
  }

  /**
   * Revises the term's newest data by the answers, and starts a run that mends the plan. Asked for
   * twice, it is done once: then nothing is left to be mended.
   *
   * @throws ApiException 404 if nothing of the term was published; 409 if nothing is to be mended,
   *     accepted places clash (each is named), or the data was changed at the same time
   */
  public RunStatus mend(String termId) {
    UUID client = tenant.id();
    UUID publication = publications.round(termId).publicationId();
    UUID newest =
        problems.newest(client, termId).orElseThrow(() -> ApiException.notFound("term", termId));
    audit.readsProblem(newest);
    Problem problem = problems.problem(client, newest);
    Answered answered = new Answered(problem, mended(client, termId), publications, termId);
    requireTogether(problem, answered);
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

  private Mended mended(UUID client, String termId) {
    return new Mended(
        read.of(() -> problems.versions(client, termId, MOST_VERSIONS)),
        REASON,
        id -> problems.problem(client, id),
        json);
  }

  /** What is agreed is fixed, so no run mends a seat that two have accepted. */
  private void requireTogether(Problem problem, Answered answered) {
    Set<String> supervisors =
        problem.supervisors().stream().map(Supervisor::id).collect(Collectors.toSet());
    Set<String> periods = problem.periods().stream().map(Period::id).collect(Collectors.toSet());
    List<Assignment> agreed =
        answered.told.stream()
            .filter(each -> answered.agreed.contains(each.placementId()))
            .filter(each -> answered.placements.containsKey(each.placementId()))
            .filter(each -> supervisors.contains(each.supervisorId()))
            .filter(each -> periods.contains(each.periodId()))
            .toList();
    List<BrokenRule> broken =
        lane.call(
            ComputeTask.CHECK,
            () -> new Explainer(problem, new PlacementPlan(agreed)).overview().broken());
    List<ErrorIssue> clashes =
        broken.stream()
            .filter(rule -> rule.placementIds().size() > 1)
            .filter(rule -> answered.agreed.containsAll(rule.placementIds()))
            .limit(MOST_NAMED)
            .map(rule -> clash(problem, rule))
            .toList();
    if (!clashes.isEmpty()) {
      throw ApiException.conflicts(
          "Places that were accepted cannot all be kept. Maybe publish one of them anew.", clashes);
    }
  }

  private static ErrorIssue clash(Problem problem, BrokenRule rule) {
    String ids = String.join(", ", rule.placementIds());
    return ErrorIssue.error(
        AGREED_CLASH,
        "",
        ids,
        "Godtagna platser krockar: "
            + ids
            + ". "
            + said(problem, rule, Locale.forLanguageTag("sv"))
            + " Publicera en annan plats till någon av dem, och säg att det är känt.",
        "Accepted places clash: "
            + ids
            + ". "
            + said(problem, rule, Locale.ENGLISH)
            + " Publish another place to one of them, and say that this is known.");
  }

  private static String said(Problem problem, BrokenRule rule, Locale locale) {
    return String.join(" ", new ExplanationText(problem, locale).broken(List.of(rule), 1));
  }

  /** What the answers mean for the data. */
  private static final class Answered {
    private final Map<String, Placement> placements = new HashMap<>();
    private final Map<String, Student> students = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Assignment> told = new ArrayList<>();
    private final Set<String> agreed = new LinkedHashSet<>();
    private final Map<String, Set<String>> agreedUnits = new HashMap<>();

    private final Map<String, Set<String>> letIn = new LinkedHashMap<>();
    private final Map<String, Supervisor> supervisors = new HashMap<>();
    private final Map<String, Period> periods = new HashMap<>();
    private final Mended mended;

    Answered(Problem problem, Mended mended, Publications publications, String termId) {
      this.mended = mended;
      problem.supervisors().forEach(each -> supervisors.put(each.id(), each));
      problem.periods().forEach(each -> periods.put(each.id(), each));
      problem.placements().forEach(each -> placements.put(each.id(), each));
      problem.students().forEach(each -> students.put(each.id(), each));
      Map<String, Set<String>> refused = new LinkedHashMap<>();
      for (Publications.Standing each : publications.standing(termId)) {
        LocalDate today = publications.today();
        each.places()
            .forEach(place ->
                add(
                    place,
                    each.proposal().counted(place.shown().place() != null, place.given(), today),
                    refused));
      }
      Set<String> changed = new LinkedHashSet<>(refused.keySet());
      changed.addAll(letIn.keySet());
      changed.forEach(
          id -> exclude(id, refused.getOrDefault(id, Set.of()), letIn.getOrDefault(id, Set.of())));
    }

    private void add(SentPlace place, @Nullable Answer answer, Map<String, Set<String>> refused) {
      String id = place.seat().placementId();
      Placement placement = placements.get(id);
      if (placement == null) {
        bringBack(place, answer);
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
      String unit = place.shown().place().unitId();
      if (mended.hasExcluded(placement.studentId(), unit)) {
        letIn.computeIfAbsent(placement.studentId(), any -> new LinkedHashSet<>()).add(unit);
      }
      told.add(new Assignment(id, place.seat().supervisorId(), place.seat().periodId()));
      if (answer == Answer.ACCEPTED) {
        agreed.add(id);
        agreedUnits
            .computeIfAbsent(placement.studentId(), student -> new LinkedHashSet<>())
            .add(place.shown().place().unitId());
      }
    }

    /** What a mending cancelled, and nobody refuses any more. */
    private void bringBack(SentPlace place, @Nullable Answer answer) {
      Placement old = mended.placement(place.seat().placementId());
      if (old == null
          || place.shown().place() == null
          || (answer != null && answer != Answer.ACCEPTED)) {
        return;
      }
      Student student = students.containsKey(old.studentId()) ? null : mended.studentOf(old);
      if (student != null) {
        students.put(student.id(), student);
      }
      Supervisor supervisor = supervisors.get(place.seat().supervisorId());
      Period period = periods.get(place.seat().periodId());
      Placement back = old.withAssignment(null, false).withPublished(null);
      if (supervisor != null && period != null) {
        boolean isAgreed = answer == Answer.ACCEPTED;
        back =
            back.withAssignment(new Slot(supervisor.id(), period.id()), isAgreed)
                .withPublished(PublishedPlace.of(supervisor, period));
        if (isAgreed) {
          agreed.add(old.id());
          told.add(new Assignment(old.id(), supervisor.id(), period.id()));
        }
      }
      changes.add(new Change.PlacementAdded(back, student));
    }

    /**
     * Keeps a student from units whose places were refused, unless they have agreed to be there,
     * and no more from those that a mending took away and nobody refuses.
     */
    private void exclude(String studentId, Set<String> units, Set<String> letIn) {
      Student student = students.get(studentId);
      if (student == null) {
        return;
      }
      Set<String> excluded = new LinkedHashSet<>(student.excludedUnits());
      excluded.removeAll(letIn);
      units.stream()
          .filter(id -> !agreedUnits.getOrDefault(studentId, Set.of()).contains(id))
          .forEach(excluded::add);
      if (excluded.equals(Set.copyOf(student.excludedUnits()))) {
        return;
      }
      changes.add(new Change.StudentSet(student.withExcludedUnits(List.copyOf(excluded))));
    }
  }
}
