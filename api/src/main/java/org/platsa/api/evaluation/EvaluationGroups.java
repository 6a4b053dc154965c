package org.platsa.api.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.evaluation.EvaluationGroup.Level;

/**
 * Forms groups of answers that are large enough to be told (<i>sekretessprövning</i>). A group of
 * fewer than {@value #LEAST} is not told, and none that could be worked out as what is left when
 * told ones are taken from a told whole: where that would be one to four, the smallest told one is
 * hidden as well. A unit is told only below a told area, so that there is nothing else to take from
 * one another.
 */
final class EvaluationGroups {
  /** So many must have answered. */
  static final int LEAST = 5;

  private EvaluationGroups() {}

  /** Those of one form: the whole, then each area with its units; nothing if all are too few. */
  static List<EvaluationGroup> of(List<Evaluation> all) {
    if (all.size() < LEAST) {
      return List.of();
    }
    List<EvaluationGroup> groups = new ArrayList<>();
    Parts areas = Parts.of(all, Evaluation::area);
    areas.told.forEach((area, ofArea) -> {
      Parts units = Parts.of(ofArea, Evaluation::unitId);
      groups.add(group(Level.AREA, area, null, ofArea, units.told.isEmpty()));
      if (units.told.isEmpty()) {
        return;
      }
      units.told.values().stream()
          .sorted(Comparator.comparing((List<Evaluation> unit) -> unit.getFirst().unit()))
          .forEach(unit -> groups.add(group(Level.UNIT, area, unit.getFirst().unit(), unit, true)));
      if (!units.rest.isEmpty()) {
        groups.add(group(Level.REST_OF_AREA, area, null, units.rest, true));
      }
    });
    if (!areas.told.isEmpty() && !areas.rest.isEmpty()) {
      groups.add(group(Level.REST, null, null, areas.rest, true));
    }
    groups.addFirst(group(Level.WHOLE, null, null, all, areas.told.isEmpty()));
    return groups;
  }

  /**
   * A whole in parts.
   *
   * @param told those that can be told
   * @param rest everything else: nothing, or enough to be told as well
   */
  private record Parts(Map<String, List<Evaluation>> told, List<Evaluation> rest) {
    static Parts of(List<Evaluation> whole, Function<Evaluation, String> part) {
      Map<String, List<Evaluation>> told = new TreeMap<>();
      whole.forEach(
          each -> told.computeIfAbsent(part.apply(each), key -> new ArrayList<>()).add(each));
      List<Evaluation> rest = new ArrayList<>();
      List<String> bySize =
          told.keySet().stream()
              .sorted(
                  Comparator.comparing((String key) -> size(told, key))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      for (String key : bySize) {
        boolean isTooSmall = size(told, key) < LEAST;
        boolean leavesTooFew = !rest.isEmpty() && rest.size() < LEAST;
        if (isTooSmall || leavesTooFew) {
          rest.addAll(Objects.requireNonNull(told.remove(key)));
        }
      }
      return new Parts(told, rest);
    }

    private static int size(Map<String, List<Evaluation>> told, String key) {
      return told.getOrDefault(key, List.of()).size();
    }
  }

  private static EvaluationGroup group(
      Level level,
      @Nullable String area,
      @Nullable String unit,
      List<Evaluation> all,
      boolean withTexts) {
    return new EvaluationGroup(
        level,
        area,
        unit,
        all.size(),
        IntStream.range(0, EvaluationForm.QUESTIONS)
            .mapToObj(
                i -> all.stream().mapToInt(each -> each.marks().get(i)).average().orElseThrow())
            .toList(),
        withTexts ? texts(all, Evaluation::good) : List.of(),
        withTexts ? texts(all, Evaluation::better) : List.of());
  }

  private static List<String> texts(
      List<Evaluation> all, Function<Evaluation, @Nullable String> text) {
    return all.stream().map(text).filter(Objects::nonNull).sorted().toList();
  }
}
