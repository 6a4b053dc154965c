package org.platsa.api.page;

import java.util.List;
import org.platsa.api.access.AccessTable;
import org.platsa.api.identity.Caller;
import org.springframework.stereotype.Component;

/** Where a person may go (<i>meny</i>): the table of who may do what decides. */
@Component
class Navigation {
  private static final String TERMS = "/terms";
  private static final String PLACES = "/places";

  private static final List<Place> ALL =
      List.of(
          new Place("/", "place.home", false),
          new Place(TERMS, "place.terms", false),
          new Place(PLACES, "place.places", false),
          new Place("/requests", "place.requests", false),
          new Place("/unit", "place.unit", false),
          new Place("/own-units", "place.ownUnits", false),
          new Place("/offers", "place.offers", false),
          new Place("/evaluation", "place.evaluation", false),
          new Place("/retention", "place.retention", false),
          new Place("/admin/users", "place.users", false),
          new Place("/admin/service-accounts", "place.serviceAccounts", false),
          new Place("/admin/webhooks", "place.webhooks", false),
          new Place("/admin/audit", "place.audit", false),
          new Place("/admin/settings", "place.settings", false));

  List<Place> of(Caller person, String path) {
    return ALL.stream()
        .filter(place -> mayRead(person, place.path()))
        // Whoever works with terms or answers proposals begins there.
        .filter(place ->
            !place.path().equals("/") || !(mayRead(person, TERMS) || mayRead(person, PLACES)))
        .map(place -> new Place(place.path(), place.label(), isAt(place.path(), path)))
        .toList();
  }

  static boolean mayRead(Caller person, String path) {
    return AccessTable.RULES.stream()
        .filter(rule -> rule.method().equals("GET") && rule.pattern().equals(path))
        .anyMatch(rule -> rule.allows(person));
  }

  private static boolean isAt(String place, String path) {
    return path.equals(place) || (!place.equals("/") && path.startsWith(place + "/"));
  }
}
