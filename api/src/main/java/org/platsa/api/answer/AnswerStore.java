package org.platsa.api.answer;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Caller;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.AnswerReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code answer} as a provider writes it (<i>svar</i>). */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AnswerStore {
  private final JdbcClient db;

  AnswerStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * Keeps a proposal as it is until the end of the transaction, if it can be answered; says whether
   * it can. Whoever replaces it at the same time waits, or is awaited.
   */
  boolean open(UUID tenant, String provider, UUID proposal, LocalDate today) {
    return db.sql(
                """
                UPDATE proposal SET answered_at = answered_at
                WHERE tenant_id = :tenant AND provider_id = :provider AND id = :proposal
                  AND replaced_at IS NULL AND withdrawn_at IS NULL AND answer_by >= :today
                """)
            .param("tenant", tenant)
            .param("provider", provider)
            .param("proposal", proposal)
            .param("today", today)
            .update()
        == 1;
  }

  void answered(UUID tenant, String provider, UUID proposal, Instant at) {
    db.sql(
            """
            UPDATE proposal SET answered_at = :at
            WHERE tenant_id = :tenant AND provider_id = :provider AND id = :proposal
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("proposal", proposal)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }

  void give(
      Caller by,
      String provider,
      UUID proposal,
      int position,
      Answer answer,
      @Nullable AnswerReason reason,
      Instant at) {
    db.sql(
            """
            INSERT INTO answer (tenant_id, provider_id, proposal_id, position, answer, reason,
                                answered_by, answered_name, answered_at)
            VALUES (:tenant, :provider, :proposal, :position, :answer, :reason, :by, :name, :at)
            ON CONFLICT (tenant_id, provider_id, proposal_id, position) DO UPDATE
            SET answer = excluded.answer, reason = excluded.reason,
                answered_by = excluded.answered_by, answered_name = excluded.answered_name,
                answered_at = excluded.answered_at, carried = false
            """)
        .param("tenant", by.tenant())
        .param("provider", provider)
        .param("proposal", proposal)
        .param("position", position)
        .param("answer", answer.name())
        .param("reason", reason == null ? null : reason.name(), Types.VARCHAR)
        .param("by", by.id())
        .param("name", by.name())
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }

  void takeBack(UUID tenant, String provider, UUID proposal, int position) {
    db.sql(
            """
            DELETE FROM answer
            WHERE tenant_id = :tenant AND provider_id = :provider AND proposal_id = :proposal
              AND position = :position
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("proposal", proposal)
        .param("position", position)
        .update();
  }
}
