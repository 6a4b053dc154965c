package org.platsa.api.evaluation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.publication.PlaceSeat;
import org.platsa.api.publication.ShownPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables {@code evaluation_round}, {@code evaluation_link} and {@code evaluation}
 * (<i>utvärderingar</i>). To be called in a transaction.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EvaluationStore {
  private final JdbcClient db;
  private final JsonMapper json;

  EvaluationStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** A term's evaluation as it is stored. */
  record Round(
      String term,
      UUID problemId,
      Instant openedAt,
      String openedBy,
      @Nullable Instant closedAt,
      @Nullable String closedBy) {}

  /**
   * A link that is to be made.
   *
   * @param position of its place in the proposal
   */
  record NewLink(
      EvaluationForm form,
      String provider,
      UUID proposal,
      int position,
      String unitId,
      String unit,
      String area) {}

  /**
   * A link with its place.
   *
   * @param seat null where the reader has no right to it
   */
  record Linked(
      UUID id,
      EvaluationForm form,
      String term,
      UUID proposal,
      String unit,
      boolean used,
      @Nullable Instant revokedAt,
      ShownPlace shown,
      @Nullable PlaceSeat seat) {}

  /** The sign-in's: a link that can be used. */
  record Open(
      UUID tenant,
      UUID id,
      String term,
      EvaluationForm form,
      String unitId,
      String unit,
      String area) {}

  /** Opens a term's evaluation, unless it has been. */
  void open(UUID tenant, String term, UUID problem, Instant at, String by) {
    db.sql(
            """
            INSERT INTO evaluation_round (tenant_id, term_id, problem_id, opened_at, opened_name)
            VALUES (:tenant, :term, :problem, :at, :by)
            ON CONFLICT DO NOTHING
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("problem", problem)
        .param("at", utc(at))
        .param("by", by)
        .update();
  }

  /** A term's evaluation, if it was opened. */
  Optional<Round> round(UUID tenant, String term) {
    return round(tenant, term, "");
  }

  /**
   * The same, and nobody else opens or closes it before the transaction ends. Whoever answers
   * meanwhile refers to it, and is not kept waiting: closing waits for the links instead.
   */
  Optional<Round> lock(UUID tenant, String term) {
    return round(tenant, term, " FOR NO KEY UPDATE");
  }

  private Optional<Round> round(UUID tenant, String term, String lock) {
    return db.sql(
            """
            SELECT term_id, problem_id, opened_at, opened_name, closed_at, closed_name
            FROM evaluation_round WHERE tenant_id = :tenant AND term_id = :term
            """
                + lock)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new Round(
                row.getString("term_id"),
                row.getObject("problem_id", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("opened_name"),
                instant(row, "closed_at"),
                row.getString("closed_name")))
        .optional();
  }

  void insert(UUID tenant, String term, List<NewLink> links, List<UUID> ids) {
    int count = links.size();
    String[] forms = new String[count];
    String[] providers = new String[count];
    UUID[] proposals = new UUID[count];
    Integer[] positions = new Integer[count];
    String[] unitIds = new String[count];
    String[] units = new String[count];
    String[] areas = new String[count];
    for (int i = 0; i < count; i++) {
      NewLink link = links.get(i);
      forms[i] = link.form().name();
      providers[i] = link.provider();
      proposals[i] = link.proposal();
      positions[i] = link.position();
      unitIds[i] = link.unitId();
      units[i] = link.unit();
      areas[i] = link.area();
    }
    db.sql(
            """
            INSERT INTO evaluation_link (tenant_id, id, term_id, form, provider_id, proposal_id,
                                         position, unit_id, unit, area)
            SELECT :tenant, each.id, :term, each.form, each.provider, each.proposal, each.position,
                   each.unit_id, each.unit, each.area
            FROM unnest(:ids::uuid[], :forms::text[], :providers::text[], :proposals::uuid[],
                        :positions::integer[], :unitIds::text[], :units::text[], :areas::text[])
              AS each (id, form, provider, proposal, position, unit_id, unit, area)
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("ids", ids.toArray(UUID[]::new))
        .param("forms", forms)
        .param("providers", providers)
        .param("proposals", proposals)
        .param("positions", positions)
        .param("unitIds", unitIds)
        .param("units", units)
        .param("areas", areas)
        .update();
  }

  /**
   * The department's: how many links of each form there are.
   *
   * @param made that led somewhere until they were used or the evaluation was closed
   */
  record Made(int made, int used) {}

  /** The same; a form without any is left out. */
  Map<EvaluationForm, Made> counts(UUID tenant, String term) {
    Map<EvaluationForm, Made> counts = new EnumMap<>(EvaluationForm.class);
    db.sql(
            """
            SELECT l.form, count(*) FILTER (WHERE l.revoked_at IS NULL
                                               OR l.revoked_at = r.closed_at) AS made,
                   count(*) FILTER (WHERE l.used) AS used
            FROM evaluation_link l
            JOIN evaluation_round r ON r.tenant_id = l.tenant_id AND r.term_id = l.term_id
            WHERE l.tenant_id = :tenant AND l.term_id = :term
            GROUP BY l.form
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {
          counts.put(
              EvaluationForm.valueOf(row.getString("form")),
              new Made(row.getInt("made"), row.getInt("used")));
        });
    return counts;
  }

  /**
   * Whom a link is for: a trainee's placement, or a supervisor in a period.
   *
   * @param one the placement, or the supervisor
   * @param other empty, or the period
   */
  record For(EvaluationForm form, String one, String other) {
    static For trainee(PlaceSeat seat) {
      return new For(EvaluationForm.TRAINEE, seat.placementId(), "");
    }

    static For supervisor(PlaceSeat seat) {
      return new For(
          EvaluationForm.SUPERVISOR,
          Objects.toString(seat.supervisorId(), ""),
          Objects.toString(seat.periodId(), ""));
    }
  }

  /** The department's: for whom of a term there are links. */
  Set<For> linked(UUID tenant, String term) {
    return db.sql(
            """
            SELECT l.form,
                   CASE l.form WHEN 'TRAINEE' THEN s.seat::json ->> 'placementId'
                               ELSE coalesce(s.seat::json ->> 'supervisorId', '') END AS one,
                   CASE l.form WHEN 'TRAINEE' THEN ''
                               ELSE coalesce(s.seat::json ->> 'periodId', '') END AS other
            FROM evaluation_link l
            JOIN proposed_place s ON s.tenant_id = l.tenant_id AND s.provider_id = l.provider_id
                                 AND s.proposal_id = l.proposal_id AND s.position = l.position
            WHERE l.tenant_id = :tenant AND l.term_id = :term
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new For(
                EvaluationForm.valueOf(row.getString("form")),
                row.getString("one"),
                row.getString("other")))
        .set();
  }

  /** The department's: every link of a term, by unit, form and place. */
  List<Linked> ofTerm(UUID tenant, String term) {
    return db.sql(
            """
            SELECT l.id, l.form, l.term_id, l.proposal_id, l.unit, l.used, l.revoked_at, s.shown,
                   s.seat
            FROM evaluation_link l
            JOIN proposed_place s ON s.tenant_id = l.tenant_id AND s.provider_id = l.provider_id
                                 AND s.proposal_id = l.proposal_id AND s.position = l.position
            WHERE l.tenant_id = :tenant AND l.term_id = :term
            ORDER BY l.unit, l.unit_id, l.form, l.provider_id, l.position
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) -> linked(row, true))
        .list();
  }

  /** The department's: supervisors' links at some units. */
  List<Linked> ofUnits(UUID tenant, Collection<String> units) {
    return db.sql(
            """
            SELECT l.id, l.form, l.term_id, l.proposal_id, l.unit, l.used, l.revoked_at, s.shown,
                   s.seat
            FROM evaluation_link l
            JOIN proposed_place s ON s.tenant_id = l.tenant_id AND s.provider_id = l.provider_id
                                 AND s.proposal_id = l.proposal_id AND s.position = l.position
            WHERE l.tenant_id = :tenant AND l.unit_id = ANY (:units) AND l.form = 'SUPERVISOR'
            ORDER BY l.term_id DESC, l.unit, l.unit_id, l.provider_id, l.position
            """)
        .param("tenant", tenant)
        .param("units", units.toArray(String[]::new))
        .query((row, number) -> linked(row, true))
        .list();
  }

  /** A provider's: its trainees' links; it has no right to seats. */
  List<Linked> ofProvider(UUID tenant, String provider) {
    return db.sql(
            """
            SELECT l.id, l.form, l.term_id, l.proposal_id, l.unit, l.used, l.revoked_at, s.shown
            FROM evaluation_link l
            JOIN proposed_place s ON s.tenant_id = l.tenant_id AND s.provider_id = l.provider_id
                                 AND s.proposal_id = l.proposal_id AND s.position = l.position
            WHERE l.tenant_id = :tenant AND l.provider_id = :provider AND l.form = 'TRAINEE'
            ORDER BY l.term_id DESC, l.position, l.id
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .query((row, number) -> linked(row, false))
        .list();
  }

  private Linked linked(ResultSet row, boolean hasSeat) throws SQLException {
    ComputeLane.require();
    return new Linked(
        row.getObject("id", UUID.class),
        EvaluationForm.valueOf(row.getString("form")),
        row.getString("term_id"),
        row.getObject("proposal_id", UUID.class),
        row.getString("unit"),
        row.getBoolean("used"),
        instant(row, "revoked_at"),
        json.readValue(row.getString("shown"), ShownPlace.class),
        hasSeat ? json.readValue(row.getString("seat"), PlaceSeat.class) : null);
  }

  /** Has a link lead nowhere, unless it was used; says whether it did before. */
  boolean revoke(UUID tenant, UUID link, Instant at) {
    return db.sql(
                """
                UPDATE evaluation_link SET revoked_at = :at
                WHERE tenant_id = :tenant AND id = :id AND NOT used AND revoked_at IS NULL
                """)
            .param("at", utc(at))
            .param("tenant", tenant)
            .param("id", link)
            .update()
        == 1;
  }

  /** Which term a link is of. */
  Optional<String> term(UUID tenant, UUID link) {
    return db.sql("SELECT term_id FROM evaluation_link WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", link)
        .query(String.class)
        .optional();
  }

  /**
   * Closes a term's evaluation and unseals what was answered, in an order of chance; every link
   * that was not used leads nowhere. Whoever answers at the same time comes before it or not at
   * all, since both change the link.
   */
  void close(UUID tenant, String term, Instant at, String by) {
    db.sql(
            """
            UPDATE evaluation_link SET revoked_at = :at
            WHERE tenant_id = :tenant AND term_id = :term AND NOT used AND revoked_at IS NULL
            """)
        .param("at", utc(at))
        .param("tenant", tenant)
        .param("term", term)
        .update();
    db.sql(
            """
            UPDATE evaluation_round SET closed_at = :at, closed_name = :by
            WHERE tenant_id = :tenant AND term_id = :term AND closed_at IS NULL
            """)
        .param("at", utc(at))
        .param("by", by)
        .param("tenant", tenant)
        .param("term", term)
        .update();
    db.sql("SELECT platsa_unseal_evaluation(:term)").param("term", term).query(row -> {});
  }

  /** Everything that was answered in a term whose evaluation is closed; before, nothing. */
  List<Evaluation> answers(UUID tenant, String term) {
    ComputeLane.require();
    return db.sql(
            """
            SELECT form, unit_id, unit, area, marks, good, better FROM evaluation
            WHERE tenant_id = :tenant AND term_id = :term
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new Evaluation(
                EvaluationForm.valueOf(row.getString("form")),
                row.getString("unit_id"),
                row.getString("unit"),
                row.getString("area"),
                marks(row.getArray("marks")),
                row.getString("good"),
                row.getString("better")))
        .list();
  }

  private static List<Integer> marks(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray())
        .map(each -> ((Number) each).intValue())
        .toList();
  }

  /** The sign-in's: the link, if it can be used. */
  Optional<Open> usable(UUID link) {
    return db.sql(
            """
            SELECT tenant_id, id, term_id, form, unit_id, unit, area FROM evaluation_link
            WHERE id = :id AND NOT used AND revoked_at IS NULL
            """)
        .param("id", link)
        .query((row, number) ->
            new Open(
                row.getObject("tenant_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("term_id"),
                EvaluationForm.valueOf(row.getString("form")),
                row.getString("unit_id"),
                row.getString("unit"),
                row.getString("area")))
        .optional();
  }

  /** The sign-in's: uses a link up; says whether it could be used. */
  boolean use(Open link) {
    return db.sql(
                """
                UPDATE evaluation_link SET used = true
                WHERE tenant_id = :tenant AND id = :id AND NOT used AND revoked_at IS NULL
                """)
            .param("tenant", link.tenant())
            .param("id", link.id())
            .update()
        == 1;
  }

  /** The sign-in's: keeps an answer, which says nothing of its link. */
  void insert(Open link, UUID id, Short[] marks, String good, String better) {
    db.sql(
            """
            INSERT INTO evaluation (tenant_id, id, term_id, form, unit_id, unit, area, marks, good,
                                    better)
            VALUES (:tenant, :id, :term, :form, :unitId, :unit, :area, :marks::smallint[], :good,
                    :better)
            """)
        .param("tenant", link.tenant())
        .param("id", id)
        .param("term", link.term())
        .param("form", link.form().name())
        .param("unitId", link.unitId())
        .param("unit", link.unit())
        .param("area", link.area())
        .param("marks", marks)
        .param("good", good.isEmpty() ? null : good, Types.VARCHAR)
        .param("better", better.isEmpty() ? null : better, Types.VARCHAR)
        .update();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
