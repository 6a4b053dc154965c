package org.platsa.api.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.identity.Caller;
import org.platsa.api.privacy.Silence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What the department alone knows of publications and proposals (<i>publiceringar</i>). */
@Repository
@Transactional(readOnly = true)
class PublicationStore {
  private static final String COLUMNS =
      """
      SELECT id, term_id, number, problem_id, run_id, draft_id, draft_version, published_name,
             published_at
      FROM publication
      """;

  private static final String TAKEN =
      """
      FROM freed_place f
      JOIN proposal p ON p.tenant_id = f.tenant_id AND p.provider_id = f.taken_provider
                     AND p.id = f.taken_proposal
      JOIN proposed_place s ON s.tenant_id = f.tenant_id AND s.provider_id = f.freed_provider
                           AND s.proposal_id = f.freed_proposal AND s.position = f.freed_position
      JOIN proposed_place t ON t.tenant_id = f.tenant_id AND t.provider_id = f.taken_provider
                           AND t.proposal_id = f.taken_proposal AND t.position = f.taken_position
      LEFT JOIN answer a ON a.tenant_id = t.tenant_id AND a.provider_id = t.provider_id
                        AND a.proposal_id = t.proposal_id AND a.position = t.position
      WHERE f.tenant_id = :tenant AND f.term_id = :term AND p.replaced_at IS NULL
        AND p.withdrawn_at IS NULL AND coalesce(a.answer, '') NOT IN ('DECLINED', 'WITHDRAWN')
      ORDER BY f.taken_at, f.id
      """;

  private final JdbcClient db;
  private final JsonMapper json;

  PublicationStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * A provider's newest proposal of a term, with what it was sent.
   *
   * @param problemId of whose plan
   * @param places with what was taken since, as if it had been in it
   * @param taken which places were taken since, by position
   */
  record Last(Proposal proposal, UUID problemId, List<SentPlace> places, Map<Integer, UUID> taken) {
    /** The same with those of a term's taken places that are this proposal's. */
    Last with(List<TakenPlace> all) {
      Map<Integer, TakenPlace> own = new LinkedHashMap<>();
      all.stream()
          .filter(each -> each.proposal().equals(proposal.id()))
          .forEach(each -> own.put(each.position(), each));
      Map<Integer, UUID> ids = new LinkedHashMap<>();
      List<SentPlace> withTaken = new ArrayList<>();
      for (SentPlace place : places) {
        TakenPlace one = own.get(place.position());
        if (one == null || TakenPlace.isGivenUp(place)) {
          withTaken.add(place);
        } else {
          ids.put(place.position(), one.id());
          withTaken.add(one.in(place));
        }
      }
      return new Last(proposal, problemId, withTaken, ids);
    }
  }

