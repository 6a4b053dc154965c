package org.platsa.api.page.ask;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.ask.OfferRequest;
import org.platsa.api.ask.OfferSheet;
import org.platsa.api.ask.OfferedPlaces;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.api.workbook.AbsenceText;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.OfferText;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Supervisor;
import tools.jackson.databind.JsonNode;

/**
 * What a unit offers as a form has it (<i>enhetens formulär</i>): each supervisor's fields end on
 * its place in the unit's list, and the id stands in a field of its own.
 */
final class OfferForm {
  private static final int MOST = 500;

  private final Form form;
  private final List<PlacementKind> known;
  private final List<ErrorIssue> faults = new ArrayList<>();

  /** Each offer's row; -1 for what is offered in other weeks. */
  private final List<Integer> placesAt = new ArrayList<>();

  /**
   * What a form says.
   *
   * @param known the term's kinds of placement
   */
  OfferForm(Form form, List<PlacementKind> known) {
    this.form = form;
    this.known = List.copyOf(known);
  }

  static Form filled(Form empty, OfferSheet sheet, Language language) {
    Form form =
        places(empty, sheet, language)
            .with("version", sheet.version())
            .with("maxTrainees", Integer.toString(sheet.maxTrainees()))
            .with(
                "closedWeeks",
                sheet.closedWeeks().stream().map(LocalDate::toString).toArray(String[]::new));
    for (int i = 0; i < sheet.supervisors().size(); i++) {
      Supervisor each = sheet.supervisors().get(i);
      form =
          form.with("id-" + i, each.id())
              .with("active-" + i, each.active() ? "yes" : "")
              .with("simultaneous-" + i, Integer.toString(each.maxSimultaneous()))
              .with("perTerm-" + i, Integer.toString(each.maxPerTerm()))
              .with("absences-" + i, AbsenceText.written(each.absences(), language));
    }
    return form;
  }

  /** A row for each period; what is offered in other weeks is a text. */
  private static Form places(Form empty, OfferSheet sheet, Language language) {
    Form form = empty;
    for (int i = 0; i < sheet.periods().size(); i++) {
      Period period = sheet.periods().get(i);
      OfferedPlaces offered =
          sheet.offers().stream()
              .filter(each -> period.id().equals(each.periodId()))
              .findFirst()
              .orElse(null);
      form =
          form.with("period-" + i, period.id())
              .with("places-" + i, offered == null ? "" : String.valueOf(offered.places()))
              .with(
                  "for-" + i,
                  offered == null ? named(List.of(period.kind())) : named(offered.kinds()));
    }
    List<Offer> others =
        sheet.offers().stream()
            .filter(each -> each.periodId() == null)
            .map(each -> Json.mapper().<JsonNode>valueToTree(each))
            .map(each -> Json.mapper().treeToValue(each, Offer.class))
            .toList();
    return form.with("otherOffers", OfferText.written(others, language));
  }

