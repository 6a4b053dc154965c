package org.platsa.api.error;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Logs in one line that the database failed (<i>databasfel i loggen</i>), whoever logs it. While a
 * server restarts everybody who uses it fails, and the stack traces would hide what happens.
 */
@Component
class DatabaseFailureLog extends TurboFilter {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

  @PostConstruct
  void begin() {
    setName(DatabaseFailureLog.class.getName());
    start();
    context.addTurboFilter(this);
  }

  @PreDestroy
  void end() {
    context.getTurboFilterList().remove(this);
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable given) {
    Throwable thrown =
        given != null || arguments == null
            ? given
            : MessageFormatter.getThrowableCandidate(arguments);
    Optional<DatabaseFailure> failure = DatabaseFailure.of(thrown);
    if (thrown == null
        || failure.isEmpty()
        || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      return FilterReply.NEUTRAL;
    }
    String message = MessageFormatter.arrayFormat(format, arguments, null).getMessage();
    String cause = NestedExceptionUtils.getMostSpecificCause(thrown).toString();
    logger.log(
        marker,
        DatabaseFailureLog.class.getName(),
        Level.toLocationAwareLoggerInteger(level),
        "{} [{}: {}]",
        new Object[] {message, failure.get(), cause.replaceAll("\\s+", " ")},
        null);
    return FilterReply.DENY;
  }
}
