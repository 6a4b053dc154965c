package org.platsa.api.message;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Ids;
import org.platsa.api.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code message} as those write it who have something to tell (<i>utkorg</i>): in the
 * transaction that does what is told, so that there is a message exactly if it was done. It is
 * delivered afterwards.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
  private final JdbcClient db;
  private final MailClient mail;
  private final Ids ids;
  private final Clock clock;
  private final Duration gather;

  Outbox(JdbcClient db, MailClient mail, Ids ids, Clock clock, Settings settings) {
    this.db = db;
    this.mail = mail;
    this.ids = ids;
    this.clock = clock;
    this.gather = settings.messages().gather();
  }

  /**
   * What happened to a proposal. Another message that its date is near, and an answer while one
   * before it waits, add nothing.
   *
   * @param kind any but that a plan was repaired
   */
  public void proposal(UUID tenant, MessageKind kind, String term, String provider, UUID proposal) {
    insert(tenant, kind, term, provider, proposal, null, null, null);
  }

  /**
   * What happened to places on offer to a provider.
   *
   * @param kind one of those about places on offer
   * @param proposal the provider's, beside which they are offered
   * @param lastDay after which it is not told any more; null for no such day
   */
  public void place(
      UUID tenant,
      MessageKind kind,
      String term,
      String provider,
      UUID proposal,
      @Nullable LocalDate lastDay) {
    insert(tenant, kind, term, provider, proposal, null, null, lastDay);
  }

  /** A run was queued that mends a plan; it is told when the run has ended with a plan. */
  public void repair(UUID tenant, String term, UUID run) {
    insert(tenant, MessageKind.REPAIRED, term, null, null, run, null, null);
  }

  /**
   * What is asked for a term.
   *
   * @param kind one of those about asking
   * @param provider whom it concerns; null for managers of units
   */
  public void asking(UUID tenant, MessageKind kind, String term, @Nullable String provider) {
    insert(tenant, kind, term, provider, null, null, term, null);
  }

  /** Whether messages go out by e-mail at all. */
  public boolean isMailed() {
    return mail.isOn();
  }

  private void insert(
      UUID tenant,
      MessageKind kind,
      String term,
      @Nullable String provider,
      @Nullable UUID proposal,
      @Nullable UUID run,
      @Nullable String asking,
      @Nullable LocalDate lastDay) {
    Instant now = clock.instant();
    db.sql(
            """
            INSERT INTO message (tenant_id, id, kind, at, due_at, term_id, provider_id, proposal_id,
                                 run_id, asked_term_id, last_day)
            VALUES (:tenant, :id, :kind, :at, :due, :term, :provider, :proposal, :run, :asking,
                    :day)
            ON CONFLICT DO NOTHING
            """)
        .param("tenant", tenant)
        .param("id", ids.next())
        .param("kind", kind.name())
        .param("at", utc(now))
        .param("due", utc(kind == MessageKind.ANSWERED ? now.plus(gather) : now))
        .param("term", term)
        .param("provider", provider, Types.VARCHAR)
        .param("proposal", proposal, Types.OTHER)
        .param("run", run, Types.OTHER)
        .param("asking", asking, Types.VARCHAR)
        .param("day", lastDay, Types.DATE)
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
