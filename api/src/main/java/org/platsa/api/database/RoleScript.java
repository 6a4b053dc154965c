package org.platsa.api.database;

import java.sql.SQLException;
import java.util.Map;
import org.postgresql.util.PasswordUtil;

/**
 * The SQL that makes the logins and gives them what is theirs (<i>rollskript</i>), for a superuser
 * in the service's database. It may be run again, and leaves alone what is right. The embedded
 * server runs it by itself; whoever has a server of their own runs it once, and after restoring.
 */
public final class RoleScript {
  private static final String ROLES =
      """
      -- Platsa's logins. Run as a superuser, in Platsa's database; it may be run again.
      DO $$
      DECLARE
        login text;
        granted record;
      BEGIN
        FOREACH login IN ARRAY ARRAY['platsa_owner', 'platsa_staff', 'platsa_provider',
                                     'platsa_worker', 'platsa_signin', 'platsa_backup'] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
            EXECUTE format('CREATE ROLE %I', login);
          END IF;
          EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION %s',
                         login,
                         CASE login WHEN 'platsa_backup' THEN 'BYPASSRLS' ELSE 'NOBYPASSRLS' END);
          FOR granted IN
            SELECT pg_get_userbyid(m.roleid) AS of_role, pg_get_userbyid(m.grantor) AS by_role
            FROM pg_auth_members m WHERE pg_get_userbyid(m.member) = login
          LOOP
            EXECUTE format('REVOKE %I FROM %I GRANTED BY %I',
                           granted.of_role, login, granted.by_role);
          END LOOP;
        END LOOP;
      END $$;
      ALTER ROLE platsa_backup SET default_transaction_read_only = on;

      """;

  private static final String DATABASE =
      """
      -- What the database holds belongs to platsa_owner; nobody else may make anything.
      DO $$
      DECLARE
        change text;
      BEGIN
        FOR change IN
          SELECT format('ALTER %s %I.%I OWNER TO platsa_owner',
                        CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW'
                                     WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
                        'public', relname)
          FROM pg_class c
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v', 'm')
            AND pg_get_userbyid(relowner) <> 'platsa_owner'
            AND NOT EXISTS (SELECT FROM pg_depend d
                            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                              AND d.deptype IN ('a', 'i', 'e'))
          UNION ALL
          SELECT format('ALTER ROUTINE %s OWNER TO platsa_owner', p.oid::regprocedure)
          FROM pg_proc p
          WHERE pronamespace = 'public'::regnamespace
            AND pg_get_userbyid(proowner) <> 'platsa_owner'
            AND NOT EXISTS (SELECT FROM pg_depend d
                            WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                              AND d.deptype = 'e')
        LOOP
          EXECUTE change;
        END LOOP;
        -- Who can make a temporary table could put it in the place of one of the service's.
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, platsa_staff,'
                       ' platsa_provider, platsa_worker, platsa_signin, platsa_backup',
                       current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO platsa_owner, platsa_staff,'
                       ' platsa_provider, platsa_worker, platsa_signin, platsa_backup',
                       current_database());
        EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO platsa_owner', current_database());
      END $$;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO platsa_owner, platsa_staff, platsa_provider, platsa_worker,
                                      platsa_signin, platsa_backup;
      GRANT CREATE ON SCHEMA public TO platsa_owner;
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO platsa_backup;
      ALTER DEFAULT PRIVILEGES FOR ROLE platsa_owner IN SCHEMA public
        GRANT SELECT ON TABLES TO platsa_backup;
      ALTER DEFAULT PRIVILEGES FOR ROLE platsa_owner IN SCHEMA public
        GRANT SELECT ON SEQUENCES TO platsa_backup;
      """;

  private RoleScript() {}

  /**
   * The whole script.
   *
   * @param passwords of the logins; they stand in it as SCRAM verifiers, so that neither it nor the
   *     server's log holds a password. A login without one keeps what it has.
   */
  static String of(Map<Login, String> passwords) {
    StringBuilder script = new StringBuilder(ROLES);
    for (Login login : Login.values()) {
      String password = passwords.get(login);
      if (password != null) {
        script.append(alter(login, verifier(login, password)));
      }
    }
    return script.append('\n').append(DATABASE).toString();
  }

  /** The same for a database of a server that has the logins already. */
  public static String ofDatabase() {
    return DATABASE;
  }

  /** The whole script with the settings' names in place of the passwords, to be shown. */
  static String shown() {
    StringBuilder script = new StringBuilder(ROLES);
    for (Login login : Login.values()) {
      script.append(alter(login, placeholder(login)));
    }
    return script.append('\n').append(DATABASE).toString();
  }

  /** What stands for a login's password in what is shown. */
  static String placeholder(Login login) {
    return login == Login.BACKUP
        ? "a password for backups, which the service never needs"
        : "the value of PLATSA_DATABASE_PASSWORDS_" + login.name().replace("_", "");
  }

  private static String alter(Login login, String password) {
    return "ALTER ROLE " + login.role() + " PASSWORD '" + password + "';\n";
  }

  private static String verifier(Login login, String password) {
    try {
      // Of letters, digits and $:/+= only.
      return PasswordUtil.encodePassword(login.role(), password.toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "The password of " + login.role() + " cannot be used: " + e.getMessage(), e);
    }
  }
}
