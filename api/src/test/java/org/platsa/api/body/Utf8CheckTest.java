package org.platsa.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8CheckTest {
  @Test
  void everyCharacterOfUnicodeIsAcceptedWhereverItIsSplit() {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x900 || c > 0xFFF0 ? 1 : 0x11) {
      if (c < 0xD800 || c > 0xDFFF) {
        text.appendCodePoint(c);
      }
      if (c > 0x10100 && c < 0x10FF00) {
        c += 0x1000;
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Utf8Check check = new Utf8Check();

    for (byte one : bytes) {
      assertThat(check.accepts(new byte[] {one}, 1)).isTrue();
    }

    assertThat(check.isWhole()).isTrue();
    assertThat(check.position()).isEqualTo(bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "lone continuation, 6180, 1",
    "overlong slash, 61C0AF, 1",
    "overlong of three, 61E080AF, 2",
    "overlong of four, F08080AF, 1",
    "surrogate, EDA080, 1",
    "beyond Unicode, F4908080, 1",
    "no lead, 61F5808080, 1",
    "broken off, 61C361, 2",
    "Windows-1252, 61E561, 2"
  })
  void whatIsNoUtf8IsRefusedAtTheByteThatShowsIt(String what, String hex, int at) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    Utf8Check check = new Utf8Check();

    assertThat(check.accepts(bytes, bytes.length)).as(what).isFalse();
    assertThat(check.position()).as(what).isEqualTo(at);
  }

  @Test
  void aCharacterThatNeverEndsIsToldApart() {
    Utf8Check check = new Utf8Check();

    assertThat(check.accepts(new byte[] {'a', '\n', (byte) 0xE2, (byte) 0x82}, 4)).isTrue();
    assertThat(check.isWhole()).isFalse();
    assertThat(check.line()).isEqualTo(2);
    assertThat(check.column()).isEqualTo(3);
  }
}
