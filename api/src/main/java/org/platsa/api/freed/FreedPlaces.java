package org.platsa.api.freed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Ids;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
import org.platsa.api.publication.ProtectedStudents;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.Published;
import org.platsa.api.publication.ShownPlace;
import org.platsa.api.publication.TermRound;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers places that have become free (<i>erbjuda lediga platser</i>). The waiting list has had its
 * turn when the plan was mended: whoever is left without a place can be at a free one only in weeks
 * that were not asked for, and that is for the provider to say.
 */
@Component
public class FreedPlaces {
  /** The code of a refusal since no place is free that somebody could take. */
  public static final String NOTHING_TO_OFFER = "NOTHING_TO_OFFER";

  private final FreedStore store;
  private final FreedMessages messages;
  private final Outbox outbox;
  private final Publications publications;
  private final ProtectedStudents hiding;
  private final Problems problems;
  private final ComputeLane lane;
  private final CurrentCaller callers;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  FreedPlaces(
      FreedStore store,
      FreedMessages messages,
      Outbox outbox,
      Publications publications,
      ProtectedStudents hiding,
      Problems problems,
      ComputeLane lane,
      CurrentCaller callers,
      ReadTransaction read,
      TransactionTemplate transaction,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.messages = messages;
    this.outbox = outbox;
    this.publications = publications;
    this.hiding = hiding;
    this.problems = problems;
    this.lane = lane;
    this.callers = callers;
    this.read = read;
    this.transaction = transaction;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is or was on offer in a term, the newest first; records that it is read.
   *
   * @throws ApiException 404 if nothing of the term was published
   */
  public List<FreedPlace> ofTerm(String term) {
    UUID problem = publications.round(term).problemId();
    UUID client = callers.get().tenant();
    List<FreedPlace> places = read.of(() -> store.ofTerm(client, term, publications.today()));
    Set<String> hidden = hiding.of(client, term);
    audit.readsTold(
        problem,
        (int)
            places.stream()
                .map(FreedPlace::takenFor)
                .filter(Objects::nonNull)
                .filter(hidden::contains)
                .distinct()
                .count());
    return places;
  }

  /**
   * Offers every place of a term that somebody has said no to, that is still free, and that
   * somebody without a place could take in weeks that they have not asked for.
   *
   * @return all that is or was on offer
   * @throws ApiException 404 if nothing of the term was published; 422 with every fault; 409 while
   *     answers are to be seen to, since the waiting list comes first, or if nothing can be offered
   */
  public List<FreedPlace> offer(String term, OfferingRequest request) {
    LocalDate today = publications.today();
    Caller by = callers.get();
    TermRound round = publications.round(term);
    request.check(today);
    if (round.answers().toMend() > 0) {
      throw ApiException.conflict(
          "MEND_FIRST",
          "",
          "Laga planen och publicera först, så att väntelistan får sitt.",
          "Mend the plan and publish first, so that the waiting list has its turn.");
    }
    Problem problem = problems.problem(by.tenant(), round.problemId());
    List<Publications.Standing> standing = publications.standing(term);
    List<Publications.Taken> taken = publications.taken(term);
    List<FreePlaceFinder.Found> found =
        lane.call(
            ComputeTask.COMPARE,
            () ->
                new FreePlaceFinder(problem, standing, taken, today)
                    .of(read.of(() -> store.vacated(by.tenant(), term))));
    if (found.isEmpty()) {
      throw ApiException.conflict(
          NOTHING_TO_OFFER,
          "",
          "Ingen ledig plats passar någon som saknar plats.",
          "No free place suits anybody who has none.");
    }
    Map<String, ProviderTier> tiers = new HashMap<>();
    for (EducationProvider each : problem.providers()) {
      tiers.put(each.id(), each.tier());
    }
    Instant now = now();
    transaction.executeWithoutResult(status -> {
      List<UUID> offered = new ArrayList<>();
      for (FreePlaceFinder.Found each : found) {
        UUID id = ids.next();
        offered.add(id);
        ShownPlace.Place place = Objects.requireNonNull(each.vacated().shown().place());
        store.offer(
            by,
            id,
            term,
            each.vacated(),
            place.offered(),
            Objects.requireNonNull(request.until()),
            now);
        each.candidates()
            .forEach(candidate ->
                store.candidate(
                    by.tenant(),
                    id,
                    term,
                    candidate.provider(),
                    candidate.proposal(),
                    candidate.position(),
                    request.opensOn(today, tiers.get(candidate.provider()))));
      }
      messages.offered(by.tenant(), term, offered, Objects.requireNonNull(request.until()));
      audit.record(
          "places.offered",
          "term",
          term,
          Map.of("problem", round.problemId(), "places", found.size()));
    });
    return ofTerm(term);
  }

  /** Whatever is on offer ends with the next publication, whose plan may need it. */
  @EventListener
  void published(Published publication) {
    List<UUID> ended = store.end(publication.tenant(), publication.term(), null, now());
    messages.ended(publication.tenant(), publication.term(), ended);
  }

  /**
   * Takes a term's places back that nobody has taken.
   *
   * @param id which; null for all
   * @return how many
   * @throws ApiException 404 if there is none such, or it was taken back already; 409 if somebody
   *     has taken it, with who
   */
  public int end(String term, @Nullable UUID id) {
    Caller by = callers.get();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          List<UUID> ended = store.end(by.tenant(), term, id, now());
          if (ended.isEmpty()) {
            throw notEnded(by, term, id);
          }
          messages.ended(by.tenant(), term, ended);
          audit.record("places.ended", "term", term, Map.of("places", ended.size()));
          return ended.size();
        }));
  }

  private ApiException notEnded(Caller by, String term, @Nullable UUID id) {
    return store.ofTerm(by.tenant(), term, publications.today()).stream()
        .filter(each -> each.id().equals(id) && each.state() == FreedPlace.State.TAKEN)
        .findFirst()
        .map(Refusals::takenBy)
        .orElseGet(() -> ApiException.notFound("offered place", id == null ? term : id));
  }

  /** What the present provider could take, the nearest day first; records that it is read. */
  public List<FreedPlace.Offer> own() {
    Caller caller = callers.get();
    LocalDate today = publications.today();
    List<FreedStore.OfferedRow> rows =
        read.of(() -> store.offered(caller.tenant(), provider(caller), null));
    List<FreedStore.OfferedRow> waiting =
        rows.stream()
            .filter(each -> !each.gone() && !each.until().isBefore(today))
            .filter(each ->
                rows.stream()
                    .noneMatch(other ->
                        other.taken()
                            && other.proposal().equals(each.proposal())
                            && other.position() == each.position()))
            .toList();
    List<ProtectedStudents.Told> told =
        waiting.stream()
            .map(each ->
                new ProtectedStudents.Told(
                    each.proposal(),
                    each.term(),
                    each.candidate().studentId(),
                    each.protectedIdentity()))
            .toList();
    hiding
        .among(caller.tenant(), told)
        .forEach((proposal, students) -> audit.readsProposal(proposal, students.size()));
    if (waiting.isEmpty()) {
      audit.readsNobody();
    }
    List<FreedPlace.Offer> offers = new ArrayList<>();
    waiting.stream()
        .map(FreedStore.OfferedRow::id)
        .distinct()
        .forEach(id -> {
          List<FreedStore.OfferedRow> of =
              waiting.stream().filter(each -> each.id().equals(id)).toList();
          FreedStore.OfferedRow first = of.getFirst();
          offers.add(
              new FreedPlace.Offer(
                  id,
                  first.term(),
                  first.place(),
                  first.until(),
                  first.opensOn(),
                  !first.opensOn().isAfter(today),
                  of.stream().map(FreedStore.OfferedRow::candidate).toList()));
        });
    return offers;
  }

  /**
   * Takes a place for one of the present provider's own. The first who comes has it.
   *
   * @throws ApiException 404 if it is not on offer to the provider; 422 if it is not for that
   *     placement; 409 if somebody was first, the department has taken it back, its day is over, or
   *     it is not the provider's turn yet
   */
  public void take(UUID id, TakingRequest request) {
    Caller caller = callers.get();
    String provider = provider(caller);
    LocalDate today = publications.today();
    transaction.executeWithoutResult(status -> {
      List<FreedStore.OfferedRow> rows = store.offered(caller.tenant(), provider, id);
      if (rows.isEmpty()) {
        throw notOffered(caller, id, today);
      }
      FreedStore.OfferedRow row =
          rows.stream()
              .filter(each -> each.candidate().placementId().equals(request.placementId()))
              .findFirst()
              .orElseThrow(() -> Refusals.notFor(request.placementId()));
      if (row.taken()) {
        // Sent twice: it is done.
        return;
      }
      if (row.opensOn().isAfter(today)) {
        throw Refusals.notYet(row.opensOn());
      }
      if (!Refusals.once(() -> store.take(caller, provider, row, today, now()))) {
        throw Refusals.gone(store.state(caller.tenant(), id, today).orElse(null), row.until());
      }
      outbox.place(
          caller.tenant(), MessageKind.PLACE_TAKEN, row.term(), provider, row.proposal(), null);
      audit.record("place.taken", "proposal", row.proposal().toString(), Map.of("place", id));
    });
  }

  /** One that was on offer to the provider, until another version came, is gone. */
  private ApiException notOffered(Caller caller, UUID id, LocalDate today) {
    return store
        .state(caller.tenant(), id, today)
        .filter(state -> state != FreedPlace.State.OPEN)
        .map(state -> Refusals.gone(state, today))
        .orElseGet(() -> ApiException.notFound("offered place", id));
  }

  private static String provider(Caller caller) {
    return Objects.requireNonNull(caller.provider(), "the caller is no provider");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