  Optional<Publication> find(UUID tenant, UUID id) {
    return db.sql(COLUMNS + " WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(PublicationStore::made)
        .optional();
  }

  /** A term's publications, the newest first. */
  List<Publication> ofTerm(UUID tenant, String term, int most) {
    return db.sql(
            COLUMNS
                + " WHERE tenant_id = :tenant AND term_id = :term ORDER BY number DESC LIMIT :most")
        .param("tenant", tenant)
        .param("term", term)
        .param("most", most)
        .query(PublicationStore::made)
        .list();
  }

  /** The newest publication of each of some terms that has any. */
  Map<String, Publication> newestOf(UUID tenant, Collection<String> terms) {
    Map<String, Publication> newest = new LinkedHashMap<>();
    db.sql(
            "SELECT DISTINCT ON (term_id) * FROM ("
                + COLUMNS
                + """
                WHERE tenant_id = :tenant AND term_id = ANY(:terms)) AS made
                ORDER BY term_id, number DESC
                """)
        .param("tenant", tenant)
        .param("terms", terms.toArray(String[]::new))
        .query(PublicationStore::made)
        .list()
        .forEach(made -> newest.put(made.termId(), made));
    return newest;
  }

  /** What was sent by a publication. */
  List<Proposal> proposals(UUID tenant, UUID publication) {
    return db.sql(
            ProposalStore.PROPOSALS
                + """
                WHERE p.tenant_id = :tenant AND p.publication_id = :publication
                ORDER BY p.provider_id
                """)
        .param("tenant", tenant)
        .param("publication", publication)
        .query(ProposalStore::proposal)
        .list();
  }

  /** Each provider's newest proposal of some terms. */
  List<Proposal> newest(UUID tenant, Collection<String> terms) {
    return db.sql(
            ProposalStore.PROPOSALS
                + """
                WHERE p.tenant_id = :tenant AND p.term_id = ANY(:terms) AND p.replaced_at IS NULL
                ORDER BY p.term_id, p.provider_id
                """)
        .param("tenant", tenant)
        .param("terms", terms.toArray(String[]::new))
        .query(ProposalStore::proposal)
        .list();
  }

  /** Which places are read. */
  enum Which {
    /** Every one. */
    ALL("true"),
    /** Those that somebody is to see to: answered, but not accepted. */
    REFUSED("a.answer <> 'ACCEPTED'"),
    /** Those that are asked for, have no place and no answer. */
    WAITING("NOT s.placed AND s.change IS DISTINCT FROM 'GONE' AND a.answer IS NULL");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }
  }

