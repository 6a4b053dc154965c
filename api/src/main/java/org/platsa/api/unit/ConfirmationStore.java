package org.platsa.api.unit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.api.identity.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code confirmation} (<i>bekräftelser</i>). */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ConfirmationStore {
  private final JdbcClient db;

  ConfirmationStore(JdbcClient db) {
    this.db = db;
  }

  /** Which of some proposals stand; nobody sends them anew before the transaction ends. */
  Set<UUID> standing(UUID tenant, Collection<UUID> proposals) {
    return db
        .sql(
            """
            SELECT id FROM proposal
            WHERE tenant_id = :tenant AND id = ANY(:ids)
              AND replaced_at IS NULL AND withdrawn_at IS NULL
            ORDER BY provider_id, id
            FOR SHARE
            """)
        .param("tenant", tenant)
        .param("ids", proposals.toArray(UUID[]::new))
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** Confirms places that are not yet. */
  void confirm(Caller manager, List<ConfirmationRequest.Named> places, Instant at) {
    db.sql(
            """
            INSERT INTO confirmation (tenant_id, provider_id, proposal_id, position, confirmed_by,
                                      confirmed_name, confirmed_at)
            SELECT s.tenant_id, s.provider_id, s.proposal_id, s.position, :by, :name, :at
            FROM unnest(:proposals::uuid[], :positions::integer[]) AS named (proposal, position)
            JOIN proposal p ON p.tenant_id = :tenant AND p.id = named.proposal
            JOIN proposed_place s ON s.tenant_id = p.tenant_id AND s.provider_id = p.provider_id
                                 AND s.proposal_id = p.id AND s.position = named.position
            ORDER BY s.provider_id, s.proposal_id, s.position
            ON CONFLICT DO NOTHING
            """)
        .param("tenant", manager.tenant())
        .param("by", manager.id())
        .param("name", manager.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("proposals", proposals(places))
        .param("positions", positions(places))
        .update();
  }

  /** Takes confirmations back. */
  void takeBack(UUID tenant, List<ConfirmationRequest.Named> places) {
    db.sql(
            """
            DELETE FROM confirmation c
            USING unnest(:proposals::uuid[], :positions::integer[]) AS named (proposal, position)
            WHERE c.tenant_id = :tenant AND c.proposal_id = named.proposal
              AND c.position = named.position
            """)
        .param("tenant", tenant)
        .param("proposals", proposals(places))
        .param("positions", positions(places))
        .update();
  }

  private static UUID[] proposals(List<ConfirmationRequest.Named> places) {
    return places.stream().map(ConfirmationRequest.Named::proposalId).toArray(UUID[]::new);
  }

  private static Integer[] positions(List<ConfirmationRequest.Named> places) {
    return places.stream().map(ConfirmationRequest.Named::position).toArray(Integer[]::new);
  }
}
