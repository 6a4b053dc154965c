package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Window;

/** What all pages stand on: layout, languages, errors. */
@BrowserTest
class GroundPagesIT {
  @Test
  void aPageThatIsNotThereSaysSoInTheReadersLanguage(Window window) {
    window.open("/nothing");
    assertThat(window.heading()).isEqualTo("Sidan finns inte");
    assertThat(window.page().locator("html").getAttribute("lang")).isEqualTo("sv");
    window.look("error-404");

    window.inLanguage("en-GB").open("/nothing");
    assertThat(window.heading()).isEqualTo("There is no such page");
    assertThat(window.page().locator("html").getAttribute("lang")).isEqualTo("en");
  }

  @Test
  void theLanguageThatIsChosenOnThePageIsRemembered(Window window) {
    window.open("/").follow("English");
    assertThat(window.page().locator("html").getAttribute("lang")).isEqualTo("en");
    window.open("/nothing");
    assertThat(window.heading()).isEqualTo("There is no such page");
  }
}
