package org.platsa.api.session;

import org.platsa.api.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Removes sessions that are over (<i>städning</i>). */
@Component
class EndedSessions {
  private final JdbcIndexedSessionRepository sessions;

  EndedSessions(JdbcIndexedSessionRepository sessions) {
    this.sessions = sessions;
  }

  @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
  void remove() {
    new Tenancy.SignIn().run(sessions::cleanUpExpiredSessions);
  }
}
