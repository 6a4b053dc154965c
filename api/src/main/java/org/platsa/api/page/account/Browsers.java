package org.platsa.api.page.account;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.session.Sessions;

/**
 * What a browser is, by what it says of itself (<i>webbläsare</i>), as far as that helps somebody
 * to recognise an own session.
 */
final class Browsers {
  /** In this order: most browsers say that they are others, too. */
  private static final List<List<String>> BROWSERS =
      List.of(
          List.of("Edg", "Edge"),
          List.of("OPR", "Opera"),
          List.of("Firefox", "Firefox"),
          List.of("Chrome", "Chrome"),
          List.of("Safari", "Safari"));

  private static final List<List<String>> SYSTEMS =
      List.of(
          List.of("Android", "Android"),
          List.of("iPhone", "iPhone"),
          List.of("iPad", "iPad"),
          List.of("Windows", "Windows"),
          List.of("Mac OS", "macOS"),
          List.of("Linux", "Linux"));

  private Browsers() {}

  /** By the sessions' handles. */
  static Map<String, String> of(List<Sessions.Open> sessions) {
    return sessions.stream()
        .collect(Collectors.toMap(Sessions.Open::handle, session -> name(session.browser())));
  }

  /** Such as "Firefox, Windows"; empty if it says nothing known. */
  static String name(@Nullable String said) {
    if (said == null) {
      return "";
    }
    return List.of(BROWSERS, SYSTEMS).stream()
        .flatMap(known -> known.stream().filter(one -> said.contains(one.getFirst())).limit(1))
        .map(List::getLast)
        .collect(Collectors.joining(", "));
  }
}
