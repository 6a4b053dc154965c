package org.platsa.api.page.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.api.ask.RequestedStudent;
import org.platsa.api.ask.StudentRequest;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.UnitKind;

/**
 * A student of a sheet as a form has it (<i>elevformulär</i>), with one of the placements: the
 * others stay as they are.
 */
final class RequestForm {
  private static final Pattern POINTER =
      Pattern.compile("/students/\\d+(?:/placements/\\d+)?/?(.*)");
  private static final String LICENCE = "DRIVING_LICENCE";
  private static final String YES = "yes";

  private final Form form;
  private final List<ErrorIssue> faults = new ArrayList<>();

  RequestForm(Form form) {
    this.form = form;
  }

  /** The form as it stands for a student that is there. */
  static Form filled(Form empty, RequestedStudent of, int position, @Nullable String locality) {
    Student student = of.student();
    Placement place = of.placements().get(position);
    Location home = student.home();
    boolean isByName = locality != null;
    return empty
        .with("row", student.id())
        .with("position", Integer.toString(position))
        .with("seen", of.changedAt().toString())
        .with("reference", Objects.requireNonNullElse(of.reference(), ""))
        .with("group", Objects.requireNonNullElse(of.group(), ""))
        .with("kind", place.kind().name())
        .with("periods", place.allowedPeriods().toArray(String[]::new))
        .with(
            "unitKinds",
            place.requiredUnitKinds().stream().map(UnitKind::name).toArray(String[]::new))
        .with("intensity", Integer.toString(place.intensity()))
        .with("peerLearning", place.peerLearning() ? YES : "")
        .with("profession", Objects.requireNonNullElse(place.profession(), ""))
        .with("locality", locality == null ? "" : locality)
        .with("lat", home == null || isByName ? "" : Double.toString(home.lat()))
        .with("lon", home == null || isByName ? "" : Double.toString(home.lon()))
        .with("transport", student.transport().name())
        .with("licence", student.licences().contains(LICENCE) ? YES : "")
        .with("needsSupport", student.needsSupport() ? YES : "")
        .with("learnsSwedish", student.learnsSwedish() ? YES : "")
        .with("protectedIdentity", student.protectedIdentity() ? YES : "")
        .with("preferredUnits", student.preferredUnits().toArray(String[]::new))
        .with("excludedUnits", student.excludedUnits().toArray(String[]::new))
        .with("visitedUnits", student.visitedUnits().toArray(String[]::new));
  }

  /**
   * What is asked for.
   *
   * @param old the student as it is; null for a new one
   * @throws ApiException 422 if a number is none
   */
  StudentRequest read(@Nullable RequestedStudent old) {
    String id = form.text("row").isEmpty() ? form.text("student") : form.text("row");
    return read(old, id.isBlank() ? null : id.strip());
  }

  private StudentRequest read(@Nullable RequestedStudent old, @Nullable String id) {
    Double lat = number("lat");
    Double lon = number("lon");
    Set<String> licences = new LinkedHashSet<>(old == null ? List.of() : old.student().licences());
    licences.remove(LICENCE);
    if (form.has("licence", YES)) {
      licences.add(LICENCE);
    }
    Integer intensity = whole("intensity");
    List<StudentRequest.OfPlacement> placements = placements(old, intensity);
    if (!faults.isEmpty()) {
      throw ApiException.invalid("The form has faults", faults);
    }
    return new StudentRequest(
        id,
        form.text("reference"),
        form.text("group"),
        lat == null && lon == null ? null : new StudentRequest.Position(lat, lon),
        form.text("locality"),
        matching(form.text("transport"), Transport.values()),
        List.copyOf(licences),
        List.copyOf(form.chosen("excludedUnits")),
        List.copyOf(form.chosen("visitedUnits")),
        List.copyOf(form.chosen("preferredUnits")),
        form.has("needsSupport", YES),
        form.has("learnsSwedish", YES),
        form.has("protectedIdentity", YES),
        List.copyOf(placements),
        seen());
  }

  private @Nullable Instant seen() {
    try {
      return form.text("seen").isEmpty() ? null : Instant.parse(form.text("seen"));
    } catch (java.time.format.DateTimeParseException e) {
      throw ApiException.parameter(
          "seen", form.text("seen"), "seen ska vara en tid.", "seen must be a time.");
    }
  }

