package org.platsa.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.platsa.api.support.Client;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.SolveLimits;
import org.slf4j.LoggerFactory;

@Timeout(30)
class SearchOrdersTest {
  @Test
  void aProcessThatIsGoneBeforeItHasItsOrderIsNoFault() {
    Logger logger = (Logger) LoggerFactory.getLogger(SearchOrders.class);
    Level before = logger.getLevel();
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    told.start();
    logger.addAppender(told);
    logger.setLevel(Level.DEBUG);
    try {
      SearchProcess process = SearchProcess.start(new ProcessBuilder("true"));
      process.await();
      SearchOrder order =
          new SearchOrder(
              UUID.randomUUID(),
              Json.mapper().readValue(Client.example(), Problem.class),
              SolveLimits.ofSteps(1),
              7,
              1,
              null);
      new SearchOrders(process, order).start();
      while (told.list.isEmpty()) {
        LockSupport.parkNanos(1_000_000);
      }
    } finally {
      logger.detachAppender(told);
      logger.setLevel(before);
    }
    assertThat(List.copyOf(told.list))
        .extracting(ILoggingEvent::getLevel)
        .containsOnly(Level.DEBUG);
  }
}
