package org.platsa.api.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Caller;
import org.platsa.api.publication.Publications;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.revision.Revisions;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.springframework.stereotype.Component;

/**
 * A manager's units in terms that are not over, and what changes there (<i>egna enheter</i>): an
 * absence or another number of trainees makes a new version of the term's data at once. Nobody is
 * moved by that: the coordinator mends the plan.
 */
@Component
public class OwnUnits {
  private final Problems problems;
  private final Publications publications;
  private final Revisions revisions;
  private final AuditLog audit;

  OwnUnits(Problems problems, Publications publications, Revisions revisions, AuditLog audit) {
    this.problems = problems;
    this.publications = publications;
    this.revisions = revisions;
    this.audit = audit;
  }

  /** By term and name; records that their supervisors are read. */
  public List<OwnUnit> of(Caller manager) {
    List<OwnUnit> units = new ArrayList<>();
    for (UUID head : problems.current(manager.tenant(), publications.today())) {
      List<OwnUnit> ofTerm = of(problems.problem(manager.tenant(), head), manager.units());
      if (!ofTerm.isEmpty()) {
        audit.readsTrainees(manager, head, 0);
        units.addAll(ofTerm);
      }
    }
    if (units.isEmpty()) {
      audit.readsNobody();
    }
    units.sort(
        Comparator.comparing(OwnUnit::lastDay)
            .thenComparing(OwnUnit::termId)
            .thenComparing(OwnUnit::unit)
            .thenComparing(OwnUnit::unitId));
    return List.copyOf(units);
  }

  /**
   * One of them; records that its supervisors are read.
   *
   * @throws ApiException 404 if it is not the manager's, or not in the term's data
   */
  public OwnUnit get(Caller manager, String term, String unit) {
    UUID head = head(manager, term, unit);
    audit.readsTrainees(manager, head, 0);
    return required(manager, head, unit);
  }

  private UUID head(Caller manager, String term, String unit) {
    boolean isAny =
        manager.units().contains(unit) && term.chars().noneMatch(Character::isISOControl);
    if (!isAny) {
      throw ApiException.notFound("unit", unit);
    }
    UUID head =
        problems
            .newest(manager.tenant(), term)
            .orElseThrow(() -> ApiException.notFound("term", term));
    if (!problems.current(manager.tenant(), publications.today()).contains(head)) {
      throw ApiException.notFound("term that is not over", term);
    }
    return head;
  }

  private OwnUnit required(Caller manager, UUID head, String unit) {
    return of(problems.problem(manager.tenant(), head), Set.of(unit)).stream()
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("unit", unit));
  }

  private static List<OwnUnit> of(Problem problem, Set<String> units) {
    return problem.units().stream()
        .filter(unit -> units.contains(unit.id()))
        .map(unit -> of(problem, unit))
        .toList();
  }

  private static OwnUnit of(Problem problem, Unit unit) {
    return new OwnUnit(
        problem.term().id(),
        problem.term().name(),
        problem.term().lastDay(),
        unit.id(),
        unit.name(),
        unit.maxTrainees(),
        problem.supervisors().stream().filter(each -> each.unitId().equals(unit.id())).toList());
  }

  /**
   * Makes a new version of the term's data with what has become different at a unit; records that
   * its supervisors are read in that version.
   *
   * @return the unit afterwards
   * @throws ApiException 404 as {@link #get}; 422 with every fault; 409 if somebody has changed the
   *     term's data at the same time, or if it does not go with what is decided about others
   */
  public OwnUnit change(Caller manager, String term, String unit, UnitChanges changes) {
    UUID head = head(manager, term, unit);
    OwnUnit before = required(manager, head, unit);
    List<ErrorIssue> issues =
        changes.faults(
            unit, before.supervisors().stream().map(Supervisor::id).collect(Collectors.toSet()));
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be changed so", issues);
    }
    UUID stored;
    try {
      stored =
          revisions.revise(head, RevisionRequest.ofNewest(changes.made(), null)).summary().id();
    } catch (ApiException e) {
      throw own(e);
    }
    audit.readsTrainees(manager, stored, 0);
    return required(manager, stored, unit);
  }

  /** What is wrong elsewhere in the term names people of other units: that is the coordinator's. */
  private static ApiException own(ApiException refusal) {
    boolean isOwn =
        refusal.issues().stream()
            .allMatch(issue ->
                issue.pointer().startsWith("/changes") || issue.code().equals(Problems.NEWER_DATA));
    return isOwn
        ? refusal
        : ApiException.conflict(
            "TELL_COORDINATOR",
            "",
            "Det går inte ihop med något annat i terminen. Inget har sparats. Kontakta"
                + " samordnaren.",
            "It does not go with something else in the term. Nothing was saved. Contact the"
                + " coordinator.");
  }
}