  private List<StudentRequest.OfPlacement> placements(
      @Nullable RequestedStudent old, @Nullable Integer intensity) {
    String at = form.text("position");
    int position = at.matches("\\d{1,4}") ? Integer.parseInt(at) : Integer.MAX_VALUE;
    List<StudentRequest.OfPlacement> placements = new ArrayList<>();
    List<Placement> before = old == null ? List.of() : old.placements();
    for (int i = 0; i < before.size(); i++) {
      Placement place = before.get(i);
      placements.add(
          i == position
              ? typed(place.id(), intensity)
              : new StudentRequest.OfPlacement(
                  place.id(),
                  place.kind(),
                  List.copyOf(place.allowedPeriods()),
                  List.copyOf(place.requiredUnitKinds()),
                  place.intensity(),
                  place.peerLearning(),
                  place.profession()));
    }
    if (position >= before.size()) {
      placements.add(typed(null, intensity));
    }
    return placements;
  }

  private StudentRequest.OfPlacement typed(@Nullable String id, @Nullable Integer intensity) {
    List<UnitKind> kinds = new ArrayList<>();
    for (String chosen : form.chosen("unitKinds")) {
      UnitKind kind = named(chosen, UnitKind::of);
      if (kind != null) {
        kinds.add(kind);
      }
    }
    return new StudentRequest.OfPlacement(
        id,
        named(form.text("kind"), PlacementKind::of),
        List.copyOf(form.chosen("periods")),
        List.copyOf(kinds),
        intensity,
        form.has("peerLearning", YES),
        form.text("profession"));
  }

  /**
   * So many students of a group, each alike.
   *
   * @throws ApiException 422 if there cannot be so many
   */
  List<StudentRequest> group(int most) {
    Integer count = whole("count");
    if (count == null || count < 1 || count > most) {
      faults.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              "count",
              form.text("count"),
              "Skriv hur många elever, 1 till " + most + ".",
              "Write how many students, 1 to " + most + "."));
    }
    StudentRequest one = read(null, null);
    return java.util.Collections.nCopies(count == null ? 0 : count, one);
  }

  private @Nullable Double number(String field) {
    String text = form.text(field).strip().replace(',', '.');
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("-?\\d{1,3}(\\.\\d{1,12})?")) {
      fault(field, "Skriv ett tal, till exempel 56,05.", "Write a number, such as 56.05.");
      return null;
    }
    return Double.parseDouble(text);
  }

  private @Nullable Integer whole(String field) {
    String text = form.text(field).strip().replaceFirst("\\s*%$", "");
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("\\d{1,5}")) {
      fault(field, "Skriv ett helt tal.", "Write a whole number.");
      return null;
    }
    return Integer.parseInt(text);
  }

  private void fault(String field, String sv, String en) {
    faults.add(ErrorIssue.error("NOT_A_NUMBER", field, form.text(field), sv, en));
  }

  /** A kind by its name, which the service looks for; null for what can be no name. */
  private static <T> @Nullable T named(String text, Function<String, T> kind) {
    try {
      return text.isBlank() ? null : kind.apply(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static <T extends Enum<T>> @Nullable T matching(String text, T[] values) {
    return Arrays.stream(values).filter(each -> each.name().equals(text)).findFirst().orElse(null);
  }

  /** The form with what the service found wrong, each at its field, and each once. */
  Form refused(ApiException refusal) {
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    Form refused = form;
    Set<String> told = new LinkedHashSet<>();
    for (ErrorIssue issue : refusal.issues()) {
      String field = field(issue.pointer());
      if (told.add(field + issue.code())) {
        refused =
            refused.refused(
                ErrorIssue.error(
                    issue.code(), field, issue.value(), issue.messageSv(), issue.messageEn()));
      }
    }
    return refused;
  }

  private static String field(String pointer) {
    Matcher of = POINTER.matcher(pointer);
    String rest = of.matches() ? of.group(1) : pointer;
    String first = rest.replaceFirst("^home/", "").replaceFirst("/.*", "");
    return switch (first) {
      case "" -> "reference";
      case "studentId" -> "student";
      case "home" -> "locality";
      case "allowedPeriods" -> "periods";
      case "placements" -> "kind";
      case "licences" -> "licence";
      default -> first;
    };
  }
}
