package org.platsa.api.ask;

import java.sql.Array;
import java.sql.Date;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.identity.Caller;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Offer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** The tables {@code asked_unit} and {@code offered_supervisor} (<i>enheternas svar</i>). */
@Repository
class OfferStore {
  private static final TypeReference<List<Absence>> ABSENCES = new TypeReference<>() {};

  private static final TypeReference<List<Offer>> OFFERS = new TypeReference<>() {};

  private final JdbcClient db;

  OfferStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A unit's answer.
   *
   * @param maxTrainees null if all is as the data has it
   * @param offers null for as the data has them
   * @param answeredAt null if it has not answered
   * @param takenAt which answer was taken in; null for none
   * @param leftOutAt when it was left out, if it is since it was given; null if not
   */
  record Answer(
      String unitId,
      String unit,
      @Nullable Integer maxTrainees,
      @Nullable List<Offer> offers,
      List<LocalDate> closedWeeks,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy,
      @Nullable Instant takenAt,
      @Nullable Instant leftOutAt) {
    Answer {
      offers = offers == null ? null : List.copyOf(offers);
      closedWeeks = List.copyOf(closedWeeks);
    }
  }

  /** How a supervisor is offered. */
  record Offered(
      String unitId,
      String supervisorId,
      boolean active,
      int maxSimultaneous,
      int maxPerTerm,
      List<Absence> absences) {
    Offered {
      absences = List.copyOf(absences);
    }
  }

