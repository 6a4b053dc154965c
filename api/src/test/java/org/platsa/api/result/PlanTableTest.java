package org.platsa.api.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.workbook.CellText;

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
        "\u207A1",
        "\uFE661",
        "\uFE631",
        "\u2800=1",
        "\u3164=1",
        "\u034F=1",
        "\uFE0F@x",
        "\tx",
        "\nx",
        "\r"
      })
  void aTextThatASpreadsheetTakesForAFormulaIsQuoted(String text) {
    assertThat(CellText.harmless(text)).isEqualTo("'" + text);
  }

  @Test
  void nothingThatIsNotSeenHidesAFormula() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      boolean isUnseen =
          Character.isSpaceChar(c)
              || Character.isWhitespace(c)
              || Character.isIdentifierIgnorable(c)
              || (c >= 0xFE00 && c <= 0xFE0F)
              || (c >= 0xE0000 && c <= 0xE0FFF);
      if (isUnseen && Character.getType(c) != Character.SURROGATE) {
        String hidden = Character.toString(c);
        for (String formula : List.of("=1", "+1", "-1", "@A1", "\uFF1D1", "\uFF0B1")) {
          tried++;
          if (!CellText.harmless(hidden + formula).startsWith("'")
              || !CellText.harmless(" " + hidden + hidden + formula).startsWith("'")) {
            missed.add(Integer.toHexString(c) + " " + formula);
          }
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(20_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P-0001", " x", "1=1", "a@b", "'=1", "åäö", "\u00A0", "(=1)"})
  void otherTextsStayAsTheyAre(String text) {
    assertThat(CellText.harmless(text)).isEqualTo(text);
  }
}
