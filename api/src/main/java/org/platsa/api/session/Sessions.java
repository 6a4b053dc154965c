package org.platsa.api.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.SecretHash;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The open sessions of an account (<i>öppna sessioner</i>). */
@Component
public class Sessions {
  /** Attribute: what the browser says of itself. */
  public static final String BROWSER = "browser";

  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /**
   * An open session.
   *
   * @param handle stands for it on a page, and is no secret
   * @param browser what its browser said of itself; null if nothing
   * @param begun when somebody signed in
   * @param lastUsed when it was last used
   */
  public record Open(String handle, @Nullable String browser, Instant begun, Instant lastUsed) {}

  /** Every session of an account, the last used first. */
  public List<Open> of(UUID account) {
    return sessions.findByPrincipalName(account.toString()).values().stream()
        .filter(session -> !session.isExpired())
        .map(session ->
            new Open(
                handle(session.getId()),
                session.getAttribute(BROWSER),
                session.getCreationTime(),
                session.getLastAccessedTime()))
        .sorted(Comparator.comparing(Open::lastUsed).reversed())
        .toList();
  }

  /** What stands for a session on a page. */
  public static String handle(String sessionId) {
    return HexFormat.of().formatHex(SecretHash.of(sessionId), 0, 16);
  }

  /** Ends a session of an account; false if there is none with this handle. */
  public boolean end(UUID account, String handle) {
    List<String> ended =
        sessions.findByPrincipalName(account.toString()).keySet().stream()
            .filter(id -> handle(id).equals(handle))
            .toList();
    ended.forEach(sessions::deleteById);
    return !ended.isEmpty();
  }

  /** Ends every session of an account. */
  public void endAll(UUID account) {
    sessions.findByPrincipalName(account.toString()).keySet().forEach(sessions::deleteById);
  }
}
