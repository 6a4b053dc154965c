package org.platsa.api.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.body.Answers;
import org.platsa.api.body.Spool;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.compute.SharedResults;
import org.platsa.api.database.Notifications;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Ids;
import org.platsa.api.settings.Settings;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes problems in and gives them out (<i>inlämning</i>): what is stored has been read and checked
 * whole.
 */
@Component
public class Problems {
  /** The code of a refusal since the term has newer data than the request was made of. */
  public static final String NEWER_DATA = "NEWER_DATA";

  /**
   * How much heap a problem takes for each byte of its document, times ten: measured on a nation.
   */
  private static final int TENTHS_OF_HEAP = 15;

  private final ProblemStore store;
  private final ComputeLane lane;
  private final ProblemReader reader;
  private final Ids ids;
  private final Clock clock;
  private final AuditLog audit;
  private final CurrentCaller callers;
  private final ApplicationEventPublisher events;

  /** The last used ones, by their version, so that they need not be read again. */
  private final SharedResults<Version, Known> known;

  Problems(
      ProblemStore store,
      ComputeLane lane,
      Ids ids,
      Clock clock,
      AuditLog audit,
      CurrentCaller callers,
      ApplicationEventPublisher events,
      Notifications notifications,
      Settings settings) {
    this.store = store;
    this.lane = lane;
    this.ids = ids;
    this.clock = clock;
    this.audit = audit;
    this.callers = callers;
    this.events = events;
    this.reader = new ProblemReader(settings.limits().ofDocuments());
    this.known =
        new SharedResults<>(
            settings.compute().problemBytes(), Known::heap, settings.compute().deadline());
    notifications.listen(Notifications.FORGET, payload -> forget());
  }

  private record Version(UUID id, String hash) {}

  /** A problem in memory. */
  private record Known(Problem problem, long heap) {}

  /**
   * A problem that is stored.
   *
   * @param summary the problem
   * @param created whether it was not there before
   */
  public record Stored(ProblemSummary summary, boolean created) {}

  /**
   * A problem that is right, on its way to be stored.
   *
   * @param accepted the problem with what looks wrong in it
   * @param document as it is to be given back
   * @param hash of its content
   */
  public record Checked(ReadResult.Accepted<Problem> accepted, Spool document, byte[] hash) {}

  /** Whether none is stored, as far as the present tenancy sees. */
  public boolean isEmpty() {
    return store.isEmpty();
  }

  /**
   * Reads and checks a document. It can take seconds: not to be called in a transaction.
   *
   * @return with the document as it was sent, or without what single rows say that cannot be read
   * @throws ApiException with every fault, if there is any that is not a single row's own
   */
  public Checked read(Spool document) {
    Spool mended = Answers.newSpool();
    return lane.call(
        ComputeTask.reading(document.length()),
        () -> {
          ReadResult.Accepted<Problem> accepted =
              ApiException.accepted("The problem", reader.read(document));
          if (!accepted.isWhole()) {
            Json.mapper().writeValue(mended.writer(), accepted.value());
          }
          return new Checked(
              accepted, accepted.isWhole() ? document : mended, Hashes.of(accepted.value()));
        });
  }

  /** The hash of a request with a large body, made in the lane. */
  public byte[] requestHash(String purpose, Spool body) {
    return lane.call(ComputeTask.reading(body.length()), () -> Hashes.of(purpose, body));
  }

  /**
   * Checks a problem that was made of another; the same holds.
   *
   * @param revision makes it, in the lane
   * @throws ApiException with every fault, if there is any
   */
  public Checked check(Callable<Problem> revision) {
    Spool document = Answers.newSpool();
    return lane.call(
        ComputeTask.REVISE,
        () -> {
          Problem revised = revision.call();
          ReadResult.Accepted<Problem> accepted =
              ApiException.accepted("The revised problem", reader.check(revised));
          Json.mapper().writeValue(document.writer(), revised);
          return new Checked(accepted, document, Hashes.of(revised));
        });
  }

  /**
   * Stores a problem unless the tenant has one of the same content.
   *
   * @param parent the problem that it was made of, if any
   * @param changes what was changed in that, as JSON
   */
  public Stored store(
      UUID tenant, Checked checked, @Nullable UUID parent, @Nullable String changes) {
    return store(tenant, checked, parent, changes, null);
  }

  /**
   * The same with why, in the words of whoever does it.
   *
   * @param reason that {@link Reasons} lets pass; null if it is not told
   */
  public Stored store(
      UUID tenant,
      Checked checked,
      @Nullable UUID parent,
      @Nullable String changes,
      @Nullable String reason) {
    Origin origin = new Origin(parent, changes, caller(), Reasons.plain(reason), false);
    return parent == null
        ? store(tenant, checked, checked.hash(), origin)
        : storeRevision(tenant, checked, parent, origin);
  }

  private @Nullable String caller() {
    return callers.find().map(Caller::name).orElse(null);
  }

