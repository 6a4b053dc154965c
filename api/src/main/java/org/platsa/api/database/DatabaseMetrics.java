package org.platsa.api.database;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What Prometheus reads of the database (<i>mätvärden</i>). */
@Component
class DatabaseMetrics implements MeterBinder {
  private final Database database;
  private final Pools pools;
  private final Notifications notifications;

  DatabaseMetrics(Database database, Pools pools, Notifications notifications) {
    this.database = database;
    this.pools = pools;
    this.notifications = notifications;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    pools
        .all()
        .forEach(
            pool -> pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry)));
    Gauge.builder("platsa.database.listening", notifications, n -> n.isHealthy() ? 1 : 0)
        .description("1 while this replica hears the database's notifications")
        .register(registry);
    database
        .embedded()
        .ifPresent(server -> {
          Gauge.builder("platsa.database.free", server, EmbeddedPostgres::freeBytes)
              .description("Room left on the disk of the embedded database")
              .baseUnit(BaseUnits.BYTES)
              .register(registry);
          Gauge.builder("platsa.database.up", server, s -> s.status().answers() ? 1 : 0)
              .description("1 while the embedded database answers")
              .register(registry);
          FunctionCounter.builder("platsa.database.restarts", server, EmbeddedPostgres::restarts)
              .description("How often the embedded database was started again")
              .register(registry);
        });
  }
}
