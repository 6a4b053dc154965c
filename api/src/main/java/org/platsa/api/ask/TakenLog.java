package org.platsa.api.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import tools.jackson.core.type.TypeReference;

/**
 * Which versions of a term's data took in what of an answer (<i>intagningar</i>).
 *
 * @param entries none if it never was taken in
 */
record TakenLog(List<Entry> entries) {
  private static final TypeReference<List<Entry>> LIST = new TypeReference<>() {};

  /**
   * A version that took something in.
   *
   * @param problem which; null for all of which nothing else is known
   * @param taken what of the answer it has; null for nothing
   */
  record Entry(@Nullable UUID problem, @Nullable String taken) {}

  TakenLog {
    entries = List.copyOf(entries);
  }

  static TakenLog read(@Nullable String written) {
    return new TakenLog(written == null ? List.of() : Json.mapper().readValue(written, LIST));
  }

  String written() {
    return Json.mapper().writeValueAsString(entries);
  }

  /**
   * The same after a version has taken something in.
   *
   * @param before what was taken in when nothing was remembered yet
   */
  TakenLog with(UUID problem, @Nullable String before, @Nullable String taken) {
    List<Entry> all = new ArrayList<>(entries);
    if (all.isEmpty()) {
      all.add(new Entry(null, before));
    }
    all.removeIf(each -> problem.equals(each.problem()));
    all.add(new Entry(problem, taken));
    return new TakenLog(all);
  }

  /** Whether it is known of a version itself. */
  private boolean has(UUID problem) {
    return entries.stream().anyMatch(each -> problem.equals(each.problem()));
  }

  /**
   * The same after a version is gone: what was made of it has what it had.
   *
   * @param heirs versions that were made of it, each with its lineage
   */
  TakenLog without(UUID problem, Map<UUID, Set<UUID>> heirs) {
    List<Entry> all = new ArrayList<>(entries);
    heirs.forEach((id, lineage) -> {
      if (!has(id)) {
        all.add(new Entry(id, in(lineage)));
      }
    });
    all.removeIf(each -> problem.equals(each.problem()));
    return new TakenLog(all);
  }

  /**
   * What of the answer a version has.
   *
   * @param lineage that version, what it was made of, and so on, the nearest first
   */
  @Nullable String in(Set<UUID> lineage) {
    for (UUID version : lineage) {
      for (Entry each : entries) {
        if (version.equals(each.problem())) {
          return each.taken();
        }
      }
    }
    String before = null;
    for (Entry each : entries) {
      if (each.problem() == null) {
        before = each.taken();
      }
    }
    return before;
  }
}
