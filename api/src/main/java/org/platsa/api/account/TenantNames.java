package org.platsa.api.account;

import java.util.List;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code tenant} as the sign-in sees it (<i>förvaltningar</i>). */
@Repository
class TenantNames {
  private final JdbcClient db;

  TenantNames(JdbcClient db) {
    this.db = db;
  }

  List<Department> all() {
    return db.sql("SELECT id, name FROM tenant ORDER BY created_at, id")
        .query(
            (row, number) -> new Department(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  String name(UUID tenant) {
    return db.sql("SELECT name FROM tenant WHERE id = :tenant")
        .param("tenant", tenant)
        .query(String.class)
        .single();
  }

  /** Names a tenant and keeps its row until the transaction ends. */
  void rename(UUID tenant, String name) {
    int rows =
        db.sql("UPDATE tenant SET name = :name WHERE id = :tenant")
            .param("tenant", tenant)
            .param("name", name)
            .update();
    if (rows != 1) {
      throw new EmptyResultDataAccessException("The tenant is not there any more", 1);
    }
  }
}
