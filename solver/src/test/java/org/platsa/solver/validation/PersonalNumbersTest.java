package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumbersTest {
  private static final LocalDate TERM = LocalDate.of(2025, 1, 13);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9002031236",
        "900203-1236",
        "900203+1236",
        "900203 1236",
        "199002031236",
        "19900203-1236",
        "19900203 1236",
        "19 900203-1236",
        "1990-02-03-1236",
        "900203\u20131236",
        "elev9002031236x",
        "121212-1212",
        "200502631237",
        "050263-1237",
        "19121212-1212",
        "\uFF11\uFF12\uFF11\uFF12\uFF11\uFF12-1212",
        "\u0661\u0662\u0661\u0662\u0661\u0662-\u0661\u0662\u0661\u0662",
        "\uD835\uDFCF\uD835\uDFD0\uD835\uDFCF\uD835\uDFD012-1212",
        "900203\u200B-1236"
      })
  void aRealNumberIsSeenAndHidden(String text) {
    assertThat(PersonalNumbers.isOfSomebody(text, TERM)).isTrue();
    assertThat(PersonalNumbers.hidden(text)).doesNotContain("0203", "1212", "0263");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9002031234",
        "900203-1234",
        "900231-1236",
        "901303-1236",
        "250113-0001",
        "12-34",
        "19900203-12367"
      })
  void anotherIsNone(String text) {
    assertThat(PersonalNumbers.isOfSomebody(text, TERM)).isFalse();
    assertThat(PersonalNumbers.hidden(text)).isEqualTo(text);
  }

  @Test
  void aDayOfTheTermIsNobodysBirthday() {
    // The check digits are right by chance.
    assertThat(PersonalNumbers.isIn("250113-0005")).isTrue();
    assertThat(PersonalNumbers.isOfSomebody("250113-0005", TERM)).isFalse();
    assertThat(PersonalNumbers.isOfSomebody("250113+0005", TERM)).isTrue();
    assertThat(PersonalNumbers.isOfSomebody("200113-0000", TERM)).isTrue();
    assertThat(PersonalNumbers.isOfSomebody("200113-0000", TERM.minusDays(1))).isFalse();
  }
}
