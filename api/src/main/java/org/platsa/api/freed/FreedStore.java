package org.platsa.api.freed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.identity.Caller;
import org.platsa.api.publication.PlaceSeat;
import org.platsa.api.publication.ShownPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code freed_place} and {@code freed_candidate} (<i>lediga platser</i>). */
@Repository
@Transactional(readOnly = true)
class FreedStore {
  private final JdbcClient db;
  private final JsonMapper json;

  FreedStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** A place that somebody had and said no to, as it was told. */
  record Vacated(String provider, UUID proposal, int position, ShownPlace shown, PlaceSeat seat) {}

  /**
   * Places of a term that were declined, withdrawn or changed for another, each placement's last,
   * and that are not on offer already.
   */
  List<Vacated> vacated(UUID tenant, String term) {
    ComputeLane.require();
    return db.sql(
            """
            SELECT DISTINCT ON (p.provider_id, s.seat::json ->> 'placementId')
                   p.provider_id, p.id, s.position, s.shown, s.seat
            FROM proposal p
            JOIN proposed_place s ON s.tenant_id = p.tenant_id AND s.provider_id = p.provider_id
                                 AND s.proposal_id = p.id
            JOIN answer a ON a.tenant_id = s.tenant_id AND a.provider_id = s.provider_id
                         AND a.proposal_id = s.proposal_id AND a.position = s.position
            WHERE p.tenant_id = :tenant AND p.term_id = :term AND s.placed
              AND a.answer IN ('DECLINED', 'WITHDRAWN', 'OTHER_WANTED')
              AND NOT EXISTS (SELECT 1 FROM freed_place f
                              WHERE f.tenant_id = s.tenant_id
                                AND f.freed_provider = s.provider_id
                                AND f.freed_proposal = s.proposal_id
                                AND f.freed_position = s.position AND f.ended_at IS NULL)
            ORDER BY p.provider_id, s.seat::json ->> 'placementId', p.number DESC
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new Vacated(
                row.getString("provider_id"),
                row.getObject("id", UUID.class),
                row.getInt("position"),
                json.readValue(row.getString("shown"), ShownPlace.class),
                json.readValue(row.getString("seat"), PlaceSeat.class)))
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void offer(
      Caller by,
      UUID id,
      String term,
      Vacated of,
      ShownPlace.Place place,
      LocalDate until,
      Instant at) {
    db.sql(
            """
            INSERT INTO freed_place (tenant_id, id, term_id, freed_provider, freed_proposal,
                                     freed_position, place, offered_at, offered_name, until)
            VALUES (:tenant, :id, :term, :provider, :proposal, :position, :place, :at, :by, :until)
            """)
        .param("tenant", by.tenant())
        .param("id", id)
        .param("term", term)
        .param("provider", of.provider())
        .param("proposal", of.proposal())
        .param("position", of.position())
        .param("place", json.writeValueAsString(place))
        .param("at", utc(at))
        .param("by", by.name())
        .param("until", until)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void candidate(
      UUID tenant,
      UUID freed,
      String term,
      String provider,
      UUID proposal,
      int position,
      LocalDate opensOn) {
    db.sql(
            """
            INSERT INTO freed_candidate (tenant_id, provider_id, freed_id, proposal_id, position,
                                         term_id, opens_on)
            VALUES (:tenant, :provider, :freed, :proposal, :position, :term, :opens)
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("freed", freed)
        .param("proposal", proposal)
        .param("position", position)
        .param("term", term)
        .param("opens", opensOn)
        .update();
  }

  /** What is or was on offer in a term, the newest first. */
  List<FreedPlace> ofTerm(UUID tenant, String term, LocalDate today) {
    return db.sql(
            """
            SELECT f.id, f.place, f.offered_at, f.until, f.ended_at, f.taken_at,
                   (SELECT count(DISTINCT c.provider_id) FROM freed_candidate c
                    WHERE c.tenant_id = f.tenant_id AND c.freed_id = f.id) AS providers,
                   t.provider_name, s.shown::json ->> 'studentId' AS student
            FROM freed_place f
            LEFT JOIN proposal t ON t.tenant_id = f.tenant_id AND t.provider_id = f.taken_provider
                                AND t.id = f.taken_proposal
            LEFT JOIN proposed_place s ON s.tenant_id = f.tenant_id
                                      AND s.provider_id = f.taken_provider
                                      AND s.proposal_id = f.taken_proposal
                                      AND s.position = f.taken_position
            WHERE f.tenant_id = :tenant AND f.term_id = :term
            ORDER BY f.offered_at DESC, f.id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new FreedPlace(
                row.getObject("id", UUID.class),
                place(row),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", LocalDate.class),
                state(row, today),
                row.getInt("providers"),
                row.getString("provider_name"),
                row.getString("student"),
                instant(row, "taken_at")))
        .list();
  }

  private static FreedPlace.State state(ResultSet row, LocalDate today) throws SQLException {
    if (row.getObject("taken_at") != null) {
      return FreedPlace.State.TAKEN;
    }
    if (row.getObject("ended_at") != null) {
      return FreedPlace.State.ENDED;
    }
    return row.getObject("until", LocalDate.class).isBefore(today)
        ? FreedPlace.State.OVER
        : FreedPlace.State.OPEN;
  }

  /** Takes places back that nobody has taken: one, or all of a term; which they were. */
  @Transactional(propagation = Propagation.MANDATORY)
  List<UUID> end(UUID tenant, String term, @Nullable UUID id, Instant at) {
    return db.sql(
            """
            WITH open AS (
              SELECT id FROM freed_place
              WHERE tenant_id = :tenant AND term_id = :term AND ended_at IS NULL
                AND taken_at IS NULL AND (:id::uuid IS NULL OR id = :id::uuid)
              ORDER BY id FOR UPDATE)
            UPDATE freed_place f SET ended_at = :at
            FROM open
            WHERE f.tenant_id = :tenant AND f.id = open.id
            RETURNING f.id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("id", id == null ? null : id.toString(), Types.VARCHAR)
        .param("at", utc(at))
        .query(UUID.class)
        .list();
  }

  /** A provider to whom places are on offer, and its proposal that they are offered beside. */
  record OfferedTo(String provider, UUID proposal) {}

  /** To whom some places are on offer, each once, unless their proposal stands no more. */
  List<OfferedTo> offeredTo(UUID tenant, Collection<UUID> places) {
    return db.sql(
            """
            SELECT DISTINCT c.provider_id, c.proposal_id
            FROM freed_candidate c
            JOIN proposal p ON p.tenant_id = c.tenant_id AND p.provider_id = c.provider_id
                           AND p.id = c.proposal_id AND p.replaced_at IS NULL
                           AND p.withdrawn_at IS NULL
            WHERE c.tenant_id = :tenant AND c.freed_id = ANY(:places)
            ORDER BY c.provider_id, c.proposal_id
            """)
        .param("tenant", tenant)
        .param("places", places.toArray(UUID[]::new))
        .query((row, number) ->
            new OfferedTo(row.getString("provider_id"), row.getObject("proposal_id", UUID.class)))
        .list();
  }

  /** A place that was taken, and by which provider. */
  record TakenBy(UUID id, String term, String by) {}

  /** Places of which the others have not been told that they are taken; they count as told then. */
  @Transactional(propagation = Propagation.MANDATORY)
  List<TakenBy> untold(UUID tenant, Instant at) {
    return db.sql(
            """
            WITH untold AS (
              SELECT id FROM freed_place
              WHERE tenant_id = :tenant AND taken_at IS NOT NULL AND told_at IS NULL
              ORDER BY id FOR UPDATE)
            UPDATE freed_place f SET told_at = :at
            FROM untold
            WHERE f.tenant_id = :tenant AND f.id = untold.id AND f.told_at IS NULL
            RETURNING f.id, f.term_id, f.taken_provider
            """)
        .param("tenant", tenant)
        .param("at", utc(at))
        .query((row, number) ->
            new TakenBy(
                row.getObject("id", UUID.class),
                row.getString("term_id"),
                row.getString("taken_provider")))
        .list();
  }

  /** What a provider's own student could take, with when; one row for each of them. */
  record OfferedRow(
      UUID id,
      String term,
      ShownPlace.Place place,
      LocalDate until,
      boolean gone,
      LocalDate opensOn,
      UUID proposal,
      int position,
      boolean taken,
      boolean protectedIdentity,
      FreedPlace.Candidate candidate) {}

  /** Of a provider: places on offer that its newest proposals' students could take. */
  List<OfferedRow> offered(UUID tenant, String provider, @Nullable UUID id) {
    return db.sql(
            """
            SELECT f.id, f.term_id, f.place, f.until, c.opens_on, c.proposal_id, c.position,
                   c.taken, f.taken_at IS NOT NULL OR f.ended_at IS NOT NULL AS gone,
                   s.shown::json ->> 'placementId' AS placement,
                   s.shown::json ->> 'studentId' AS student,
                   coalesce(s.shown::json ->> 'protectedIdentity', '') = 'true' AS protected
            FROM freed_candidate c
            JOIN freed_place f ON f.tenant_id = c.tenant_id AND f.id = c.freed_id
            JOIN proposal p ON p.tenant_id = c.tenant_id AND p.provider_id = c.provider_id
                           AND p.id = c.proposal_id AND p.replaced_at IS NULL
                           AND p.withdrawn_at IS NULL
            JOIN proposed_place s ON s.tenant_id = c.tenant_id AND s.provider_id = c.provider_id
                                 AND s.proposal_id = c.proposal_id AND s.position = c.position
            WHERE c.tenant_id = :tenant AND c.provider_id = :provider
              AND (:id::uuid IS NULL OR f.id = :id::uuid)
            ORDER BY f.until, f.id, c.position
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("id", id == null ? null : id.toString(), Types.VARCHAR)
        .query((row, number) ->
            new OfferedRow(
                row.getObject("id", UUID.class),
                row.getString("term_id"),
                place(row),
                row.getObject("until", LocalDate.class),
                row.getBoolean("gone"),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("proposal_id", UUID.class),
                row.getInt("position"),
                row.getBoolean("taken"),
                row.getBoolean("protected"),
                new FreedPlace.Candidate(row.getString("placement"), row.getString("student"))))
        .list();
  }

  /**
   * Takes a place for somebody of a provider, unless it is gone or over; says whether it did.
   *
   * @throws org.springframework.dao.DuplicateKeyException if somebody took another for the same one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean take(Caller by, String provider, OfferedRow row, LocalDate today, Instant at) {
    boolean took =
        db.sql(
                    """
                    UPDATE freed_place
                    SET taken_at = :at, taken_provider = :provider, taken_proposal = :proposal,
                        taken_position = :position, taken_by = :account, taken_name = :by
                    WHERE tenant_id = :tenant AND id = :id AND taken_at IS NULL
                      AND ended_at IS NULL AND until >= :today
                    """)
                .param("tenant", by.tenant())
                .param("id", row.id())
                .param("provider", provider)
                .param("proposal", row.proposal())
                .param("position", row.position())
                .param("account", by.id())
                .param("by", by.name())
                .param("today", today)
                .param("at", utc(at))
                .update()
            == 1;
    if (took) {
      db.sql(
              """
              UPDATE freed_candidate SET taken = true
              WHERE tenant_id = :tenant AND provider_id = :provider AND freed_id = :id
                AND proposal_id = :proposal AND position = :position
              """)
          .param("tenant", by.tenant())
          .param("provider", provider)
          .param("id", row.id())
          .param("proposal", row.proposal())
          .param("position", row.position())
          .update();
    }
    return took;
  }

  /** How a place stands that a provider may see. */
  Optional<FreedPlace.State> state(UUID tenant, UUID id, LocalDate today) {
    return db.sql(
            """
            SELECT taken_at, ended_at, until FROM freed_place
            WHERE tenant_id = :tenant AND id = :id
            """)
        .param("tenant", tenant)
        .param("id", id)
        .query((row, number) -> state(row, today))
        .optional();
  }

  private ShownPlace.Place place(ResultSet row) throws SQLException {
    return json.readValue(row.getString("place"), ShownPlace.Place.class);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