  /** Terms for which any of some units is asked, the one that was opened last first. */
  @Transactional(readOnly = true)
  List<Asking> askings(UUID tenant, Collection<String> units) {
    return db.sql(
            "SELECT "
                + RequestStore.ASKING
                + """
                 FROM asking a
                WHERE a.tenant_id = :tenant
                  AND EXISTS (SELECT FROM asked_unit u
                              WHERE u.tenant_id = a.tenant_id AND u.term_id = a.term_id
                                AND u.unit_id = ANY(:units))
                ORDER BY a.opened_at DESC, a.term_id
                """)
        .param("tenant", tenant)
        .param("units", units.toArray(String[]::new))
        .query((row, number) -> RequestStore.asking(row))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Asking> asking(UUID tenant, String term) {
    return db.sql(
            "SELECT "
                + RequestStore.ASKING
                + " FROM asking a WHERE a.tenant_id = :tenant AND a.term_id = :term")
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) -> RequestStore.asking(row))
        .optional();
  }

  /**
   * That a unit has answered, without what.
   *
   * @param takenAt which answer was taken in; null for none
   * @param isLeftOut whether it is left out since it was given
   */
  record Given(String unitId, Instant answeredAt, @Nullable Instant takenAt, boolean isLeftOut) {}

  /** Of every unit that has answered. */
  @Transactional(readOnly = true)
  List<Given> given(UUID tenant, String term) {
    return db.sql(
            """
            SELECT unit_id, answered_at, taken_at,
                   coalesce(left_out_at >= answered_at, false) AS left_out
            FROM asked_unit
            WHERE tenant_id = :tenant AND term_id = :term AND answered_at IS NOT NULL
            ORDER BY unit_id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new Given(
                row.getString("unit_id"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                RequestStore.instant(row, "taken_at"),
                row.getBoolean("left_out")))
        .list();
  }

  /** Every unit's answer. */
  @Transactional(readOnly = true)
  List<Answer> answers(UUID tenant, String term) {
    ComputeLane.require();
    return db.sql(
            """
            SELECT unit_id, unit_name, max_trainees, offers, closed_weeks, answered_at, answered_name,
                   taken_at, CASE WHEN left_out_at >= answered_at THEN left_out_at END AS left_out_at
            FROM asked_unit WHERE tenant_id = :tenant AND term_id = :term ORDER BY unit_id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new Answer(
                row.getString("unit_id"),
                row.getString("unit_name"),
                row.getObject("max_trainees", Integer.class),
                offers(row.getString("offers")),
                days(row.getArray("closed_weeks")),
                RequestStore.instant(row, "answered_at"),
                row.getString("answered_name"),
                RequestStore.instant(row, "taken_at"),
                RequestStore.instant(row, "left_out_at")))
        .list();
  }

  private static @Nullable List<Offer> offers(@Nullable String written) {
    ComputeLane.require();
    return written == null ? null : Json.mapper().readValue(written, OFFERS);
  }

  private static List<LocalDate> days(Array days) throws java.sql.SQLException {
    return Arrays.stream((Date[]) days.getArray()).map(Date::toLocalDate).toList();
  }

  /** How a term's units offer their supervisors. */
  @Transactional(readOnly = true)
  List<Offered> supervisors(UUID tenant, String term) {
    return supervisors(tenant, term, null);
  }

  /**
   * The same of one unit.
   *
   * @param unit null for all
   */
  @Transactional(readOnly = true)
  List<Offered> supervisors(UUID tenant, String term, @Nullable String unit) {
    return db.sql(
            """
            SELECT unit_id, supervisor_id, active, max_simultaneous, max_per_term, absences
            FROM offered_supervisor
            WHERE tenant_id = :tenant AND term_id = :term
              AND (:unit::text IS NULL OR unit_id = :unit)
            ORDER BY unit_id, supervisor_id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("unit", unit, Types.VARCHAR)
        .query((row, number) ->
            new Offered(
                row.getString("unit_id"),
                row.getString("supervisor_id"),
                row.getBoolean("active"),
                row.getInt("max_simultaneous"),
                row.getInt("max_per_term"),
                absences(row.getString("absences"))))
        .list();
  }

  private static List<Absence> absences(String written) {
    ComputeLane.require();
    return Json.mapper().readValue(written, ABSENCES);
  }

  /**
   * Keeps a unit's answer for one writer until the end of the transaction, if it can be given; says
   * whether it can.
   *
   * @param seen the version of the answer that it is given in the place of
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean answer(
      Caller by,
      String term,
      String unit,
      String seen,
      @Nullable Integer maxTrainees,
      @Nullable List<Offer> offers,
      List<LocalDate> closedWeeks,
      LocalDate today,
      Instant now) {
    return db.sql(
                """
                UPDATE asked_unit u
                SET max_trainees = :most, offers = :offers, closed_weeks = :closed, answered_by = :by,
                    answered_name = :name, answered_at = :now
                WHERE u.tenant_id = :tenant AND u.term_id = :term AND u.unit_id = :unit
                  AND u.answered_at IS NOT DISTINCT FROM nullif(:seen, 'none')::timestamptz
                  AND EXISTS (SELECT FROM asking a
                              WHERE a.tenant_id = u.tenant_id AND a.term_id = u.term_id
                                AND a.closed_at IS NULL AND a.answer_by >= :today)
                """)
            .param("most", maxTrainees, Types.INTEGER)
            .param(
                "offers",
                offers == null ? null : Json.mapper().writeValueAsString(offers),
                Types.VARCHAR)
            .param("seen", seen)
            .param("closed", closedWeeks.stream().map(Date::valueOf).toArray(Date[]::new))
            .param("by", by.id())
            .param("name", by.name())
            .param("now", RequestStore.utc(now))
            .param("tenant", by.tenant())
            .param("term", term)
            .param("unit", unit)
            .param("today", today)
            .update()
        == 1;
  }

  /** Puts how a unit's supervisors are offered in the place of what it said before. */
  @Transactional(propagation = Propagation.MANDATORY)
  void offer(UUID tenant, String term, String unit, List<Offered> supervisors) {
    db.sql(
            """
            DELETE FROM offered_supervisor
            WHERE tenant_id = :tenant AND term_id = :term AND unit_id = :unit
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("unit", unit)
        .update();
    for (Offered each : supervisors) {
      db.sql(
              """
              INSERT INTO offered_supervisor (tenant_id, term_id, unit_id, supervisor_id, active,
                                              max_simultaneous, max_per_term, absences)
              VALUES (:tenant, :term, :unit, :id, :active, :simultaneous, :perTerm, :absences)
              """)
          .param("tenant", tenant)
          .param("term", term)
          .param("unit", unit)
          .param("id", each.supervisorId())
          .param("active", each.active())
          .param("simultaneous", each.maxSimultaneous())
          .param("perTerm", each.maxPerTerm())
          .param("absences", Json.mapper().writeValueAsString(each.absences()))
          .update();
    }
  }
}
