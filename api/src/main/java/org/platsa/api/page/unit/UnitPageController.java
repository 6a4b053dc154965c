package org.platsa.api.page.unit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.page.PageController;
import org.platsa.api.publication.Publications;
import org.platsa.api.unit.CalendarLinks;
import org.platsa.api.unit.Trainee;
import org.platsa.api.unit.Trainees;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page with who comes to a manager's units (<i>mina enheter</i>). */
@PageController
class UnitPageController {
  private final Trainees trainees;
  private final CalendarLinks links;
  private final Publications publications;
  private final CurrentCaller callers;

  UnitPageController(
      Trainees trainees, CalendarLinks links, Publications publications, CurrentCaller callers) {
    this.trainees = trainees;
    this.links = links;
    this.publications = publications;
    this.callers = callers;
  }

  /**
   * A unit with who comes.
   *
   * @param now how many are there today
   * @param next the day on which somebody comes next; null if nobody does
   * @param coming how many come then
   * @param trainees by day and supervisor
   */
  public record OneUnit(
      String id,
      String name,
      int now,
      @Nullable LocalDate next,
      int coming,
      List<Trainee> trainees) {
    public OneUnit {
      trainees = List.copyOf(trainees);
    }
  }

  @RecordsOwnReads
  @GetMapping("/unit")
  String show(Model model) {
    Caller manager = callers.get();
    LocalDate today = publications.today();
    Map<String, List<Trainee>> byUnit =
        trainees.of(manager).stream()
            .collect(
                Collectors.groupingBy(Trainee::unitId, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute("today", today);
    model.addAttribute("linked", links.working(manager).orElse(null));
    model.addAttribute("units", byUnit.entrySet().stream().map(each -> unit(each, today)).toList());
    model.addAttribute(
        "empty",
        new TreeSet<>(manager.units()).stream().filter(id -> !byUnit.containsKey(id)).toList());
    return "unit/unit";
  }

  private static OneUnit unit(Map.Entry<String, List<Trainee>> unit, LocalDate today) {
    List<Trainee> all = unit.getValue();
    LocalDate next =
        all.stream()
            .map(Trainee::from)
            .filter(from -> from.isAfter(today))
            .min(LocalDate::compareTo)
            .orElse(null);
    return new OneUnit(
        unit.getKey(),
        all.getFirst().unit(),
        (int) all.stream().filter(each -> each.isThere(today)).count(),
        next,
        (int) all.stream().filter(each -> each.from().equals(next)).count(),
        all);
  }
}