  /**
   * Kinds that a row can be for.
   *
   * @param value as the form has them
   * @param kinds their names; none for all
   */
  public record Choice(String value, List<String> kinds) {
    public Choice {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * Kinds as a field has them: nothing for all, else each name in base64 (so that any sign may be
   * in it) after the other.
   */
  private static String named(@Nullable List<@Nullable PlacementKind> kinds) {
    return kinds == null
        ? ""
        : kinds.stream()
            .filter(Objects::nonNull)
            .map(kind ->
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(kind.name().getBytes(StandardCharsets.UTF_8)))
            .collect(Collectors.joining(" "));
  }

  /** What a row's choice of kinds can be: all, each that the term knows, and what stands in it. */
  public List<Choice> choicesFor(int row) {
    Set<String> values = new LinkedHashSet<>();
    values.add("");
    known.forEach(kind -> values.add(named(List.of(kind))));
    values.add(form.text("for-" + row));
    return values.stream()
        .filter(value -> kindsOf(value).isPresent())
        .map(value ->
            new Choice(
                value, kindsOf(value).orElseThrow().stream().map(PlacementKind::name).toList()))
        .toList();
  }

  /** The kinds that a field names; empty if it cannot be read. */
  private static Optional<List<PlacementKind>> kindsOf(String value) {
    try {
      return Optional.of(
          value.isEmpty()
              ? List.of()
              : Arrays.stream(value.split(" ", -1))
                  .map(each ->
                      new String(Base64.getUrlDecoder().decode(each), StandardCharsets.UTF_8))
                  .map(PlacementKind::of)
                  .toList());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<@Nullable OfferedPlaces> offers() {
    List<@Nullable OfferedPlaces> offers = new ArrayList<>();
    for (int i = 0; i < MOST && !form.text("period-" + i).isEmpty(); i++) {
      if (!form.text("places-" + i).isBlank()) {
        placesAt.add(i);
        offers.add(
            new OfferedPlaces(
                form.text("period-" + i), null, null, whole("places-" + i), kindsOf(i)));
      }
    }
    OfferText.Reading others = OfferText.read(form.text("otherOffers"), known);
    for (var fault : others.faults()) {
      faults.add(ErrorIssue.error("NOT_AN_OFFER", "otherOffers", null, fault.sv(), fault.en()));
    }
    others
        .offers()
        .forEach(each -> {
          placesAt.add(-1);
          offers.add(Json.mapper().treeToValue(each, OfferedPlaces.class));
        });
    return offers;
  }

  private List<@Nullable PlacementKind> kindsOf(int row) {
    String chosen = form.text("for-" + row);
    return List.copyOf(
        kindsOf(chosen)
            .orElseThrow(() ->
                ApiException.parameter(
                    "for-" + row, chosen, "Välj en praktikform.", "Choose a kind of placement.")));
  }

  /**
   * What is offered.
   *
   * @throws ApiException 422 if a number or a day cannot be read
   */
  OfferRequest read() {
    Integer most = whole("maxTrainees");
    List<@Nullable OfferedPlaces> offers = offers();
    List<OfferRequest.OfSupervisor> supervisors = new ArrayList<>();
    for (int i = 0; i < MOST && !form.text("id-" + i).isEmpty(); i++) {
      AbsenceText.Reading absences = AbsenceText.read(form.text("absences-" + i));
      for (var fault : absences.faults()) {
        faults.add(
            ErrorIssue.error("NOT_AN_ABSENCE", "absences-" + i, null, fault.sv(), fault.en()));
      }
      supervisors.add(
          new OfferRequest.OfSupervisor(
              form.text("id-" + i),
              form.has("active-" + i, "yes"),
              whole("simultaneous-" + i),
              whole("perTerm-" + i),
              List.copyOf(absences.absences())));
    }
    List<LocalDate> closed = new ArrayList<>();
    for (String day : form.chosen("closedWeeks")) {
      try {
        closed.add(LocalDate.parse(day));
      } catch (DateTimeParseException e) {
        throw ApiException.parameter(
            "closedWeeks", day, "En vecka anges med sin måndag.", "A week is named by its Monday.");
      }
    }
    if (!faults.isEmpty()) {
      throw ApiException.invalid("The form has faults", faults);
    }
    return new OfferRequest(
        version(), null, most, List.copyOf(offers), List.copyOf(supervisors), List.copyOf(closed));
  }

  /** Of the answer as the form was filled from it; null from a page that did not say. */
  @Nullable String version() {
    return form.text("version").isEmpty() ? null : form.text("version");
  }

  private @Nullable Integer whole(String field) {
    String text = form.text(field).strip();
    if (!text.matches("\\d{1,6}")) {
      faults.add(
          ErrorIssue.error(
              "NOT_A_NUMBER",
              field,
              text,
              "Skriv ett helt tal, 0 eller mer.",
              "Write a whole number, 0 or more."));
      return null;
    }
    return Integer.parseInt(text);
  }

  /** The form with what the service found wrong, each at its field. */
  Form refused(ApiException refusal) {
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    Form refused = form;
    for (ErrorIssue issue : refusal.issues()) {
      refused =
          refused.refused(
              ErrorIssue.error(
                  issue.code(),
                  field(issue.pointer()),
                  issue.value(),
                  issue.messageSv(),
                  issue.messageEn()));
    }
    return refused;
  }

  private String field(String pointer) {
    String[] steps = pointer.split("/", -1);
    if (steps.length >= 3 && steps[1].equals("offers") && steps[2].matches("\\d{1,4}")) {
      int at = Integer.parseInt(steps[2]);
      int row = at < placesAt.size() ? placesAt.get(at) : -1;
      return row < 0 ? "otherOffers" : "places-" + row;
    }
    if (pointer.equals("/offers")) {
      return "otherOffers";
    }
    if (pointer.equals("/unchanged")) {
      return "maxTrainees";
    }
    if (steps.length >= 4 && steps[1].equals("supervisors")) {
      String field =
          switch (steps[3]) {
            case "maxSimultaneous" -> "simultaneous";
            case "maxPerTerm" -> "perTerm";
            case "supervisorId" -> "active";
            default -> steps[3];
          };
      return field + "-" + steps[2];
    }
    return steps.length > 1 ? steps[1] : pointer.isEmpty() ? "maxTrainees" : pointer;
  }
}
