package org.platsa.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void aTokenIsKnownByItsBeginningAndNoneIsLikeAnother() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String token = TokenText.make(random);
      assertThat(token).matches("platsa_[0-9A-Za-z]{46}");
      assertThat(TokenText.isOne(token)).isTrue();
      made.add(token);
    }
    assertThat(made).hasSize(1_000);
  }

  @Test
  void aCharacterThatIsMistypedOrMissingIsNoticed() {
    String token = TokenText.make(random);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(TokenText.isOne(changed)).as(changed).isFalse();
      assertThat(TokenText.isOne(token.substring(0, i) + token.substring(i + 1))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "platsa_", "x", "platsa_00000000000000000000000000000000000000000000"})
  void whatIsNoTokenIsNone(String text) {
    assertThat(TokenText.isOne(text)).isFalse();
  }

  @Test
  void whatIsShownIsLittleOfIt() {
    String token = TokenText.make(random);

    assertThat(token).startsWith(TokenText.shown(token));
    assertThat(TokenText.shown(token)).hasSize(12);
  }
}
