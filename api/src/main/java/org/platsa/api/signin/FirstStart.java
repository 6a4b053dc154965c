package org.platsa.api.signin;

import java.net.URI;
import java.util.List;
import org.platsa.api.account.Invitations;
import org.platsa.api.account.Link;
import org.platsa.api.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says in the log how the first administrator gets in (<i>första start</i>), at each start until
 * there is one; and how one gets in who has lost the password, when the operator asks for it.
 */
@Component
class FirstStart {
  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  private final Invitations invitations;
  private final Settings settings;

  FirstStart(Invitations invitations, Settings settings) {
    this.invitations = invitations;
    this.settings = settings;
  }

  @EventListener
  void started(ApplicationReadyEvent started) {
    String address = address(started);
    if (!settings.demo()) {
      for (Link link : invitations.setUps()) {
        log.warn(
            "Nobody can sign in yet. Name the department and make its first administrator at\n"
                + "  {}{}\nThe link works once, until {}; the next start prints a new one and ends"
                + " this one.",
            address,
            link.path(),
            link.expires());
      }
    }
    String email = settings.signIn().reset();
    if (email != null && !email.isBlank()) {
      reset(address, email);
    }
  }

  private void reset(String address, String email) {
    List<Link> links = invitations.resets(email);
    if (links.isEmpty()) {
      log.warn("PLATSA_SIGNIN_RESET is {}, but no account with that address may sign in", email);
    }
    for (Link link : links) {
      log.warn(
          "A new password for {} is chosen at\n  {}{}\nThe link works once, until {}. Remove"
              + " PLATSA_SIGNIN_RESET now.",
          email,
          address,
          link.path(),
          link.expires());
    }
  }

  private String address(ApplicationReadyEvent started) {
    URI url = settings.signIn().url();
    if (url != null) {
      return url.toString();
    }
    int port =
        started.getApplicationContext() instanceof WebServerApplicationContext web
                && web.getWebServer() != null
            ? web.getWebServer().getPort()
            : 8080;
    return "http://localhost:" + port;
  }
}
