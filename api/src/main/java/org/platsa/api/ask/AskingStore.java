package org.platsa.api.ask;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code asking} and whom it asks, as the department has them (<i>förfrågningar</i>). */
@Repository
class AskingStore {
  private final JdbcClient db;

  AskingStore(JdbcClient db) {
    this.db = db;
  }

  /** How a term is asked, with what only the department knows. */
  record Opened(Asking asking, String by, @Nullable Instant takenAt, String choices) {}

  @Transactional(readOnly = true)
  Optional<Opened> find(UUID tenant, String term) {
    return db.sql(
            "SELECT "
                + RequestStore.ASKING
                + """
                , a.opened_name, a.taken_at, a.choices FROM asking a
                WHERE a.tenant_id = :tenant AND a.term_id = :term
                """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new Opened(
                RequestStore.asking(row),
                row.getString("opened_name"),
                RequestStore.instant(row, "taken_at"),
                row.getString("choices")))
        .optional();
  }

  /** Everybody who is asked, by name. */
  @Transactional(readOnly = true)
  List<AskedProvider> providers(UUID tenant, String term) {
    return db.sql(
            RequestStore.PROVIDERS
                + " AND p.term_id = :term ORDER BY p.provider_name, p.provider_id")
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) -> RequestStore.provider(row))
        .list();
  }

  /** Units that are asked, by name. */
  @Transactional(readOnly = true)
  List<AskedUnit> units(UUID tenant, String term) {
    return db.sql(
            """
            SELECT unit_id, unit_name, answered_at, answered_name, reminded_at, max_trainees,
                   answered_at IS DISTINCT FROM taken_at AS later
            FROM asked_unit WHERE tenant_id = :tenant AND term_id = :term
            ORDER BY unit_name, unit_id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) -> {
          Instant answeredAt = RequestStore.instant(row, "answered_at");
          return new AskedUnit(
              row.getString("unit_id"),
              row.getString("unit_name"),
              answeredAt != null && row.getObject("max_trainees", Integer.class) == null,
              answeredAt != null && row.getBoolean("later"),
              answeredAt,
              row.getString("answered_name"),
              RequestStore.instant(row, "reminded_at"));
        })
        .list();
  }

  /** Opens a term, or opens it again. */
  @Transactional(propagation = Propagation.MANDATORY)
  void open(
      UUID tenant,
      String term,
      String name,
      String choices,
      LocalDate answerBy,
      @Nullable String message,
      String by,
      Instant now) {
    db.sql(
            """
            INSERT INTO asking (tenant_id, term_id, term_name, choices, answer_by, first_by, message,
                                opened_name, opened_at)
            VALUES (:tenant, :term, :name, :choices, :answerBy, :answerBy, :message, :by, :now)
            ON CONFLICT (tenant_id, term_id) DO UPDATE
            SET term_name = excluded.term_name, choices = excluded.choices,
                answer_by = excluded.answer_by, message = excluded.message,
                opened_name = excluded.opened_name, opened_at = excluded.opened_at,
                closed_at = NULL
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("name", name)
        .param("choices", choices)
        .param("answerBy", answerBy)
        .param("message", message, Types.VARCHAR)
        .param("by", by)
        .param("now", RequestStore.utc(now))
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void askProvider(
      UUID tenant, String term, String provider, UUID id, String name, String suggestion) {
    db.sql(
            """
            INSERT INTO asked_provider (tenant_id, provider_id, term_id, id, provider_name,
                                        suggestion)
            VALUES (:tenant, :provider, :term, :id, :name, :suggestion)
            ON CONFLICT (tenant_id, provider_id, term_id) DO UPDATE
            SET provider_name = excluded.provider_name, suggestion = excluded.suggestion
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .param("id", id)
        .param("name", name)
        .param("suggestion", suggestion)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void askUnit(UUID tenant, String term, String unit, String name) {
    db.sql(
            """
            INSERT INTO asked_unit (tenant_id, term_id, unit_id, unit_name)
            VALUES (:tenant, :term, :unit, :name)
            ON CONFLICT (tenant_id, term_id, unit_id) DO UPDATE SET unit_name = excluded.unit_name
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("unit", unit)
        .param("name", name)
        .update();
  }

  /** Closes a term; says whether it was not closed before. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean close(UUID tenant, String term, Instant now) {
    return db.sql(
                """
                UPDATE asking SET closed_at = :now
                WHERE tenant_id = :tenant AND term_id = :term AND closed_at IS NULL
                """)
            .param("tenant", tenant)
            .param("term", term)
            .param("now", RequestStore.utc(now))
            .update()
        == 1;
  }

  /** A term whose last day is near, and when its reminders are due. */
  record Due(String term, LocalDate answerBy) {}

  /**
   * Terms that can be answered now, opened before today, whose last day is near.
   *
   * @param until the last day that is near
   * @param opened terms that were opened later are not reminded of by themselves
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Due> due(UUID tenant, LocalDate today, LocalDate until, Instant opened) {
    return db.sql(
            """
            SELECT term_id, answer_by FROM asking
            WHERE tenant_id = :tenant AND closed_at IS NULL AND opened_at < :opened
              AND answer_by BETWEEN :today AND :until
            ORDER BY term_id
            """)
        .param("tenant", tenant)
        .param("today", today)
        .param("until", until)
        .param("opened", RequestStore.utc(opened))
        .query((row, number) ->
            new Due(row.getString("term_id"), row.getObject("answer_by", LocalDate.class)))
        .list();
  }

  /**
   * Remembers that providers are reminded that have not answered, and were not reminded lately;
   * says which.
   *
   * @param before who was reminded since is not reminded again
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<String> remindProviders(UUID tenant, String term, Instant before, Instant now) {
    return db.sql(
            """
            UPDATE asked_provider SET reminded_at = :now
            WHERE tenant_id = :tenant AND term_id = :term AND sent_at IS NULL
              AND (reminded_at IS NULL OR reminded_at < :before)
            RETURNING provider_id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("before", RequestStore.utc(before))
        .param("now", RequestStore.utc(now))
        .query(String.class)
        .list();
  }

  /** The same of units; says how many. */
  @Transactional(propagation = Propagation.MANDATORY)
  int remindUnits(UUID tenant, String term, Instant before, Instant now) {
    return db.sql(
            """
            UPDATE asked_unit SET reminded_at = :now
            WHERE tenant_id = :tenant AND term_id = :term AND answered_at IS NULL
              AND (reminded_at IS NULL OR reminded_at < :before)
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("before", RequestStore.utc(before))
        .param("now", RequestStore.utc(now))
        .update();
  }

  /** The newest data of the term that ended last before a day. */
  @Transactional(readOnly = true)
  Optional<UUID> termBefore(UUID tenant, LocalDate firstDay) {
    return db.sql(
            """
            SELECT id FROM problem
            WHERE tenant_id = :tenant AND NOT what_if AND term_end < :day
            ORDER BY term_end DESC, created_at DESC, id DESC LIMIT 1
            """)
        .param("tenant", tenant)
        .param("day", firstDay)
        .query(UUID.class)
        .optional();
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : RequestStore.utc(instant);
  }
}