  /**
   * Stores a changed copy of a problem that only asks what would be (<i>tänk om</i>). It is a
   * problem like others, with runs of its own, but no version of the term's data: it is never the
   * newest, and stands in no history.
   *
   * @param changes what is different, as JSON
   * @param reason that {@link Reasons} lets pass; null if it is not told
   */
  public Stored storeWhatIf(
      UUID tenant, Checked checked, UUID parent, String changes, @Nullable String reason) {
    Origin origin = new Origin(parent, changes, caller(), Reasons.plain(reason), true);
    return store(tenant, checked, after("what if ", checked.hash(), parent), origin);
  }

  /** What-ifs that were made of a problem, the newest first. */
  public List<StoredVersion> whatIfs(UUID tenant, UUID parent, int most) {
    return store.whatIfs(tenant, parent, most);
  }

  /**
   * Lets pass what is a version of a term's data.
   *
   * @throws ApiException 404 if there is no such problem; 409 if it is a what-if
   */
  public void requireVersionOfTerm(UUID tenant, UUID id) {
    if (store.isWhatIf(tenant, id).orElseThrow(() -> ApiException.notFound("problem", id))) {
      throw ApiException.of(
          ErrorType.CONFLICT,
          "Problem "
              + id
              + " only asks what would be, and is no version of a term's data. Maybe make the same"
              + " changes in the term's newest problem.");
    }
  }

  /**
   * A revision may lead back to what the term had before: that is a version of its own, the newest.
   */
  private Stored storeRevision(UUID tenant, Checked checked, UUID parent, Origin origin) {
    Optional<ProblemSummary> there = store.findByContent(tenant, checked.hash());
    if (there.isEmpty()) {
      return store(tenant, checked, checked.hash(), origin);
    }
    ProblemSummary old = there.get();
    boolean isVersion = !store.isWhatIf(tenant, old.id()).orElse(false);
    if (isVersion && (old.id().equals(parent) || parent.equals(old.parentId()))) {
      return new Stored(old, false);
    }
    ProblemSummary before = summary(tenant, parent);
    boolean isUnchanged =
        before.parentId() != null
            && version(tenant, parent)
                .equals(
                    HexFormat.of().formatHex(after("back to ", checked.hash(), before.parentId())));
    return isUnchanged
        ? new Stored(before, false)
        : store(tenant, checked, after("back to ", checked.hash(), parent), origin);
  }

