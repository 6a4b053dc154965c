package org.platsa.api.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.cancellation.Cancellations;
import org.platsa.api.cancellation.Turn;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;

/** Reads what was published, and how the rounds with providers stand (<i>publiceringar</i>). */
@Component
public class Publications {
  private static final int MOST_VERSIONS = 200;

  private final PublicationStore store;
  private final Problems problems;
  private final ProtectedStudents hiding;
  private final ComputeLane lane;
  private final Cancellations cancellations;
  private final ReadTransaction read;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final Clock clock;

  Publications(
      PublicationStore store,
      Problems problems,
      ProtectedStudents hiding,
      ComputeLane lane,
      Cancellations cancellations,
      ReadTransaction read,
      CurrentTenant tenant,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.problems = problems;
    this.hiding = hiding;
    this.lane = lane;
    this.cancellations = cancellations;
    this.read = read;
    this.tenant = tenant;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A publication with what was sent.
   *
   * @throws ApiException 404 if the department has no such publication
   */
  public Publication get(UUID id) {
    UUID client = tenant.id();
    return counted(client, Objects.requireNonNull(read.of(() -> whole(client, id))));
  }

  /** With how many are protected by now; not to be called in a transaction. */
  Publication counted(UUID client, Publication publication) {
    return publication.with(hiding.counted(client, publication.proposals()));
  }

  /** Without what was sent; to be called in a transaction. */
  Publication required(UUID client, UUID id) {
    return store.find(client, id).orElseThrow(() -> ApiException.notFound("publication", id));
  }

  /** With what was sent; to be called in a transaction. */
  Publication whole(UUID client, UUID id) {
    return required(client, id).with(store.proposals(client, id));
  }

  /**
   * A term's publications without what was sent, the newest first; the first 200.
   *
   * @throws ApiException 404 if there is no data of such a term
   */
  public List<Publication> ofTerm(String term) {
    UUID client = tenant.id();
    if (problems.newest(client, term).isEmpty()) {
      throw ApiException.notFound("term", term);
    }
    return store.ofTerm(client, term, MOST_VERSIONS);
  }

  /**
   * What a provider was sent by a publication, with what it answered; records that it is read.
   *
   * @throws ApiException 404 if there is no such publication, or nothing of it for the provider
   */
  public List<ProposedPlace> places(UUID publication, String provider) {
    UUID client = tenant.id();
    Publication made = get(publication);
    Proposal proposal =
        made.proposals().stream()
            .filter(each -> each.providerId().equals(provider))
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("proposal of provider", provider));
    audit.readsTold(made.problemId(), proposal.protectedStudents());
    return shown(proposal);
  }

  /** The places of a proposal as they may be shown now. */
  public List<ProposedPlace> shown(Proposal proposal) {
    UUID client = tenant.id();
    return lane.call(
        ComputeTask.READ,
        () ->
            shown(
                client,
                proposal,
                read.of(() -> store.sent(client, proposal.providerId(), proposal.id()))));
  }

  private List<ProposedPlace> shown(UUID client, Proposal proposal, List<SentPlace> places) {
    return hiding.hidden(client, proposal, places.stream().map(SentPlace::proposed).toList());
  }

  /** How the rounds of some terms stand; terms without a publication are left out. */
  public Map<String, TermRound> rounds(Collection<String> terms) {
    UUID client = tenant.id();
    return read.of(() -> {
      Map<String, TermRound> rounds = new LinkedHashMap<>();
      Map<String, Publication> newest = store.newestOf(client, terms);
      if (newest.isEmpty()) {
        return rounds;
      }
      Map<String, List<Proposal>> proposals =
          store.newest(client, newest.keySet()).stream()
              .collect(Collectors.groupingBy(Proposal::termId));
      LocalDate today = today();
      newest.forEach((term, made) ->
          rounds.put(term, round(made, proposals.getOrDefault(term, List.of()), today)));
      return rounds;
    });
  }

  /** The same in short. */
  public Map<String, RoundInShort> roundsInShort(Collection<String> terms) {
    Map<String, RoundInShort> rounds = new LinkedHashMap<>();
    rounds(terms).forEach((term, round) -> rounds.put(term, RoundInShort.of(round)));
    return rounds;
  }

  private static TermRound round(Publication made, List<Proposal> proposals, LocalDate today) {
    return new TermRound(
        made.termId(),
        made.number(),
        made.id(),
        made.problemId(),
        made.runId(),
        made.publishedAt(),
        today,
        proposals,
        proposals.stream()
            .filter(Proposal::stands)
            .map(each -> each.counted(today))
            .reduce(new Proposal.Counts(0, 0, 0, 0, 0), Proposal.Counts::plus));
  }

  /**
   * How a term's round stands.
   *
   * @throws ApiException 404 if nothing of the term was published
   */
  public TermRound round(String term) {
    TermRound round = rounds(List.of(term)).get(term);
    if (round == null) {
      throw ApiException.notFound("publication of term", term);
    }
    return round.with(hiding.counted(tenant.id(), round.proposals()));
  }

