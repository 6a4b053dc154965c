package org.platsa.api.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;

/**
 * The session of somebody who is not signed in yet (<i>tillfällig session</i>): it holds what is
 * needed until they are, and lives no longer than that takes.
 */
public final class PassingSession {
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private PassingSession() {}

  /** The session that the browser has, as it is; a new one that passes if it has none. */
  public static HttpSession of(HttpServletRequest request) {
    HttpSession known = request.getSession(false);
    if (known != null) {
      return known;
    }
    HttpSession session = request.getSession(true);
    session.setMaxInactiveInterval(Math.toIntExact(PATIENCE.toSeconds()));
    return session;
  }
}
