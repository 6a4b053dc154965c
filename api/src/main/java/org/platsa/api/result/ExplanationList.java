package org.platsa.api.result;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.platsa.solver.plan.Explanation;

/** A list of an explanation that grows with the plan (<i>lista</i>), in the order of its fields. */
enum ExplanationList {
  BROKEN("broken", Explanation::broken, Explanation.Page::broken),
  UNPLACED("unplaced", Explanation::unplaced, Explanation.Page::unplaced),
  PLACEMENTS("placements", Explanation::placements, Explanation.Page::placements),
  SUPERVISORS("supervisors", Explanation::supervisors, Explanation.Page::supervisors),
  UNITS("units", Explanation::units, Explanation.Page::units),
  PROVIDERS("providers", Explanation::providers, Explanation.Page::providers);

  private final String field;
  private final Function<Explanation, List<?>> items;
  private final ToIntFunction<Explanation.Page> length;

  ExplanationList(
      String field, Function<Explanation, List<?>> items, ToIntFunction<Explanation.Page> length) {
    this.field = field;
    this.items = items;
    this.length = length;
  }

  /** Its field's name. */
  String field() {
    return field;
  }

  /** The items that are on a page. */
  List<?> of(Explanation page) {
    return items.apply(page);
  }

  /** How many items it has on all pages. */
  int length(Explanation.Page page) {
    return length.applyAsInt(page);
  }

  /** The length of a page's longest list. */
  static int longest(Explanation.Page page) {
    int longest = 0;
    for (ExplanationList list : values()) {
      longest = Math.max(longest, list.length(page));
    }
    return longest;
  }
}
