package org.platsa.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.error.ErrorIssue;

/** Long rather than complicated, and not guessed at once. */
class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tegelröd båt väntar",
        "correct horse battery",
        "hzqkwmvxpnltrbd",
        "漢字かな交じり文で書く合言葉です",
        "                tom ask med knut"
      })
  void anyCharactersWillDo(String password) {
    assertThat(faults(password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "aaaaaaaaaaaaaaaaaaaa",
        "123456789012345",
        "qwertyuiopasdfg",
        "lösenordlösenord",
        "sommarsommarsommar",
        "hemtjänsthemtjänst1",
        "Helsingborg2026!",
        "anna.ek@example.se",
        "AnnaEkAnnaEkAnnaEk",
        "Vårdförvaltningen1",
        "platsaplatsaplatsa",
        "platsa platsa platsa",
        "password password",
        "lösenord lösenord",
        "anna ek anna ek anna ek",
        "sommar2026 sommar2026",
        "vinter2026vinter",
        "correct horse battery staple",
        "Vardforvaltningen 2026!",
        "annaek1987annaek1987",
        "vårdförvaltningen - vårdförvaltningen",
        "q w e r t y u i o p å a s d f"
      })
  void whatIsGuessedIsRefused(String password) {
    assertThat(faults(password)).containsExactly("PASSWORD_GUESSED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "åsabjörklund2026",
        "ÅsaBjörklund2026!",
        "asabjorklund1987",
        "Björklund Åsa 2026",
        "omsorgsnämnden26åsa"
      })
  void ownWordsAndYearsMakeNoPassword(String password) {
    assertThat(
            passwords.faults(
                password, "asa.bjorklund@example.se", "Åsa Björklund", "Omsorgsnämnden"))
        .extracting(ErrorIssue::code)
        .containsExactly("PASSWORD_GUESSED");
  }

  @Test
  void anOwnWordAmongManyOthersDoesNoHarm() {
    assertThat(
            passwords.faults(
                "tegelröd båt väntar på åsa", "asa@example.se", "Åsa Björklund", "Omsorgen"))
        .isEmpty();
  }

  @Test
  void lengthIsCountedInCharactersAsPeopleSeeThem() {
    assertThat(faults("kort och udda!")).containsExactly("PASSWORD_LENGTH");
    assertThat(faults("kort och udda!!")).isEmpty();
    assertThat(faults("🦉🐻🦊🐝🌵🍄🌊🔭🎻🧶🪁🚲🧭🪴")).containsExactly("PASSWORD_LENGTH");
    assertThat(faults("x7".repeat(100) + "q")).containsExactly("PASSWORD_LENGTH");
  }

  @Test
  void aLongPasswordCountsToItsEnd() {
    String beginning =
        "tegelröd båt väntar tyst vid kajen medan måsarna skränar över hamnen ".repeat(2);
    String hash = passwords.hash(beginning + "a");

    assertThat(passwords.matches(beginning + "a", hash)).isTrue();
    assertThat(passwords.matches(beginning + "b", hash)).isFalse();
    assertThat(passwords.matches(beginning + "a", null)).isFalse();
    assertThat(hash).startsWith("{pbkdf2-sha512-210000}");
  }

  private java.util.List<String> faults(String password) {
    return passwords.faults(password, "anna.ek@example.se", "Anna Ek", "Vårdförvaltningen").stream()
        .map(ErrorIssue::code)
        .toList();
  }
}
