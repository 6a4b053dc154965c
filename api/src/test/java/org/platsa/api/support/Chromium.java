package org.platsa.api.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Starts the machine's Chromium once for all tests, and gives them windows. */
final class Chromium implements ExecutionCondition, ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(Chromium.class);
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (installed().isPresent()) {
      return ConditionEvaluationResult.enabled("Chromium is installed");
    }
    String message =
        "There is no Chromium. Maybe: apt-get install chromium, or set PLATSA_CHROMIUM";
    if ("true".equals(System.getenv("PLATSA_REQUIRE_BROWSER"))) {
      throw new IllegalStateException(message);
    }
    return ConditionEvaluationResult.disabled(message);
  }

  private static Optional<Path> installed() {
    String named = System.getenv("PLATSA_CHROMIUM");
    List<Path> places = named == null ? PLACES : List.of(Path.of(named));
    return places.stream().filter(Files::isExecutable).findFirst();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Window.class;
  }

  @Override
  public Window resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(STORE)
            .computeIfAbsent(Running.class, key -> start(), Running.class);
    String port =
        SpringExtension.getApplicationContext(context)
            .getEnvironment()
            .getRequiredProperty("local.server.port");
    // The same one in the methods before and after the test.
    return windows(context)
        .computeIfAbsent(
            parameter.getIndex(),
            index -> new Window(running.browser(), "http://localhost:" + port));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<Window> open = List.copyOf(windows(context).values());
    boolean failed = context.getExecutionException().isPresent();
    if (failed) {
      String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
      open.forEach(window -> window.photograph("failed-" + name.replaceAll("[^A-Za-z0-9-]", "")));
    }
    try {
      if (!failed) {
        open.forEach(Window::requireNoComplaints);
      }
    } finally {
      open.forEach(Window::close);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<Integer, Window> windows(ExtensionContext context) {
    return (Map<Integer, Window>)
        Objects.requireNonNull(
            context
                .getStore(STORE)
                .computeIfAbsent(Map.class, key -> new TreeMap<Integer, Window>()));
  }

  private static Running start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(installed().orElseThrow())
                    .setArgs(FLAGS));
    return new Running(playwright, browser);
  }

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