  /** The same of one term with its places, by provider. */
  Map<String, Last> last(UUID tenant, String term, Which which) {
    Map<UUID, List<SentPlace>> places = new LinkedHashMap<>();
    db.sql(
            """
            SELECT s.proposal_id, s.position, s.change, s.shown, s.seat, a.answer, a.reason,
                   a.answered_name, a.answered_at, a.carried, c.confirmed_at
            FROM proposal p
            JOIN proposed_place s ON s.tenant_id = p.tenant_id AND s.provider_id = p.provider_id
                                 AND s.proposal_id = p.id
            LEFT JOIN answer a ON a.tenant_id = s.tenant_id AND a.provider_id = s.provider_id
                              AND a.proposal_id = s.proposal_id AND a.position = s.position
            LEFT JOIN confirmation c ON c.tenant_id = s.tenant_id AND c.provider_id = s.provider_id
                                    AND c.proposal_id = s.proposal_id AND c.position = s.position
            WHERE p.tenant_id = :tenant AND p.term_id = :term AND p.replaced_at IS NULL AND
            """
                + which.condition
                + " ORDER BY s.proposal_id, s.position")
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {
          places
              .computeIfAbsent(row.getObject("proposal_id", UUID.class), id -> new ArrayList<>())
              .add(sent(row));
        });
    Map<UUID, UUID> problems = new LinkedHashMap<>();
    db.sql(
            """
            SELECT p.id, b.problem_id FROM proposal p
            JOIN publication b ON b.tenant_id = p.tenant_id AND b.id = p.publication_id
            WHERE p.tenant_id = :tenant AND p.term_id = :term AND p.replaced_at IS NULL
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {
          problems.put(row.getObject("id", UUID.class), row.getObject("problem_id", UUID.class));
        });
    Map<String, Last> last = new LinkedHashMap<>();
    for (Proposal proposal : newest(tenant, List.of(term))) {
      last.put(
          proposal.providerId(),
          new Last(
              proposal,
              Objects.requireNonNull(problems.get(proposal.id())),
              places.getOrDefault(proposal.id(), List.of()),
              Map.of()));
    }
    return last;
  }

  /** Places of a term that were taken since the taker's newest proposal. */
  List<TakenPlace> taken(UUID tenant, String term) {
    ComputeLane.require();
    return db.sql(
            """
            SELECT f.id, f.place, f.taken_name, f.taken_at, f.taken_proposal, f.taken_position,
                   s.seat, t.seat::json ->> 'placementId' AS placement
            """
                + TAKEN)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) -> {
          PlaceSeat seat = json.readValue(row.getString("seat"), PlaceSeat.class);
          return new TakenPlace(
              row.getObject("id", UUID.class),
              row.getObject("taken_proposal", UUID.class),
              row.getInt("taken_position"),
              new PlaceSeat(row.getString("placement"), seat.supervisorId(), seat.periodId(), null),
              json.readValue(row.getString("place"), ShownPlace.Place.class),
              row.getString("taken_name"),
              row.getObject("taken_at", OffsetDateTime.class).toInstant());
        })
        .list();
  }

  /** Which they are. */
  Set<UUID> takenIds(UUID tenant, String term) {
    return Set.copyOf(
        db.sql("SELECT f.id " + TAKEN)
            .param("tenant", tenant)
            .param("term", term)
            .query(UUID.class)
            .list());
  }

  private SentPlace sent(ResultSet row) throws SQLException {
    ComputeLane.require();
    return new SentPlace(
        row.getInt("position"),
        ProposalStore.change(row),
        json.readValue(row.getString("shown"), ShownPlace.class),
        json.readValue(row.getString("seat"), PlaceSeat.class),
        ProposalStore.given(row),
        ProposalStore.instant(row, "confirmed_at"));
  }

  /** The number that a term's next publication has; to be called with the term locked. */
  int nextNumber(UUID tenant, String term) {
    return db.sql(
            """
            SELECT coalesce(max(number), 0) + 1 FROM publication
            WHERE tenant_id = :tenant AND term_id = :term
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(Integer.class)
        .single();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void insert(UUID tenant, Publication publication, Caller by) {
    db.sql(
            """
            INSERT INTO publication (tenant_id, id, term_id, number, problem_id, run_id, draft_id,
                                     draft_version, published_by, published_name, published_at)
            VALUES (:tenant, :id, :term, :number, :problem, :run, :draft, :version, :by, :byName,
                    :at)
            """)
        .param("tenant", tenant)
        .param("id", publication.id())
        .param("term", publication.termId())
        .param("number", publication.number())
        .param("problem", publication.problemId())
        .param("run", publication.runId(), Types.OTHER)
        .param("draft", publication.draftId(), Types.OTHER)
        .param("version", publication.draftVersion(), Types.INTEGER)
        .param("by", by.id())
        .param("byName", by.name())
        .param("at", utc(publication.publishedAt()))
        .update();
  }

  /** Has a provider's newest proposal of a term replaced; says which one that was. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<UUID> replace(UUID tenant, String term, String provider, Instant at) {
    return db.sql(
            """
            UPDATE proposal SET replaced_at = :at
            WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
              AND replaced_at IS NULL
            RETURNING id
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .param("at", utc(at))
        .query(UUID.class)
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void insert(UUID tenant, UUID publication, Proposal proposal, List<Proposing.NewPlace> places) {
    db.sql(
            """
            INSERT INTO proposal (tenant_id, provider_id, id, publication_id, term_id, term_name,
                                  provider_name, number, published_at, answer_by, message,
                                  shows_supervisors, silence, asked, placed, protected_students)
            VALUES (:tenant, :provider, :id, :publication, :term, :termName, :name, :number, :at,
                    :by, :message, :shows, :silence, :asked, :placed, :protected)
            """)
        .param("tenant", tenant)
        .param("provider", proposal.providerId())
        .param("id", proposal.id())
        .param("publication", publication)
        .param("term", proposal.termId())
        .param("termName", proposal.term())
        .param("name", proposal.provider())
        .param("number", proposal.number())
        .param("at", utc(proposal.publishedAt()))
        .param("by", proposal.answerBy())
        .param("message", proposal.message(), Types.VARCHAR)
        .param("shows", proposal.showsSupervisors())
        .param("silence", proposal.silence().name())
        .param("asked", proposal.asked())
        .param("placed", proposal.placed())
        .param("protected", proposal.protectedStudents())
        .update();
    int count = places.size();
    Boolean[] placed = new Boolean[count];
    String[] changes = new String[count];
    String[] shown = new String[count];
    String[] seats = new String[count];
    for (int i = 0; i < count; i++) {
      Proposing.NewPlace place = places.get(i);
      placed[i] = place.placed();
      changes[i] = place.change() == null ? null : place.change().name();
      shown[i] = json.writeValueAsString(place.shown());
      seats[i] = json.writeValueAsString(place.seat());
    }
    db.sql(
            """
            INSERT INTO proposed_place (tenant_id, provider_id, proposal_id, position, placed,
                                        change, shown, seat)
            SELECT :tenant, :provider, :proposal, ordinality - 1, placed, change, shown, seat
            FROM unnest(:placed::boolean[], :changes::text[], :shown::text[], :seats::text[])
              WITH ORDINALITY AS place (placed, change, shown, seat, ordinality)
            """)
        .param("tenant", tenant)
        .param("provider", proposal.providerId())
        .param("proposal", proposal.id())
        .param("placed", placed)
        .param("changes", changes)
        .param("shown", shown)
        .param("seats", seats)
        .update();
  }

  /**
   * Places of which something is carried over from one proposal of a provider to its next.
   *
   * @param from positions in the old one
   * @param to positions in the new one, each of the same placement
   */
  record Carried(
      UUID tenant, String provider, UUID old, UUID proposal, List<Integer> from, List<Integer> to) {
    private JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement) {
      return statement
          .param("tenant", tenant)
          .param("provider", provider)
          .param("old", old)
          .param("proposal", proposal)
          .param("from", from.toArray(Integer[]::new))
          .param("to", to.toArray(Integer[]::new));
    }
  }

