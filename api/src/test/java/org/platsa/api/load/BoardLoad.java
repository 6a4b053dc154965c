package org.platsa.api.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the board in a real Chromium against a running service, whose address is in the system
 * property {@code board.url}; {@code api/load/board.sh} starts one. A term and a county are planned
 * first, then their boards are opened, scrolled, lifted from and dropped on, and the term's plan is
 * mended. Every time that was measured is kept. No test by its name, so that no build waits for it.
 */
@EnabledIfSystemProperty(named = "board.url", matches = ".+")
class BoardLoad {
  private static final int PAINTS = 20;
  private static final int LIFTS = 40;
  private static final int DRAGS = 8;
  private static final int REPAIRS = 5;
  private static final double PATIENCE = 120_000;

  /** Between two changes: nobody reads a proposal quicker, and a new search process gets ready. */
  private static final double READING = 8_000;

  /** Frames that are late, as the browser itself tells, and gaps between frames. */
  private static final String WATCH =
      """
      () => {
        window.late = [];
        window.gaps = [];
        new PerformanceObserver(list => list.getEntries().forEach(one => late.push(one.duration)))
          .observe({type: 'long-animation-frame'});
        let last = 0;
        const frame = now => {
          if (last && window.watching) gaps.push(now - last);
          last = now;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }
      """;

