package org.platsa.api.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Whether policies, rights, triggers and functions are what the migrations made
 * (<i>tabellkontroll</i>), since they keep departments apart and the audit whole, and whoever owns
 * the tables can undo them. What there must be stands in {@code isolation.sql}, a statement a line,
 * as PostgreSQL itself tells it.
 */
final class TableCheck {
  private static final String EXPECTED = "/db/isolation.sql";

  /** Brackets and blanks are told differently by PostgreSQL's releases. */
  private static final Pattern LOOKS = Pattern.compile("[\\s()]+");

  /**
   * What makes each thing that there is, and what undoes it. The owner's own rights and the
   * backup's reading of everything are left out.
   */
  private static final String PRESENT =
      """
      SELECT making, undoing FROM (
        SELECT 1 AS part, format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relname) AS making,
               format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', relname) AS undoing
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
        UNION ALL
        SELECT 2, format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', relname),
               format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', relname)
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity
        UNION ALL
        SELECT 3, format('CREATE POLICY %I ON %I AS %s FOR %s TO %s', policyname, tablename,
                         permissive, cmd, array_to_string(roles, ', '))
                  || coalesce(' USING (' || qual || ')', '')
                  || coalesce(' WITH CHECK (' || with_check || ')', ''),
               format('DROP POLICY %I ON %I', policyname, tablename)
        FROM pg_policies WHERE schemaname = 'public'
        UNION ALL
        SELECT 4, format('GRANT %s ON %I TO %s', privilege, relname, login)
                  || CASE WHEN grantable THEN ' WITH GRANT OPTION' ELSE '' END,
               format('REVOKE %s ON %I FROM %s CASCADE', privilege, relname, login)
        FROM (
          SELECT relname, acl.privilege_type AS privilege, acl.grantee, acl.is_grantable AS grantable
          FROM pg_class, aclexplode(relacl) AS acl
          WHERE relnamespace = 'public'::regnamespace
          UNION ALL
          SELECT relname, format('%s (%s)', acl.privilege_type,
                                 string_agg(quote_ident(attname), ', ' ORDER BY attname)),
                 acl.grantee, acl.is_grantable
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(attacl) AS acl
          WHERE relnamespace = 'public'::regnamespace
          GROUP BY relname, acl.privilege_type, acl.grantee, acl.is_grantable) AS granted,
          LATERAL (SELECT CASE grantee WHEN 0 THEN 'PUBLIC'
                          ELSE quote_ident(pg_get_userbyid(grantee)) END AS login) AS named
        WHERE login <> 'platsa_owner' AND NOT (login = 'platsa_backup' AND privilege = 'SELECT')
        UNION ALL
        SELECT 5, pg_get_functiondef(p.oid), format('DROP FUNCTION %s', p.oid::regprocedure)
        FROM pg_proc p
        WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
          AND (prosecdef OR proname LIKE 'platsa\\_%' OR prorettype = 'trigger'::regtype)
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
                          AND d.objid = p.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 6, format('GRANT EXECUTE ON FUNCTION %s TO %s', p.oid::regprocedure, login),
               format('REVOKE EXECUTE ON FUNCTION %s FROM %s', p.oid::regprocedure, login)
        FROM pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS acl,
          LATERAL (SELECT CASE grantee WHEN 0 THEN 'PUBLIC'
                          ELSE quote_ident(pg_get_userbyid(grantee)) END AS login) AS named
        WHERE pronamespace = 'public'::regnamespace AND prosecdef AND login <> 'platsa_owner'
        UNION ALL
        SELECT 7, pg_get_triggerdef(t.oid),
               format('DROP TRIGGER %I ON %I', tgname, c.relname)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal
        UNION ALL
        SELECT 8, format('ALTER TABLE %I DISABLE TRIGGER %I', c.relname, tgname),
               format('ALTER TABLE %I ENABLE TRIGGER %I', c.relname, tgname)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal
          AND tgenabled NOT IN ('O', 'A')
        UNION ALL
        SELECT 9, pg_get_ruledef(r.oid), format('DROP RULE %I ON %I', rulename, c.relname)
        FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')) AS present
      ORDER BY part, making
      """;

  private TableCheck() {}

