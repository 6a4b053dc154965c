package org.platsa.api.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a request comes by way of this machine's own name (<i>egen dator</i>). */
public final class OwnMachine {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** What proxies, tunnels and balancers add to what they pass on. */
  private static final Set<String> MARKS =
      Set.of(
          "forwarded",
          "via",
          "cdn-loop",
          "client-ip",
          "true-client-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-real-ip",
          "x-request-id");

  private static final List<String> BEGINNINGS =
      List.of("x-forwarded", "x-original-", "x-envoy-", "x-arr-", "x-amzn-", "cf-", "fly-");

  private OwnMachine() {}

  /** Whether the request names one of the names by which a machine calls itself. */
  public static boolean isNamed(HttpServletRequest request) {
    return NAMES.contains(request.getServerName());
  }

  /**
   * Whether a browser of this machine sent it, and no proxy, as far as can be seen: a proxy may
   * serve other machines, and name this one itself. Then what is sent says so, or the browser says
   * that its page has another name, or it came in the version of HTTP that no browser speaks.
   */
  public static boolean isDirect(HttpServletRequest request) {
    return isNamed(request)
        && !"HTTP/1.0".equals(request.getProtocol())
        && !isForwarded(request)
        && isOwn(request.getHeader("Origin"));
  }

  private static boolean isForwarded(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> MARKS.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith));
  }

  /** Whether an address is a page of this machine without TLS; there may be none. */
  private static boolean isOwn(@Nullable String address) {
    if (address == null) {
      return true;
    }
    try {
      URI uri = URI.create(address);
      return "http".equals(uri.getScheme())
          && uri.getHost() != null
          && NAMES.contains(uri.getHost().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether cookies must come by TLS: everywhere but on the machine itself. */
  public static boolean needsTls(HttpServletRequest request) {
    return request.isSecure() || !isNamed(request);
  }

  /** Whether what is secret must not be taken: it came without TLS, and from elsewhere. */
  public static boolean lacksTls(HttpServletRequest request) {
    return !request.isSecure() && !isDirect(request);
  }
}