  /**
   * Carries answers over.
   *
   * @param withdrawnOnly whether only that a student is withdrawn
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void carry(Carried carried, boolean withdrawnOnly) {
    carried
        .in(
            db.sql(
                """
                INSERT INTO answer (tenant_id, provider_id, proposal_id, position, answer, reason,
                                    answered_by, answered_name, answered_at, carried)
                SELECT a.tenant_id, a.provider_id, :proposal, pair.new, a.answer, a.reason,
                       a.answered_by, a.answered_name, a.answered_at, true
                FROM unnest(:from::integer[], :to::integer[]) AS pair (old, new)
                JOIN answer a ON a.tenant_id = :tenant AND a.provider_id = :provider
                             AND a.proposal_id = :old AND a.position = pair.old
                WHERE a.answer = 'WITHDRAWN' OR NOT :withdrawnOnly
                """))
        .param("withdrawnOnly", withdrawnOnly)
        .update();
  }

  /**
   * Has places that were taken since the old proposal accepted in the new one, by who took them.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void carryTaken(Carried carried) {
    carried
        .in(
            db.sql(
                """
                INSERT INTO answer (tenant_id, provider_id, proposal_id, position, answer, answered_by,
                                    answered_name, answered_at, carried)
                SELECT f.tenant_id, f.taken_provider, :proposal, pair.new, 'ACCEPTED', f.taken_by,
                       f.taken_name, f.taken_at, true
                FROM unnest(:from::integer[], :to::integer[]) AS pair (old, new)
                JOIN freed_place f ON f.tenant_id = :tenant AND f.taken_provider = :provider
                                  AND f.taken_proposal = :old AND f.taken_position = pair.old
                                  AND f.taken_by IS NOT NULL
                ON CONFLICT DO NOTHING
                """))
        .update();
  }

  /** Carries over what units have confirmed; of the same placement at the same place alone. */
  @Transactional(propagation = Propagation.MANDATORY)
  void carryConfirmed(Carried carried) {
    carried
        .in(
            db.sql(
                """
                INSERT INTO confirmation (tenant_id, provider_id, proposal_id, position, confirmed_by,
                                          confirmed_name, confirmed_at)
                SELECT c.tenant_id, c.provider_id, :proposal, pair.new, c.confirmed_by,
                       c.confirmed_name, c.confirmed_at
                FROM unnest(:from::integer[], :to::integer[]) AS pair (old, new)
                JOIN confirmation c ON c.tenant_id = :tenant AND c.provider_id = :provider
                                   AND c.proposal_id = :old AND c.position = pair.old
                """))
        .update();
  }

