package org.platsa.api.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How runs have gone, by their events (<i>förlopp</i>). */
@Repository
@Transactional(readOnly = true)
public class RunCourses {
  /** So many points at most, evenly taken: more than a curve on a screen can show. */
  private static final int MOST = 400;

  private final JdbcClient db;
  private final JsonMapper json;

  RunCourses(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** How a run has gone until now. */
  public RunCourse of(UUID tenant, UUID run) {
    return new RunCourse(points(tenant, run), first(tenant, run));
  }

  private List<RunCourse.Point> points(UUID tenant, UUID run) {
    return db.sql(
            """
            SELECT (fact ->> 'spentSeconds')::float8 AS seconds,
                   (fact #>> '{cost,hard}')::bigint AS hard,
                   (fact #>> '{cost,medium}')::bigint AS medium,
                   (fact #>> '{cost,soft}')::bigint AS soft,
                   (fact #>> '{proof,bound,hard}')::bigint AS bound_hard,
                   (fact #>> '{proof,bound,medium}')::bigint AS bound_medium,
                   (fact #>> '{proof,bound,soft}')::bigint AS bound_soft,
                   (fact #>> '{proof,gap}')::float8 AS gap
            FROM (SELECT seq, data::jsonb AS fact
                  FROM (SELECT seq, data, row_number() OVER (ORDER BY seq) AS place,
                               count(*) OVER () AS total
                        FROM run_event
                        WHERE tenant_id = :tenant AND run_id = :run AND type <> 'state') AS placed
                  WHERE place = 1 OR place = total
                    OR place % ceil(total / :most::numeric)::bigint = 0) AS taken
            ORDER BY seq
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("most", MOST)
        .query((row, number) -> point(row))
        .list();
  }

  private static RunCourse.Point point(ResultSet row) throws SQLException {
    Long boundSoft = row.getObject("bound_soft", Long.class);
    Cost bound =
        boundSoft == null
            ? null
            : new Cost(row.getLong("bound_hard"), row.getLong("bound_medium"), boundSoft);
    return new RunCourse.Point(
        row.getDouble("seconds"),
        new Cost(row.getLong("hard"), row.getLong("medium"), row.getLong("soft")),
        bound,
        row.getObject("gap", Double.class));
  }

  private @Nullable Kpis first(UUID tenant, UUID run) {
    return db.sql(
            """
            SELECT data FROM run_event
            WHERE tenant_id = :tenant AND run_id = :run AND type <> 'state'
            ORDER BY seq LIMIT 1
            """)
        .param("tenant", tenant)
        .param("run", run)
        .query(String.class)
        .optional()
        .flatMap(data -> StoredKpis.read(json, json.readTree(data).path("kpis")))
        .orElse(null);
  }
}
