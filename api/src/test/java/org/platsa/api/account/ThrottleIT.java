package org.platsa.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever guesses waits longer and longer, and nobody for ever. */
@ServiceTest
class ThrottleIT {
  @Autowired private Throttle throttle;
  @Autowired private SettableClock clock;
  @Autowired private DirectDatabase database;

  private final String email = UUID.randomUUID() + "@example.se";

  @Test
  void fiveAreFreeThenEachWaitsTwiceAsLongUpToAQuarterOfAnHour() {
    String address = address();
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin(email, address)).isEmpty();
    }

    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Duration wait = throttle.begin(email, address).orElseThrow();
      waits.add(Math.ceilDiv(wait.toMillis(), 1_000));
      clock.advance(wait);
      assertThat(throttle.begin(email, address)).isEmpty();
    }

    assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L);
  }

  @Test
  void aTryThatIsNotTakenIsNotCounted() {
    String address = address();
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin(email, address)).isEmpty();
    }
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.begin(email, address))
          .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(5)));
    }
  }

  @Test
  void successForgetsTheFailures() {
    String address = address();
    for (int i = 0; i < 4; i++) {
      assertThat(throttle.begin(email, address)).isEmpty();
    }
    throttle.succeeded(" " + email.toUpperCase(java.util.Locale.ROOT), address);
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin(email, address)).isEmpty();
    }
  }

  @Test
  void failuresFromManyPlacesMakeTheOwnerWaitAMinuteAtMost() {
    for (int i = 0; i < 80; i++) {
      throttle.begin(email, address());
      clock.advance(Duration.ofMinutes(1));
    }
    throttle.begin(email, address());
    Duration wait = throttle.begin(email, address()).orElseThrow();

    assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(1));
    clock.advance(wait);
    assertThat(throttle.begin(email, address())).isEmpty();
  }

  @Test
  void othersFailuresElsewhereMakeNoWaitWhereTheOwnerHasSignedInLately() {
    String home = address();
    throttle.begin(email, home);
    throttle.succeeded(email, home);
    for (int i = 0; i < 80; i++) {
      throttle.begin(email, address());
      clock.advance(Duration.ofMinutes(1));
    }
    // The guesser takes the try that is open, again and again.
    throttle.begin(email, address());

    assertThat(throttle.begin(email, address())).isPresent();
    assertThat(throttle.begin(email, home)).isEmpty();
    for (int i = 0; i < 4; i++) {
      throttle.begin(email, home);
    }
    assertThat(throttle.begin(email, home)).as("own failures there do count").isPresent();
  }

  @Test
  void aTryWhosePasswordNobodyLookedAtDoesNotCount() {
    String address = address();
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.begin(email, address)).isEmpty();
      throttle.notTried(email, address);
    }
  }

  @Test
  void guessesAtManyAccountsFromOnePlaceAreSlowedDown() {
    String address = address();
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.begin(UUID.randomUUID() + "@example.se", address)).isEmpty();
    }

    assertThat(throttle.begin(email, address)).isPresent();
    assertThat(throttle.begin(email, address())).isEmpty();
  }

  @Test
  void fortyAtOnceAreNoMoreThanFive() throws Exception {
    String address = address();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        tries.add(crowd.submit(() -> throttle.begin(email, address).isEmpty()));
      }
      int taken = 0;
      for (Future<Boolean> one : tries) {
        taken += one.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(5);
    }
  }

  @Test
  void nobodysAddressIsKeptNorFoundByTryingAndWhatIsOldIsForgotten() {
    throttle.begin(email, address());
    assertThat(
            database
                .sql(
                    """
                    SELECT count(*) FROM sign_in_attempt
                    WHERE position(convert_to(:email, 'UTF8') IN key) > 0
                       OR key IN (sha256(convert_to(:email, 'UTF8')),
                                  sha256(convert_to('ACCOUNT ' || :email, 'UTF8')))
                    """)
                .param("email", email)
                .query(Long.class)
                .single())
        .isZero();

    clock.advance(Duration.ofHours(3));
    throttle.tidy();

    assertThat(
            database
                .sql("SELECT count(*) FROM sign_in_attempt WHERE known_at IS NULL")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static String address() {
    return "192.0.2." + UUID.randomUUID();
  }
}
