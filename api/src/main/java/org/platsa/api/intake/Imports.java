package org.platsa.api.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.error.FreeText;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Ids;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Reasons;
import org.platsa.api.workbook.CellMend;
import org.platsa.api.workbook.DifferencePart;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.WorkbookReader;
import org.platsa.api.workbook.WorkbookReading;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Values;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Workbooks that people send in two steps (<i>inläsning i två steg</i>): what is wrong and what
 * would change is looked at, then it is taken. Between the two the file is kept for its sender
 * alone, for {@link #KEPT} at most, in the place of the last one.
 */
@Component
public class Imports {
  /** For how long a workbook is kept that nobody decides about. */
  public static final Duration KEPT = Duration.ofHours(4);

  /** The most bytes of one; larger ones go to the interface for programs. */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final int LONGEST_NAME = 200;

  /** More cells than these are mended in the file. */
  private static final int MOST_MENDS = 1_000;

  private final Uploads uploads;
  private final UploadStore store;
  private final Problems problems;
  private final ComputeLane lane;
  private final Answers answers;
  private final AuditLog audit;
  private final CurrentCaller callers;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;

  Imports(
      Uploads uploads,
      UploadStore store,
      Problems problems,
      ComputeLane lane,
      Answers answers,
      AuditLog audit,
      CurrentCaller callers,
      TransactionTemplate transaction,
      Ids ids,
      Clock clock) {
    this.uploads = uploads;
    this.store = store;
    this.problems = problems;
    this.lane = lane;
    this.answers = answers;
    this.audit = audit;
    this.callers = callers;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a workbook for the person who sends it.
   *
   * @param termId the term that it changes; null for one of a new term
   * @throws ApiException if it is no workbook, empty or too large, about the field {@code file}
   */
  public HeldUpload hold(
      Spool file, String fileName, @Nullable String termId, WorkbookReader.Mode mode) {
    if (file.length() == 0) {
      throw wrongFile(
          "FILE_MISSING",
          fileName.isEmpty() ? "Välj en fil." : "Filen är tom.",
          fileName.isEmpty() ? "Choose a file." : "The file is empty.");
    }
    if (file.length() > MOST_BYTES) {
      throw wrongFile(
          "FILE_TOO_LARGE",
          "Filen är större än 10 MB. Skicka den till POST /api/v1/workbooks i stället.",
          "The file is larger than 10 MB. Send it to POST /api/v1/workbooks instead.");
    }
    if (termId != null && newest(termId) == null) {
      throw ApiException.notFound("term", termId);
    }
    try {
      lane.call(Uploads.work(file), () -> uploads.read(file, null, null, mode));
    } catch (ApiException e) {
      if (e.type() != ErrorType.MALFORMED_REQUEST || e.issues().isEmpty()) {
        throw e;
      }
      ErrorIssue issue = e.issues().getFirst();
      throw wrongFile(issue.code(), issue.messageSv(), issue.messageEn());
    }
    HeldUpload upload =
        new HeldUpload(
            ids.next(),
            name(fileName),
            termId,
            mode,
            List.of(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    Caller caller = callers.get();
    transaction.executeWithoutResult(
        status -> store.put(caller.tenant(), caller.id(), upload, file));
    return upload;
  }

  private static String name(String fileName) {
    String printable = fileName.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
    int length = printable.codePointCount(0, printable.length());
    return printable.isEmpty()
        ? "arbetsbok"
        : length <= LONGEST_NAME
            ? printable
            : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_NAME));
  }

  private static ApiException wrongFile(String code, String sv, String en) {
    return ApiException.invalid(
        "The file cannot be taken", List.of(ErrorIssue.error(code, "file", null, sv, en)));
  }

  /** The present caller's workbook, if one waits. */
  public Optional<HeldUpload> waiting() {
    Caller caller = callers.get();
    Instant after = clock.instant().minus(KEPT);
    return transaction.execute(status -> store.find(caller.tenant(), caller.id(), after));
  }

  /**
   * A workbook of the present caller.
   *
   * @throws ApiException 404 if it is not kept any more, or somebody else's
   */
  public HeldUpload get(UUID id) {
    return waiting()
        .filter(upload -> upload.id().equals(id))
        .orElseThrow(() -> ApiException.notFound("upload", id));
  }

  /**
   * Has a cell read otherwise than it stands in the file, or again as it stands there.
   *
   * @param cell which, and what it is to hold
   * @param isAsInFile whether it is read as it stands again, whatever it is to hold
   * @throws ApiException 404 if it is not kept any more; 422 if there can be no such cell, or too
   *     many have been mended
   */
  public void mend(UUID id, CellMend cell, boolean isAsInFile) {
    audit.readsUpload(id);
    requireCell(cell);
    requireSheet(get(id), cell.sheet());
    Caller caller = callers.get();
    transaction.executeWithoutResult(status -> {
      store.lock(caller.tenant(), caller.id(), id);
      List<CellMend> mends = new ArrayList<>(get(id).mends());
      mends.removeIf(cell::isOfSameCell);
      if (!isAsInFile) {
        mends.add(cell);
      }
      if (mends.size() > MOST_MENDS) {
        throw wrongCell(
            "TOO_MANY",
            "Fler än " + MOST_MENDS + " celler rättas i filen i stället.",
            "More than " + MOST_MENDS + " cells are mended in the file instead.");
      }
      store.mend(caller.tenant(), caller.id(), id, mends);
    });
  }

  private static void requireCell(CellMend cell) {
    if (cell.row() < 1
        || cell.row() > CellMend.MOST_ROWS
        || cell.column() < 0
        || cell.column() >= CellMend.MOST_COLUMNS
        || cell.sheet().length() > LONGEST_NAME) {
      throw wrongCell("OUT_OF_RANGE", "Filen har ingen sådan cell.", "The file has no such cell.");
    }
    if (cell.value().length() > CellMend.LONGEST || !FreeText.isLine(cell.value())) {
      throw wrongCell(
          "INVALID_TEXT",
          "En cell ska ha högst " + CellMend.LONGEST + " tecken, inga styrtecken.",
          "A cell must have at most " + CellMend.LONGEST + " characters, no control characters.");
    }
  }

  private void requireSheet(HeldUpload upload, String sheet) {
    Spool file = file(upload);
    if (!lane.call(Uploads.work(file), () -> uploads.hasSheet(file, sheet))) {
      throw wrongCell(
          "DANGLING_ID",
          "Filen har inget blad som heter ”" + Values.shown(sheet) + "”.",
          "The file has no sheet named '" + Values.shown(sheet) + "'.");
    }
  }

  private static ApiException wrongCell(String code, String sv, String en) {
    return ApiException.invalid(
        "The cell cannot be mended so", List.of(ErrorIssue.error(code, "value", null, sv, en)));
  }

  /** Until when it is kept. */
  public Instant until(HeldUpload upload) {
    return upload.at().plus(KEPT);
  }

  /**
   * What a workbook would do now.
   *
   * @param mode how it is to change the term; as it was sent when null
   * @param part what of the difference is to be listed
   */
  public ImportCheck check(UUID id, WorkbookReader.@Nullable Mode mode, DifferencePart part) {
    return checked(get(id).in(mode), part).check();
  }

  /** Looked at, with what it was looked at against. */
  private record Checked(ImportCheck check, @Nullable Problem base) {}

  private Checked checked(HeldUpload upload, DifferencePart part) {
    Spool file = file(upload);
    String termId = upload.termId();
    UUID head = termId == null ? null : newest(termId);
    audit.readsUpload(upload.id());
    Problem before = problem(head);
    WorkbookReading reading =
        lane.call(
            Uploads.work(file),
            () -> uploads.read(file, null, before, upload.mode(), upload.mends()));
    Problem made = reading.problem();
    if (made == null) {
      return new Checked(new ImportCheck(upload, reading, head, null, null), before);
    }
    String madeTerm = made.term().id();
    if (termId != null && !madeTerm.equals(termId)) {
      return new Checked(new ImportCheck(upload, reading, head, null, madeTerm), before);
    }
    // A workbook that was sent as a new term's may be of one that is here.
    UUID base = head == null ? newest(madeTerm) : head;
    Problem old = head == null ? problem(base) : before;
    ProblemDifference difference = old == null ? null : difference(old, made, file, part);
    return new Checked(new ImportCheck(upload, reading, base, difference, null), old);
  }

  private ProblemDifference difference(Problem old, Problem made, Spool file, DifferencePart part) {
    return lane.call(Uploads.work(file), () -> ProblemDifference.between(old, made, part));
  }

  /** What a workbook is looked at against, names of which are told. */
  private @Nullable Problem problem(@Nullable UUID id) {
    if (id == null) {
      return null;
    }
    audit.readsProblem(id);
    return problems.problem(tenant(), id);
  }

  private @Nullable UUID newest(String termId) {
    return transaction.execute(status -> problems.newest(tenant(), termId)).orElse(null);
  }

  private Spool file(HeldUpload upload) {
    Spool file = Answers.newSpool();
    Caller caller = callers.get();
    boolean isThere =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> store.read(caller.tenant(), caller.id(), upload.id(), file)));
    if (!isThere) {
      throw ApiException.notFound("upload", upload.id());
    }
    return file;
  }

  /** The same workbook with every cell marked that something is wrong with. */
  public BodyContent marked(UUID id, WorkbookReader.@Nullable Mode mode) {
    HeldUpload upload = get(id).in(mode);
    Spool file = file(upload);
    String termId = upload.termId();
    UUID head = termId == null ? null : newest(termId);
    audit.readsUpload(id);
    Problem before = problem(head);
    return answers.make(
        Uploads.work(file),
        out -> uploads.read(file, null, before, upload.mode(), upload.mends()).writeMarked(out));
  }

  /**
   * Takes a workbook: stores its problem, as a revision where the term is here already. Then it is
   * not kept any more.
   *
   * @param mode how it is to change the term; as it was sent when null
   * @param seen what the shown difference was against; null for none
   * @param reason why; null or blank if it is not told
   * @throws ApiException 422 if anything is wrong with it; 409 if the term has other data than was
   *     seen
   */
  public Problems.Stored take(
      UUID id, WorkbookReader.@Nullable Mode mode, @Nullable UUID seen, @Nullable String reason) {
    Checked checked = checked(get(id).in(mode), DifferencePart.page(null, null, 1));
    ImportCheck check = checked.check();
    Problem problem = check.reading().problem();
    if (problem == null) {
      throw Uploads.refused(check.reading());
    }
    if (check.otherTerm() != null) {
      throw ApiException.conflict(
          "OTHER_TERM",
          "",
          "Arbetsboken gäller " + check.otherTerm() + ".",
          "The workbook is of " + check.otherTerm() + ".");
    }
    if (!Objects.equals(seen, check.base())) {
      throw newer();
    }
    Reasons.fault(reason)
        .ifPresent(fault -> {
          throw ApiException.invalid("The workbook cannot be taken so", List.of(fault));
        });
    return store(check, problem, checked.base(), reason);
  }

  private Problems.Stored store(
      ImportCheck check, Problem problem, @Nullable Problem before, @Nullable String reason) {
    HeldUpload upload = check.upload();
    UUID base = check.base();
    String changes = before == null ? null : changes(upload, before, problem);
    Problems.Checked ready = problems.check(() -> problem);
    Caller caller = callers.get();
    return transaction.execute(status -> {
      if (base != null) {
        problems.requireNewest(caller.tenant(), base);
      } else if (problems.newest(caller.tenant(), problem.term().id()).isPresent()) {
        throw newer();
      }
      Problems.Stored stored = problems.store(caller.tenant(), ready, base, changes, reason);
      store.delete(caller.tenant(), caller.id(), upload.id());
      return stored;
    });
  }

  private String changes(HeldUpload upload, Problem before, Problem problem) {
    return lane.call(ComputeTask.COMPARE, () -> uploads.changes(upload.mode(), before, problem));
  }

  private static ApiException newer() {
    return ApiException.conflict(
        Problems.NEWER_DATA,
        "",
        "Underlaget har ändrats medan du tittade. Nedan står vad som skiljer nu.",
        "The data has been changed while you were looking. Below is what differs now.");
  }

  /** Keeps a workbook no more. */
  public void forget(UUID id) {
    Caller caller = callers.get();
    transaction.executeWithoutResult(status -> store.delete(caller.tenant(), caller.id(), id));
  }

  private UUID tenant() {
    return callers.get().tenant();
  }
}