  /** What makes a thing, what undoes it. */
  private record Thing(String making, String undoing) {}

  /** A fault in words, and the statement that mends it. */
  record Fault(String said, String mend) {}

  /**
   * Lets a database pass that is as the migrations made it.
   *
   * @param connection of whoever may sign in
   * @param newer whether later versions' migrations have been there: what they added is theirs
   * @throws NoDatabaseException with everything that is wrong, and the SQL that mends it
   */
  static void require(Connection connection, boolean newer) throws SQLException {
    List<Fault> faults = new ArrayList<>(faults(connection));
    if (newer) {
      faults.removeIf(fault -> !fault.said().startsWith("There must be: ALTER TABLE"));
    }
    if (!faults.isEmpty()) {
      StringBuilder message =
          new StringBuilder("The database does not keep departments apart as it was made to:");
      faults.forEach(fault -> message.append("\n- ").append(fault.said()));
      message.append(
          "\n\nThis SQL, as platsa_owner in that database, makes it what it was. Find out first"
              + " who changed it, and what was read or written meanwhile.\n");
      faults.forEach(fault -> message.append('\n').append(fault.mend()).append(';'));
      throw new NoDatabaseException(message.toString());
    }
  }

  /** Everything that is wrong; what there must not be comes first. */
  static List<Fault> faults(Connection connection) throws SQLException {
    Map<String, Thing> present = present(connection);
    Map<String, String> expected = new LinkedHashMap<>();
    expected().lines().forEach(line -> expected.put(look(line), line));
    List<Fault> faults = new ArrayList<>();
    present.forEach((look, thing) -> {
      boolean isReplaced = thing.making().startsWith("CREATE OR REPLACE FUNCTION");
      if (!expected.containsKey(look) && !(isReplaced && isExpected(thing, expected))) {
        String mend = String.join("; ", undoing(thing, expected.values()));
        // What was made last is undone first: rights to a function before the function.
        faults.addFirst(new Fault("There must not be: " + thing.making(), mend));
      }
    });
    expected.forEach((look, line) -> {
      if (!present.containsKey(look)) {
        faults.add(new Fault("There must be: " + line, line));
      }
    });
    return faults;
  }

  /** To take a right on a table takes those on its columns as well: these are given again. */
  private static List<String> undoing(Thing thing, Collection<String> expected) {
    List<String> statements = new ArrayList<>(List.of(thing.undoing()));
    String making = thing.making().replace(" WITH GRANT OPTION", "");
    int on = making.indexOf(" ON ");
    if (making.startsWith("GRANT ") && on > 0) {
      String whose = making.substring(on);
      expected.stream()
          .filter(line -> line.startsWith("GRANT ") && line.endsWith(whose))
          .forEach(statements::add);
    }
    return statements;
  }

  /** Whether a function of that name must be there: then it is replaced, and not dropped. */
  private static boolean isExpected(Thing function, Map<String, String> expected) {
    String head = head(function.making());
    return expected.values().stream().anyMatch(line -> head(line).equals(head));
  }

  private static String head(String function) {
    int end = function.indexOf(" RETURNS ");
    return end < 0 ? function : function.substring(0, end);
  }

  private static Map<String, Thing> present(Connection connection) throws SQLException {
    Map<String, Thing> present = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = public");
      try (ResultSet row = statement.executeQuery(PRESENT)) {
        while (row.next()) {
          String making = row.getString(1).replaceAll("\\s+", " ").strip();
          present.put(look(making), new Thing(making, row.getString(2)));
        }
      } finally {
        statement.execute("RESET search_path");
      }
    }
    return present;
  }

  /** What a database has, as it must stand in the file. */
  static String described(Connection connection) throws SQLException {
    StringBuilder lines = new StringBuilder();
    present(connection).values().forEach(thing -> lines.append(thing.making()).append('\n'));
    return lines.toString();
  }

  static String expected() {
    try (InputStream file =
        Objects.requireNonNull(TableCheck.class.getResourceAsStream(EXPECTED), EXPECTED)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(EXPECTED + " cannot be read", e);
    }
  }

  private static String look(String statement) {
    return LOOKS.matcher(statement).replaceAll("");
  }
}
