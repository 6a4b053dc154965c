package org.platsa.api.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.access.AccessLines;
import org.platsa.api.access.AccessRule;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.signin.PersonSessions;
import org.platsa.api.token.SystemAuthentication;
import org.platsa.api.token.TokenSignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Answers that go on, such as streams (<i>långa svar</i>): each ends within seconds after its
 * caller's token is revoked or has expired, the session has ended, or the person may no longer.
 * While the database does not answer, nothing is known of that, and they go on.
 */
@Component
public class LongAnswers {
  private static final Logger log = LoggerFactory.getLogger(LongAnswers.class);

  private final Set<Answer> open = ConcurrentHashMap.newKeySet();
  private final AccessLines lines;
  private final CurrentCaller callers;
  private final TokenSignIn tokens;
  private final PersonSessions sessions;
  private final Clock clock;

  LongAnswers(
      AccessLines lines,
      CurrentCaller callers,
      TokenSignIn tokens,
      PersonSessions sessions,
      Clock clock) {
    this.clock = clock;
    this.lines = lines;
    this.callers = callers;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** An answer to a request that may be done; to be closed when it has been given. */
  public Answer begin(HttpServletRequest request) {
    Caller caller = callers.get();
    HttpSession session = caller.kind() == Caller.Kind.PERSON ? request.getSession(false) : null;
    Optional<AccessRule> rule = AccessLines.of(request.getMethod(), lines.at(request));
    Instant until =
        SecurityContextHolder.getContext().getAuthentication()
                instanceof SystemAuthentication system
            ? system.issuedUntil()
            : null;
    Answer answer = new Answer(caller, session == null ? null : session.getId(), until, rule);
    open.add(answer);
    return answer;
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    List<Answer> now = List.copyOf(open);
    now.stream().filter(answer -> answer.isOver(clock.instant())).forEach(Answer::end);
    try {
      lookAtSystems(
          now.stream().filter(answer -> answer.session == null && answer.until == null).toList());
      lookAtPersons(now.stream().filter(answer -> answer.session != null).toList());
    } catch (DataAccessException | TransactionException e) {
      log.debug("It is not known now who may go on", e);
    }
  }

  private void lookAtSystems(List<Answer> answers) {
    Set<UUID> ids = answers.stream().map(answer -> answer.caller.id()).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      Set<UUID> allowed = tokens.stillAllowed(ids);
      answers.stream().filter(answer -> !allowed.contains(answer.caller.id())).forEach(Answer::end);
    }
  }

  private void lookAtPersons(List<Answer> answers) {
    answers.stream()
        .collect(Collectors.groupingBy(answer -> String.valueOf(answer.session)))
        .forEach((session, theirs) -> {
          Optional<Caller> caller = sessions.stillSignedIn(session);
          theirs.stream()
              .filter(answer -> caller.isEmpty() || !answer.isFor(caller.get()))
              .forEach(Answer::end);
        });
  }

  /** One of them. */
  public final class Answer implements AutoCloseable {
    private final Caller caller;
    private final @Nullable String session;
    private final @Nullable Instant until;
    private final Optional<AccessRule> rule;
    private volatile boolean ended;
    private volatile Runnable whenEnded = () -> {};

    private Answer(
        Caller caller,
        @Nullable String session,
        @Nullable Instant until,
        Optional<AccessRule> rule) {
      this.caller = caller;
      this.session = session;
      this.until = until;
      this.rule = rule;
    }

    /** Whether it may go on. */
    public boolean isAllowed() {
      return !ended;
    }

    /** What to do, once and at once, when it may not go on: in another thread, so quickly. */
    public void whenEnded(Runnable what) {
      whenEnded = what;
    }

    private boolean isOver(Instant now) {
      return until != null && until.isBefore(now);
    }

    private boolean isFor(Caller now) {
      return now.tenancy().equals(caller.tenancy())
          && rule.map(line -> line.allows(now)).orElse(true);
    }

    private void end() {
      ended = true;
      whenEnded.run();
    }

    @Override
    public void close() {
      open.remove(this);
    }
  }
}
