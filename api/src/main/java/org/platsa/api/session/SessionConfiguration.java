package org.platsa.api.session;

import org.platsa.api.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How sessions are kept (<i>sessioner</i>): in PostgreSQL, so that they outlive a restart and every
 * replica knows them.
 */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
  @Bean
  JdbcIndexedSessionRepository storedSessions(
      JdbcOperations db, PlatformTransactionManager transactions, Settings settings) {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(db, own);
    sessions.setDefaultMaxInactiveInterval(settings.signIn().idle());
    sessions.setConversionService(SessionText.conversions());
    // Old ones are removed by EndedSessions, in a tenancy.
    sessions.setCleanupCron(Scheduled.CRON_DISABLED);
    return sessions;
  }

  @Bean
  @Primary
  FindByIndexNameSessionRepository<? extends Session> sessionRepository(
      JdbcIndexedSessionRepository stored) {
    return new SignInSessions<>(stored);
  }

  @Bean
  CookieSerializer sessionCookie() {
    return new SessionCookie();
  }
}
