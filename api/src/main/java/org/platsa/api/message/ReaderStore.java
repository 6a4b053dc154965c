package org.platsa.api.message;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code account} as far as it says who is told what (<i>mottagare</i>). To be called in
 * a transaction.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReaderStore {
  private final JdbcClient db;

  ReaderStore(JdbcClient db) {
    this.db = db;
  }

  /** Where somebody reads e-mails, and in which language. */
  record Reader(String email, String language) {}

  /** The worker's: the reader of an e-mail, if it is still for that person and wanted. */
  Optional<Reader> reader(DeliveryStore.Claimed claimed) {
    return db.sql(
            """
            SELECT email, language FROM account a
            WHERE tenant_id = :tenant AND id = :account AND active AND NOT demo
              AND :reader = ANY (roles) AND :kind <> ALL (unwanted_messages)
              AND (provider_id IS NULL OR provider_id = :provider)
              AND (:kind <> 'OFFERS_DUE'
                   OR EXISTS (SELECT 1 FROM asked_unit u
                              WHERE u.tenant_id = a.tenant_id AND u.term_id = :term
                                AND u.answered_at IS NULL AND u.unit_id = ANY (a.unit_ids)))
            """)
        .param("tenant", claimed.tenant())
        .param("account", claimed.account())
        .param("reader", claimed.kind().reader().name())
        .param("kind", claimed.kind().name())
        .param("provider", claimed.provider())
        .param("term", claimed.term())
        .query((row, number) -> new Reader(row.getString("email"), row.getString("language")))
        .optional();
  }

  /** The sign-in's: what somebody does without. */
  Set<MessageKind> unwanted(UUID tenant, UUID account) {
    return db.sql(
            "SELECT unwanted_messages FROM account WHERE tenant_id = :tenant AND id = :account")
        .param("tenant", tenant)
        .param("account", account)
        .query((row, number) -> kinds(row.getArray("unwanted_messages")))
        .single();
  }

  private static Set<MessageKind> kinds(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .map(MessageKind::valueOf)
        .collect(Collectors.toSet());
  }

  /** The sign-in's: somebody does without these. */
  void setUnwanted(UUID tenant, UUID account, List<MessageKind> unwanted) {
    db.sql(
            """
            UPDATE account SET unwanted_messages = :unwanted
            WHERE tenant_id = :tenant AND id = :account
            """)
        .param("unwanted", unwanted.stream().map(Enum::name).toArray(String[]::new))
        .param("tenant", tenant)
        .param("account", account)
        .update();
  }
}
