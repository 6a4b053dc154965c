package org.platsa.api.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the logins are what the isolation of tenants stands on (<i>rollkontroll</i>): what {@link
 * RoleScript} makes, and nothing more.
 */
final class RoleCheck {
  private static final String ROLES =
      """
      SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole OR rolcreatedb
             OR rolreplication AS powers,
             (SELECT string_agg(pg_get_userbyid(m.roleid), ', ' ORDER BY 1) FROM pg_auth_members m
              WHERE m.member = r.oid) AS member_of,
             has_schema_privilege(r.oid, 'public', 'USAGE') AS sees,
             has_schema_privilege(r.oid, 'public', 'CREATE') AS makes,
             has_database_privilege(r.oid, current_database(), 'TEMPORARY') AS makes_temporary
      FROM pg_roles r WHERE rolname LIKE 'platsa\\_%' ORDER BY rolname
      """;

  private static final String OWNED_BY_OTHERS =
      """
      SELECT what, pg_get_userbyid(owner) FROM (
        SELECT c.relname::text, c.relowner, c.oid, 'pg_class'::regclass FROM pg_class c
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v', 'm')
        UNION ALL
        SELECT p.oid::regprocedure::text, p.proowner, p.oid, 'pg_proc'::regclass FROM pg_proc p
        WHERE pronamespace = 'public'::regnamespace) AS object (what, owner, id, class)
      WHERE pg_get_userbyid(owner) <> 'platsa_owner'
        AND NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = class AND d.objid = id AND d.deptype = 'e')
      ORDER BY what
      """;

  private final List<String> faults = new ArrayList<>();

  private RoleCheck() {}

  /**
   * Everything that is wrong, a sentence each; none if all is right.
   *
   * @param connection to the service's database, of whoever may sign in
   */
  static List<String> faults(Connection connection) throws SQLException {
    RoleCheck check = new RoleCheck();
    try (Statement statement = connection.createStatement()) {
      check.roles(statement);
      check.owners(statement);
    }
    return check.faults;
  }

  private void roles(Statement statement) throws SQLException {
    Set<String> found = new HashSet<>();
    try (ResultSet row = statement.executeQuery(ROLES)) {
      while (row.next()) {
        for (Login login : Login.values()) {
          if (login.role().equals(row.getString("rolname"))) {
            found.add(login.role());
            role(login, row);
          }
        }
      }
    }
    for (Login login : Login.ofTheService()) {
      if (!found.contains(login.role())) {
        faults.add("There is no login " + login.role() + ".");
      }
    }
  }

  private void role(Login login, ResultSet row) throws SQLException {
    String role = login.role();
    if (!row.getBoolean("rolcanlogin")) {
      faults.add(role + " may not sign in.");
    }
    if (row.getBoolean("rolsuper")) {
      faults.add(role + " is a superuser: no policy would hold it back.");
    }
    if (row.getBoolean("rolbypassrls") && login != Login.BACKUP) {
      faults.add(role + " has BYPASSRLS: it would see every tenant's rows.");
    }
    if (!row.getBoolean("rolbypassrls") && login == Login.BACKUP) {
      faults.add(role + " lacks BYPASSRLS: its backups would fail.");
    }
    if (row.getBoolean("powers")) {
      faults.add(role + " has CREATEROLE, CREATEDB or REPLICATION, which it must not have.");
    }
    String memberOf = row.getString("member_of");
    if (memberOf != null) {
      faults.add(role + " is a member of " + memberOf + ", but must be a member of nothing.");
    }
    if (!row.getBoolean("sees")) {
      faults.add(role + " may not use the schema public.");
    }
    if (row.getBoolean("makes") != (login == Login.OWNER)) {
      faults.add(
          login == Login.OWNER
              ? role + " may not make tables in the schema public."
              : role + " may make tables in the schema public.");
    }
    if (row.getBoolean("makes_temporary") && login != Login.OWNER) {
      faults.add(role + " may make temporary tables, in the place of the service's.");
    }
  }

  private void owners(Statement statement) throws SQLException {
    List<String> objects = new ArrayList<>();
    Set<String> owners = new HashSet<>();
    try (ResultSet row = statement.executeQuery(OWNED_BY_OTHERS)) {
      while (row.next()) {
        objects.add(row.getString(1));
        owners.add(row.getString(2));
      }
    }
    if (!objects.isEmpty()) {
      faults.add(
          String.join(", ", objects)
              + (objects.size() == 1 ? " belongs to " : " belong to ")
              + String.join(", ", owners)
              + " instead of platsa_owner.");
    }
  }
}
