package org.platsa.api.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the problems that somebody is in (<i>personsökning</i>): every document of the department
 * is read, since an id can be written in many ways in JSON.
 */
@Component
class PersonSearch {
  private final PersonStore store;
  private final Problems problems;
  private final ComputeLane lane;
  private final ReadTransaction reads;
  private final PersonTexts texts;
  private final JsonMapper json;

  PersonSearch(
      PersonStore store,
      Problems problems,
      ComputeLane lane,
      ReadTransaction reads,
      PersonTexts texts,
      JsonMapper json) {
    this.store = store;
    this.problems = problems;
    this.lane = lane;
    this.reads = reads;
    this.texts = texts;
    this.json = json;
  }

  /**
   * Where somebody is.
   *
   * @param all every problem of the department
   * @param with those that they are in
   * @param changed others that were made by changes which name them: the first document that had
   *     them may be gone
   * @param placements ids of a student's placements in all of them
   * @param asked as whom they are asked for, or offered, before it is in any document
   * @param isSomewhere whether they are in any of these, or somebody wrote of them
   */
  record Found(
      List<PersonStore.StoredProblem> all,
      List<PersonStore.StoredProblem> with,
      Set<UUID> changed,
      Set<String> placements,
      List<PersonStore.Asked> asked,
      boolean isSomewhere) {
    Found {
      asked = List.copyOf(asked);
      all = List.copyOf(all);
      with = List.copyOf(with);
      changed = Collections.unmodifiableSet(new HashSet<>(changed));
      placements = Collections.unmodifiableSet(new HashSet<>(placements));
    }

    /**
     * Lets somebody pass who is somewhere.
     *
     * @throws ApiException 404 if they are in no problem, nobody asks for them or offers them, and
     *     nobody wrote of them
     */
    void requireSomewhere(Person person) {
      if (!isSomewhere) {
        throw ApiException.of(
            ErrorType.NOT_FOUND,
            person.isStudent()
                ? "No problem here has a student of that pseudonym"
                : "No problem here has a supervisor of that pseudonym");
      }
    }

    /** Every id that stands for them somewhere. */
    Set<String> ids(Person person) {
      Set<String> ids = new HashSet<>(placements);
      ids.add(person.id());
      return ids;
    }

    List<UUID> problemIds() {
      return with.stream().map(PersonStore.StoredProblem::id).toList();
    }

    /** Every problem that tells of them, in its document or in what made it. */
    List<UUID> everywhere() {
      Set<UUID> own = Set.copyOf(problemIds());
      return all.stream()
          .map(PersonStore.StoredProblem::id)
          .filter(id -> own.contains(id) || changed.contains(id))
          .toList();
    }

    /** Records that they are read. */
    void record(AuditLog audit) {
      List<UUID> everywhere = everywhere();
      everywhere.forEach(audit::readsProblem);
      Map<UUID, Boolean> sheets = new LinkedHashMap<>();
      asked.forEach(each -> sheets.merge(each.sheet(), each.isProtected(), Boolean::logicalOr));
      sheets.forEach((sheet, isProtected) -> audit.readsRequests(sheet, isProtected ? 1 : 0));
      if (everywhere.isEmpty() && sheets.isEmpty()) {
        audit.readsNobody();
      }
    }
  }

  /** One that cannot be read may have anybody in it: it must not be passed over. */
  private Problem read(UUID tenant, UUID id) {
    try {
      return problems.problem(tenant, id);
    } catch (JacksonException e) {
      throw ApiException.conflict(
          "UNREADABLE_PROBLEM",
          "",
          "Underlaget "
              + id
              + " går inte att läsa, så ingen vet vem som finns i det. Ta bort det"
              + " först.",
          "Problem "
              + id
              + " cannot be read, so nobody knows who is in it. Maybe delete it first.");
    }
  }

  /**
   * Looks for somebody in every problem of a department.
   *
   * @throws ApiException 409 if one of them cannot be read
   */
  Found find(UUID tenant, Person person) {
    List<PersonStore.StoredProblem> all = reads.of(() -> store.problems(tenant));
    List<PersonStore.StoredProblem> with = new ArrayList<>();
    Set<String> placements = new HashSet<>();
    lane.call(
        ComputeTask.FIND_PERSON,
        () -> {
          for (PersonStore.StoredProblem stored : all) {
            if (Thread.currentThread().isInterrupted()) {
              throw new java.util.concurrent.CancellationException("interrupted");
            }
            Problem problem = read(tenant, stored.id());
            if (person.isIn(problem)) {
              with.add(stored);
              placements.addAll(person.placementsIn(problem));
            }
          }
          return with;
        });
    Set<UUID> changed =
        lane.call(ComputeTask.FIND_PERSON, () -> changed(tenant, person, with, placements));
    List<PersonStore.Asked> asked = reads.of(() -> asked(tenant, person));
    boolean isSomewhere =
        !with.isEmpty()
            || !changed.isEmpty()
            || !asked.isEmpty()
            // That is kept when the data that had them is gone.
            || reads.of(() -> texts.isWrittenOf(tenant, Set.of(person.id())));
    return new Found(all, with, changed, placements, asked, isSomewhere);
  }

  private List<PersonStore.Asked> asked(UUID tenant, Person person) {
    return person.isStudent()
        ? store.requested(tenant, person.id())
        : store.offered(tenant, person.id());
  }

  /** Problems without them that were made by changes of them, or of one that has them. */
  private Set<UUID> changed(
      UUID tenant, Person person, List<PersonStore.StoredProblem> with, Set<String> placements) {
    Set<UUID> own = with.stream().map(PersonStore.StoredProblem::id).collect(Collectors.toSet());
    Set<UUID> changed = new HashSet<>();
    for (PersonStore.Changes changes : changesWith(tenant, Set.of(person.id()))) {
      ComputeLane.require();
      JsonNode tree = json.readTree(changes.json());
      if (person.isIn(tree)) {
        changed.add(changes.problem());
        placements.addAll(person.placementsIn(tree));
      }
    }
    changesWith(tenant, Set.copyOf(placements)).stream()
        .filter(changes -> changes.parent() != null && own.contains(changes.parent()))
        .forEach(changes -> changed.add(changes.problem()));
    changed.removeAll(own);
    return changed;
  }

  private List<PersonStore.Changes> changesWith(UUID tenant, Set<String> ids) {
    return reads.of(() -> store.changesWith(tenant, ids));
  }
}
