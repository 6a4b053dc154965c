package org.platsa.api.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.privacy.Silence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables {@code proposal}, {@code proposed_place} and {@code answer} as far as a provider may
 * read them (<i>förslag</i>). The department reads them by the same statements.
 */
@Repository
@Transactional(readOnly = true)
public class ProposalStore {
  static final String PROPOSALS =
      """
      SELECT p.id, p.provider_id, p.provider_name, p.term_id, p.term_name, p.number,
             p.published_at, p.answer_by, p.message, p.shows_supervisors, p.silence, p.asked,
             p.placed, p.protected_students, p.replaced_at, p.withdrawn_at, p.answered_at,
             a.accepted, a.declined, a.withdrawn, a.other_wanted, a.of_placed
      FROM proposal p, LATERAL (
        SELECT count(*) FILTER (WHERE answer = 'ACCEPTED') AS accepted,
               count(*) FILTER (WHERE answer = 'DECLINED') AS declined,
               count(*) FILTER (WHERE answer = 'WITHDRAWN') AS withdrawn,
               count(*) FILTER (WHERE answer = 'OTHER_WANTED') AS other_wanted,
               count(*) FILTER (WHERE placed) AS of_placed
        FROM answer JOIN proposed_place USING (tenant_id, provider_id, proposal_id, position)
        WHERE tenant_id = p.tenant_id AND provider_id = p.provider_id AND proposal_id = p.id) AS a
      """;

  private final JdbcClient db;
  private final JsonMapper json;

  ProposalStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** A provider's newest proposal of each term, the one that was sent last first. */
  public List<Proposal> newest(UUID tenant, String provider) {
    return db.sql(
            PROPOSALS
                + """
                WHERE p.tenant_id = :tenant AND p.provider_id = :provider AND p.replaced_at IS NULL
                ORDER BY p.published_at DESC, p.id DESC
                """)
        .param("tenant", tenant)
        .param("provider", provider)
        .query(ProposalStore::proposal)
        .list();
  }

  /** One of a provider's proposals. */
  public Optional<Proposal> find(UUID tenant, String provider, UUID id) {
    return db.sql(
            PROPOSALS + " WHERE p.tenant_id = :tenant AND p.provider_id = :provider AND p.id = :id")
        .param("tenant", tenant)
        .param("provider", provider)
        .param("id", id)
        .query(ProposalStore::proposal)
        .optional();
  }

  /** The placements of a proposal, in their order, with what was answered. */
  public List<ProposedPlace> places(UUID tenant, String provider, UUID proposal) {
    return db.sql(
            """
            SELECT position, placed, change, shown, answer, reason, answered_name,
                   a.answered_at, carried
            FROM proposed_place
            LEFT JOIN answer a USING (tenant_id, provider_id, proposal_id, position)
            WHERE tenant_id = :tenant AND provider_id = :provider AND proposal_id = :proposal
            ORDER BY position
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("proposal", proposal)
        .query((row, number) -> place(row))
        .list();
  }

  private ProposedPlace place(ResultSet row) throws SQLException {
    ComputeLane.require();
    return new ProposedPlace(
        row.getInt("position"),
        row.getBoolean("placed"),
        change(row),
        json.readValue(row.getString("shown"), ShownPlace.class),
        given(row));
  }

  /**
   * What is needed of a place of a proposal to answer to it (<i>plats att besvara</i>).
   *
   * @param asked whether it is still asked for
   */
  public record Answerable(
      String placementId,
      int position,
      boolean placed,
      boolean asked,
      @Nullable GivenAnswer given) {}

  /** The same places, of each only what an answer needs. */
  public List<Answerable> answerable(UUID tenant, String provider, UUID proposal) {
    return db.sql(
            """
            SELECT shown::json ->> 'placementId' AS placement, position, placed, change, answer,
                   reason, answered_name, a.answered_at, carried
            FROM proposed_place
            LEFT JOIN answer a USING (tenant_id, provider_id, proposal_id, position)
            WHERE tenant_id = :tenant AND provider_id = :provider AND proposal_id = :proposal
            ORDER BY position
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("proposal", proposal)
        .query((row, number) ->
            new Answerable(
                row.getString("placement"),
                row.getInt("position"),
                row.getBoolean("placed"),
                change(row) != PlaceChange.GONE,
                given(row)))
        .list();
  }

  /**
   * Students of a proposal who have a protected identity.
   *
   * @param now pseudonyms of those who have by now; whoever had when it was sent is told anyway
   */
  Set<String> protectedStudents(
      UUID tenant, String provider, UUID proposal, Collection<String> now) {
    return db.sql(
            """
            SELECT DISTINCT shown::json ->> 'studentId'
            FROM proposed_place
            WHERE tenant_id = :tenant AND provider_id = :provider AND proposal_id = :proposal
              AND (strpos(shown, '"protectedIdentity":true') > 0
                   OR shown::json ->> 'studentId' = ANY(:now))
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("proposal", proposal)
        .param("now", now.toArray(String[]::new))
        .query(String.class)
        .set();
  }

  static @Nullable PlaceChange change(ResultSet row) throws SQLException {
    String change = row.getString("change");
    return change == null ? null : PlaceChange.valueOf(change);
  }

  static @Nullable GivenAnswer given(ResultSet row) throws SQLException {
    String answer = row.getString("answer");
    if (answer == null) {
      return null;
    }
    String reason = row.getString("reason");
    return new GivenAnswer(
        Answer.valueOf(answer),
        reason == null ? null : AnswerReason.valueOf(reason),
        row.getString("answered_name"),
        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("carried"));
  }

  static Proposal proposal(ResultSet row, int number) throws SQLException {
    int placed = row.getInt("placed");
    return new Proposal(
        row.getObject("id", UUID.class),
        row.getString("provider_id"),
        row.getString("provider_name"),
        row.getString("term_id"),
        row.getString("term_name"),
        row.getInt("number"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getObject("answer_by", LocalDate.class),
        row.getString("message"),
        row.getBoolean("shows_supervisors"),
        Silence.valueOf(row.getString("silence")),
        row.getInt("asked"),
        placed,
        row.getInt("protected_students"),
        instant(row, "replaced_at"),
        instant(row, "withdrawn_at"),
        instant(row, "answered_at"),
        new Proposal.Counts(
            row.getInt("accepted"),
            row.getInt("declined"),
            row.getInt("withdrawn"),
            row.getInt("other_wanted"),
            placed - row.getInt("of_placed")));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
