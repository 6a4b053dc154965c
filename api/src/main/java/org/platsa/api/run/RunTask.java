package org.platsa.api.run;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.IdempotencyKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue's tasks for db-scheduler (<i>köuppgifter</i>). */
@Configuration(proxyBeanMethods = false)
class RunTask {
  /** A run's place in the queue; the instance is the run's id. */
  static final TaskDescriptor<Void> SOLVE = TaskDescriptor.of("solve-run");

  private static final TaskDescriptor<Void> PRUNE = TaskDescriptor.of("prune-events");

  @Bean
  Task<Void> solveRunTask(RunWorker worker) {
    return Tasks.custom(SOLVE)
        .onDeadExecutionRevive()
        .onFailure((complete, operations) -> operations.reschedule(complete, inASecond()))
        .execute((instance, context) -> {
          RunWorker.Outcome outcome = worker.work(UUID.fromString(instance.getId()));
          return switch (outcome) {
            case DONE -> (complete, operations) -> operations.remove();
            case AGAIN -> (complete, operations) -> operations.reschedule(complete, Instant.now());
            case NOT_OURS -> notOurs();
          };
        });
  }

  private static CompletionHandler<Void> notOurs() {
    return (complete, operations) -> {
      // The row is the other worker's.
    };
  }

  private static Instant inASecond() {
    return Instant.now().plusSeconds(1);
  }

  @Bean
  Task<Void> pruneEventsTask(
      EventStore events, IdempotencyKeys keys, Settings settings, Clock clock) {
    return Tasks.recurring(PRUNE, FixedDelay.of(Duration.ofMinutes(10)))
        // Before any run: it is short, and a queue may never drain.
        .defaultPriority(Short.MAX_VALUE)
        .execute((instance, context) -> {
          OffsetDateTime before = OffsetDateTime.now(clock).minus(settings.runs().keepEvents());
          events.prune(before);
          keys.forget(before);
        });
  }

  @Bean
  DbSchedulerCustomizer replicaName(Replica replica) {
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<SchedulerName> schedulerName() {
        return Optional.of(new SchedulerName.Fixed(replica.name()));
      }
    };
  }

  /** As many runs at once as there are cores, which a configuration file cannot know. */
  @Bean
  static BeanPostProcessor workersAsManyAsCores(ObjectProvider<Settings> settings) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DbSchedulerProperties properties) {
          properties.setThreads(settings.getObject().runs().workers());
        }
        return bean;
      }
    };
  }
}
