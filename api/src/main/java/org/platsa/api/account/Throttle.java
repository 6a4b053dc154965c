package org.platsa.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.platsa.api.database.KeyedHash;
import org.platsa.api.identity.ClientAddress;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords (<i>bromsning</i>): after some failures each further try has to
 * wait, twice as long each time. Nobody is locked out: where the owner has signed in lately,
 * others' failures from elsewhere make no wait; and from anywhere else a try is open once a minute
 * at least. Kept in PostgreSQL, so every replica knows, also after a restart; but not whom: only
 * whoever counts can tell.
 */
@Component
public class Throttle {
  /** How long an address is known from which somebody has signed in. */
  private static final Duration KNOWN = Duration.ofDays(30);

  private final AttemptStore store;
  private final KeyedHash hash;
  private final SignInWork signIn;
  private final Clock clock;

  Throttle(AttemptStore store, KeyedHash hash, SignInWork signIn, Clock clock) {
    this.store = store;
    this.hash = hash;
    this.signIn = signIn;
    this.clock = clock;
  }

  /** What failures are counted by. */
  private enum By {
    ACCOUNT_AND_ADDRESS(5, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(2)),
    /** From all addresses together. */
    ACCOUNT(50, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(2)),
    /** For all accounts together: a whole school may have one address. */
    ADDRESS(100, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(30));

    private final int free;
    private final Duration first;
    private final Duration most;
    private final Duration forget;

    By(int free, Duration first, Duration most, Duration forget) {
      this.free = free;
      this.first = first;
      this.most = most;
      this.forget = forget;
    }

    private String what(String email, String address) {
      String what =
          switch (this) {
            case ACCOUNT_AND_ADDRESS -> email + " " + address;
            case ACCOUNT -> email;
            case ADDRESS -> address;
          };
      return name() + " " + what;
    }

    private AttemptStore.Row next(Optional<AttemptStore.Row> before, Instant now) {
      int failures =
          before
                  .filter(row -> row.last().plus(forget).isAfter(now))
                  .map(AttemptStore.Row::failures)
                  .orElse(0)
              + 1;
      Instant known = before.map(AttemptStore.Row::known).orElse(null);
      if (failures < free) {
        return new AttemptStore.Row(failures, now, now, known);
      }
      // Thirty doublings of a second are longer than any wait.
      long wait = first.toMillis() << Math.min(failures - free, 30);
      Instant open = now.plusMillis(Math.min(wait, most.toMillis()));
      return new AttemptStore.Row(failures, now, open, known);
    }
  }

  private record Counted(By by, byte[] key) {}

  /**
   * Counts a try before its password is looked at, as if it failed: who sends many at once gains
   * nothing.
   *
   * @param email as the person wrote it
   * @param address from where, such as 10.1.2.3
   * @return how long to wait, if the try is not taken; then it is not counted either
   */
  public Optional<Duration> begin(String email, String address) {
    Instant now = clock.instant();
    return signIn.call(() -> {
      List<Counted> keys = keys(email, address);
      keys.forEach(counted -> store.lock(counted.key()));
      Map<By, AttemptStore.Row> rows = new EnumMap<>(By.class);
      keys.forEach(
          counted -> store.find(counted.key()).ifPresent(row -> rows.put(counted.by(), row)));
      boolean known = rows.values().stream().anyMatch(row -> isKnown(row, now));
      Optional<Instant> open =
          rows.entrySet().stream()
              .filter(row -> !known || row.getKey() != By.ACCOUNT)
              .map(row -> row.getValue().open())
              .filter(now::isBefore)
              .max(Comparator.naturalOrder());
      if (open.isEmpty()) {
        keys.forEach(counted ->
            store.write(
                counted.key(),
                counted.by().next(Optional.ofNullable(rows.get(counted.by())), now)));
      }
      return open.map(at -> Duration.between(now, at));
    });
  }

  /** The try that was counted has succeeded: the account begins anew. */
  public void succeeded(String email, String address) {
    signIn.run(() -> {
      List<Counted> keys = keys(email, address);
      keys.forEach(counted -> store.lock(counted.key()));
      for (Counted counted : keys) {
        switch (counted.by()) {
          // Not forgotten: else who guesses would sign in to an own account now and then.
          case ADDRESS -> forgetOne(counted);
          case ACCOUNT -> store.forget(counted.key());
          case ACCOUNT_AND_ADDRESS -> {
            Instant now = clock.instant();
            store.write(counted.key(), new AttemptStore.Row(0, now, now, now));
          }
        }
      }
    });
  }

  /** The try that was counted was none: nobody has looked at its password. */
  public void notTried(String email, String address) {
    signIn.run(() -> {
      List<Counted> keys = keys(email, address);
      keys.forEach(counted -> store.lock(counted.key()));
      keys.forEach(this::forgetOne);
    });
  }

  private void forgetOne(Counted counted) {
    store
        .find(counted.key())
        .map(row ->
            new AttemptStore.Row(
                Math.max(0, row.failures() - 1), row.last(), clock.instant(), row.known()))
        .ifPresent(row -> store.write(counted.key(), row));
  }

  private static boolean isKnown(AttemptStore.Row row, Instant now) {
    Instant known = row.known();
    return known != null && known.plus(KNOWN).isAfter(now);
  }

  /** Forgets what is too old to count. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
  void tidy() {
    Instant now = clock.instant();
    signIn.run(() -> store.forgetBefore(now.minus(By.ACCOUNT.forget), now.minus(KNOWN)));
  }

  /** In one order, so that two tries never wait for each other. */
  private List<Counted> keys(String email, String address) {
    String known = AccountForm.email(email);
    String counted = ClientAddress.counted(address);
    return Arrays.stream(By.values())
        .map(by -> new Counted(by, hash.of(by.what(known, counted))))
        .sorted((one, other) -> Arrays.compare(one.key(), other.key()))
        .toList();
  }
}
