package org.platsa.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser of its own, with cookies of its own, as one person has it. */
public final class Window {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int WIDE = 1280;
  private static final int NARROW = 400;
  private static final int HEIGHT = 900;

  /** 640 is a window of 1280 at 200 %, 320 one at 400 %. */
  private static final List<Integer> WIDTHS = List.of(WIDE, 640, NARROW, 320);

  private final Browser browser;
  private final String base;
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;
  private boolean hasScript = true;
  private boolean wasOffline;

  Window(Browser browser, String base) {
    this.browser = browser;
    this.base = base;
    this.context = newContext("sv-SE", true);
    this.page = newPage();
  }

  private BrowserContext newContext(String language, boolean script) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(WIDE, HEIGHT)
            .setLocale(language)
            .setJavaScriptEnabled(script)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private Page newPage() {
    Page opened = context.newPage();
    opened.setDefaultTimeout(30_000);
    opened.onConsoleMessage(this::heard);
    opened.onPageError(error -> complaints.add("Script: " + error));
    return opened;
  }

  /**
   * Chromium says of a page that was refused, or of what the page itself sends to an address below
   * its own, that it could not be loaded: that is no fault of it.
   */
  private void heard(ConsoleMessage message) {
    boolean ofThePageItself =
        message.text().startsWith("Failed to load resource")
            && message.location().startsWith(page.url().replaceAll("[?#].*", ""));
    boolean ofTheNetwork = wasOffline && message.text().contains("net::ERR_INTERNET_DISCONNECTED");
    if ((message.type().equals("error") || message.type().equals("warning"))
        && !ofThePageItself
        && !ofTheNetwork) {
      complaints.add(message.type() + ": " + message.text() + " at " + message.location());
    }
  }

  /** From now on a new browser that asks for another language, such as {@code en-GB}. */
  public Window inLanguage(String language) {
    return again(language, true);
  }

  /** From now on a new browser that runs no script. */
  public Window withoutScript() {
    return again("sv-SE", false);
  }

  private Window again(String language, boolean script) {
    context.close();
    context = newContext(language, script);
    hasScript = script;
    page = newPage();
    return this;
  }

  /** Signs in with the password that everybody has who was invited. */
  public Window signIn(String email) {
    open("/sign-in");
    boolean swedish = "sv".equals(page.locator("html").getAttribute("lang"));
    fill(swedish ? "E-postadress" : "E-mail address", email);
    fill(swedish ? "Lösenord" : "Password", InvitedPeople.PASSWORD);
    return press(swedish ? "Logga in" : "Sign in");
  }

  /** Goes to a path, such as {@code /profile}. */
  public Window open(String path) {
    page.navigate(base + path);
    return this;
  }

  /** The whole address of a path. */
  public String address(String path) {
    return base + path;
  }

  /** What it shows. */
  public Page page() {
    return page;
  }

  /** The path and query that it shows. */
  public String path() {
    return loaded().url().substring(base.length());
  }

  /** The page's heading. */
  public String heading() {
    return loaded().locator("h1").innerText();
  }

  /** The text of what the page has in its middle. */
  public String text() {
    return loaded().locator("main").innerText();
  }

  /** The page's whole HTML. */
  public String content() {
    return loaded().content();
  }

  /** The page once all of it is here: what was pressed answers only when its answer begins. */
  private Page loaded() {
    page.waitForLoadState();
    return page;
  }

  /** The field with this label. */
  public Locator field(String label) {
    // A form comes before a list, whose filters have fields of the same names.
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }

  /** Fills in the field with this label. */
  public Window fill(String label, String text) {
    field(label).fill(text);
    return this;
  }

  /** Presses the button with this label. */
  public Window press(String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
    return this;
  }

  /** Follows the link with this text. */
  public Window follow(String text) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true)).click();
    return this;
  }

  /** Presses keys one after the other, such as {@code Tab} and {@code Enter}. */
  public Window keys(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    return this;
  }

  /** The id, or else the text, of what the keyboard is at. */
  public String focused() {
    Object focused =
        page.evaluate("() => document.activeElement.id || document.activeElement.innerText || ''");
    return String.valueOf(focused).strip();
  }

  /** The browser forgets who is signed in, as when a session is over on another day. */
  public Window forgetCookies() {
    context.clearCookies();
    return this;
  }

  /** The browser has no network, or has it again; what it says of that is no fault. */
  public Window offline(boolean lost) {
    wasOffline = true;
    context.setOffline(lost);
    return this;
  }

  /**
   * Looks at the page as it is: takes pictures of it, wide and narrow; nothing may stand out of the
   * window's side, and, where scripts run, nobody may be kept out (axe).
   *
   * @param name of the pictures, such as {@code sign-in}
   */
  public Window look(String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      Object over =
          page.evaluate(
              "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(over).as("%s: pixels beyond the side at a width of %s", name, width).isEqualTo(0);
      if (width == WIDE || width == NARROW) {
        photograph(width == WIDE ? name : name + "-" + width);
        if (hasScript) {
          // Axe waits for a timer, and where no script runs no timer ends.
          requireOpenToAll(name + " at a width of " + width);
        }
      }
    }
    page.setViewportSize(WIDE, HEIGHT);
    return this;
  }

  private void requireOpenToAll(String what) {
    List<String> faults = new ArrayList<>();
    AxeRunOptions onlyFaults = new AxeRunOptions();
    onlyFaults.setResultTypes(List.of("violations"));
    // In one piece, which is quicker: no page of ours has frames, for which it would not do.
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(onlyFaults);
    for (Rule rule : axe.analyze().getViolations()) {
      rule.getNodes()
          .forEach(
              node -> faults.add(rule.getId() + " (" + rule.getImpact() + "): " + node.getHtml()));
    }
    assertThat(faults).as("what axe finds in %s", what).isEmpty();
  }

  /**
   * Takes a picture of what is in the window, which must not be resized: while a key or the mouse
   * is held.
   */
  public Window photographAsItIs(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    return this;
  }

  /** Takes a picture of the whole page. */
  void photograph(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  /** What the console said that no page may cause. */
  void requireNoComplaints() {
    assertThat(complaints).as("what the browser complained of").isEmpty();
  }

  void close() {
    context.close();
  }
}