  private final URI base;
  private final String token;
  private final Path results;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  BoardLoad() throws IOException {
    this.base = URI.create(property("url"));
    this.token = Files.readString(Path.of(property("token"))).strip();
    this.results = Path.of(property("results"));
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty("board." + name), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"term", "county"})
  void isAsQuickAsAsked(String name) throws Exception {
    assertThat(measure(name, Path.of(property(name)))).isTrue();
  }

  private boolean measure(String name, Path document) throws IOException, InterruptedException {
    boolean isCounty = name.equals("county");
    Measures measures = new Measures();
    measures.ask("first paint of the board", 1_000);
    measures.ask("first paint of an area's board", 1_000);
    measures.ask("a chip is lifted, by keyboard", 100);
    measures.ask("all prices of a chip, one request", isCounty ? 500 : 150);
    measures.askOfAll("late frame: scrolling", 50);
    measures.askOfAll("late frame: lifting, dragging, dropping", 50);
    if (!isCounty) {
      measures.ask("from click to the proposal that mends", 2_000);
    }
    JsonNode problem = send("POST", "/api/v1/problems", Files.readString(document));
    String term = problem.get("termId").asString();
    planned(problem.get("id").asString(), isCounty ? 90 : 20);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(chromium());
        BrowserContext context =
            browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
      Page page = context.newPage();
      page.setDefaultTimeout(PATIENCE);
      signIn(page);
      String plan = base.resolve("/terms/" + term + "/plan?view=board").toString();
      paints(page, plan, "first paint of the board", measures);
      String board = isCounty ? plan + "&area=" + area(page, plan) : plan;
      if (isCounty) {
        paints(page, board, "first paint of an area's board", measures);
      }
      prices(page, board, measures);
      lifts(page, board, measures);
      scrolls(page, board, measures);
      drags(page, board, measures);
      repairs(page, term, measures);
    }
    measures.keep(results.resolve("board-" + name + ".ndjson"));
    return measures.print(name + ": " + problem.get("placements").asInt() + " placements");
  }

  private static BrowserType.LaunchOptions chromium() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(
            Path.of(System.getenv().getOrDefault("PLATSA_CHROMIUM", "/usr/bin/chromium")))
        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"));
  }

  private void signIn(Page page) {
    page.navigate(base.resolve("/sign-in").toString());
    page.locator(".demo-users form button").first().click();
    page.waitForURL(address -> !address.contains("/sign-in"));
  }

  /** The area with the most placements. */
  private static String area(Page page, String plan) {
    page.navigate(plan);
    Object row =
        page.evaluate(
            """
            () => [...document.querySelectorAll('tr.area')]
              .map(row => ({id: row.dataset.row.replace('area-', ''),
                            placed: Number(row.querySelector('.sums').textContent
                              .split('·')[2].replace(/\\D/g, ''))}))
              .sort((a, b) => b.placed - a.placed)[0].id
            """);
    return String.valueOf(row);
  }

  private static void paints(Page page, String address, String what, Measures measures) {
    for (int i = 0; i < PAINTS; i++) {
      page.navigate(address);
      page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length");
      measures.add(
          what,
          number(
              page.evaluate(
                  "() => performance.getEntriesByName('first-contentful-paint')[0].startTime")));
    }
  }

  private static void prices(Page page, String board, Measures measures) {
    page.navigate(board);
    int chips = page.locator(".board tr[data-unit] .chip").count();
    for (int i = 0; i < LIFTS; i++) {
      measures.add(
          "all prices of a chip, one request",
          number(
              page.evaluate(
                  """
                  async i => {
                    const chip = document.querySelectorAll('.board tr[data-unit] .chip')[i];
                    const board = document.querySelector('platsa-board');
                    const begun = performance.now();
                    const answer = await fetch(board.dataset.resource + '/cells?placementId='
                      + encodeURIComponent(chip.dataset.p));
                    await answer.json();
                    return performance.now() - begun;
                  }
                  """,
                  (i * 7) % chips)));
    }
  }

  private static void lifts(Page page, String board, Measures measures) {
    page.navigate(board);
    page.evaluate(
        """
        () => {
          const after = (test, done) => {
            const look = () => (test() ? requestAnimationFrame(() => done(performance.now()))
                                       : requestAnimationFrame(look));
            look();
          };
          document.addEventListener('keydown', event => {
            const begun = event.timeStamp;
            const board = document.querySelector('platsa-board');
            window.lifted = window.priced = 0;
            after(() => board.classList.contains('moving'), now => (window.lifted = now - begun));
            after(() => board.querySelector('.cell[data-price]:not([data-price=""])'),
                  now => (window.priced = now - begun));
          }, true);
        }
        """);
    Locator chips = page.locator(".board tr[data-unit] .chip");
    int count = chips.count();
    for (int i = 0; i < LIFTS; i++) {
      chips.nth((i * 11 + 3) % count).focus();
      page.keyboard().press("Space");
      page.waitForFunction("() => window.priced > 0 && window.lifted > 0");
      measures.add("a chip is lifted, by keyboard", number(page.evaluate("() => window.lifted")));
      measures.add(
          "prices stand in the cells, by keyboard", number(page.evaluate("() => window.priced")));
      page.keyboard().press("Escape");
      page.waitForFunction("() => !document.querySelector('.moving')");
    }
  }

  private static void scrolls(Page page, String board, Measures measures) {
    page.navigate(board);
    rest(page);
    watch(page);
    BoundingBox box = page.locator(".board-scroll").boundingBox();
    page.mouse().move(box.x + 500, box.y + 300);
    for (int i = 0; i < 120; i++) {
      page.mouse().wheel(i % 40 < 20 ? 20 : -20, i < 60 ? 140 : -140);
      page.waitForTimeout(16);
    }
    told(page, "scrolling", measures);
  }

  private static void drags(Page page, String board, Measures measures) {
    page.navigate(board);
    rest(page);
    for (int i = 0; i < DRAGS; i++) {
      watch(page);
      Locator chip = page.locator(".board tr[data-unit] .chip:not(.changed)").nth(i);
      chip.scrollIntoViewIfNeeded();
      BoundingBox from = chip.boundingBox();
      page.mouse().move(from.x + 20, from.y + 10);
      page.mouse().down();
      page.mouse().move(from.x + 40, from.y + 20, new Mouse.MoveOptions().setSteps(5));
      page.locator(".cell[data-price]").first().waitFor();
      BoundingBox area = page.locator(".board-scroll").boundingBox();
      for (int step = 0; step < 60; step++) {
        page.mouse()
            .move(
                area.x + 260 + (step * 37) % (area.width - 400),
                area.y + 160 + (step * 53) % (Math.min(area.height, 600) - 260));
        page.waitForTimeout(16);
      }
      double[] to = target(page);
      page.mouse().move(to[0], to[1]);
      page.mouse().up();
      page.locator(".toast").waitFor();
      page.waitForTimeout(200);
      told(page, "lifting, dragging, dropping", measures);
    }
  }

  /**
   * The middle of a cell that can be seen, has a price and is not at an edge, where the board
   * scrolls.
   */
  private static double[] target(Page page) {
    Object found =
        page.evaluate(
            """
            () => {
              const area = document.querySelector('.board-scroll').getBoundingClientRect();
              const bottom = Math.min(area.bottom, innerHeight) - 100;
              for (const cell of ['.cell.best', '.cell.possible', '.cell.not:not([data-price=""])']
                  .flatMap(kind => [...document.querySelectorAll(kind)])) {
                const box = cell.getBoundingClientRect();
                const x = box.x + box.width / 2;
                const y = box.y + box.height / 2;
                if (x > area.x + 260 && x < area.right - 60 && y > area.y + 120 && y < bottom
                    && document.elementFromPoint(x, y)?.closest('.cell') === cell) {
                  return [x, y];
                }
              }
              return [];
            }
            """);
    return ((List<?>) found).stream().mapToDouble(BoardLoad::number).toArray();
  }

  /** Waits until the first paint is over, which has a time of its own. */
  private static void rest(Page page) {
    page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length");
    page.waitForTimeout(500);
  }

  private static void watch(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("() => Boolean(window.late)"))) {
      page.evaluate(WATCH);
    }
    page.evaluate("() => { window.watching = true; late.length = 0; gaps.length = 0; }");
  }

  /** Adds what was late; 0 if nothing was, so that there is a time for each look. */
  private static void told(Page page, String doing, Measures measures) {
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
    measures.add(
        "late frame: " + doing, number(page.evaluate("() => Math.max(0, ...window.late)")));
    measures.add(
        "longest gap between frames: " + doing,
        number(page.evaluate("() => Math.max(0, ...window.gaps)")));
    page.evaluate("() => { window.watching = false; }");
  }

  private void repairs(Page page, String term, Measures measures) {
    page.navigate(base.resolve("/terms/" + term + "/plan?view=supervisors").toString());
    List<String> supervisors =
        page.locator("tbody tr").all().stream()
            .filter(row -> row.locator("meter").getAttribute("value").matches("[2-9]"))
            .limit(REPAIRS)
            .map(row -> row.locator("th").innerText().strip())
            .toList();
    for (String supervisor : supervisors) {
      page.navigate(base.resolve("/terms/" + term + "/change").toString());
      Locator form = page.locator("details[open]").first();
      form.locator("input[name=supervisorId]").fill(supervisor);
      JsonNode days = send("GET", "/api/v1/workspaces/" + term, null).at("/workspace");
      form.locator("input[name=from]").fill(firstDay(term));
      form.locator("input[name=to]").fill(days.get("lastDay").asString());
      long begun = System.nanoTime();
      form.locator("button:not([type=button])").first().click();
      page.locator("#result").waitFor();
      measures.add(
          "from click to the proposal that mends", (System.nanoTime() - begun) / 1_000_000.0);
      page.waitForTimeout(READING);
      page.locator("form[action$='/leave'] button").click();
      page.waitForURL("**/change");
    }
  }

  private String firstDay(String term) {
    String problem =
        send("GET", "/api/v1/workspaces/" + term, null).at("/workspace/head/problemId").asString();
    return send("GET", "/api/v1/problems/" + problem, null).at("/term/firstDay").asString();
  }

  private void planned(String problem, int seconds) throws InterruptedException {
    String run =
        send(
                "POST",
                "/api/v1/problems/" + problem + "/runs",
                "{\"timeLimitSeconds\": " + seconds + "}")
            .get("id")
            .asString();
    while (!send("GET", "/api/v1/runs/" + run, null).has("finishedAt")) {
      Thread.sleep(500);
    }
  }

  private JsonNode send(String method, String path, @Nullable String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            method + " " + path + " is answered " + answer.statusCode() + " " + answer.body());
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
