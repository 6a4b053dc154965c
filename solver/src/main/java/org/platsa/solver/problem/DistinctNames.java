package org.platsa.solver.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names that tell things apart (<i>särskiljande namn</i>), for whoever reads them. In a county
 * every municipality may have an area "Home care north" and a unit "Almlunden": where several
 * areas, units or providers are called the same, what sets their ids apart stands after the name,
 * such as "Home care north (K001)", or the whole id where no part of it says more.
 */
public final class DistinctNames {
  private static final Pattern PARTS = Pattern.compile("(?<=[-_./ ])|(?=[-_./ ])");
  private static final Pattern EDGE = Pattern.compile("^[-_./ ]+|[-_./ ]+$");

  private DistinctNames() {}

  /** The same problem with such names; the problem itself if all are distinct as they are. */
  public static Problem of(Problem problem) {
    Map<String, String> areas = of(problem.areas(), Area::id, Area::name);
    Map<String, String> units = of(problem.units(), Unit::id, Unit::name);
    Map<String, String> providers =
        of(problem.providers(), EducationProvider::id, EducationProvider::name);
    Problem distinct = problem;
    if (!areas.isEmpty()) {
      distinct =
          distinct.withAreas(
              problem.areas().stream()
                  .map(area -> areas.containsKey(area.id()) ? named(area, areas) : area)
                  .toList());
    }
    if (!units.isEmpty()) {
      distinct =
          distinct.withUnits(
              problem.units().stream()
                  .map(unit -> unit.withName(units.getOrDefault(unit.id(), unit.name())))
                  .toList());
    }
    if (!providers.isEmpty()) {
      distinct =
          distinct.withProviders(
              problem.providers().stream()
                  .map(one -> one.withName(providers.getOrDefault(one.id(), one.name())))
                  .toList());
    }
    return distinct;
  }

  private static Area named(Area area, Map<String, String> names) {
    return new Area(area.id(), names.getOrDefault(area.id(), area.name()));
  }

  /** What those are called by id whose name others have as well; the others are left out. */
  private static <T> Map<String, String> of(
      List<T> things, Function<T, String> id, Function<T, String> name) {
    Map<String, List<T>> byName =
        things.stream()
            .collect(
                Collectors.groupingBy(one -> name.apply(one).strip().toLowerCase(Locale.ROOT)));
    Map<String, String> called = new HashMap<>();
    for (List<T> alike : byName.values()) {
      if (alike.size() > 1) {
        List<String> ids = alike.stream().map(id).toList();
        List<String> apart = apart(ids);
        for (int i = 0; i < ids.size(); i++) {
          called.put(ids.get(i), called(name.apply(alike.get(i)), apart.get(i), ids.get(i)));
        }
      }
    }
    return called;
  }

  private static String called(String name, String apart, String id) {
    String called = name.strip() + " (" + apart + ")";
    return called.codePointCount(0, called.length()) <= Invariants.MAX_TEXT ? called : id;
  }

  /** The part of each id that differs from the others', without what all begin and end with. */
  private static List<String> apart(List<String> ids) {
    List<List<String>> parts = ids.stream().map(id -> List.of(PARTS.split(id))).toList();
    int shortest = parts.stream().mapToInt(List::size).min().orElse(0);
    int first = 0;
    while (first < shortest && isAlike(parts, first)) {
      first++;
    }
    int last = 0;
    while (first + last < shortest && isAlikeFromTheEnd(parts, last)) {
      last++;
    }
    List<String> apart = new ArrayList<>();
    for (List<String> all : parts) {
      String part = String.join("", all.subList(first, all.size() - last));
      apart.add(EDGE.matcher(part).replaceAll(""));
    }
    boolean saysEnough =
        new HashSet<>(apart).size() == ids.size()
            && apart.stream().allMatch(part -> part.chars().anyMatch(Character::isLetter));
    return saysEnough ? apart : ids;
  }

  private static boolean isAlike(List<List<String>> parts, int at) {
    return parts.stream().map(all -> all.get(at)).distinct().count() == 1;
  }

  private static boolean isAlikeFromTheEnd(List<List<String>> parts, int at) {
    return parts.stream().map(all -> all.get(all.size() - 1 - at)).distinct().count() == 1;
  }
}
