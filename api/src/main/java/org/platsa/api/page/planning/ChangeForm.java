package org.platsa.api.page.planning;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.api.revision.Change;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.UnitKind;

/** Reads a late change from its form (<i>sen ändring</i>). */
final class ChangeForm {
  /** The forms of the page, by the names of what can change. */
  static final List<String> KINDS = List.of("absent", "cancelled", "closed", "added");

  private static final String LICENCE = "DRIVING_LICENCE";

  private final Form form;
  private final Problem problem;
  private final List<ErrorIssue> faults = new ArrayList<>();

  private ChangeForm(Form form, Problem problem) {
    this.form = form;
    this.problem = problem;
  }

  /**
   * What a form says.
   *
   * @param change null if it cannot be read
   * @param faults what cannot be read
   */
  record Read(@Nullable Change change, List<ErrorIssue> faults) {
    Read {
      faults = List.copyOf(faults);
    }
  }

  /** The fields of a form in which a choice must be made or something written. */
  static List<String> fields(String kind) {
    return switch (kind) {
      case "absent" -> List.of("supervisorId", "from", "to");
      case "cancelled" -> List.of("placementId");
      case "closed" -> List.of("unitId");
      default ->
          List.of(
              "studentId",
              "kind",
              "allowedPeriods",
              "requiredUnitKinds",
              "intensity",
              "profession",
              "providerId",
              "transport",
              "lat",
              "lon");
    };
  }

  /** Reads a form. */
  static Read read(Form form, Problem problem) {
    ChangeForm reading = new ChangeForm(form, problem);
    Change change = reading.changeOrFault();
    return new Read(reading.faults.isEmpty() ? change : null, reading.faults);
  }

  /** A fault of the service, which points into a request or a document, at a field of the form. */
  static ErrorIssue ofField(String kind, ErrorIssue issue) {
    String last = issue.pointer().substring(issue.pointer().lastIndexOf('/') + 1);
    List<String> fields = fields(kind);
    return ErrorIssue.error(
        issue.code(),
        fields.contains(last) ? last : fields.getFirst(),
        issue.value(),
        issue.messageSv(),
        issue.messageEn());
  }

  private @Nullable Change changeOrFault() {
    try {
      return change();
    } catch (IllegalArgumentException e) {
      String rule = String.valueOf(e.getMessage());
      fault(fields(form.name()).getFirst(), "Ett värde är otillåtet: " + rule, rule);
      return null;
    }
  }

  private @Nullable Change change() {
    return switch (form.name()) {
      case "absent" ->
          new Change.SupervisorAbsent(required("supervisorId"), day("from"), day("to"));
      case "cancelled" -> new Change.PlacementCancelled(required("placementId"));
      case "closed" -> new Change.UnitCapacity(required("unitId"), 0);
      default -> added();
    };
  }

  private @Nullable Change added() {
    String studentId = required("studentId");
    PlacementKind kind = kind();
    List<String> periods = List.copyOf(form.chosen("allowedPeriods"));
    if (periods.isEmpty()) {
      fault("allowedPeriods", "Välj minst en period.", "Choose at least one period.");
    }
    List<UnitKind> unitKinds =
        problem.knownUnitKinds().stream()
            .filter(each -> form.has("requiredUnitKinds", each.name()))
            .toList();
    int intensity = number("intensity");
    String profession = profession();
    Student student =
        problem.students().stream().anyMatch(each -> each.id().equals(studentId))
            ? null
            : student(studentId);
    if (!faults.isEmpty()) {
      return null;
    }
    return new Change.PlacementAdded(
        new Placement(
                freeId(),
                studentId,
                kind,
                periods,
                unitKinds,
                intensity,
                form.has("peerLearning", "true"),
                null,
                false,
                null)
            .withProfession(profession),
        student);
  }

  private PlacementKind kind() {
    for (PlacementKind each : new PlacementKinds(problem.placementKinds()).all()) {
      if (each.name().equals(form.text("kind"))) {
        return each;
      }
    }
    fault("kind", "Välj något i listan.", "Choose something in the list.");
    return PlacementKind.APL;
  }

  /** What the supervisor must be; null for any. */
  private @Nullable String profession() {
    String word = form.text("profession").strip();
    if (word.isEmpty() || problem.professions().contains(word)) {
      return word.isEmpty() ? null : word;
    }
    fault(
        "profession",
        "Yrket finns inte bland underlagets yrken. Välj ett i listan.",
        "The profession is not among those of the data. Choose one in the list.");
    return null;
  }

  private @Nullable Student student(String id) {
    String provider = required("providerId");
    Transport transport = chosen("transport", Transport.values());
    boolean isProtected = form.has("protectedIdentity", "true");
    Location home = isProtected ? null : home();
    if (!faults.isEmpty()) {
      return null;
    }
    return new Student(
        id,
        provider,
        home,
        transport,
        form.has("licence", "true") ? List.of(LICENCE) : List.of(),
        List.of(),
        List.of(),
        form.has("needsSupport", "true"),
        form.has("learnsSwedish", "true"),
        List.of(),
        isProtected);
  }

  private @Nullable Location home() {
    Double lat = degrees("lat", 90);
    Double lon = degrees("lon", 180);
    return lat == null || lon == null ? null : new Location(lat, lon);
  }

  private @Nullable Double degrees(String field, int most) {
    String text = form.text(field).strip().replace(',', '.');
    if (text.matches("-?\\d{1,3}(\\.\\d{1,2})?") && Math.abs(Double.parseDouble(text)) <= most) {
      return Double.valueOf(text);
    }
    fault(
        field,
        "Skriv hemmets läge i grader, med högst två decimaler, till exempel "
            + (most == 90 ? "56,04" : "12,69")
            + ".",
        "Write the home's position in degrees, with two decimals at most, such as "
            + (most == 90 ? "56.04" : "12.69")
            + ".");
    return null;
  }

  private int number(String field) {
    String text = form.text(field).strip();
    if (text.matches("\\d{1,3}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= Placement.FULL_TIME) {
      return Integer.parseInt(text);
    }
    fault(field, "Skriv ett helt tal från 1 till 100.", "Write a whole number from 1 to 100.");
    return 1;
  }

  /** An id that no placement has. */
  private String freeId() {
    for (int number = 1; ; number++) {
      String id = "SEN-" + number;
      if (problem.placements().stream().noneMatch(each -> each.id().equals(id))) {
        return id;
      }
    }
  }

  private String required(String field) {
    String text = form.text(field).strip();
    if (text.isEmpty()) {
      fault(field, "Skriv eller välj ett id.", "Write or choose an id.");
    }
    return text;
  }

  private LocalDate day(String field) {
    try {
      return LocalDate.parse(form.text(field).strip());
    } catch (DateTimeParseException e) {
      fault(
          field,
          "Välj en dag, eller skriv den som 2026-11-30.",
          "Choose a day, or write it as 2026-11-30.");
      return LocalDate.EPOCH;
    }
  }

  private <T extends Enum<T>> T chosen(String field, T[] values) {
    List<T> found = matching(form.text(field), values);
    if (found.isEmpty()) {
      fault(field, "Välj något i listan.", "Choose something in the list.");
      return values[0];
    }
    return found.getFirst();
  }

  private static <T extends Enum<T>> List<T> matching(String text, T[] values) {
    List<T> found = new ArrayList<>();
    for (T value : values) {
      if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
        found.add(value);
      }
    }
    return found;
  }

  private void fault(String field, String sv, String en) {
    faults.add(ErrorIssue.error("INVALID_VALUE", field, form.text(field), sv, en));
  }
}
