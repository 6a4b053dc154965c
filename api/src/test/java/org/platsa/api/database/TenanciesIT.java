package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.tenancy.Tenancy;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The service's own connections: each piece of work sees what its tenancy lets it see. */
@ServiceTest
class TenanciesIT {
  private static final String WHO = "SELECT current_user";
  private static final String TENANT = "SELECT current_setting('platsa.tenant', true)";

  @LocalServerPort private int port;
  @Autowired private JdbcClient asked;
  @Autowired private DirectDatabase db;
  @Autowired private TransactionTemplate transaction;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Pools pools;
  private UUID first;
  private UUID second;

  @BeforeEach
  void twoTenants() {
    first = tenant("first");
    second = tenant("second");
  }

  @AfterEach
  void removeThem() {
    db.removeOtherTenants();
  }

  private UUID tenant(String name) {
    UUID tenant = UUID.randomUUID();
    db.sql("INSERT INTO tenant (id, name) VALUES (:id, :name)")
        .param("id", tenant)
        .param("name", name)
        .update();
    db.sql(
            """
            INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,
                                 content_hash, document, term_end, created_at)
            SELECT gen_random_uuid(), :tenant, 'HT2025', :name, 1, 1, 1,
                   sha256(convert_to(n::text, 'UTF8')), 'x', current_date, now()
            FROM generate_series(1, 3) n
            """)
        .param("tenant", tenant)
        .param("name", name)
        .update();
    return tenant;
  }

  @Test
  void eachTenancyAsksByItsOwnLogin() {
    assertThat(of(new Tenancy.Staff(first), WHO)).isEqualTo("platsa_staff");
    assertThat(of(new Tenancy.Provider(first, "p"), WHO)).isEqualTo("platsa_provider");
    assertThat(of(new Tenancy.Worker(), WHO)).isEqualTo("platsa_worker");
    assertThat(of(new Tenancy.SignIn(), WHO)).isEqualTo("platsa_signin");
  }

  @Test
  void aTransactionHasItsTenantAndProviderAndTheConnectionForgetsThem() throws Exception {
    Tenancy provider = new Tenancy.Provider(first, "p-1");
    assertThat(of(provider, TENANT)).isEqualTo(first.toString());
    assertThat(of(provider, "SELECT platsa_provider()")).isEqualTo("p-1");
    assertThat(of(new Tenancy.Staff(first), "SELECT coalesce(platsa_provider(), 'none')"))
        .isEqualTo("none");

    for (Login login : List.of(Login.STAFF, Login.PROVIDER)) {
      List<Connection> all = new ArrayList<>();
      try {
        for (int i = 0; i < 3; i++) {
          Connection connection = pools.of(login).getConnection();
          all.add(connection);
          try (var row = connection.createStatement().executeQuery(TENANT)) {
            row.next();
            assertThat(String.valueOf(row.getString(1))).isIn("", "null");
          }
        }
      } finally {
        for (Connection connection : all) {
          connection.close();
        }
      }
    }
  }

  @Test
  void manyThreadsOfTwoTenantsNeverSeeEachOther() throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        boolean isFirst = i % 2 == 0;
        Tenancy tenancy = new Tenancy.Staff(isFirst ? first : second);
        boolean breaks = i % 7 == 0;
        work.add(
            threads.submit(() ->
                tenancy.run(() ->
                    transaction.executeWithoutResult(status -> {
                      List<String> names =
                          asked.sql("SELECT name FROM problem").query(String.class).list();
                      seen.add((isFirst ? "first" : "second") + " sees " + names);
                      if (breaks) {
                        status.setRollbackOnly();
                      }
                    }))));
      }
      for (Future<?> done : work) {
        done.get();
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "first sees [first, first, first]", "second sees [second, second, second]");
  }

  @Test
  void aCallOutsideOfATransactionIsRefused() {
    assertThatThrownBy(() ->
            new Tenancy.Staff(first).run(() -> asked.sql("SELECT 1").query(Integer.class).single()))
        .isInstanceOf(NoTransactionException.class)
        .hasMessageContaining("outside of a transaction");
  }

  @Test
  void workOfNoTenancyIsRefused() {
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No tenancy is bound");
  }

  @Test
  void oneTenantsTransactionDoesNoWorkOfAnothers() {
    assertThatThrownBy(() ->
            new Tenancy.Staff(first)
                .run(() ->
                    transaction.executeWithoutResult(status -> of(new Tenancy.Staff(second), WHO))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is to be done in a transaction of");
  }

  @Test
  void aTransactionOfItsOwnMayBeOfAnotherTenancyAndTheOuterGoesOn() {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    String names =
        new Tenancy.Staff(first)
            .call(() ->
                transaction.execute(status -> {
                  String inner =
                      new Tenancy.Worker()
                          .call(() ->
                              own.execute(nested -> asked.sql(WHO).query(String.class).single()));
                  return inner
                      + " "
                      + asked.sql(WHO).query(String.class).single()
                      + " "
                      + of(new Tenancy.Staff(first), "SELECT min(name) FROM problem");
                }));
    assertThat(names).isEqualTo("platsa_worker platsa_staff first");
  }

  @Test
  void aNestedRollbackKeepsTheTenant() {
    TransactionTemplate nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    assertThat(
            new Tenancy.Staff(first)
                .<String, RuntimeException>call(() ->
                    transaction.execute(status -> {
                      nested.executeWithoutResult(inner -> inner.setRollbackOnly());
                      return asked.sql(TENANT).query(String.class).single();
                    })))
        .isEqualTo(first.toString());
  }

  @Test
  void whoeverListensHearsIdsAndNumbersAlone() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (Connection listening = TestDatabase.as(Login.PROVIDER, db.url()).getConnection()) {
      listening.createStatement().execute("LISTEN platsa_event");
      listening.createStatement().execute("LISTEN platsa_control");
      Client client = new Client(port);
      String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 10}");
      client.await(run, "COMPLETED");
      PGNotification[] notifications = listening.unwrap(PGConnection.class).getNotifications(5_000);
      for (PGNotification notification : notifications) {
        heard.add(notification.getParameter());
      }
    }
    assertThat(heard).isNotEmpty().allMatch(payload -> payload.matches("[0-9a-f-]{36}( [0-9]+)?"));
  }

  private String of(Tenancy tenancy, String sql) {
    return tenancy.call(
        () -> transaction.execute(status -> asked.sql(sql).query(String.class).single()));
  }
}
