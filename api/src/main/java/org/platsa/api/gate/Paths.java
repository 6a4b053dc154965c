package org.platsa.api.gate;

import jakarta.servlet.http.HttpServletRequest;

/** Which of the service's doors a path is (<i>ingångar</i>). */
final class Paths {
  private Paths() {}

  /** Whether programs ask there: they are answered in a form that programs read. */
  static boolean isForPrograms(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/v1/") || path.startsWith("/actuator/");
  }
}
