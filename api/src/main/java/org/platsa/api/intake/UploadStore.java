package org.platsa.api.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.platsa.api.body.Spool;
import org.platsa.api.workbook.CellMend;
import org.platsa.api.workbook.WorkbookReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code upload} (<i>arbetsböcker som väntar på beslut</i>): of each person the workbook
 * that was sent last.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class UploadStore {
  private static final TypeReference<List<CellMend>> MENDS = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;

  UploadStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** Keeps a workbook in the place of the person's last one. */
  void put(UUID tenant, UUID account, HeldUpload upload, Spool file) {
    db.sql(
            """
            INSERT INTO upload (tenant_id, account_id, id, file_name, term_id, mode, mends,
                                content, created_at)
            VALUES (:tenant, :account, :id, :name, :term, :mode, :mends, :content, :at)
            ON CONFLICT (tenant_id, account_id) DO UPDATE SET
              id = excluded.id, file_name = excluded.file_name, term_id = excluded.term_id,
              mode = excluded.mode, mends = excluded.mends, content = excluded.content, created_at = excluded.created_at
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("id", upload.id())
        .param("name", upload.fileName())
        .param("term", upload.termId())
        .param("mode", upload.mode().name())
        .param("mends", json.writeValueAsString(upload.mends()))
        .param("content", new SqlBinaryValue(file.open(), file.length()), Types.BINARY)
        .param("at", OffsetDateTime.ofInstant(upload.at(), ZoneOffset.UTC))
        .update();
  }

  /** The person's workbook, if one is kept that came after a time. */
  Optional<HeldUpload> find(UUID tenant, UUID account, Instant after) {
    return db.sql(
            """
            SELECT id, file_name, term_id, mode, mends, created_at FROM upload
            WHERE tenant_id = :tenant AND account_id = :account AND created_at > :after
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("after", OffsetDateTime.ofInstant(after, ZoneOffset.UTC))
        .query((row, number) ->
            new HeldUpload(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("term_id"),
                WorkbookReader.Mode.valueOf(row.getString("mode")),
                json.readValue(row.getString("mends"), MENDS),
                row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Keeps it from others who mend it at the same time, until the end of the transaction. */
  void lock(UUID tenant, UUID account, UUID id) {
    db.sql(
            """
            SELECT 1 FROM upload
            WHERE tenant_id = :tenant AND account_id = :account AND id = :id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("id", id)
        .query(row -> {});
  }

  /** Which of its cells are mended from now on. */
  void mend(UUID tenant, UUID account, UUID id, List<CellMend> mends) {
    db.sql(
            """
            UPDATE upload SET mends = :mends
            WHERE tenant_id = :tenant AND account_id = :account AND id = :id
            """)
        .param("mends", json.writeValueAsString(mends))
        .param("tenant", tenant)
        .param("account", account)
        .param("id", id)
        .update();
  }

  /** Its bytes; says whether it is there. */
  boolean read(UUID tenant, UUID account, UUID id, Spool into) {
    Optional<byte[]> content =
        db.sql(
                """
                SELECT content FROM upload
                WHERE tenant_id = :tenant AND account_id = :account AND id = :id
                """)
            .param("tenant", tenant)
            .param("account", account)
            .param("id", id)
            .query((row, number) -> row.getBytes(1))
            .optional();
    content.ifPresent(bytes -> write(bytes, into));
    return content.isPresent();
  }

  private static void write(byte[] bytes, Spool into) {
    try (OutputStream out = into.writer()) {
      out.write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Keeps it no more. */
  void delete(UUID tenant, UUID account, UUID id) {
    db.sql(
            """
            DELETE FROM upload
            WHERE tenant_id = :tenant AND account_id = :account AND id = :id
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("id", id)
        .update();
  }

  /** Keeps none any more that came before a time, of any tenant. */
  void forget(Instant before) {
    db.sql("DELETE FROM upload WHERE created_at <= :before")
        .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
        .update();
  }
}
