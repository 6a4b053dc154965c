package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.support.TestDatabase;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each login can do by SQL of its own, as if somebody had smuggled it in: read, change, add or
 * find out another tenant's rows.
 */
class IsolationIT {
  private static final UUID OURS = new UUID(0, 1);
  private static final UUID THEIRS = new UUID(0, 2);
  private static final UUID OUR_PROBLEM = new UUID(1, 1);
  private static final UUID THEIR_PROBLEM = new UUID(1, 2);
  private static final UUID OUR_RUN = new UUID(2, 1);
  private static final UUID THEIR_RUN = new UUID(2, 2);

  private static final String NOT_ALLOWED = "42501";
  private static final String NO_SUCH_ROW = "23503";

  private static final String url = TestDatabase.newMigratedDatabase();
  private static final JdbcClient direct = TestDatabase.client(url);

  @BeforeAll
  static void fill() {
    fill(OURS, OUR_PROBLEM, OUR_RUN, "ours");
    fill(THEIRS, THEIR_PROBLEM, THEIR_RUN, "theirs");
    fillRest(OURS, OUR_PROBLEM, OUR_RUN);
    fillRest(THEIRS, THEIR_PROBLEM, THEIR_RUN);
  }

  private static void fill(UUID tenant, UUID problem, UUID run, String name) {
    direct
        .sql(
            """
            INSERT INTO tenant (id, name) VALUES (:tenant, :name);
            INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,
                                 content_hash, document, term_end, created_at)
              VALUES (:problem, :tenant, 'HT2025', :name, 1, 1, 1, sha256(convert_to(:name, 'UTF8')),
                      convert_to(:name, 'UTF8'), current_date, now());
            INSERT INTO idempotency_key (tenant_id, key, request_hash, problem_id, created_at)
              VALUES (:tenant, :name, sha256('x'), :problem, now());
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             queued_at, worker, attempt, started_at, finished_at, stop_reason)
              VALUES (:run, :tenant, :problem, 'COMPLETED', 5, 0, 1000, now(), 'w', 1, now(), now(),
                      'TIME_LIMIT');
            INSERT INTO run_event (run_id, seq, tenant_id, type, at, data)
              VALUES (:run, 1, :tenant, 'state', now(), :name);
            INSERT INTO explanation (run_id, tenant_id, seq, begun_at, whole)
              VALUES (:run, :tenant, 1, now(), :name);
            INSERT INTO explanation_part (run_id, tenant_id, list, part, items)
              VALUES (:run, :tenant, 'units', 0, :name);
            INSERT INTO publication (tenant_id, id, term_id, number, problem_id, run_id,
                                     published_by, published_name, published_at)
              VALUES (:tenant, :run, 'HT2025', 1, :problem, :run, :run, 'x', now());
            INSERT INTO proposal (tenant_id, provider_id, id, publication_id, term_id, term_name,
                                  provider_name, number, published_at, answer_by, shows_supervisors,
                                  silence, asked, placed, protected_students)
              SELECT :tenant, provider, md5(:name || provider)::uuid, :run, 'HT2025', 'x', provider,
                     1, now(), current_date + 1, false, 'NOTHING', 1, 1, 0
              FROM unnest(ARRAY['one', 'two']) AS provider;
            INSERT INTO proposed_place (tenant_id, provider_id, proposal_id, position, placed, shown,
                                        seat)
              SELECT :tenant, provider_id, id, 0, true, provider_id || :name, 'secret'
              FROM proposal WHERE tenant_id = :tenant;
            INSERT INTO answer (tenant_id, provider_id, proposal_id, position, answer, answered_by,
                                answered_name, answered_at)
              SELECT :tenant, provider_id, id, 0, 'ACCEPTED', :run, 'x', now()
              FROM proposal WHERE tenant_id = :tenant;
            INSERT INTO confirmation (tenant_id, provider_id, proposal_id, position, confirmed_by,
                                      confirmed_name, confirmed_at)
              SELECT :tenant, provider_id, id, 0, :run, 'x', now()
              FROM proposal WHERE tenant_id = :tenant;
            INSERT INTO asking (tenant_id, term_id, term_name, choices, answer_by, first_by,
                                opened_name, opened_at)
              VALUES (:tenant, 'HT2025', 'x', '{}', current_date + 1, current_date + 1, 'x', now()),
                     (:tenant, 'HT2024', 'x', '{}', current_date - 2, current_date - 2, 'x', now());
            INSERT INTO asked_provider (tenant_id, provider_id, term_id, id, provider_name,
                                        suggestion)
              SELECT :tenant, provider, term, gen_random_uuid(), provider, '[]'
              FROM unnest(ARRAY['one', 'two']) AS provider,
                   unnest(ARRAY['HT2025', 'HT2024']) AS term;
            INSERT INTO requested_student (tenant_id, provider_id, term_id, student_id, reference,
                                           draft, sent, taken, changed_at)
              SELECT :tenant, provider_id, term_id, 'st-' || provider_id, 'secret', '{}', '{}', '{}',
                     now()
              FROM asked_provider WHERE tenant_id = :tenant;
            """)
        .param("tenant", tenant)
        .param("problem", problem)
        .param("run", run)
        .param("name", name)
        .update();
  }

