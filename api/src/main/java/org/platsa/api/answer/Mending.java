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
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.message.Outbox;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.SentPlace;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.Mends;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.revision.Revisions;
import org.platsa.api.run.RunStarts;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.springframework.stereotype.Component;

/**
 * Mends a term's plan by what providers have answered, which free places they have taken, and what
 * has become different in the data since, such as an absence that a unit reported (<i>lagning efter
 * svar och ändringar</i>): a revision and a short run, as after any late change. What is agreed is
 * fixed, unless the data forbids it by now, and what everybody was told is what the plan keeps to.
 */
@Component
public class Mending {
  /** The code of a refusal since accepted places cannot all be kept. */
  public static final String AGREED_CLASH = "AGREED_CLASH";

  /** The code of a refusal since neither an answer nor the data changes the plan. */
  public static final String NOTHING_TO_MEND = "NOTHING_TO_MEND";

  private static final int MOST_NAMED = 20;
  private static final int MOST_RUNS = 20;
  private static final String REASON = "Svar från utbildarna";
  private static final String REASON_DATA = "Lagning efter ändrat underlag";

  private final Publications publications;
  private final Problems problems;
  private final Mends mends;
  private final RunStore runs;
  private final RunStarts starts;
  private final ComputeLane lane;
  private final Outbox outbox;
  private final CurrentTenant tenant;
  private final AuditLog audit;

  Mending(
      Publications publications,
      Problems problems,
      Mends mends,
      RunStore runs,
      RunStarts starts,
      ComputeLane lane,
      Outbox outbox,
      CurrentTenant tenant,
      AuditLog audit) {
    this.publications = publications;
    this.problems = problems;
    this.mends = mends;
    this.runs = runs;
    this.starts = starts;
    this.lane = lane;
    this.outbox = outbox;
    this.tenant = tenant;
    this.audit = audit;
  }

  /**
   * Revises the term's newest data by the answers, and starts a run that mends the plan; without
   * answers to see to when the data has changed since the plan was published. Asked for twice, it
   * is done once: then nothing is left to be mended.
   *
   * @param key a request that comes again with its key is answered with the run that the first one
   *     queued; null for one that is sent once
   * @throws ApiException 404 if nothing of the term was published; 409 if the key came with another
   *     request, if nothing is to be mended, accepted places clash (each is named), or the data was
   *     changed at the same time
   */
  public RunStatus mend(String termId, @Nullable String key) {
    byte[] whole = Hashes.of("POST /workspaces/" + termId + "/mending", new byte[0]);
    return starts.beforeOr(key, whole, () -> mended(termId, key, whole));
  }

  private RunStatus mended(String termId, @Nullable String key, byte[] whole) {
    UUID client = tenant.id();
    UUID publication = publications.round(termId).publicationId();
    UUID newest =
        problems.newest(client, termId).orElseThrow(() -> ApiException.notFound("term", termId));
    audit.readsProblem(newest);
    Problem problem = problems.problem(client, newest);
    Answered answered =
        new Answered(
            problem, publications, publications.standing(termId), publications.taken(termId));
    requireTogether(problem, answered);
    boolean isOfAnswers = !answered.changes.isEmpty();
    if (!isOfAnswers && !isChanged(client, newest, publications.get(publication).problemId())) {
      throw ApiException.conflict(
          NOTHING_TO_MEND,
          "",
          "Inget svar ändrar planen: inget är avböjt eller tillbakadraget som inte redan är"
              + " omhändertaget. Underlaget är inte heller ändrat.",
          "No answer changes the plan: nothing is declined or withdrawn that has not been seen"
              + " to. Nor has the data changed.");
    }
    UUID run = publications.get(publication).runId();
    return mends.start(
        newest,
        RevisionRequest.ofNewest(answered.changes, isOfAnswers ? REASON : REASON_DATA),
        new Revisions.Told(new PlacementPlan(answered.told), answered.agreed),
        run == null ? Map.of() : runs.get(client, run).settings().weights(),
        null,
        key,
        whole,
        started -> outbox.repair(client, termId, started));
  }

  /** Whether the data has become different since it was published, and has no plan. */
  private boolean isChanged(UUID client, UUID newest, UUID published) {
    return !newest.equals(published)
        && runs.page(client, newest, 0, MOST_RUNS).stream()
            .allMatch(run -> run.state().isFinished() && run.progress().cost() == null);
  }

  /**
   * What is agreed is fixed, so no run mends a seat that two have accepted. What the data forbids
   * to one alone, as with a supervisor who has become absent, is not fixed any more.
   */
  private void requireTogether(Problem problem, Answered answered) {
    Set<String> supervisors =
        problem.supervisors().stream().map(Supervisor::id).collect(Collectors.toSet());
    Set<String> periods = problem.periods().stream().map(Period::id).collect(Collectors.toSet());
    List<Assignment> agreed =
        answered.told.stream()
            .filter(each -> answered.agreed.contains(each.placementId()))
            .filter(each -> supervisors.contains(each.supervisorId()))
            .filter(each -> periods.contains(each.periodId()))
            .toList();
    List<BrokenRule> broken =
        lane.call(
            ComputeTask.CHECK,
            () -> new Explainer(problem, new PlacementPlan(agreed)).overview().broken());
    broken.stream()
        .filter(rule -> rule.placementIds().size() == 1)
        .forEach(rule -> answered.agreed.removeAll(rule.placementIds()));
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

    private final Set<String> decided = new LinkedHashSet<>();

    Answered(
        Problem problem,
        Publications publications,
        List<Publications.Standing> standing,
        List<Publications.Taken> taken) {
      problem.placements().forEach(each -> placements.put(each.id(), each));
      problem.students().forEach(each -> students.put(each.id(), each));
      Map<String, Set<String>> refused = new LinkedHashMap<>();
      for (Publications.Standing each : standing) {
        LocalDate today = publications.today();
        each.places()
            .forEach(place ->
                add(
                    place,
                    each.proposal().counted(place.shown().place() != null, place.given(), today),
                    refused));
      }
      refused.forEach(this::exclude);
      taken.forEach(this::take);
    }

    /** A free place that was taken for somebody who has had no other word since. */
    private void take(Publications.Taken taken) {
      String id = taken.placementId();
      Placement placement = placements.get(id);
      if (placement == null || decided.contains(id)) {
        return;
      }
      if (!placement.allowedPeriods().contains(taken.periodId())) {
        List<String> periods = new ArrayList<>(placement.allowedPeriods());
        periods.add(taken.periodId());
        placement = placement.withAllowedPeriods(periods);
      }
      changes.add(new Change.PlacementSet(placement));
      told.add(new Assignment(id, taken.supervisorId(), taken.periodId()));
      agreed.add(id);
    }

    private void add(SentPlace place, @Nullable Answer answer, Map<String, Set<String>> refused) {
      String id = place.seat().placementId();
      Placement placement = placements.get(id);
      if (placement == null) {
        return;
      }
      if (place.shown().place() != null || answer != null) {
        decided.add(id);
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
