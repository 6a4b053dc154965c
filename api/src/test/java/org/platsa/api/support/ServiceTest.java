package org.platsa.api.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.TestExecutionListeners;

/** The whole service on a port of its own and a database of its own, with a settable clock. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "platsa.streams.heartbeat=300ms",
      "platsa.runs.store-every=20ms",
      "platsa.runs.snapshot-every=4",
      "platsa.runs.queue-length=20",
      "platsa.runs.prune-every=500ms",
      "platsa.limits.body=1MB",
      "platsa.searches.spares=0",
      "platsa.searches.niceness=0",
      "platsa.searches.folder=target/search"
    })
@ContextConfiguration(initializers = ServiceTest.OwnDatabase.class)
@Import(ServiceTest.TestBeans.class)
@TestExecutionListeners(
    listeners = ServiceTest.OwnTime.class,
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface ServiceTest {
  /** A new database for each context. */
  final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(TestDatabase.properties(TestDatabase.newDatabase())).applyTo(context);
    }
  }

  /**
   * A service whose clock a class put forward is not the next class's: the database's clock, which
   * decides too, has stayed, and what was to happen in days would happen within its tests.
   */
  final class OwnTime implements TestExecutionListener {
    @Override
    public void afterTestClass(TestContext test) {
      if (test.hasApplicationContext()
          && test.getApplicationContext().getBean(SettableClock.class).isAhead()) {
        test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
      }
    }
  }

  /** The clock that tests put forward, the database from outside, and a token. */
  @TestConfiguration(proxyBeanMethods = false)
  class TestBeans {
    @Bean
    DirectDatabase directDatabase(@Value("${platsa.database.url}") String url) {
      return new DirectDatabase(url);
    }

    /** The token that every {@link Client} has works from the start. */
    @Bean
    SmartInitializingSingleton allowedToken(@Value("${platsa.database.url}") String url) {
      return () -> TestTokens.allow(TestDatabase.client(url));
    }

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock();
    }
  }
}