  /** A proposal of some provider and term. */
  record Found(UUID id, String provider, String term) {}

  /**
   * Proposals that can be answered, with places that nobody has answered, whose last day is near.
   *
   * @param until the latest last day
   * @param before when they were sent at the latest
   */
  List<Found> unanswered(UUID tenant, LocalDate today, LocalDate until, Instant before) {
    return db.sql(
            """
            SELECT p.id, p.provider_id, p.term_id FROM proposal p
            WHERE p.tenant_id = :tenant AND p.replaced_at IS NULL AND p.withdrawn_at IS NULL
              AND p.answer_by BETWEEN :today AND :until AND p.published_at < :before
              AND EXISTS (SELECT 1 FROM proposed_place s
                          WHERE s.tenant_id = p.tenant_id AND s.provider_id = p.provider_id
                            AND s.proposal_id = p.id AND s.placed
                            AND NOT EXISTS (SELECT 1 FROM answer a
                                            WHERE a.tenant_id = s.tenant_id
                                              AND a.provider_id = s.provider_id
                                              AND a.proposal_id = s.proposal_id
                                              AND a.position = s.position))
            ORDER BY p.id
            """)
        .param("tenant", tenant)
        .param("today", today)
        .param("until", until)
        .param("before", utc(before))
        .query((row, number) ->
            new Found(
                row.getObject("id", UUID.class),
                row.getString("provider_id"),
                row.getString("term_id")))
        .list();
  }

