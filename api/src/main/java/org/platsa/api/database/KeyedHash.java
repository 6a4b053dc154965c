package org.platsa.api.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes of what people write (<i>nycklade kontrollsummor</i>), under a key that every replica on a
 * database has and the database has not: who has a copy of the database cannot try names and see
 * which are there. The key is made of the password of the sign-in's login, and is another when that
 * is another.
 */
@Component
public class KeyedHash {
  private static final Logger log = LoggerFactory.getLogger(KeyedHash.class);
  private static final String HMAC = "HmacSHA256";
  private static final byte[] PURPOSE = "platsa keyed hash".getBytes(StandardCharsets.UTF_8);

  /** Who guesses a password that somebody has thought up needs so many steps for each guess. */
  private static final int STEPS = 120_000;

  private static final int BITS = 256;

  private final SingletonSupplier<Key> key;

  KeyedHash(Database database) {
    this.key = SingletonSupplier.of(() -> key(database.password(Login.SIGN_IN)));
  }

  /** The hash of a text: 32 bytes. */
  public byte[] of(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key.obtain());
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HMAC, e);
    }
  }

  static Key key(String password) {
    String secret = password.isEmpty() ? ofThisProcess() : password;
    KeySpec guessed = new PBEKeySpec(secret.toCharArray(), PURPOSE, STEPS, BITS);
    try {
      byte[] bytes =
          SecretKeyFactory.getInstance("PBKDF2With" + HMAC).generateSecret(guessed).getEncoded();
      return new SecretKeySpec(bytes, HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2", e);
    }
  }

  private static String ofThisProcess() {
    log.warn(
        "{} has no password, so nothing is known that only replicas know: each slows down by itself"
            + " who guesses passwords, and begins anew when it is started; links to evaluations"
            + " end with the process that made them",
        Login.SIGN_IN.role());
    byte[] random = new byte[BITS / Byte.SIZE];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
