package org.platsa.api.page.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser is, by what it says of itself. */
class BrowsersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0 Safari/537.36 Edg/156.0|Edge,"
            + " Windows",
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36|Chrome, Linux",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1|Safari,"
            + " iPhone",
        "Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0|Firefox, Android",
        "curl/8.9|''"
      })
  void aBrowserIsNamedAsPeopleKnowIt(String said, String name) {
    assertThat(Browsers.name(said)).isEqualTo(name);
  }
}
