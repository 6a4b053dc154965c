package org.platsa.api.page.unit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.publication.Publications;
import org.platsa.api.unit.CalendarLinks;
import org.platsa.api.unit.ConfirmationRequest;
import org.platsa.api.unit.Confirmations;
import org.platsa.api.unit.Trainee;
import org.platsa.api.unit.Trainees;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with who comes to a manager's units (<i>mina enheter</i>). */
@PageController
class UnitPageController {
  private static final Pattern PLACE =
      Pattern.compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\.(\\d{1,6})");

  private final Trainees trainees;
  private final CalendarLinks links;
  private final Publications publications;
  private final CurrentCaller callers;
  private final Confirmations confirmations;
  private final AuditLog audit;
  private final Toasts toasts;

  UnitPageController(
      Trainees trainees,
      CalendarLinks links,
      Publications publications,
      CurrentCaller callers,
      Confirmations confirmations,
      AuditLog audit,
      Toasts toasts) {
    this.trainees = trainees;
    this.confirmations = confirmations;
    this.audit = audit;
    this.toasts = toasts;
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
   * @param toConfirm whom the unit has not confirmed, by the week in which they begin
   * @param trainees by day and supervisor
   */
  public record OneUnit(
      String id,
      String name,
      int now,
      @Nullable LocalDate next,
      int coming,
      List<ToConfirm> toConfirm,
      List<Trainee> trainees) {
    public OneUnit {
      toConfirm = List.copyOf(toConfirm);
      trainees = List.copyOf(trainees);
    }
  }

  /**
   * Who begins in a week and is not confirmed.
   *
   * @param from its first day on which somebody begins
   * @param places as the form names them
   */
  public record ToConfirm(LocalDate from, List<String> places) {
    public ToConfirm {
      places = List.copyOf(places);
    }

    /** The week's number. */
    public int week() {
      return from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
  }

  /**
   * Confirms who comes, or takes that back.
   *
   * @param place which places, each a proposal and a position
   */
  @RecordsOwnReads
  @PostMapping("/unit")
  String confirm(
      @RequestParam String deed,
      @RequestParam(defaultValue = "") List<String> place,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    boolean confirmed = !deed.equals("TAKE_BACK");
    try {
      confirmations.say(
          callers.get(),
          new ConfirmationRequest(
              confirmed, place.stream().map(UnitPageController::read).toList()));
    } catch (ApiException e) {
      if (e.issues().isEmpty()) {
        throw e;
      }
      response.setStatus(e.type().status());
      model.addAttribute("refused", e.issues().getFirst());
      return show(model);
    }
    audit.readsNobody();
    toasts.next(request, locale, confirmed ? "unit.saidYes" : "unit.takenBack", place.size());
    return "redirect:/unit";
  }

  private static ConfirmationRequest.Place read(String place) {
    Matcher named = PLACE.matcher(place);
    if (!named.matches()) {
      throw ApiException.parameter(
          "place", place, "Platsen finns inte.", "There is no such place.");
    }
    return new ConfirmationRequest.Place(
        UUID.fromString(named.group(1)), Integer.parseInt(named.group(2)));
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
        toConfirm(all),
        all);
  }

  private static List<ToConfirm> toConfirm(List<Trainee> all) {
    Map<LocalDate, List<Trainee>> byWeek =
        all.stream()
            .filter(each -> each.confirmedAt() == null)
            .collect(
                Collectors.groupingBy(
                    each -> each.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                    TreeMap::new,
                    Collectors.toList()));
    return byWeek.entrySet().stream()
        .map(each ->
            new ToConfirm(each.getKey(), each.getValue().stream().map(Trainee::place).toList()))
        .toList();
  }
}