  /** Which of some positions of a proposal are answered so. */
  List<Integer> answered(
      UUID tenant, String provider, UUID proposal, Collection<Integer> positions, Answer answer) {
    return db.sql(
            """
            SELECT position FROM answer
            WHERE tenant_id = :tenant AND provider_id = :provider AND proposal_id = :proposal
              AND position = ANY(:positions) AND answer = :answer
            ORDER BY position
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("proposal", proposal)
        .param("positions", positions.toArray(Integer[]::new))
        .param("answer", answer.name())
        .query(Integer.class)
        .list();
  }

  /**
   * Takes back what was sent by a publication, and what was sent to the same before; says whose.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<String> withdraw(
      UUID tenant,
      UUID publication,
      @Nullable Collection<String> providers,
      Instant at,
      String by) {
    return db
        .sql(
            """
            WITH all_of AS (
              SELECT p.provider_id, p.id
              FROM proposal sent
              JOIN proposal p ON p.tenant_id = sent.tenant_id AND p.provider_id = sent.provider_id
                             AND p.term_id = sent.term_id AND p.number <= sent.number
              WHERE sent.tenant_id = :tenant AND sent.publication_id = :publication
                AND sent.withdrawn_at IS NULL AND (:all OR sent.provider_id = ANY(:providers))
                AND p.withdrawn_at IS NULL
              ORDER BY p.provider_id, p.id FOR UPDATE OF p)
            UPDATE proposal p SET withdrawn_at = :at, withdrawn_name = :by
            FROM all_of
            WHERE p.tenant_id = :tenant AND p.provider_id = all_of.provider_id
              AND p.id = all_of.id
            RETURNING p.provider_id
            """)
        .param("tenant", tenant)
        .param("publication", publication)
        .param("all", providers == null)
        .param("providers", providers == null ? new String[0] : providers.toArray(String[]::new))
        .param("at", utc(at))
        .param("by", by)
        .query(String.class)
        .list()
        .stream()
        .distinct()
        .toList();
  }

  /** The places of a proposal. */
  List<SentPlace> sent(UUID tenant, String provider, UUID proposal) {
    return db.sql(
            """
            SELECT s.position, s.change, s.shown, s.seat, a.answer, a.reason,
                   a.answered_name, a.answered_at, a.carried, c.confirmed_at
            FROM proposed_place s
            LEFT JOIN answer a ON a.tenant_id = s.tenant_id AND a.provider_id = s.provider_id
                              AND a.proposal_id = s.proposal_id AND a.position = s.position
            LEFT JOIN confirmation c ON c.tenant_id = s.tenant_id AND c.provider_id = s.provider_id
                                    AND c.proposal_id = s.proposal_id AND c.position = s.position
            WHERE s.tenant_id = :tenant AND s.provider_id = :provider AND s.proposal_id = :proposal
            ORDER BY s.position
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("proposal", proposal)
        .query((row, number) -> sent(row))
        .list();
  }

  /** Places that mention one of these units, of proposals that stand. */
  List<Publications.AtUnits> atUnits(UUID tenant, Collection<String> units, LocalDate today) {
    return db.sql(
            """
            SELECT p.term_id, p.provider_name, p.silence, p.answer_by < :today AS is_over,
                   p.number, p.published_at, p.answered_at AS last_answered_at, p.answer_by,
                   b.problem_id, p.id AS proposal_id, s.position, s.change, s.shown, s.seat,
                   a.answer, a.reason, a.answered_name, a.answered_at, a.carried, c.confirmed_at
            FROM proposal p
            JOIN publication b ON b.tenant_id = p.tenant_id AND b.id = p.publication_id
            JOIN proposed_place s ON s.tenant_id = p.tenant_id AND s.provider_id = p.provider_id
                                 AND s.proposal_id = p.id
            LEFT JOIN answer a ON a.tenant_id = s.tenant_id AND a.provider_id = s.provider_id
                              AND a.proposal_id = s.proposal_id AND a.position = s.position
            LEFT JOIN confirmation c ON c.tenant_id = s.tenant_id AND c.provider_id = s.provider_id
                                    AND c.proposal_id = s.proposal_id AND c.position = s.position
            WHERE p.tenant_id = :tenant AND p.replaced_at IS NULL AND p.withdrawn_at IS NULL
              AND EXISTS (SELECT 1 FROM unnest(:units) AS unit WHERE strpos(s.shown, unit) > 0)
            ORDER BY p.term_id, p.provider_id, s.position
            """)
        .param("tenant", tenant)
        .param(
            "units",
            units.stream()
                .map(unit -> "\"unitId\":" + json.writeValueAsString(unit))
                .toArray(String[]::new))
        .param("today", today)
        .query((row, number) -> {
          SentPlace place = sent(row);
          boolean isSilent =
              place.given() == null && place.shown().place() != null && row.getBoolean("is_over");
          return new Publications.AtUnits(
              row.getString("term_id"),
              row.getString("provider_name"),
              row.getObject("problem_id", UUID.class),
              row.getObject("proposal_id", UUID.class),
              row.getInt("number"),
              Proposal.changedAt(
                  row.getObject("published_at", OffsetDateTime.class).toInstant(),
                  ProposalStore.instant(row, "last_answered_at"),
                  row.getObject("answer_by", LocalDate.class),
                  today),
              place,
              isSilent
                  ? Proposal.ofSilence(Silence.valueOf(row.getString("silence")))
                  : Answer.of(place.given()));
        })
        .list();
  }

  private static Publication made(ResultSet row, int number) throws SQLException {
    return new Publication(
        row.getObject("id", UUID.class),
        row.getString("term_id"),
        row.getInt("number"),
        row.getObject("problem_id", UUID.class),
        row.getObject("run_id", UUID.class),
        row.getObject("draft_id", UUID.class),
        row.getObject("draft_version", Integer.class),
        row.getString("published_name"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        List.of());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
