package org.platsa.api.page.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Window;
import org.springframework.test.context.TestPropertySource;

/** Somebody who has never been here: from the demo's sign-in to a plan, one button at a time. */
@BrowserTest
@TestPropertySource(
    properties = {"platsa.demo=true", "platsa.demo-token=target/first-visit/demo-token"})
class FirstVisitIT {
  @Test
  void fromTheSignInToAPlanThereIsAlwaysOneThingToDo(Window window) {
    window.open("/");
    window
        .page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Praktiksamordnare")))
        .click();
    assertThat(window.path()).isEqualTo("/terms");
    next(window, "Prova Vårterminen 2023");
    next(window, "Planera");
    window.page().getByLabel("10 sekunder").check();
    next(window, "Starta");
    window
        .page()
        .locator("a.ds-button:text('Öppna planen')")
        .waitFor(new Locator.WaitForOptions().setTimeout(180_000));
    assertThat(window.text()).contains("353 av 353 har plats.");
    next(window, "Öppna planen");
    assertThat(window.path()).endsWith("/terms/VT2023/plan");
  }

  /** The only thing on the page that looks like the next. */
  private static void next(Window window, String label) {
    Locator primary = window.page().locator("main .ds-button[data-variant=primary]:visible");
    assertThat(primary.allInnerTexts()).containsExactly(label);
    primary.click();
  }
}
