package org.platsa.api.ask;

import java.util.ArrayList;
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
   * @param problem which; null for what was taken in before anything was remembered
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

  /**
   * The same after a version is gone. Versions that were made of it have nothing that leads further
   * back any more, so what they have of the answer is remembered of each of them.
   *
   * @param versions all there were, that one among them
   */
  TakenLog without(UUID problem, Versions versions) {
    List<Entry> all = new ArrayList<>(entries);
    for (UUID each : versions.madeOf(problem)) {
      int source = source(all, versions.lineage(each));
      if (source >= 0 && !each.equals(all.get(source).problem())) {
        // Behind its source: whatever was made of that version comes later.
        all.add(source + 1, new Entry(each, all.get(source).taken()));
      }
    }
    all.removeIf(each -> problem.equals(each.problem()));
    return new TakenLog(all);
  }

  /**
   * What of the answer a version has.
   *
   * @param lineage that version, what it was made of, and so on
   */
  @Nullable String in(Set<UUID> lineage) {
    int source = source(entries, lineage);
    return source < 0 ? null : entries.get(source).taken();
  }

  private static int source(List<Entry> entries, Set<UUID> lineage) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      UUID problem = entries.get(i).problem();
      if (problem == null || lineage.contains(problem)) {
        return i;
      }
    }
    return -1;
  }
}