  /** The hash of a content that may be stored already, as what was made of a problem. */
  private static byte[] after(String how, byte[] content, UUID parent) {
    String purpose = how + HexFormat.of().formatHex(content);
    return Hashes.of(purpose, parent.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Stored store(UUID tenant, Checked checked, byte[] hash, Origin origin) {
    Problem problem = checked.accepted().value();
    ProblemSummary summary =
        new ProblemSummary(
            ids.next(),
            problem.term().id(),
            problem.name(),
            problem.placements().size(),
            problem.supervisors().size(),
            problem.units().size(),
            origin.parent(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            checked.accepted().warnings().issues().stream().map(ErrorIssue::of).toList());
    Optional<ProblemSummary> there = store.findByContent(tenant, hash);
    if (there.isPresent()) {
      return new Stored(there.get(), false);
    }
    if (store.insert(tenant, summary, problem, hash, checked.document(), origin)) {
      recordStored(summary, origin.whatIf());
      return new Stored(summary, true);
    }
    return store
        .findByContent(tenant, hash)
        .map(same -> new Stored(same, false))
        .orElseThrow(() ->
            ApiException.of(
                ErrorType.CONFLICT,
                "A problem of the same content was removed at the same time. Maybe send it"
                    + " again."));
  }

  /**
   * Has nothing stored that was made of a problem which has changed meanwhile; to be called in the
   * transaction that stores it.
   *
   * @param version the problem's, when it was read
   * @throws ApiException 409 if it has another now
   */
  public void requireVersion(UUID tenant, UUID id, String version) {
    store.lockAgainstChange(tenant, id);
    if (!version(tenant, id).equals(version)) {
      throw ApiException.of(
          ErrorType.CONFLICT,
          "Somebody in problem " + id + " was deleted at the same time. Maybe send it again.");
    }
  }

  /**
   * Has nothing stored that was made of other than a term's newest problem; to be called in the
   * transaction that stores it. Whoever stores another version at the same time is awaited.
   *
   * @param parent what it was made of
   * @throws ApiException 409 if the term has a newer one
   */
  public void requireNewest(UUID tenant, UUID parent) {
    store.lockAgainstRevisions(tenant, parent);
    if (newest(tenant, summary(tenant, parent).termId()).filter(parent::equals).isEmpty()) {
      throw ApiException.conflict(
          NEWER_DATA,
          "",
          "Terminens underlag har ändrats sedan det lästes.",
          "The term's data has been changed since it was read.");
    }
  }

  /** A term's newest problem, if it has any. */
  public Optional<UUID> newest(UUID tenant, String term) {
    return store.newest(tenant, term);
  }

  /** Pseudonyms of a term's newest data whose identity is protected; none if there is no data. */
  public Set<String> protectedNow(UUID tenant, String term) {
    return newest(tenant, term)
        .map(id ->
            problem(tenant, id).students().stream()
                .filter(Student::protectedIdentity)
                .map(Student::id)
                .collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  /** The newest problem of each term that is not over on a day. */
  public List<UUID> current(UUID tenant, LocalDate day) {
    return store.current(tenant, day);
  }

  /** Whether a problem of this content is stored already. */
  public boolean isStored(UUID tenant, Checked checked) {
    return store.findByContent(tenant, checked.hash()).isPresent();
  }

  /** A term's versions with who made each and why, the newest first. */
  public List<ListedVersion> versions(UUID tenant, String term, int most) {
    return store.versions(tenant, term, most);
  }

  /**
   * A stored problem written anew, with the warnings of today.
   *
   * @param rewriting makes it, in the lane
   */
  public Rewritten rewritten(Callable<Problem> rewriting) {
    Spool document = Answers.newSpool();
    return lane.call(
        ComputeTask.REVISE,
        () -> {
          Problem problem = rewriting.call();
          Json.mapper().writeValue(document.writer(), problem);
          // What was taken in by earlier rules stays, whatever today's say.
          List<ErrorIssue> warnings =
              reader.check(problem) instanceof ReadResult.Accepted<Problem> accepted
                  ? accepted.warnings().issues().stream().map(ErrorIssue::of).toList()
                  : List.of();
          return new Rewritten(
              document, Hashes.of(problem), Json.mapper().writeValueAsString(warnings));
        });
  }

  /**
   * A problem on its way to take a stored one's place.
   *
   * @param document the whole of it
   * @param hash of its content
   * @param warnings as JSON
   */
  public record Rewritten(Spool document, byte[] hash, String warnings) {}

  private void forget() {
    known.forget();
  }

  private void recordStored(ProblemSummary summary, boolean whatIf) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("term", summary.termId());
    details.put("placements", summary.placements());
    if (summary.parentId() != null) {
      details.put("parent", summary.parentId());
    }
    String action =
        whatIf
            ? "problem.supposed"
            : summary.parentId() == null ? "problem.stored" : "problem.revised";
    audit.record(action, "problem", summary.id().toString(), details);
  }

  /** The problem of an id; read in the lane if it is not in memory. */
  public Problem problem(UUID tenant, UUID id) {
    // Also asks whether it is still there, and this tenant's.
    StoredDocument document = document(tenant, id);
    return known
        .get(
            new Version(id, document.version()),
            () -> lane.call(ComputeTask.reading(document.length()), () -> read(document)))
        .problem();
  }

  private static Known read(StoredDocument document) throws IOException {
    try (InputStream in = document.open()) {
      ComputeLane.require();
      Problem problem = Json.mapper().readValue(in, Problem.class);
      return new Known(problem, document.length() * TENTHS_OF_HEAP / 10);
    }
  }

  /** The document as it was sent. */
  public StoredDocument document(UUID tenant, UUID id) {
    return store.document(tenant, id).orElseThrow(() -> ApiException.notFound("problem", id));
  }

  /**
   * The hash of a problem's content, in hexadecimal: its version, which changes only when somebody
   * in it is deleted.
   */
  public String version(UUID tenant, UUID id) {
    byte[] hash =
        store.contentHash(tenant, id).orElseThrow(() -> ApiException.notFound("problem", id));
    return HexFormat.of().formatHex(hash);
  }

  /** The tenant's newest problems in short, the newest first. */
  public List<ListedProblem> newest(UUID tenant, int count) {
    return store.page(tenant, null, 0, count).items();
  }

  /** The problem of an id in short. */
  public ProblemSummary summary(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(() -> ApiException.notFound("problem", id));
  }

  /**
   * Deletes a problem with its finished runs and its what-ifs; to be called in a transaction.
   *
   * @throws ApiException 404 if there is no such problem; 409 while a run of it or of a what-if of
   *     it, or one that starts from such a run, is queued or solving, and if a plan of it was sent
   *     to providers
   */
  public void delete(UUID tenant, UUID id) {
    String term = summary(tenant, id).termId();
    store.lockForDeletion(tenant, id);
    events.publishEvent(new VersionChange.Deleted(tenant, term, id));
    if (!store.delete(tenant, id)) {
      if (store.isPublished(tenant, id)) {
        throw ApiException.conflict(
            "PUBLISHED",
            "",
            "En plan av underlaget är skickad till utbildare. Det sparas så länge terminen finns.",
            "A plan of the problem was sent to providers. It is kept for as long as its term is.");
      }
      if (store.isAsked(tenant, id)) {
        throw ApiException.conflict(
            "ASKED",
            "",
            "Terminen är öppnad för önskemål, och det här är dess enda underlag. Det sparas så"
                + " länge terminen finns.",
            "The term was opened for requests, and this is its only data. It is kept for as long"
                + " as its term is.");
      }
      throw ApiException.of(
          ErrorType.CONFLICT,
          "Problem "
              + id
              + " has a run that is queued or solving, or another problem's run starts from one of"
              + " its runs. Maybe stop it first.");
    }
    audit.record("problem.deleted", "problem", id.toString(), Map.of());
  }
}
