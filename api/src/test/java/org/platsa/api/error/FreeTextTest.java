package org.platsa.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeTextTest {
  @Test
  void aLineHasNoBreakAndATextMay() {
    assertThat(FreeText.isLine("Åsa 🙂")).isTrue();
    assertThat(FreeText.isLine("a\nb")).isFalse();
    assertThat(FreeText.isText("a\r\n\tb")).isTrue();
  }

  @Test
  void neitherHasControlCharactersOrHalvesOfCharacters() {
    for (String wrong : new String[] {"\u0000", "\u0085", "\ud800", "a\udc00b"}) {
      assertThat(FreeText.isLine(wrong)).isFalse();
      assertThat(FreeText.isText(wrong)).isFalse();
    }
  }
}
