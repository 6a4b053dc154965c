package org.platsa.api.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.RevisionEntry;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.revision.Revisions;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Reasons;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.ReadingLimits;
import org.platsa.api.workbook.RowForm;
import org.platsa.api.workbook.RowReading;
import org.platsa.api.workbook.Words;
import org.platsa.api.workbook.WorkbookReader;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes, adds and removes single rows of a term's data (<i>radändringar</i>), each as a revision.
 * What others have done to other rows meanwhile stays; what they have done to the same row is told,
 * and nothing of this change is done.
 */
@Component
public class RowEdits {
  private static final int TRIES = 3;

  private final Problems problems;
  private final Revisions revisions;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final WorkbookReader reader;

  RowEdits(
      Problems problems,
      Revisions revisions,
      ComputeLane lane,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      Settings settings) {
    this.problems = problems;
    this.revisions = revisions;
    this.lane = lane;
    this.tenant = tenant;
    this.transaction = transaction;
    this.reader = new WorkbookReader(ReadingLimits.of(settings.limits().ofDocuments()));
  }

  /**
   * Saves a row.
   *
   * @throws ApiException 422 with every fault at its field; 409 with what others have changed in
   *     the same row since it was shown, at its field
   */
  public SavedRow save(RowEdit edit) {
    return again(() -> trySave(edit));
  }

  /**
   * Removes a row.
   *
   * @throws ApiException 422 if others need it; 409 if somebody has changed it since it was shown
   */
  public SavedRow remove(RowEdit edit) {
    return again(() -> tryRemove(edit));
  }

  /** What depends on a row. */
  public RowDependents dependents(ListKind list, Problem problem, String id) {
    return RowDependents.of(list, problem, id);
  }

  /** Somebody may store another version between reading and storing. */
  private static SavedRow again(Supplier<SavedRow> attempt) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return attempt.get();
      } catch (ApiException e) {
        if (e.issues().stream().noneMatch(issue -> issue.code().equals(Problems.NEWER_DATA))) {
          throw e;
        }
      }
    }
    return attempt.get();
  }

  private SavedRow trySave(RowEdit edit) {
    UUID head = head(edit);
    Problem base = problems.problem(tenant.id(), head);
    requireAsSeen(edit, head, base);
    RowReading reading =
        lane.call(
            ComputeTask.REVISE,
            () -> reader.readRow(edit.list(), edit.id(), edit.typed(), base, edit.language()));
    List<ErrorIssue> faults = new ArrayList<>();
    reading.faults().forEach(fault -> faults.add(issue(fault)));
    Reasons.fault(edit.reason()).ifPresent(faults::add);
    Problem read = reading.problem();
    if (read == null || !faults.isEmpty()) {
      throw ApiException.invalid("The row cannot be like that", faults);
    }
    String id = edit.id() == null ? Rows.lastId(edit.list(), read) : edit.id();
    Change change = Rows.set(edit.list(), read, id);
    if (change.equals(Rows.find(edit.list(), base, id).orElse(null))) {
      return new SavedRow(id, head, null, List.of());
    }
    return revised(edit, head, id, change);
  }

  private SavedRow tryRemove(RowEdit edit) {
    UUID head = head(edit);
    Problem base = problems.problem(tenant.id(), head);
    String id = edit.id();
    if (id == null || Rows.find(edit.list(), base, id).isEmpty()) {
      throw ApiException.notFound(edit.list().field(), String.valueOf(id));
    }
    requireAsSeen(edit, head, base);
    return revised(edit, head, id, Rows.removal(edit.list(), base, id));
  }

  private SavedRow revised(RowEdit edit, UUID head, String id, Change change) {
    Problems.Stored stored =
        revisions.revise(head, RevisionRequest.ofNewest(List.of(change), edit.reason()));
    return new SavedRow(
        id, stored.summary().id(), head, newWarnings(head, stored.summary().warnings()));
  }

  /** By what they say: places in lists move. */
  private List<ErrorIssue> newWarnings(UUID before, List<ErrorIssue> now) {
    Set<String> known = new HashSet<>();
    problems.summary(tenant.id(), before).warnings().forEach(old -> known.add(old.messageSv()));
    return now.stream().filter(warning -> !known.contains(warning.messageSv())).toList();
  }

  private UUID head(RowEdit edit) {
    return transaction
        .execute(status -> problems.newest(tenant.id(), edit.termId()))
        .orElseThrow(() -> ApiException.notFound("term", edit.termId()));
  }

  private static ErrorIssue issue(RowReading.Fault fault) {
    return ErrorIssue.error(
        fault.code(), fault.field(), fault.value(), fault.message().sv(), fault.message().en());
  }

  /** Lets nobody write over what they have not seen. */
  private void requireAsSeen(RowEdit edit, UUID head, Problem now) {
    String id = edit.id();
    if (id == null || head.equals(edit.seen())) {
      return;
    }
    Problem seen = problems.problem(tenant.id(), edit.seen());
    Optional<ProblemDifference.Entry> change =
        lane.call(ComputeTask.COMPARE, () -> RowForm.difference(edit.list(), seen, now, id));
    if (change.isEmpty()) {
      return;
    }
    Words who = who(edit);
    List<ErrorIssue> issues = new ArrayList<>();
    if (change.get().kind() == ProblemDifference.Kind.REMOVED) {
      issues.add(
          changed(
              "",
              new Words(
                  who.sv() + " har tagit bort raden under tiden.",
                  who.en() + " has removed the row meanwhile.")));
    }
    for (ProblemDifference.FieldChange field : change.get().fields()) {
      issues.add(
          changed(
              field.field(),
              new Words(
                  field.heading().sv()
                      + ": "
                      + who.sv()
                      + " har ändrat från "
                      + shown(field.before().sv(), "tomt")
                      + " till "
                      + shown(field.after().sv(), "tomt")
                      + " under tiden.",
                  field.heading().en()
                      + ": "
                      + who.en()
                      + " has changed it from "
                      + shown(field.before().en(), "empty")
                      + " to "
                      + shown(field.after().en(), "empty")
                      + " meanwhile.")));
    }
    throw ApiException.conflicts("Somebody has changed the same row meanwhile", issues);
  }

  private static String shown(String value, String nothing) {
    return value.isEmpty() ? nothing : "”" + value + "”";
  }

  private static ErrorIssue changed(String field, Words message) {
    return ErrorIssue.error("CHANGED_MEANWHILE", field, null, message.sv(), message.en());
  }

  /** Who stored versions since the one that was seen, as far as that is known. */
  private Words who(RowEdit edit) {
    List<String> names = new ArrayList<>();
    for (RevisionEntry entry : revisions.history(edit.termId())) {
      if (entry.problemId().equals(edit.seen())) {
        break;
      }
      String name = entry.by();
      if (name != null && !names.contains(name)) {
        names.add(name);
      }
    }
    return names.isEmpty()
        ? new Words("Någon annan", "Somebody else")
        : new Words(String.join(" och ", names), String.join(" and ", names));
  }
}
