package org.platsa.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords (<i>bromsning</i>): after some failures each further try has to
 * wait, twice as long each time. Nobody is locked out: the longest wait is short, and somebody
 * else's failures from another network address make the owner wait a minute at most. Kept in
 * PostgreSQL, so every replica knows, also after a restart.
 */
@Component
public class Throttle {
  private final AttemptStore store;
  private final SignInWork signIn;
  private final Clock clock;

  Throttle(AttemptStore store, SignInWork signIn, Clock clock) {
    this.store = store;
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

    private byte[] key(String email, String address) {
      String what =
          switch (this) {
            case ACCOUNT_AND_ADDRESS -> email + " " + address;
            case ACCOUNT -> email;
            case ADDRESS -> address;
          };
      return Secrets.hash(name() + " " + what);
    }

    private AttemptStore.Row next(Optional<AttemptStore.Row> before, Instant now) {
      int failures =
          before
                  .filter(row -> row.last().plus(forget).isAfter(now))
                  .map(AttemptStore.Row::failures)
                  .orElse(0)
              + 1;
      if (failures < free) {
        return new AttemptStore.Row(failures, now, now);
      }
      // Thirty doublings of a second are longer than any wait.
      long wait = first.toMillis() << Math.min(failures - free, 30);
      return new AttemptStore.Row(failures, now, now.plusMillis(Math.min(wait, most.toMillis())));
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
      Optional<Instant> open =
          keys.stream()
              .flatMap(counted -> store.find(counted.key()).stream())
              .map(AttemptStore.Row::open)
              .filter(now::isBefore)
              .max(Comparator.naturalOrder());
      if (open.isEmpty()) {
        keys.forEach(counted ->
            store.write(counted.key(), counted.by().next(store.find(counted.key()), now)));
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
        if (counted.by() == By.ADDRESS) {
          // Not forgotten: else who guesses would sign in to an own account now and then.
          store
              .find(counted.key())
              .map(row ->
                  new AttemptStore.Row(
                      Math.max(0, row.failures() - 1), row.last(), clock.instant()))
              .ifPresent(row -> store.write(counted.key(), row));
        } else {
          store.forget(counted.key());
        }
      }
    });
  }

  /** Forgets what is too old to count. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
  void tidy() {
    signIn.run(() -> store.forgetBefore(clock.instant().minus(By.ACCOUNT.forget)));
  }

  /** In one order, so that two tries never wait for each other. */
  private static List<Counted> keys(String email, String address) {
    String known = AccountForm.email(email);
    return Arrays.stream(By.values())
        .map(by -> new Counted(by, by.key(known, address)))
        .sorted((one, other) -> Arrays.compare(one.key(), other.key()))
        .toList();
  }
}