  /** A row at least in each table of a tenant's that is not filled yet. */
  private static void fillRest(UUID tenant, UUID problem, UUID run) {
    direct
        .sql(
            """
            INSERT INTO asked_unit (tenant_id, term_id, unit_id, unit_name)
              VALUES (:tenant, 'HT2025', 'U1', 'x');
            INSERT INTO offered_supervisor (tenant_id, term_id, unit_id, supervisor_id, active,
                                            max_simultaneous, max_per_term, absences)
              VALUES (:tenant, 'HT2025', 'U1', 'S1', true, 1, 1, '[]');
            INSERT INTO evaluation_round (tenant_id, term_id, problem_id, opened_at, opened_name,
                                          closed_at, closed_name, sealed)
              VALUES (:tenant, 'HT2025', :problem, now(), 'x', now(), 'x', false);
            INSERT INTO evaluation_link (tenant_id, id, term_id, form, provider_id, proposal_id,
                                         position, unit_id, unit, area)
              SELECT :tenant, gen_random_uuid(), 'HT2025', form, provider_id, proposal_id, position,
                     'U1', 'x', 'x'
              FROM proposed_place, unnest(ARRAY['TRAINEE', 'SUPERVISOR']) AS form
              WHERE tenant_id = :tenant;
            INSERT INTO evaluation (tenant_id, id, term_id, form, unit_id, unit, area, marks)
              VALUES (:tenant, gen_random_uuid(), 'HT2025', 'TRAINEE', 'U1', 'x', 'x',
                      '{1,1,1,1,1}');
            INSERT INTO message (tenant_id, id, kind, at, due_at, term_id, provider_id, proposal_id)
              SELECT :tenant, gen_random_uuid(), 'PUBLISHED', now(), now(), 'HT2025', provider_id, id
              FROM proposal WHERE tenant_id = :tenant;
            INSERT INTO webhook (tenant_id, id, url, kinds, created_at, created_name)
              VALUES (:tenant, :run, 'https://example.org', '{PUBLISHED}', now(), 'x');
            INSERT INTO webhook_secret (tenant_id, webhook_id, id, secret, created_at)
              VALUES (:tenant, :run, :run, sha256('x'), now());
            INSERT INTO delivery (tenant_id, id, message_id, webhook_id, state, due_at)
              SELECT :tenant, gen_random_uuid(), id, :run, 'WAITING', now()
              FROM message WHERE tenant_id = :tenant;
            INSERT INTO account (tenant_id, id, email, name, roles, unit_ids, language, created_at)
              VALUES (:tenant, :run, 'x@example.org', 'x', '{UNIT_MANAGER}', '{U1}', 'sv', now());
            INSERT INTO invitation (tenant_id, id, secret_hash, purpose, account_id, created_at,
                                    expires_at)
              VALUES (:tenant, :run, sha256('x'), 'JOIN', :run, now(), now());
            INSERT INTO service_account (tenant_id, id, name, scopes, token_beginning, token_hash,
                                         created_at, created_by_name)
              VALUES (:tenant, :run, 'x', '{RUNS_READ}', 'platsa_xxxx', sha256('x'), now(), 'x');
            INSERT INTO audit_entry (tenant_id, id, actor_kind, actor_name, action, subject_type,
                                     subject_id)
              VALUES (:tenant, :run, 'SERVICE', 'x', 'run.ended', 'run', 'x');
            INSERT INTO term_archive (tenant_id, id, term_id, content, sha256, bytes, problems, runs,
                                      code, made_at, made_by)
              VALUES (:tenant, :run, 'HT2025', sha256('x'), sha256('x'), 1, 1, 1, 'x', now(), 'x');
            INSERT INTO draft (tenant_id, id, name, problem_id, plan, version, created_by,
                               created_name, created_at, changed_at)
              VALUES (:tenant, :run, 'x', :problem, '[]', 1, :run, 'x', now(), now());
            INSERT INTO draft_change (tenant_id, draft_id, version, kind, moves, changed_by,
                                      changed_name, at)
              VALUES (:tenant, :run, 1, 'DO', '[]', :run, 'x', now());
            INSERT INTO upload (tenant_id, account_id, id, file_name, mode, content, created_at)
              VALUES (:tenant, :run, :run, 'x', 'ADD', 'x', now());
            INSERT INTO reserve_choice (tenant_id, term_id, held, default_use, chance, chosen_name,
                                        chosen_at)
              VALUES (:tenant, 'HT2025', true, 80, 50, 'x', now());
            INSERT INTO freed_place (tenant_id, id, term_id, freed_provider, freed_proposal,
                                     freed_position, place, offered_at, offered_name, until)
              SELECT :tenant, gen_random_uuid(), 'HT2025', provider_id, proposal_id, position, '{}',
                     now(), 'x', current_date + 1
              FROM proposed_place WHERE tenant_id = :tenant;
            INSERT INTO freed_candidate (tenant_id, provider_id, freed_id, proposal_id, position,
                                         term_id, opens_on)
              SELECT :tenant, p.provider_id, f.id, p.proposal_id, p.position, 'HT2025', current_date
              FROM proposed_place p JOIN freed_place f ON f.tenant_id = p.tenant_id
              WHERE p.tenant_id = :tenant;
            INSERT INTO calendar_link (tenant_id, account_id, id, secret_hash, created_at)
              VALUES (:tenant, :run, :run, sha256('x'), now());
            """)
        .param("tenant", tenant)
        .param("problem", problem)
        .param("run", run)
        .update();
  }

