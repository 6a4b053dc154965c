package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.account.Account;
import org.platsa.api.account.SignInAccounts;
import org.platsa.api.identity.Caller;
import org.platsa.api.session.KeptForm;
import org.platsa.api.session.Sessions;
import org.platsa.api.settings.Settings;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Whose a browser's session is (<i>personsessioner</i>). A session holds the account's id and
 * stamp; the account itself is read anew for each request, so that what an administrator changes
 * counts from the next request on, on every replica.
 */
@Component
public class PersonSessions implements SecurityContextRepository {
  private static final String ACCOUNT = "account";
  private static final String BEGUN = "begun";
  private static final String CHOOSING = "choosing";
  private static final String ID_TOKEN = "id-token";
  private static final int LONGEST_BROWSER = 200;

  private final SignInAccounts accounts;
  private final CsrfTokenRepository formTokens;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final Clock clock;
  private final Duration longest;

  PersonSessions(
      SignInAccounts accounts,
      CsrfTokenRepository formTokens,
      FindByIndexNameSessionRepository<? extends Session> sessions,
      Clock clock,
      Settings settings) {
    this.accounts = accounts;
    this.formTokens = formTokens;
    this.sessions = sessions;
    this.clock = clock;
    this.longest = settings.signIn().longest();
  }

  /** Begins a session under a new secret; one that the browser had before ends. */
  void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
    String kept = KeptForm.text(request);
    end(request);
    HttpSession session = request.getSession(true);
    KeptForm.carry(request, kept);
    session.setAttribute(
        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.id().toString());
    session.setAttribute(ACCOUNT, text(account));
    session.setAttribute(BEGUN, Long.toString(clock.millis()));
    String browser = request.getHeader("User-Agent");
    if (browser != null) {
      session.setAttribute(
          Sessions.BROWSER, browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)));
    }
    // Forms that were shown before are not this person's.
    formTokens.saveToken(null, request, response);
    SecurityContextHolder.setContext(context(account));
  }

  /** Ends the session of a request, if it has one. */
  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }

  /** Remembers in the session which accounts somebody may enter, until one is chosen. */
  void ask(List<Account> accounts, String idToken, HttpServletRequest request) {
    String kept = KeptForm.text(request);
    end(request);
    HttpSession session = request.getSession(true);
    KeptForm.carry(request, kept);
    session.setAttribute(
        CHOOSING, accounts.stream().map(PersonSessions::text).collect(Collectors.joining("\n")));
    remember(request, idToken);
  }

  /** The accounts among which somebody must choose; empty if nobody asked. */
  List<Account> asked(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(CHOOSING) instanceof String known)) {
      return List.of();
    }
    return known.lines().flatMap(line -> account(line).stream()).toList();
  }

  /** Keeps what ends the issuer's own session, too. */
  static void remember(HttpServletRequest request, @Nullable String idToken) {
    if (idToken != null) {
      request.getSession(true).setAttribute(ID_TOKEN, idToken);
    }
  }

  /** The ID token of the sign-in at the issuer; null if the person did not sign in there. */
  static @Nullable String remembered(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(ID_TOKEN);
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Loaded(SingletonSupplier.of(() -> load(request)));
  }

  /** A context that is read when somebody asks for it: a picture or a style sheet needs none. */
  private record Loaded(Supplier<Optional<SecurityContext>> found)
      implements DeferredSecurityContext {
    @Override
    public SecurityContext get() {
      return found.get().orElseGet(SecurityContextImpl::new);
    }

    @Override
    public boolean isGenerated() {
      return found.get().isEmpty();
    }
  }

  @Override
  @SuppressWarnings("deprecation")
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return loadDeferredContext(holder.getRequest()).get();
  }

  /** Nothing: sessions are begun by {@link #begin} alone, for accounts of this service. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return load(request).isPresent();
  }

  private Optional<SecurityContext> load(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(ACCOUNT) instanceof String known)) {
      return Optional.empty();
    }
    Optional<Account> account =
        isTooOld(session.getAttribute(BEGUN)) ? Optional.empty() : account(known);
    if (account.isEmpty()) {
      session.invalidate();
    }
    return account.map(PersonSessions::context);
  }

  private boolean isTooOld(@Nullable Object begun) {
    return !(begun instanceof String millis)
        || Instant.ofEpochMilli(Long.parseLong(millis)).plus(longest).isBefore(clock.instant());
  }

  private static String text(Account account) {
    return account.tenant() + " " + account.id() + " " + account.stamp();
  }

  private Optional<Account> account(String known) {
    String[] parts = known.split(" ", -1);
    return accounts
        .find(UUID.fromString(parts[0]), UUID.fromString(parts[1]))
        .filter(account -> account.stamp() == Integer.parseInt(parts[2]));
  }

  /** Who may go on by a session, which is not taken for used thereby; nobody if it has ended. */
  public Optional<Caller> stillSignedIn(String sessionId) {
    Session session = sessions.findById(sessionId);
    return session == null
            || session.isExpired()
            || !(session.getAttribute(ACCOUNT) instanceof String known)
            || isTooOld(session.getAttribute(BEGUN))
        ? Optional.empty()
        : account(known).map(Account::caller);
  }

  /** The handle of the request's own session, to mark it in a list; null if it has none. */
  public static @Nullable String handle(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : Sessions.handle(session.getId());
  }

  private static SecurityContext context(Account account) {
    return new SecurityContextImpl(new PersonAuthentication(account));
  }
}
