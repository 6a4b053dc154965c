package org.platsa.api.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftStore;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.RoundInShort;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunState;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStatuses;
import org.platsa.api.run.RunStore;
import org.platsa.solver.plan.Kpis;
import org.springframework.stereotype.Component;

/** How the present department's terms stand (<i>arbetsytor</i>). */
@Component
public class Workspaces {
  private static final int MOST = 200;

  private final WorkspaceStore store;
  private final RunStore runs;
  private final RunStatuses statuses;
  private final DraftStore drafts;
  private final Publications publications;
  private final ReadTransaction read;
  private final CurrentTenant tenant;

  Workspaces(
      WorkspaceStore store,
      RunStore runs,
      RunStatuses statuses,
      DraftStore drafts,
      Publications publications,
      ReadTransaction read,
      CurrentTenant tenant) {
    this.store = store;
    this.runs = runs;
    this.statuses = statuses;
    this.drafts = drafts;
    this.publications = publications;
    this.read = read;
    this.tenant = tenant;
  }

  /** What a term has, all read at once. */
  private record Stored(WorkspaceStore.Term term, List<Run> runs, List<Draft> drafts) {
    /** Runs of the newest data, the newest first. */
    private List<Run> ofHead() {
      return runs.stream().filter(run -> run.problemId().equals(term.head().problemId())).toList();
    }
  }

  /** A page of terms, the one that ends last first. */
  public WorkspacePage page(int page, int size) {
    UUID client = tenant.id();
    List<Stored> stored =
        read.of(() ->
            store.terms(client, page, size).stream().map(term -> stored(client, term)).toList());
    Map<String, RoundInShort> rounds =
        publications.roundsInShort(stored.stream().map(each -> each.term().id()).toList());
    return new WorkspacePage(
        stored.stream().map(each -> workspace(each, rounds.get(each.term().id()))).toList(),
        page,
        size,
        store.count(client));
  }

  /**
   * A term with all that has been done in it.
   *
   * @throws ApiException 404 if there is no data of such a term
   */
  public WorkspaceView get(String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    UUID client = tenant.id();
    List<Revision> history = new ArrayList<>();
    Stored stored =
        read.of(() -> {
          history.addAll(store.history(client, termId, MOST));
          if (history.isEmpty()) {
            throw ApiException.notFound("term", termId);
          }
          Revision head = history.getFirst();
          return stored(
              client,
              new WorkspaceStore.Term(
                  termId,
                  store.lastDay(client, head.problemId()),
                  head,
                  store.revisions(client, termId)));
        });
    return new WorkspaceView(
        workspace(stored, publications.roundsInShort(List.of(termId)).get(termId)),
        history,
        stored.runs().stream().map(run -> RunStatus.of(run, null, null)).toList(),
        stored.drafts());
  }

  private Stored stored(UUID client, WorkspaceStore.Term term) {
    return new Stored(
        term, runs.ofTerm(client, term.id(), MOST), drafts.ofTerm(client, term.id(), MOST));
  }

  private Workspace workspace(Stored stored, @Nullable RoundInShort round) {
    Run open = first(stored.ofHead(), false).orElse(null);
    Run planned = first(stored.ofHead(), true).or(() -> first(stored.runs(), true)).orElse(null);
    RunStatus plan = planned == null ? null : statuses.of(planned);
    WorkspaceState state = state(stored, open, planned);
    if (state == WorkspaceState.PLANNED && round != null && plan != null && isOf(round, plan)) {
      state = round.agreed() ? WorkspaceState.AGREED : WorkspaceState.PUBLISHED;
    }
    return new Workspace(
        stored.term().id(),
        stored.term().lastDay(),
        state,
        stored.term().head(),
        stored.term().revisions(),
        plan,
        open == null ? null : statuses.of(open),
        round,
        toDo(stored, state, open, plan, round));
  }

