package org.platsa.api.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.io.ClasspathResource;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;

/**
 * Passwords (<i>lösenord</i>): long rather than complicated, not one that is guessed at once, and
 * kept as slow hashes only.
 */
@Component
class Passwords {
  private static final int SHORTEST = 15;

  /** So that nobody has the service hash a book. */
  private static final int LONGEST = 200;

  /** What is looked at for how easily it is guessed; longer ones take long to look at. */
  private static final int LOOKED_AT = 72;

  /** Of 0 to 4: more than a hundred million guesses. */
  private static final int LEAST_SCORE = 3;

  /** Of PBKDF2 with HMAC-SHA-512, as OWASP ASVS 5 and its storage guide ask for at least. */
  private static final int ITERATIONS = 210_000;

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern YEARS = Pattern.compile("(19|20)\\d\\d");

  /** What must be left when all that others know is taken away. */
  private static final int LEAST_REST = 10;

  /** Long ones that stand in many books and pages. */
  private static final List<String> WELL_KNOWN =
      List.of("correcthorsebatterystaple", "thequickbrownfoxjumpsoverthelazydog");

  private static final int SALT_BYTES = 16;
  private static final String METHOD = "pbkdf2-sha512-" + ITERATIONS;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The first is how new ones are made; the other is of accounts that come from elsewhere. */
  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder(
          METHOD,
          Map.of(
              METHOD,
              new Pbkdf2PasswordEncoder(
                  "", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512),
              "bcrypt",
              new BCryptPasswordEncoder()));

  /** Each takes a core for a while: a crowd must not take them all from everybody else. */
  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /** What an unknown person's password is compared with, so that it takes as long. */
  private final String nobodys = encoder.encode(Secrets.random());

  private final Zxcvbn guesses = guesses();

  String hash(String password) {
    return slowly(() -> encoder.encode(normal(password)));
  }

  /** Whether it is the password of this hash; takes as long if there is none. */
  boolean matches(String password, @Nullable String hash) {
    boolean equal = slowly(() -> encoder.matches(normal(password), hash == null ? nobodys : hash));
    return equal && hash != null;
  }

  /** Whether a hash was made by a method that is no longer used. */
  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  List<ErrorIssue> faults(String password, Account account, String department) {
    return faults(password, account.email(), account.name(), department);
  }

  /**
   * Everything that is wrong with a new password; the pointer is {@code password}.
   *
   * @param personal what somebody who knows the person would try first
   */
  List<ErrorIssue> faults(String password, String... personal) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return List.of(
          fault(
              "PASSWORD_LENGTH",
              "Lösenordet har "
                  + length
                  + " tecken, men ska ha "
                  + SHORTEST
                  + " till "
                  + LONGEST
                  + ". Kanske fyra ord som inte hör ihop.",
              "The password has "
                  + length
                  + " characters, but must have "
                  + SHORTEST
                  + " to "
                  + LONGEST
                  + ". Maybe four words that have nothing to do with each other."));
    }
    String beginning = password.substring(0, Math.min(password.length(), LOOKED_AT));
    if (isGuessed(beginning, words(personal))) {
      return List.of(
          fault(
              "PASSWORD_GUESSED",
              "Lösenordet är lätt att gissa: vanliga ord, upprepningar eller uppgifter om dig."
                  + " Kanske fyra ord som inte hör ihop.",
              "The password is easily guessed: common words, repetitions or something about you."
                  + " Maybe four words that have nothing to do with each other."));
    }
    return List.of();
  }

  /**
   * Also when it is written together: a word that is repeated is one word, with blanks or without.
   */
  private boolean isGuessed(String password, List<String> personal) {
    return Stream.of(password, SEPARATORS.matcher(password).replaceAll(""))
            .anyMatch(text -> text.isEmpty() || isWeak(text, personal))
        || isPadded(password, personal);
  }

  private boolean isWeak(String text, List<String> personal) {
    return guesses.measure(text, personal).getScore() < LEAST_SCORE;
  }

  /**
   * Whether it owes its length to what everybody knows: without the person's own words, years and
   * what many have read about passwords, too little is left, or what is easily guessed.
   */
  private boolean isPadded(String password, List<String> personal) {
    String all = SEPARATORS.matcher(bare(password)).replaceAll("");
    String rest = all;
    List<String> known = new ArrayList<>(WELL_KNOWN);
    personal.forEach(word -> known.add(SEPARATORS.matcher(bare(word)).replaceAll("")));
    known.removeIf(word -> word.length() < 3);
    known.sort(Comparator.comparing(String::length).reversed());
    for (String word : known) {
      rest = rest.replace(word, "");
    }
    rest = YEARS.matcher(rest).replaceAll("");
    return !rest.equals(all) && (rest.length() < LEAST_REST || isWeak(rest, personal));
  }

  /** As somebody types it who cares for neither capitals nor accents. */
  private static String bare(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String... personal) {
    List<String> words = new ArrayList<>(List.of("platsa"));
    for (String text : personal) {
      words.add(text);
      words.addAll(Arrays.asList(SEPARATORS.split(text, -1)));
    }
    words.removeIf(word -> word.length() < 3);
    return words;
  }

  /** One password however it was typed: "å" is one character on some keyboards, two on others. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T slowly(Supplier<T> work) {
    try {
      if (!cores.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ApiException.later(ErrorType.UNAVAILABLE, "Many people sign in right now", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.later(ErrorType.UNAVAILABLE, "The service is about to end", PATIENCE);
    }
    try {
      return work.get();
    } finally {
      cores.release();
    }
  }

  private static ErrorIssue fault(String code, String sv, String en) {
    return ErrorIssue.error(code, "password", null, sv, en);
  }

  private static Zxcvbn guesses() {
    try {
      return new ZxcvbnBuilder()
          .dictionaries(StandardDictionaries.loadAllDictionaries())
          .dictionary(
              new DictionaryLoader("swedish", new ClasspathResource("/passwords/swedish.txt"))
                  .load())
          .keyboards(StandardKeyboards.loadAllKeyboards())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("The lists of common words cannot be read", e);
    }
  }
}
