package org.platsa.api.page.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.Window;
import org.springframework.test.context.TestPropertySource;

/**
 * Somebody who has never been here and has no mouse: from the demo's sign-in to a plan that is
 * explained and mended by hand, one button at a time.
 */
@BrowserTest
@TestPropertySource(
    properties = {"platsa.demo=true", "platsa.demo-token=target/first-visit/demo-token"})
class FirstVisitIT {
  /** More stops than any page has before what one looks for. */
  private static final int STOPS = 250;

  @Test
  void fromTheSignInToAMendedPlanThereIsAlwaysOneThingToDoAndAKeyForIt(Window window) {
    window.open("/");
    tabTo(window, "at.textContent.includes('Praktiksamordnare')");
    window.keys("Enter");
    window.page().waitForURL("**/terms");
    next(window, "Prova Vårterminen 2023");
    next(window, "Planera");
    tabTo(window, "at.type === 'radio' && at.name === 'time'");
    for (int i = 0; i < 5 && !isAt(window, "at.value === '10'"); i++) {
      window.keys("ArrowUp");
    }
    next(window, "Starta");
    window
        .page()
        .locator("a.ds-button:text('Öppna planen')")
        .waitFor(new Locator.WaitForOptions().setTimeout(180_000));
    assertThat(window.text()).contains("353 av 353 har plats.");
    next(window, "Öppna planen");
    window.page().waitForURL("**/terms/VT2023/plan");

    tabTo(window, "at.closest('.board')");
    window.keys("ArrowDown", "ArrowDown");
    for (int i = 0; i < 30 && !isAt(window, "at.dataset.p"); i++) {
      window.keys("ArrowRight");
    }
    window.keys("Enter");
    window.page().locator("#why-title").waitFor();
    says(window, "Varför här?");

    liftSomebodyWhoCanMove(window);
    window.keys("n");
    says(window, "plats 1 av");
    window.keys("Space");
    says(window, "är nu på");
    assertThat(window.path()).contains("draft=");
    window.keys("Control+z");
    says(window, "Ångrat");
    window.keys("Control+y");
    says(window, "Gjort om");

    liftSomebodyWhoCanMove(window);
    for (int i = 0;
        i < 60 && !isAt(window, "at.matches('.cell.not:not([data-price=\"\"])')");
        i++) {
      window.keys(i % 10 == 9 ? "ArrowDown" : "ArrowRight");
    }
    says(window, "bryter krav");
    window.keys("Space");
    window.page().locator(".broken-rules").waitFor();
    says(window, "och bryter krav");
    tabTo(window, "at.closest('.mend-moves')", "Shift+Tab");
    window.keys("Enter");
    window
        .page()
        .waitForFunction("() => document.querySelector('#plan-notices .broken-rules') === null");
    assertThat(window.page().locator("#plan-figures").innerText()).contains("353 av 353");
  }

  /** Lifts who has the focus, or somebody after, until a place that breaks nothing is offered. */
  private static void liftSomebodyWhoCanMove(Window window) {
    Page page = window.page();
    for (int i = 0; i < 30; i++) {
      if (isAt(window, "at.dataset.p")) {
        window.keys("Space");
        page.locator(".cell[data-price]").first().waitFor();
        says(window, ". ");
        page.waitForFunction(
            "() => /Bästa platsen|ingen möjlig plats/"
                + ".test(document.getElementById('plan-says').textContent)");
        if (page.locator(".cell.best").count() > 0) {
          return;
        }
        window.keys("Escape");
      }
      window.keys(i % 5 == 4 ? "ArrowDown" : "ArrowRight");
    }
    throw new AssertionError("Nobody can move");
  }

  /** The only thing on the page that looks like the next, come to by the tab key alone. */
  private static void next(Window window, String label) {
    Locator primary = window.page().locator("main .ds-button[data-variant=primary]:visible");
    assertThat(primary.allInnerTexts()).containsExactly(label);
    tabTo(window, "at.matches('main .ds-button[data-variant=primary]')");
    window.keys("Enter");
    window
        .page()
        .waitForFunction(
            """
            label => ![...document.querySelectorAll('main .ds-button[data-variant=primary]')]
              .some(button => button.innerText === label)
            """,
            label);
  }

  private static void tabTo(Window window, String test) {
    tabTo(window, test, "Tab");
  }

  /** Presses a key until the focus is where it is to be, and can be seen there. */
  private static void tabTo(Window window, String test, String key) {
    window.page().waitForLoadState();
    for (int i = 0; i < STOPS; i++) {
      window.keys(key);
      if (isAt(window, test)) {
        return;
      }
    }
    throw new AssertionError("The tab key does not come to " + test);
  }

  private static boolean isAt(Window window, String test) {
    return Boolean.TRUE.equals(
        window
            .page()
            .evaluate(
                "() => { const at = document.activeElement; return Boolean(" + test + "); }"));
  }

  /** Waits until a screen reader hears it. */
  private static void says(Window window, String words) {
    window
        .page()
        .waitForFunction(
            "words => document.getElementById('plan-says').textContent.includes(words)", words);
  }
}
