package org.platsa.api.page.plan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * What the address of the plan's page asks for (<i>sidans adress</i>): which plan, shown how,
 * filtered by what, and who is chosen. Forms carry it along, so that one comes back to where one
 * was.
 *
 * @param termId which term
 * @param values by name, without those that are empty
 * @param chosen placements that are chosen to do something with together, each once
 */
public record Asked(String termId, Map<String, String> values, List<String> chosen) {
  private static final List<String> NAMES =
      List.of(
          "draft",
          "run",
          "against",
          "view",
          "area",
          "unitKind",
          "provider",
          "kind",
          "only",
          "search",
          "sort",
          "page",
          "placement",
          "unit",
          "homes",
          "move",
          "breaking");

  /** What a change of these does away with: the page that was turned to. */
  private static final Set<String> FILTERS =
      Set.of("view", "area", "unitKind", "provider", "kind", "only", "search", "sort");

  private static final int LONGEST = 200;

  public Asked {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    chosen = List.copyOf(chosen);
  }

  /** As an address or a form says it; what it says beside is left out. */
  static Asked of(String termId, MultiValueMap<String, String> sent) {
    List<String> chosen = sent.getOrDefault("chosen", List.of());
    return new Asked(
        termId,
        known(sent.toSingleValueMap()),
        chosen.stream().map(String::strip).filter(Asked::isValue).distinct().toList());
  }

  private static Map<String, String> known(Map<String, String> sent) {
    Map<String, String> known = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = sent.getOrDefault(name, "").strip();
      if (isValue(value)) {
        known.put(name, value);
      }
    }
    return known;
  }

  private static boolean isValue(String value) {
    return !value.isEmpty()
        && value.length() <= LONGEST
        && value.chars().noneMatch(Character::isISOControl);
  }

  /** What is asked for by a name; empty if nothing is. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** Whether this is what is asked for by a name. */
  public boolean is(String name, String value) {
    return get(name).equals(value);
  }

  /** A number that is asked for, at least 1; 1 where none is. */
  int number(String name) {
    String text = get(name);
    return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
  }

  /** The same with something else asked for by a name, nothing if empty, and nobody chosen. */
  public Asked having(String name, String value) {
    Map<String, String> others = new LinkedHashMap<>(values);
    others.remove("move");
    others.remove("breaking");
    if (FILTERS.contains(name)) {
      others.remove("page");
    }
    others.remove(name);
    if (!value.isEmpty()) {
      others.put(name, value);
    }
    return new Asked(termId, known(others), List.of());
  }

  /** The address of the same with something else asked for by a name. */
  public String with(String name, String value) {
    return having(name, value).address();
  }

  /** The address of the same without what is asked for by a name. */
  public String without(String name) {
    return with(name, "");
  }

  /** The address of the list of places for a placement. */
  public String moving(String placement) {
    return having("placement", placement).with("move", "true");
  }

  /** The same with the places that break a rule. */
  public String movingAnywhere(String placement) {
    Map<String, String> also = new LinkedHashMap<>(having("placement", placement).values);
    also.put("move", "true");
    also.put("breaking", "true");
    return new Asked(termId, also, List.of()).address();
  }

  /** The address of the same without any filter. */
  public String unfiltered() {
    Map<String, String> others = new LinkedHashMap<>(values);
    FILTERS.stream().filter(name -> !name.equals("view")).forEach(others::remove);
    others.remove("page");
    return new Asked(termId, others, List.of()).address();
  }

  /** Whether any filter is on. */
  public boolean isFiltered() {
    return FILTERS.stream()
        .filter(name -> !name.equals("view") && !name.equals("sort"))
        .anyMatch(values::containsKey);
  }

  /** The address. */
  public String address() {
    return path("") + query();
  }

  /** A path below the page's own, such as {@code /moves}. */
  public String path(String below) {
    return "/terms/" + encoded(termId).replace("+", "%20") + "/plan" + below;
  }

  /** What follows the path, with its question mark; empty if nothing is asked for. */
  String query() {
    StringBuilder query = new StringBuilder();
    values.forEach((name, value) -> add(query, name, value));
    chosen.forEach(placement -> add(query, "chosen", placement));
    return query.toString();
  }

  private static void add(StringBuilder query, String name, String value) {
    query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