  /**
   * A proposal that stands, with what the department knows of it.
   *
   * @param places in their order
   */
  public record Standing(Proposal proposal, List<SentPlace> places) {
    public Standing {
      places = List.copyOf(places);
    }
  }

  /** Each provider's newest proposal of a term that stands. */
  public List<Standing> standing(String term) {
    UUID client = tenant.id();
    return lane.call(ComputeTask.READ, () -> standing(client, term, PublicationStore.Which.ALL));
  }

  /**
   * A seat that was taken, for whom and where.
   *
   * @param placementId for which placement
   * @param supervisorId with whom
   * @param periodId when
   */
  public record Taken(String placementId, String supervisorId, String periodId) {}

  /**
   * Seats of a term that were on offer and were taken, of which the takers have no version yet, in
   * the order in which they were taken.
   */
  public List<Taken> taken(String term) {
    UUID client = tenant.id();
    return lane.call(ComputeTask.READ, () -> read.of(() -> store.taken(client, term))).stream()
        .map(each ->
            new Taken(
                each.seat().placementId(),
                Objects.requireNonNull(each.seat().supervisorId()),
                Objects.requireNonNull(each.seat().periodId())))
        .toList();
  }

  private List<Standing> standing(UUID client, String term, PublicationStore.Which which) {
    return read.of(() -> store.last(client, term, which)).values().stream()
        .filter(last -> last.proposal().stands())
        .map(last -> new Standing(last.proposal(), last.places()))
        .toList();
  }

  /**
   * A place that somebody is to see to (<i>plats att åtgärda</i>).
   *
   * @param provider whose, by name
   * @param place as it may be shown now
   */
  public record Refused(String provider, ProposedPlace place) {}

  /** Places of a term that are answered, but not accepted. */
  public List<Refused> refused(String term) {
    UUID client = tenant.id();
    return lane.call(
        ComputeTask.READ,
        () ->
            standing(client, term, PublicationStore.Which.REFUSED).stream()
                .filter(each -> !each.places().isEmpty())
                .flatMap(each ->
                    shown(client, each.proposal(), each.places()).stream()
                        .map(place -> new Refused(each.proposal().provider(), place)))
                .toList());
  }

  /**
   * Who waits for a place in a term, as the providers were told, in the order in which places that
   * become free are given; records that it is read.
   *
   * @throws ApiException 404 if nothing of the term was published
   */
  public List<Waiting> waiting(String term) {
    UUID client = tenant.id();
    UUID problem = round(term).problemId();
    List<Waiting> waiting =
        lane.call(ComputeTask.READ, () -> waiting(problems.problem(client, problem), client, term));
    audit.readsTold(
        problem,
        (int)
            waiting.stream()
                .map(Waiting::shown)
                .filter(ShownPlace::protectedIdentity)
                .map(ShownPlace::studentId)
                .distinct()
                .count());
    return waiting;
  }

  private List<Waiting> waiting(Problem problem, UUID client, String term) {
    BiFunction<String, String, Turn> turns = cancellations.turns(client, problem);
    List<Waiting> waiting = new ArrayList<>();
    standing(client, term, PublicationStore.Which.WAITING).stream()
        .flatMap(each -> {
          List<ProposedPlace> shown = shown(client, each.proposal(), each.places());
          return IntStream.range(0, shown.size())
              .mapToObj(i ->
                  new InTurn(
                      turn(turns, each.proposal(), each.places().get(i)),
                      each,
                      shown.get(i).shown()));
        })
        .sorted(Comparator.comparing(InTurn::turn, Turn.ORDER))
        .forEach(each ->
            waiting.add(
                new Waiting(
                    waiting.size() + 1,
                    each.standing().proposal().provider(),
                    each.turn().tier(),
                    each.turn().askedAt(),
                    each.turn().help(),
                    each.shown())));
    return waiting;
  }

  /** Somebody who waits, with what decides when it is their turn. */
  private record InTurn(Turn turn, Standing standing, ShownPlace shown) {}

  private static Turn turn(
      BiFunction<String, String, Turn> turns, Proposal proposal, SentPlace place) {
    return turns
        .apply(proposal.providerId(), place.shown().studentId())
        .helping(place.seat().help());
  }

  /**
   * A place at a unit, of a proposal that stands.
   *
   * @param termId of which term
   * @param provider whose, by name
   * @param problemId of whose plan
   * @param proposalId of which proposal
   * @param number the publication's, higher for a later one
   * @param changedAt when something of the proposal was last changed
   * @param counted the answer as it counts by now; null for none
   */
  public record AtUnits(
      String termId,
      String provider,
      UUID problemId,
      UUID proposalId,
      int number,
      Instant changedAt,
      SentPlace place,
      @Nullable Answer counted) {}

  /** Places at some units, of every proposal of any term that stands. */
  public List<AtUnits> atUnits(Collection<String> units) {
    UUID client = tenant.id();
    LocalDate today = today();
    return lane.call(
        ComputeTask.READ,
        () ->
            read.of(() -> store.atUnits(client, units, today)).stream()
                .filter(each -> {
                  ShownPlace.Place where = each.place().shown().place();
                  return where != null && units.contains(where.unitId());
                })
                .toList());
  }

  /** The day that counts, in Sweden. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
  }
}
