package org.platsa.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a window: it keeps cookies, and sends the forms that it was shown. */
public final class FormBrowser {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("<input[^>]*name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private String token = "";

  public FormBrowser(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  /** The same browser, sent to another port of this machine: cookies know no ports. */
  public FormBrowser(int port, FormBrowser other) {
    this(port);
    other
        .cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> cookies.getCookieStore().add(base, cookie));
    token = other.token;
  }

  /** Opens a page, or whatever answers at an address; a redirect is not followed. */
  public HttpResponse<String> get(String address) {
    return send(request(address).GET());
  }

  /** Opens a page and goes where it leads. */
  public HttpResponse<String> follow(String address) {
    HttpResponse<String> answer = get(address);
    for (int i = 0; i < 10 && isRedirect(answer); i++) {
      answer = get(answer.request().uri().resolve(location(answer)).toString());
    }
    return answer;
  }

  /** Sends a form of the page that was shown last, as pairs of names and values. */
  public HttpResponse<String> post(String address, String... fields) {
    List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token)));
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + encoded(fields[i + 1]));
    }
    return send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
  }

  /** The same from a page of another address, as behind a proxy that names this machine. */
  public HttpResponse<String> postFrom(String origin, String address, String... fields) {
    get("/sign-in");
    List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token)));
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + encoded(fields[i + 1]));
    }
    return send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
  }

  /** Opens the sign-in page and sends it. */
  public HttpResponse<String> signIn(String email, String password, String... more) {
    get("/sign-in");
    List<String> fields = new ArrayList<>(List.of("email", email, "password", password));
    fields.addAll(List.of(more));
    return post("/sign-in", fields.toArray(String[]::new));
  }

  /** A cookie's value. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** The session's secret, as it stands in its cookie. */
  public Optional<String> session() {
    return cookie("platsa-session");
  }

  /** Where a redirect leads. */
  public static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static boolean isRedirect(HttpResponse<?> answer) {
    return answer.statusCode() >= 300 && answer.statusCode() < 400;
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(base.resolve(address))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", "text/html, */*;q=0.5")
        .header("User-Agent", "Test browser");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Matcher shown = FORM_TOKEN.matcher(answer.body());
      if (shown.find()) {
        token = shown.group(1);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
