package org.platsa.api.cancellation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.platsa.api.identity.Caller;
import org.platsa.solver.problem.PlacementKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came of what was published before, when each was asked for, and the table {@code
 * reserve_choice}.
 */
@Repository
@Transactional(readOnly = true)
class CancellationStore {
  private final JdbcClient db;

  CancellationStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * What came of places of other terms, by provider and kind: each placement that was told a place
   * counts once, by its provider's newest version. It is used if it has its place there and nobody
   * has said no. Left out is what the department itself took away: a place that was lost without an
   * answer, and proposals that it took back.
   *
   * @param term not of this one
   * @param before of places that began before this day
   * @param today until when a missing answer is not silence
   */
  List<PlaceUse> uses(UUID tenant, String term, LocalDate before, LocalDate today) {
    return db.sql(
            """
            WITH told AS (
              SELECT p.provider_id, p.term_id, p.number, s.placed, s.change, a.answer,
                     coalesce(a.answer, CASE WHEN p.answer_by < :today AND s.placed
                                             THEN p.silence END) AS counted,
                     p.withdrawn_at, s.seat::json ->> 'placementId' AS placement,
                     s.shown::json ->> 'kind' AS kind,
                     (s.shown::json #>> '{place,firstMonday}')::date AS first_monday
              FROM proposal p
              JOIN proposed_place s ON s.tenant_id = p.tenant_id AND s.provider_id = p.provider_id
                                   AND s.proposal_id = p.id
              LEFT JOIN answer a ON a.tenant_id = s.tenant_id AND a.provider_id = s.provider_id
                                AND a.proposal_id = s.proposal_id AND a.position = s.position
              WHERE p.tenant_id = :tenant AND p.term_id <> :term),
            ended AS (
              SELECT DISTINCT ON (provider_id, term_id, placement) *
              FROM told ORDER BY provider_id, term_id, placement, number DESC),
            given AS (
              SELECT provider_id, term_id, placement
              FROM told GROUP BY provider_id, term_id, placement
              HAVING bool_or(placed) AND max(first_monday) < :before)
            SELECT provider_id, kind, count(*) AS offered,
                   count(*) FILTER (
                     WHERE placed AND coalesce(counted, '')
                                      NOT IN ('DECLINED', 'WITHDRAWN', 'OTHER_WANTED')) AS used
            FROM ended JOIN given USING (provider_id, term_id, placement)
            WHERE withdrawn_at IS NULL AND (placed OR change = 'GONE' OR answer IS NOT NULL)
            GROUP BY provider_id, kind
            ORDER BY provider_id, kind
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("before", before)
        .param("today", today)
        .query((row, number) ->
            new PlaceUse(
                row.getString("provider_id"),
                PlacementKind.of(row.getString("kind")),
                row.getInt("offered"),
                row.getInt("used")))
        .list();
  }

  /** When students of a term were asked for last, by provider and pseudonym. */
  Map<Asked, Instant> asked(UUID tenant, String term) {
    Map<Asked, Instant> asked = new HashMap<>();
    db.sql(
            """
            SELECT provider_id, student_id, sent_at FROM requested_student
            WHERE tenant_id = :tenant AND term_id = :term AND sent_at IS NOT NULL
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {
          asked.put(
              new Asked(row.getString("provider_id"), row.getString("student_id")),
              row.getObject("sent_at", OffsetDateTime.class).toInstant());
        });
    return asked;
  }

  /** A provider's student. */
  record Asked(String providerId, String studentId) {}

  Optional<ReserveChoice> choice(UUID tenant, String term) {
    return db.sql(
            """
            SELECT held, default_use, chance, chosen_name, chosen_at FROM reserve_choice
            WHERE tenant_id = :tenant AND term_id = :term
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new ReserveChoice(
                row.getBoolean("held"),
                row.getInt("default_use"),
                row.getInt("chance"),
                row.getString("chosen_name"),
                row.getObject("chosen_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void choose(Caller by, String term, ReserveChoice choice, Instant at) {
    db.sql(
            """
            INSERT INTO reserve_choice (tenant_id, term_id, held, default_use, chance, chosen_name,
                                        chosen_at)
            VALUES (:tenant, :term, :held, :use, :chance, :by, :at)
            ON CONFLICT (tenant_id, term_id) DO UPDATE
            SET held = excluded.held, default_use = excluded.default_use,
                chance = excluded.chance, chosen_name = excluded.chosen_name,
                chosen_at = excluded.chosen_at
            """)
        .param("tenant", by.tenant())
        .param("term", term)
        .param("held", Objects.requireNonNull(choice.held()))
        .param("use", Objects.requireNonNull(choice.defaultUse()))
        .param("chance", Objects.requireNonNull(choice.chance()))
        .param("by", by.name())
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }
}
