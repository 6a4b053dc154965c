package org.platsa.api.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Whether a request comes by way of this machine's own name (<i>egen dator</i>). */
public final class OwnMachine {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private OwnMachine() {}

  /** Whether the browser was told one of the names by which a machine calls itself. */
  public static boolean isNamed(HttpServletRequest request) {
    return NAMES.contains(request.getServerName());
  }

  /** Whether what is secret must come by TLS: everywhere but on the machine itself. */
  public static boolean needsTls(HttpServletRequest request) {
    return request.isSecure() || !isNamed(request);
  }
}
