package org.platsa.api.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.platsa.api.database.Notifications;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.SecretHash;
import org.platsa.api.tenancy.SignInWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Whose a token is (<i>kända token</i>). What was found is believed for some seconds, so that a
 * request costs no look at the database; a revocation is told to all replicas at once. While the
 * database does not answer, what was true last counts for some minutes: so that whoever asks for
 * metrics can see that it is away.
 */
@Component
class KnownTokens {
  private static final Logger log = LoggerFactory.getLogger(KnownTokens.class);
  private static final Duration BELIEVED = Duration.ofSeconds(10);
  private static final Duration WITHOUT_DATABASE = Duration.ofMinutes(10);
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final ServiceAccountStore store;
  private final SignInWork signIn;
  private final Clock clock;
  private final Cache<String, Known> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WITHOUT_DATABASE).build();

  /** Another number after each revocation: what was read before one is not kept after it. */
  private final AtomicLong revocations = new AtomicLong();

  KnownTokens(
      ServiceAccountStore store, SignInWork signIn, Notifications notifications, Clock clock) {
    this.store = store;
    this.signIn = signIn;
    this.clock = clock;
    notifications.listen(ServiceAccountStore.REVOKED, this::revoked);
  }

  private record Known(Caller caller, @Nullable Instant expires, long readAtNanos) {
    boolean isFresh() {
      return System.nanoTime() - readAtNanos < BELIEVED.toNanos();
    }

    /** To be looked at before it is believed again. */
    Known doubted() {
      return new Known(caller, expires, System.nanoTime() - BELIEVED.toNanos());
    }
  }

  /**
   * Whose it is, if it may be used now.
   *
   * @param token as it was sent
   * @param beforeLook done before the database is asked about a token that was not known; may throw
   */
  Optional<Caller> find(String token, Runnable beforeLook) {
    String key = HexFormat.of().formatHex(SecretHash.of(token));
    Known found = known.getIfPresent(key);
    if (found == null || !found.isFresh()) {
      found = look(key, found, beforeLook);
    }
    return Optional.ofNullable(found)
        .filter(one -> one.expires() == null || one.expires().isAfter(clock.instant()))
        .map(Known::caller);
  }

  private @Nullable Known look(String key, @Nullable Known before, Runnable beforeLook) {
    if (before == null) {
      beforeLook.run();
    }
    long revoked = revocations.get();
    Known read;
    try {
      read = read(HexFormat.of().parseHex(key));
    } catch (DataAccessException | TransactionException e) {
      if (before == null) {
        throw e;
      }
      log.debug("A token is believed, since the database does not answer", e);
      return before;
    }
    if (read == null) {
      known.invalidate(key);
    } else if (revocations.get() == revoked) {
      known.put(key, read);
    }
    return read;
  }

  private @Nullable Known read(byte[] hash) {
    ServiceAccountStore.Owned owned = signIn.call(() -> store.byToken(hash)).orElse(null);
    if (owned == null || owned.account().revokedAt() != null) {
      return null;
    }
    ServiceAccount account = owned.account();
    noteUse(owned);
    return new Known(
        new Caller(
            owned.tenant(),
            account.id(),
            account.name(),
            Caller.Kind.SYSTEM,
            Set.of(),
            Set.copyOf(account.scopes()),
            account.providerId(),
            Set.of()),
        account.expiresAt(),
        System.nanoTime());
  }

  private void noteUse(ServiceAccountStore.Owned owned) {
    Instant now = clock.instant();
    Instant last = owned.account().lastUsedAt();
    if (last != null && last.plus(USE_IS_NOTED_EVERY).isAfter(now)) {
      return;
    }
    try {
      signIn.run(() -> store.used(owned.tenant(), owned.account().id(), now));
    } catch (DataAccessException | TransactionException e) {
      // A full disk must not keep out whoever only reads.
      log.warn(
          "The use of service account {} is not noted: {}", owned.account().id(), e.getMessage());
    }
  }

  /** Something may have been missed when it is not told which account. */
  private void revoked(String payload) {
    if (payload.isEmpty()) {
      revocations.incrementAndGet();
      known.asMap().replaceAll((key, one) -> one.doubted());
    } else {
      forget(UUID.fromString(payload));
    }
  }

  /** Which of some accounts may still be used, as the database says. */
  Set<UUID> inUse(Collection<UUID> accounts) {
    Instant now = clock.instant();
    return signIn.call(() -> store.inUse(accounts, now));
  }

  /** The account was revoked. */
  void forget(UUID account) {
    revocations.incrementAndGet();
    known.asMap().values().removeIf(one -> one.caller().id().equals(account));
  }
}
