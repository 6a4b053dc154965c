package org.platsa.api.page.provider;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.platsa.api.publication.ProposedPlace;
import org.platsa.api.publication.ShownPlace;

/**
 * Places in the same weeks (<i>grupp</i>), as the page shows them.
 *
 * @param period the period's name
 * @param from its first day
 * @param to its last day
 * @param places by unit
 */
public record PlaceGroup(String period, LocalDate from, LocalDate to, List<ProposedPlace> places) {
  public PlaceGroup {
    places = List.copyOf(places);
  }

  /** The numbers of its weeks, such as "35–39". */
  public String weeks() {
    int first = from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    int last = to.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return first == last ? Integer.toString(first) : first + "–" + last;
  }

  /** How the page's form names it. */
  public String key() {
    return from + " " + period;
  }

  /** How many wait for an answer. */
  public long waiting() {
    return places.stream().filter(ProposedPlace::waits).count();
  }

  /** Placements that have a place, in the order of their weeks. */
  static List<PlaceGroup> of(List<ProposedPlace> places) {
    Map<ShownPlace.Place, List<ProposedPlace>> groups = new LinkedHashMap<>();
    Map<String, ShownPlace.Place> firsts = new LinkedHashMap<>();
    places.stream()
        .filter(each -> each.shown().place() != null)
        .sorted(
            Comparator.comparing((ProposedPlace each) -> when(each).firstMonday())
                .thenComparing(each -> when(each).weeks())
                .thenComparing(each -> when(each).period())
                .thenComparing(each -> when(each).unit())
                .thenComparing(ProposedPlace::position))
        .forEach(each -> {
          ShownPlace.Place when = when(each);
          String weeks = when.firstMonday() + " " + when.weeks() + " " + when.period();
          groups
              .computeIfAbsent(firsts.computeIfAbsent(weeks, key -> when), key -> new ArrayList<>())
              .add(each);
        });
    List<PlaceGroup> all = new ArrayList<>();
    groups.forEach((first, members) ->
        all.add(new PlaceGroup(first.period(), first.firstMonday(), first.lastFriday(), members)));
    return all;
  }

  private static ShownPlace.Place when(ProposedPlace place) {
    ShownPlace.Place where = place.shown().place();
    if (where == null) {
      throw new IllegalStateException("Whoever has no place is in no group");
    }
    return where;
  }
}