  /** Whoever adds a table adds rows of both tenants, and of both providers where it has one. */
  @Test
  void ofEveryTableOnlyTheOwnRowsAreSeen() throws SQLException {
    Map<Login, Session> sessions = new LinkedHashMap<>();
    sessions.put(Login.STAFF, new Session(Login.STAFF, OURS));
    sessions.put(Login.PROVIDER, new Session(Login.PROVIDER, OURS, "one"));
    List<String> seen = new ArrayList<>();
    try {
      for (String table :
          direct
              .sql(
                  """
                  SELECT table_name FROM information_schema.columns
                  WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY table_name
                  """)
              .query(String.class)
              .list()) {
        for (UUID tenant : List.of(OURS, THEIRS)) {
          assertThat(
                  direct
                      .sql("SELECT count(*) FROM " + table + " WHERE tenant_id = :tenant")
                      .param("tenant", tenant)
                      .query(Integer.class)
                      .single())
              .as(table + " has rows of " + tenant)
              .isPositive();
        }
        for (Map.Entry<Login, Session> session : sessions.entrySet()) {
          for (String column : List.of("tenant_id", "provider_id")) {
            boolean isRead =
                direct
                    .sql(
                        """
                        SELECT count(*) = 1 FROM pg_attribute
                        WHERE attrelid = :table::regclass AND attname = :column
                          AND has_column_privilege(:login, attrelid, attnum, 'SELECT')
                        """)
                    .param("table", table)
                    .param("column", column)
                    .param("login", session.getKey().role())
                    .query(Boolean.class)
                    .single();
            String own = column.equals("tenant_id") ? OURS.toString() : "one";
            boolean isHeld = column.equals("tenant_id") || session.getKey() == Login.PROVIDER;
            if (isRead && isHeld) {
              String rows = "(SELECT " + column + " AS whose FROM " + table + ") AS t";
              assertThat(session.getValue().count(rows + " WHERE whose::text <> '" + own + "'"))
                  .as(session.getKey() + " " + table + "." + column)
                  .isZero();
              if (session.getValue().count(rows) > 0) {
                seen.add(session.getKey() + " " + table);
              }
            }
          }
        }
      }
    } finally {
      for (Session session : sessions.values()) {
        session.close();
      }
    }
    assertThat(seen)
        .as("what is theirs is seen, so that the test says something")
        .contains("STAFF evaluation", "STAFF message", "PROVIDER evaluation_link")
        .doesNotContain("PROVIDER message");
  }

  private static List<String> tables() {
    return List.of(
        "problem", "idempotency_key", "run", "run_event", "explanation", "explanation_part");
  }

