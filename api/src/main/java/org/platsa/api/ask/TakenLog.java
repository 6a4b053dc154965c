package org.platsa.api.ask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import tools.jackson.core.type.TypeReference;

/**
 * Which versions of a term's data took in what of an answer (<i>intagningar</i>), the newest last.
 *
 * @param entries none if it never was taken in
 */
record TakenLog(List<Entry> entries) {
  private static final TypeReference<List<Entry>> LIST = new TypeReference<>() {};

  /**
   * A version that took something in.
   *
   * @param problem which; null for one that is not there any more, of which all that come after it
   *     were made
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

  /** Whether a version took something in. */
  boolean has(UUID problem) {
    return entries.stream().anyMatch(each -> problem.equals(each.problem()));
  }

  /**
   * The same after a version is gone.
   *
   * @param isBelow whether the newest version was made of it
   */
  TakenLog without(UUID problem, boolean isBelow) {
    return new TakenLog(
        entries.stream()
            .filter(each -> isBelow || !problem.equals(each.problem()))
            .map(each -> problem.equals(each.problem()) ? new Entry(null, each.taken()) : each)
            .toList());
  }

  /**
   * What of the answer a version has.
   *
   * @param lineage that version, what it was made of, and so on
   */
  @Nullable String in(Set<UUID> lineage) {
    List<Entry> newestFirst = new ArrayList<>(entries);
    Collections.reverse(newestFirst);
    for (Entry each : newestFirst) {
      if (each.problem() == null || lineage.contains(each.problem())) {
        return each.taken();
      }
    }
    return null;
  }
}
