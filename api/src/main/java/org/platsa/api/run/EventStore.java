package org.platsa.api.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.platsa.api.compute.ComputeLane;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code run_event} (<i>händelser</i>) as it is read; {@link EventWriter} writes it. */
@Repository
@Transactional(readOnly = true)
public class EventStore {
  /** The notification channel; a payload is the run's id, a space and the event's number. */
  public static final String CHANNEL = "platsa_event";

  private static final TypeReference<List<Assignment>> PLAN = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;

  EventStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** The best plan saved of a run, with what it is worth, in JSON. */
  public record SavedPlan(PlacementPlan plan, String data, long seq) {}

  /**
   * The events between two numbers, until they come to so many bytes: the event that reaches them
   * is the last, so that there is at least one if there is any.
   *
   * @param after the number before the first
   * @param to the number of the last, inclusive
   */
  public EventBatch between(UUID tenant, UUID run, long after, long to, long bytes) {
    AtomicLong read = new AtomicLong();
    List<RunEvent> events =
        db.sql(
                """
                SELECT seq, type, at, data, changes, CASE WHEN type = 'plan' THEN plan END AS plan,
                       total
                FROM (SELECT *, sum(size) OVER (ORDER BY seq) AS total
                      FROM (SELECT *, octet_length(data) + coalesce(octet_length(changes), 0)
                                      + CASE WHEN type = 'plan' THEN octet_length(plan) ELSE 0 END
                                      AS size
                            FROM run_event
                            WHERE tenant_id = :tenant AND run_id = :run
                              AND seq > :after AND seq <= :to) AS sized) AS summed
                WHERE total - size < :bytes
                ORDER BY seq
                """)
            .param("tenant", tenant)
            .param("run", run)
            .param("after", after)
            .param("to", to)
            .param("bytes", bytes)
            .query((row, number) -> {
              read.set(row.getLong("total"));
              return event(row);
            })
            .list();
    return new EventBatch(events, read.get() >= bytes ? events.getLast().seq() : to);
  }

  /**
   * The number of the newest event of each of the runs that there are.
   *
   * @param tenants whose each run is
   */
  public Map<UUID, Long> newest(Map<UUID, UUID> tenants) {
    List<Map.Entry<UUID, UUID>> runs = List.copyOf(tenants.entrySet());
    Map<UUID, Long> newest = new HashMap<>();
    db.sql(
            """
            SELECT id, last_seq FROM unnest(:runs::uuid[], :tenants::uuid[]) AS asked (id, tenant_id)
            JOIN run USING (tenant_id, id)
            """)
        .param("runs", runs.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
        .param("tenants", runs.stream().map(Map.Entry::getValue).toArray(UUID[]::new))
        .query(row -> {
          newest.put(row.getObject("id", UUID.class), row.getLong("last_seq"));
        });
    return newest;
  }

  /** The best plan saved so far. */
  public Optional<SavedPlan> bestPlan(UUID tenant, UUID run) {
    return planAt(tenant, run, Long.MAX_VALUE);
  }

  /** What the best plan saved so far is worth, in JSON, without the plan itself. */
  Optional<String> bestData(UUID tenant, UUID run) {
    return db.sql(
            """
            SELECT data FROM run_event
            WHERE tenant_id = :tenant AND run_id = :run AND type <> 'state'
            ORDER BY seq DESC LIMIT 1
            """)
        .param("tenant", tenant)
        .param("run", run)
        .query(String.class)
        .optional();
  }

  /** The best plan saved up to an event. */
  public Optional<SavedPlan> planAt(UUID tenant, UUID run, long seq) {
    List<RunEvent> events =
        db.sql(
                """
                SELECT seq, type, at, data, changes, plan
                FROM run_event
                WHERE tenant_id = :tenant AND run_id = :run AND seq <= :seq AND type <> 'state'
                  AND seq >= (SELECT max(seq) FROM run_event
                              WHERE tenant_id = :tenant AND run_id = :run AND seq <= :seq
                                AND plan IS NOT NULL)
                ORDER BY seq
                """)
            .param("tenant", tenant)
            .param("run", run)
            .param("seq", seq)
            .query((row, number) -> event(row))
            .list();
    if (events.isEmpty()) {
      return Optional.empty();
    }
    ComputeLane.require();
    List<Assignment> plan = List.of();
    for (RunEvent event : events) {
      if (event.plan() != null) {
        plan = json.readValue(event.plan(), PLAN);
      } else if (event.changes() != null) {
        plan = PlanChange.apply(plan, json.readValue(event.changes(), PlanChange.LIST));
      }
    }
    RunEvent last = events.getLast();
    return Optional.of(new SavedPlan(new PlacementPlan(plan), last.data(), last.seq()));
  }

  private static RunEvent event(ResultSet row) throws SQLException {
    return new RunEvent(
        row.getLong("seq"),
        type(row.getString("type")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("data"),
        row.getString("changes"),
        row.getString("plan"));
  }

  private static RunEvent.Type type(String wireName) {
    for (RunEvent.Type type : RunEvent.Type.values()) {
      if (type.wireName().equals(wireName)) {
        return type;
      }
    }
    throw new IllegalStateException("There is no event type " + wireName);
  }
}