  @Nested
  class Staff {
    @Test
    void seesItsTenantsRowsAndNoOthers() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        for (String table : tables()) {
          assertThat(staff.count(table)).as(table).isEqualTo(1);
          assertThat(staff.count(table + " WHERE tenant_id <> '" + OURS + "'")).isZero();
        }
        assertThat(staff.text("SELECT string_agg(name, ',') FROM tenant")).isEqualTo("ours");
      }
    }

    @Test
    void seesNothingWhileNoTenantIsSet() throws SQLException {
      try (Session staff = new Session(Login.STAFF, null)) {
        for (String table : tables()) {
          assertThat(staff.count(table)).as(table).isZero();
        }
        assertThat(staff.count("tenant")).isZero();
      }
    }

    @Test
    void forgetsTheTenantAtTheTransactionsEnd() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        staff.connection.commit();
        assertThat(staff.text("SELECT current_setting('platsa.tenant', true)")).isEmpty();
        assertThat(staff.count("problem")).isZero();
        staff.set(OURS);
        assertThat(staff.count("problem")).isOne();
        staff.connection.rollback();
        assertThat(staff.count("problem")).isZero();
      }
    }

    @Test
    void changesAndDeletesNothingOfAnotherTenants() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        assertThat(staff.update("UPDATE run SET cancel_requested = true")).isOne();
        assertThat(
                staff.update(
                    "UPDATE run SET cancel_requested = true WHERE id = '" + THEIR_RUN + "'"))
            .isZero();
        assertThat(staff.update("UPDATE tenant SET name = 'x' WHERE id = '" + THEIRS + "'"))
            .isZero();
        assertThat(staff.update("DELETE FROM problem WHERE id = '" + THEIR_PROBLEM + "'")).isZero();
        assertThat(staff.update("DELETE FROM explanation_part WHERE tenant_id = '" + THEIRS + "'"))
            .isZero();
        assertThat(staff.count("run WHERE id = '" + THEIR_RUN + "' FOR UPDATE")).isZero();
      }
      assertAllIsThere();
    }

    @Test
    void addsNothingToAnotherTenant() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        assertThat(staff.refused(insertProblem(THEIRS, UUID.randomUUID(), "'new'")))
            .startsWith(NOT_ALLOWED);
        assertThat(
                staff.refused(
                    "INSERT INTO run_event (run_id, seq, tenant_id, type, at, data) VALUES ('"
                        + THEIR_RUN
                        + "', 2, '"
                        + THEIRS
                        + "', 'state', now(), '')"))
            .startsWith(NOT_ALLOWED);
        assertThat(
                staff.refused(
                    "UPDATE run SET tenant_id = '" + THEIRS + "' WHERE id = '" + OUR_RUN + "'"))
            .startsWith(NOT_ALLOWED);
      }
    }

    @Test
    void findsOutNothingByForeignKeys() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        String there = staff.refused(insertRun(THEIR_PROBLEM, "NULL"));
        UUID nowhere = UUID.randomUUID();
        assertThat(there).startsWith(NO_SUCH_ROW);
        assertThat(there.replace(THEIR_PROBLEM.toString(), nowhere.toString()))
            .as("as for one that is nowhere")
            .isEqualTo(staff.refused(insertRun(nowhere, "NULL")));
        assertThat(staff.refused(insertRun(OUR_PROBLEM, "'" + THEIR_RUN + "'")))
            .startsWith(NO_SUCH_ROW);
      }
    }

    @Test
    void findsOutNothingByUniqueKeys() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        assertThat(staff.update(insertProblem(OURS, THEIR_PROBLEM, "'theirs'")))
            .as("the same id and content as another tenant's")
            .isOne();
        assertThat(
                staff.update(
                    "INSERT INTO idempotency_key (tenant_id, key, request_hash, problem_id,"
                        + " created_at) VALUES ('"
                        + OURS
                        + "', 'theirs', sha256('x'), '"
                        + OUR_PROBLEM
                        + "', now())"))
            .isOne();
      }
    }

    @Test
    void deletesWithItsRowsNoneOfAnotherTenantsThatHaveTheSameId() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        staff.update(insertProblem(OURS, THEIR_PROBLEM, "'theirs'"));
        assertThat(staff.update("DELETE FROM problem WHERE id = '" + THEIR_PROBLEM + "'")).isOne();
        staff.connection.commit();
      }
      assertAllIsThere();
    }

    @Test
    void findsOutNothingByFaultsOfItsConditions() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        assertThat(staff.count("problem WHERE 1 / (CASE name WHEN 'theirs' THEN 0 ELSE 1 END) = 1"))
            .as("a condition is never tried on hidden rows")
            .isOne();
      }
    }

    @Test
    void findsOutNothingByStatistics() throws SQLException {
      direct.sql("ANALYZE").update();
      try (Session staff = new Session(Login.STAFF, OURS)) {
        assertThat(staff.count("pg_stats WHERE schemaname = 'public' AND tablename = 'problem'"))
            .isZero();
        assertThat(staff.refused("SELECT * FROM pg_statistic")).startsWith(NOT_ALLOWED);
      }
    }

    @Test
    void copiesItsOwnRowsOutAndNoneIn() throws Exception {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        StringWriter copied = new StringWriter();
        staff.copy("COPY problem (name) TO STDOUT", copied);
        assertThat(copied.toString()).isEqualTo("ours\n");
        assertThat(staff.refusedCopy("COPY run_event FROM STDIN")).startsWith("0A000");
      }
    }

    @Test
    void whoHasItsLoginMaySetAnyTenantSoTheServiceAloneMay() throws SQLException {
      try (Session staff = new Session(Login.STAFF, OURS)) {
        staff.set(THEIRS);
        assertThat(staff.text("SELECT name FROM problem"))
            .as("what the policies do not hold back: SQL that is smuggled in")
            .isEqualTo("theirs");
      }
    }
  }

  @Nested
  class Provider {
    @Test
    void isShownNoTableAtAll() throws SQLException {
      try (Session provider = new Session(Login.PROVIDER, OURS)) {
        for (String table : tables()) {
          assertThat(provider.refused("SELECT 1 FROM " + table)).as(table).startsWith(NOT_ALLOWED);
          assertThat(provider.refused("DELETE FROM " + table)).as(table).startsWith(NOT_ALLOWED);
        }
        assertThat(provider.refused("SELECT 1 FROM tenant")).startsWith(NOT_ALLOWED);
        assertThat(provider.refused("SELECT 1 FROM publication")).startsWith(NOT_ALLOWED);
      }
    }

    @Test
    void seesItsOwnProposalsAndNobodyElses() throws SQLException {
      try (Session provider = new Session(Login.PROVIDER, OURS, "one")) {
        for (String table : List.of("proposal", "proposed_place", "answer")) {
          assertThat(provider.count(table)).as(table).isOne();
          assertThat(provider.count(table + " WHERE provider_id <> 'one'")).isZero();
          assertThat(provider.count(table + " WHERE tenant_id <> '" + OURS + "'")).isZero();
        }
        assertThat(provider.text("SELECT shown FROM proposed_place")).isEqualTo("oneours");
        assertThat(provider.refused("SELECT seat FROM proposed_place")).startsWith(NOT_ALLOWED);
        assertThat(provider.refused("SELECT * FROM proposed_place")).startsWith(NOT_ALLOWED);
      }
      for (UUID tenant : new UUID[] {null, OURS}) {
        try (Session nobody = new Session(Login.PROVIDER, tenant)) {
          assertThat(nobody.count("proposal")).as("without a provider").isZero();
          assertThat(nobody.count("proposed_place")).isZero();
          assertThat(nobody.count("answer")).isZero();
        }
      }
    }

    @Test
    void isToldNoPlacesOfWhatWasTakenBack() throws SQLException {
      String taken = "UPDATE proposal SET withdrawn_at = now(), withdrawn_name = 'x'";
      try (Session staff = new Session(Login.STAFF, OURS)) {
        staff.update(taken + " WHERE provider_id = 'two'");
        staff.connection.commit();
      }
      try (Session provider = new Session(Login.PROVIDER, OURS, "two")) {
        assertThat(provider.count("proposal")).isOne();
        assertThat(provider.count("proposed_place")).isZero();
      } finally {
        direct.sql("UPDATE proposal SET withdrawn_at = NULL, withdrawn_name = NULL").update();
      }
    }

    @Test
    void answersOnlyWhatStandsAndInTime() throws SQLException {
      for (String closed :
          List.of(
              "replaced_at = now()",
              "withdrawn_at = now(), withdrawn_name = 'x'",
              "answer_by = current_date - 2")) {
        direct.sql("UPDATE proposal SET " + closed).update();
        try (Session provider = new Session(Login.PROVIDER, OURS, "one")) {
          assertThat(provider.update("UPDATE answer SET answer = 'DECLINED', reason = 'OTHER'"))
              .as(closed)
              .isZero();
          assertThat(provider.update("DELETE FROM answer")).as(closed).isZero();
          assertThat(provider.refused(answer("one", "one"))).as(closed).startsWith(NOT_ALLOWED);
        } finally {
          direct
              .sql(
                  """
                  UPDATE proposal SET replaced_at = NULL, withdrawn_at = NULL,
                                      withdrawn_name = NULL, answer_by = current_date + 1
                  """)
              .update();
        }
      }
    }

    @Test
    void answersItsOwnPlacesAlone() throws SQLException {
      try (Session provider = new Session(Login.PROVIDER, OURS, "one")) {
        assertThat(provider.update("UPDATE answer SET answer = 'DECLINED', reason = 'OTHER'"))
            .isOne();
        assertThat(provider.update("UPDATE answer SET carried = true WHERE provider_id = 'two'"))
            .isZero();
        assertThat(provider.update("DELETE FROM answer")).isOne();
        assertThat(provider.refused(answer("two", "two"))).startsWith(NOT_ALLOWED);
        assertThat(provider.refused(answer("one", "two")))
            .as("of another's proposal, as of one that is nowhere")
            .startsWith(NOT_ALLOWED);
        assertThat(provider.update(answer("one", "one"))).isOne();
        assertThat(provider.update("UPDATE proposal SET answered_at = now()")).isOne();
        for (String forbidden :
            List.of(
                "UPDATE proposal SET answer_by = current_date + 9",
                "UPDATE proposal SET withdrawn_at = NULL",
                "UPDATE proposed_place SET shown = ''",
                "DELETE FROM proposal",
                "DELETE FROM proposed_place",
                "INSERT INTO proposed_place (tenant_id) VALUES (NULL)")) {
          assertThat(provider.refused(forbidden)).as(forbidden).startsWith(NOT_ALLOWED);
        }
      }
    }

    @Test
    void asksForItsOwnStudentsAloneAndOnlyWhileItIsAsked() throws SQLException {
      try (Session provider = new Session(Login.PROVIDER, OURS, "one")) {
        assertThat(provider.text("SELECT string_agg(student_id, ',') FROM requested_student"))
            .isEqualTo("st-one,st-one");
        assertThat(
                provider.text("SELECT string_agg(DISTINCT provider_id, ',') FROM asked_provider"))
            .isEqualTo("one");
        assertThat(provider.count("(SELECT term_id FROM asking) AS a")).isEqualTo(2);
        assertThat(provider.update("UPDATE requested_student SET draft = '{\"a\": 1}'"))
            .as("not of the term whose time is over")
            .isOne();
        for (String wrong : List.of("x", "[]", "{\"placements\": 1}")) {
          assertThat(provider.refused("UPDATE requested_student SET sent = '" + wrong + "'"))
              .contains("requested_student_sent_check");
        }
        assertThat(provider.update(request("one", "HT2025"))).isOne();
        assertThat(provider.refused(request("one", "HT2024"))).startsWith(NOT_ALLOWED);
        assertThat(provider.refused(request("two", "HT2025"))).startsWith(NOT_ALLOWED);
        assertThat(
                provider.refused(
                    "UPDATE requested_student SET sent = '{}', reference = NULL, provider_id ="
                        + " 'two'"))
            .startsWith(NOT_ALLOWED);
        assertThat(provider.update("DELETE FROM requested_student WHERE taken IS NOT NULL"))
            .as("what was taken in stays")
            .isZero();
        assertThat(provider.update("DELETE FROM requested_student")).as("the new one").isOne();
        for (String forbidden :
            List.of(
                "SELECT opened_name FROM asking",
                "UPDATE asking SET answer_by = current_date + 9",
                "UPDATE requested_student SET taken = NULL",
                "UPDATE asked_provider SET suggestion = ''",
                "SELECT 1 FROM asked_unit",
                "SELECT 1 FROM offered_supervisor")) {
          assertThat(provider.refused(forbidden)).as(forbidden).startsWith(NOT_ALLOWED);
        }
      }
    }

    @Test
    void isTheOnlyOneWhoReadsItsReferences() throws SQLException {
      try (Session provider = new Session(Login.PROVIDER, OURS, "one")) {
        assertThat(provider.text("SELECT DISTINCT reference FROM requested_student"))
            .isEqualTo("secret");
      }
      for (Login other : List.of(Login.STAFF, Login.WORKER, Login.SIGN_IN)) {
        try (Session session = new Session(other, OURS)) {
          for (String reading :
              List.of(
                  "SELECT reference FROM requested_student",
                  "SELECT group_name FROM requested_student",
                  "SELECT * FROM requested_student",
                  "SELECT 1 FROM requested_student WHERE reference = 'secret'",
                  "SELECT row_to_json(r) FROM requested_student r")) {
            assertThat(session.refused(reading)).as(other + reading).startsWith(NOT_ALLOWED);
          }
        }
      }
    }

    private static String request(String provider, String term) {
      return "INSERT INTO requested_student (tenant_id, provider_id, term_id, student_id, draft,"
          + " changed_at) VALUES ('"
          + OURS
          + "', '"
          + provider
          + "', '"
          + term
          + "', 'new', '{}', now())";
    }

    private static String answer(String provider, String ofProposal) {
      return "INSERT INTO answer (tenant_id, provider_id, proposal_id, position, answer,"
          + " answered_by, answered_name, answered_at) VALUES ('"
          + OURS
          + "', '"
          + provider
          + "', md5('ours' || '"
          + ofProposal
          + "')::uuid, 0, 'ACCEPTED', '"
          + OUR_RUN
          + "', 'x', now())";
    }
  }

  @Nested
  class Worker {
    @Test
    void seesEveryTenantsRows() throws SQLException {
      try (Session worker = new Session(Login.WORKER, null)) {
        for (String table : List.of("problem", "run", "run_event", "explanation")) {
          assertThat(worker.count(table)).as(table).isEqualTo(2);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DELETE FROM problem",
          "DELETE FROM run",
          "DELETE FROM tenant",
          "UPDATE problem SET name = 'x'",
          "UPDATE run SET problem_id = gen_random_uuid()",
          "UPDATE run SET tenant_id = gen_random_uuid()",
          "UPDATE run_event SET data = ''",
          "UPDATE explanation SET whole = ''",
          "SELECT key FROM idempotency_key",
          "SELECT 1 FROM explanation_part",
          "INSERT INTO run (id) VALUES (gen_random_uuid())",
          "INSERT INTO problem (id) VALUES (gen_random_uuid())"
        })
    void doesNothingThatIsNotItsWork(String sql) throws SQLException {
      try (Session worker = new Session(Login.WORKER, null)) {
        assertThat(worker.refused(sql)).startsWith(NOT_ALLOWED);
      }
    }
  }

  @Nested
  class SignIn {
    @Test
    void isShownNoneOfTheseTables() throws SQLException {
      try (Session signIn = new Session(Login.SIGN_IN, OURS)) {
        for (String table : tables()) {
          assertThat(signIn.refused("SELECT 1 FROM " + table)).as(table).startsWith(NOT_ALLOWED);
        }
        assertThat(signIn.count("tenant")).isGreaterThanOrEqualTo(2);
        assertThat(signIn.refused("DELETE FROM tenant")).startsWith(NOT_ALLOWED);
        assertThat(signIn.refused("UPDATE tenant SET id = gen_random_uuid()"))
            .startsWith(NOT_ALLOWED);
      }
    }
  }

  @Nested
  class Owner {
    @Test
    void isHeldBackTooAndSaysSoInAMigration() throws SQLException {
      try (Session owner = new Session(Login.OWNER, OURS)) {
        assertThat(owner.count("problem")).as("without a word").isZero();
        owner.update("SET row_security = off");
        assertThat(owner.refused("SELECT 1 FROM problem"))
            .as("as migrations have it")
            .startsWith(NOT_ALLOWED);
        assertThat(owner.refused("UPDATE run SET priority = 1")).startsWith(NOT_ALLOWED);
      }
    }

    @Test
    void changesRowsBetweenNoForceAndForce() throws SQLException {
      try (Session owner = new Session(Login.OWNER, null)) {
        owner.update("SET row_security = off");
        owner.update("ALTER TABLE problem NO FORCE ROW LEVEL SECURITY");
        assertThat(owner.update("UPDATE problem SET warnings = '[]'")).isEqualTo(2);
        owner.update("ALTER TABLE problem FORCE ROW LEVEL SECURITY");
      }
    }
  }

  @Nested
  class Backup {
    @Test
    void readsEverythingAndWritesNothing() throws SQLException {
      List<String> every =
          direct
              .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
              .query(String.class)
              .list();
      try (Session backup = new Session(Login.BACKUP, null)) {
        backup.update("SET row_security = off");
        for (String table : every) {
          long all = direct.sql("SELECT count(*) FROM " + table).query(Long.class).single();
          assertThat(backup.count(table)).as(table).isEqualTo(all);
        }
        assertThat(backup.refused("DELETE FROM run")).startsWith("25006");
        backup.connection.rollback();
        backup.update("SET TRANSACTION READ WRITE");
        assertThat(backup.refused("DELETE FROM run")).startsWith(NOT_ALLOWED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyBecomesAnotherOrTakesThePoliciesAway(Login login) throws SQLException {
    try (Session session = new Session(login, null)) {
      session.update("SET TRANSACTION READ WRITE");
      for (Login other : Login.values()) {
        if (other != login) {
          assertThat(session.refused("SET ROLE " + other.role())).startsWith(NOT_ALLOWED);
        }
      }
      assertThat(session.refused("SET ROLE platsa")).startsWith(NOT_ALLOWED);
      assertThat(session.refused("SET SESSION AUTHORIZATION platsa")).startsWith(NOT_ALLOWED);
      assertThat(session.refused("ALTER ROLE platsa_staff BYPASSRLS")).startsWith(NOT_ALLOWED);
      assertThat(session.refused("CREATE ROLE more")).startsWith(NOT_ALLOWED);
      if (login != Login.OWNER) {
        assertThat(session.refused("ALTER TABLE problem DISABLE ROW LEVEL SECURITY"))
            .startsWith(NOT_ALLOWED);
        assertThat(session.refused("CREATE POLICY all_of_it ON problem USING (true)"))
            .startsWith(NOT_ALLOWED);
        assertThat(session.refused("TRUNCATE problem CASCADE")).startsWith(NOT_ALLOWED);
        assertThat(session.refused("CREATE TABLE mine (id integer)")).startsWith(NOT_ALLOWED);
        assertThat(session.refused("CREATE TEMPORARY TABLE mine (id integer)"))
            .startsWith(NOT_ALLOWED);
        assertThat(session.refused("CREATE TRIGGER t BEFORE INSERT ON run EXECUTE FUNCTION f()"))
            .matches("(42501|42883).*");
      }
      if (login != Login.OWNER && login != Login.BACKUP) {
        session.update("SET LOCAL row_security = off");
        assertThat(session.refused("SELECT count(*) FROM problem")).startsWith(NOT_ALLOWED);
      }
    }
  }

  private static String insertProblem(UUID tenant, UUID id, String content) {
    return "INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,"
        + " content_hash, document, term_end, created_at) VALUES ('"
        + id
        + "', '"
        + tenant
        + "', 'HT2025', 'x', 1, 1, 1, sha256("
        + content
        + "), 'x', current_date, now())";
  }

  private static String insertRun(UUID problem, String startFrom) {
    return "INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,"
        + " queued_at, start_from) VALUES ('00000000-0000-0000-0000-000000000077', '"
        + OURS
        + "', '"
        + problem
        + "', 'QUEUED', 5, 0, 1000, now(), "
        + startFrom
        + ")";
  }

  private static void assertAllIsThere() {
    for (String table : tables()) {
      assertThat(
              direct
                  .sql("SELECT count(*) FROM " + table + " WHERE tenant_id = :theirs")
                  .param("theirs", THEIRS)
                  .query(Long.class)
                  .single())
          .as(table)
          .isOne();
    }
  }

  /** A login's connection in a transaction, which is undone unless it is committed. */
  private static final class Session implements AutoCloseable {
    private final Connection connection;

    Session(Login login, @Nullable UUID tenant, String provider) throws SQLException {
      this(login, tenant);
      text("SELECT set_config('platsa.provider', '" + provider + "', true)");
    }

    Session(Login login, @Nullable UUID tenant) throws SQLException {
      connection = TestDatabase.as(login, url).getConnection();
      connection.setAutoCommit(false);
      if (tenant != null) {
        set(tenant);
      }
    }

    /** As the service does at each transaction's beginning. */
    void set(UUID tenant) throws SQLException {
      text("SELECT set_config('platsa.tenant', '" + tenant + "', true)");
    }

    long count(String from) throws SQLException {
      boolean locks = from.endsWith("FOR UPDATE");
      String rows = locks ? "(SELECT 1 FROM " + from + ") AS locked" : from;
      return Long.parseLong(text("SELECT count(*) FROM " + rows));
    }

    String text(String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    }

    int update(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      }
    }

    /** With which state and message a statement is refused; it changes nothing. */
    String refused(String sql) throws SQLException {
      java.sql.Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        return e.getSQLState() + " " + e.getMessage();
      } finally {
        connection.rollback(before);
      }
      throw new AssertionError("Was not refused: " + sql);
    }

    void copy(String sql, StringWriter to) throws Exception {
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, to);
    }

    String refusedCopy(String sql) throws Exception {
      List<String> states = new ArrayList<>();
      try {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader("x\n"));
      } catch (SQLException e) {
        states.add(e.getSQLState() + " " + e.getMessage());
      }
      connection.rollback();
      return states.isEmpty() ? "not refused" : states.getFirst();
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.close();
    }
  }
}
