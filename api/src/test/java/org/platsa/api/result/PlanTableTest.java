package org.platsa.api.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\u00A0=1",
        "\u200B=1",
        "\u3000+1",
        "\uFF1D1+1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF201",
        " \uFEFF\u00A0=1",
        "\u22121",
        "\tx",
        "\r"
      })
  void aTextThatASpreadsheetTakesForAFormulaIsQuoted(String text) {
    assertThat(PlanTable.harmless(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P-0001", " x", "1=1", "a@b", "'=1", "åäö", "\u00A0", "(=1)"})
  void otherTextsStayAsTheyAre(String text) {
    assertThat(PlanTable.harmless(text)).isEqualTo(text);
  }
}