  /** Whether the plan, or what was made of it by hand since, is what was published last. */
  private static boolean isOf(RoundInShort round, RunStatus plan) {
    return round.providers() > 0
        && round.problemId().equals(plan.problemId())
        && (round.runId() == null
            ? plan.finishedAt() == null || round.publishedAt().isAfter(plan.finishedAt())
            : round.runId().equals(plan.id()));
  }

  /** The newest that has a plan, or that has not ended. */
  private static Optional<Run> first(List<Run> newestFirst, boolean withPlan) {
    return newestFirst.stream()
        .filter(run -> withPlan ? run.progress().cost() != null : !run.state().isFinished())
        .findFirst();
  }

  private static WorkspaceState state(Stored stored, @Nullable Run open, @Nullable Run planned) {
    if (open != null) {
      return open.state() == RunState.QUEUED ? WorkspaceState.QUEUED : WorkspaceState.SOLVING;
    }
    if (planned != null && planned.problemId().equals(stored.term().head().problemId())) {
      return WorkspaceState.PLANNED;
    }
    if (stored.ofHead().stream().findFirst().map(Run::state).orElse(null) == RunState.FAILED) {
      return WorkspaceState.FAILED;
    }
    return planned == null ? WorkspaceState.DATA : WorkspaceState.OUTDATED;
  }

  private static List<ToDo> toDo(
      Stored stored,
      WorkspaceState state,
      @Nullable Run open,
      @Nullable RunStatus plan,
      @Nullable RoundInShort round) {
    Revision head = stored.term().head();
    List<ToDo> toDo = new ArrayList<>();
    switch (state) {
      case QUEUED, SOLVING -> {
        if (open != null) {
          toDo.add(ToDo.followRun(open.id()));
        }
      }
      case FAILED -> toDo.add(ToDo.seeFailure(stored.ofHead().getFirst().id()));
      case DATA, OUTDATED -> {
        if (state == WorkspaceState.OUTDATED && round != null) {
          toDo.add(ToDo.mendData(round.publicationId()));
        }
        toDo.add(
            state == WorkspaceState.DATA
                ? ToDo.plan(head.problemId())
                : ToDo.planAgain(head.problemId()));
        if (head.warnings() > 0) {
          toDo.add(ToDo.seeWarnings(head.problemId(), head.warnings()));
        }
      }
      case PLANNED, PUBLISHED, AGREED -> {
        if (plan != null && state == WorkspaceState.PLANNED) {
          toDo.addAll(ofPlan(stored, plan));
          toDo.add(ToDo.publish(plan.id(), round));
        }
        if (round != null) {
          toDo.addAll(ofRound(round, state));
        }
      }
    }
    return toDo;
  }

  private static List<ToDo> ofRound(RoundInShort round, WorkspaceState state) {
    List<ToDo> toDo = new ArrayList<>();
    // A plan that was made since may have seen to them.
    if (round.answers().toMend() > 0 && state == WorkspaceState.PUBLISHED) {
      toDo.add(ToDo.mend(round.publicationId(), round.answers().toMend()));
    }
    if (round.answers().waiting() > 0) {
      toDo.add(ToDo.seeAnswers(round));
    }
    if (state == WorkspaceState.AGREED) {
      toDo.add(ToDo.seeAgreed(round));
    }
    return toDo;
  }

  private static List<ToDo> ofPlan(Stored stored, RunStatus plan) {
    List<ToDo> toDo = new ArrayList<>();
    Kpis kpis = plan.kpis();
    int unplaced = kpis == null ? 0 : kpis.askedFor() - kpis.placed();
    if (unplaced > 0) {
      toDo.add(ToDo.seeUnplaced(plan.id(), unplaced));
    }
    stored.drafts().stream()
        .filter(draft -> draft.problemId().equals(plan.problemId()))
        .filter(draft -> draft.version() > 0)
        .filter(draft -> plan.finishedAt() == null || draft.changedAt().isAfter(plan.finishedAt()))
        .findFirst()
        .ifPresent(draft -> toDo.add(ToDo.goOnWithDraft(draft.id(), draft.name())));
    if (unplaced == 0) {
      toDo.add(ToDo.seePlan(plan.id()));
    }
    return toDo;
  }
}
