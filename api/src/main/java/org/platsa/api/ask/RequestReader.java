package org.platsa.api.ask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;
import org.platsa.solver.validation.Suggestion;
import org.platsa.solver.validation.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a provider asks for (<i>inläsning av önskemål</i>) as the document's own reader does:
 * its students are put into what the term has, and what is wrong there is wrong here. What a
 * document is only warned of, but tells too much of a person, is refused, as nobody else will look.
 */
final class RequestReader {
  static final int LONGEST_OWN = 60;

  /** Homes are known to about 500 m. */
  private static final double LAT_STEP = 0.005;

  private static final double LON_STEP = 0.01;

  /** Tells of who it is, or cannot be meant. */
  private static final Set<IssueCode> REFUSED_TOO =
      Set.of(
          IssueCode.LOOKS_LIKE_PERSONAL_NUMBER,
          IssueCode.LOOKS_LIKE_CONTACT,
          IssueCode.INVISIBLE_CHARACTERS,
          IssueCode.GARBLED_TEXT,
          IssueCode.PERIOD_OF_OTHER_KIND);

  /** A first name and a surname; a reference may have words, such as "nummer sju". */
  private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}+[ \\u00A0]+\\p{Lu}\\p{Ll}+");

  private static final Pattern POINTER = Pattern.compile("/(students|placements)/(\\d+)(/.*)?");

  private final Problem choices;
  private final String providerId;
  private final String provider;
  private final Localities localities;
  private final PseudonymMaker pseudonyms;

  /**
   * What somebody sent is read against what there is.
   *
   * @param choices what can be chosen
   */
  RequestReader(
      Problem choices,
      String providerId,
      String provider,
      Localities localities,
      PseudonymMaker pseudonyms) {
    this.choices = choices;
    this.providerId = providerId;
    this.provider = provider;
    this.localities = localities;
    this.pseudonyms = pseudonyms;
  }

  /**
   * A student as it was read.
   *
   * @param reference the provider's own; null for none
   * @param group the same of the group
   */
  record Row(Wish wish, @Nullable String reference, @Nullable String group) {}

  /**
   * What came of it: everything, or what is wrong, each with a pointer into {@code /students}.
   *
   * @param rows none if anything is wrong
   */
  record Reading(List<Row> rows, List<ErrorIssue> issues) {
    Reading {
      rows = List.copyOf(rows);
      issues = List.copyOf(issues);
    }
  }

  /**
   * Reads students.
   *
   * @param there what is written of those that are there already, by pseudonym
   */
  Reading read(List<@Nullable StudentRequest> sent, Map<String, Wish> there) {
    List<ErrorIssue> issues = new ArrayList<>();
    ObjectNode document = Choices.document(choices, providerId, provider);
    ArrayNode students = document.putArray("students");
    ArrayNode placements = document.putArray("placements");
    List<int[]> placesOf = new ArrayList<>();
    Set<String> taken = new HashSet<>(there.keySet());
    sent.stream().filter(Objects::nonNull).map(StudentRequest::studentId).forEach(taken::add);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      StudentRequest one = sent.get(i);
      String at = "/students/" + i;
      if (one == null) {
        issues.add(wrong("WRONG_FORM", at, null, "En elev saknas här.", "A student is missing."));
        students.addObject();
        continue;
      }
      String typed = plain(one.studentId());
      String id = typed == null ? pseudonyms.student(taken) : typed;
      taken.add(id);
      if (!seen.add(id)) {
        issues.add(
            wrong(
                "DUPLICATE_ID",
                at + "/studentId",
                Values.shown(id),
                "Eleven står två gånger.",
                "The student is there twice."));
      }
      students.add(student(one, id, at, issues));
      own(one.reference(), at + "/reference", true, issues);
      own(one.group(), at + "/group", false, issues);
      if (typed != null && Values.looksLikeName(typed)) {
        issues.add(
            wrong(
                "LOOKS_LIKE_NAME",
                at + "/studentId",
                null,
                "Det ser ut som ett namn. Använd en pseudonym, eller lämna fältet tomt.",
                "It looks like a name. Use a pseudonym, or leave it empty."));
      }
      Wish old = there.get(id);
      List<StudentRequest.@Nullable OfPlacement> wanted =
          one.placements() == null ? List.of() : one.placements();
      if (wanted.isEmpty()) {
        issues.add(
            wrong(
                "MISSING_FIELD",
                at + "/placements",
                null,
                "Ange vilken praktik eleven behöver.",
                "Say what placement the student needs."));
      }
      for (int j = 0; j < wanted.size(); j++) {
        StudentRequest.OfPlacement place = wanted.get(j);
        if (place == null) {
          issues.add(
              wrong(
                  "WRONG_FORM",
                  at + "/placements/" + j,
                  null,
                  "En placering saknas här.",
                  "A placement is missing here."));
          continue;
        }
        periods(place.allowedPeriods(), at + "/placements/" + j + "/allowedPeriods", issues);
        placesOf.add(new int[] {i, j});
        placements.add(placement(place, id, placementId(place, old, j)));
      }
    }
    check(document, placesOf, issues);
    if (!issues.isEmpty()) {
      return new Reading(List.of(), issues);
    }
    return new Reading(rows(document, sent), List.of());
  }

  private String placementId(StudentRequest.OfPlacement place, @Nullable Wish old, int position) {
    String id = plain(place.placementId());
    if (id != null) {
      return id;
    }
    return old != null && position < old.placements().size()
        ? old.placements().get(position).id()
        : pseudonyms.placement();
  }

  private ObjectNode student(StudentRequest one, String id, String at, List<ErrorIssue> issues) {
    ObjectNode student = Json.mapper().createObjectNode();
    student.put("id", id);
    student.put("providerId", providerId);
    home(one, at, issues).ifPresent(home -> student.set("home", home));
    student.put("transport", one.transport() == null ? "PUBLIC" : one.transport().name());
    texts(student, "licences", one.licences());
    unitIds(student, "excludedUnits", one.excludedUnits(), at, issues);
    unitIds(student, "visitedUnits", one.visitedUnits(), at, issues);
    student.put("needsSupport", Boolean.TRUE.equals(one.needsSupport()));
    student.put("learnsSwedish", Boolean.TRUE.equals(one.learnsSwedish()));
    unitIds(student, "preferredUnits", one.preferredUnits(), at, issues);
    student.put("protectedIdentity", Boolean.TRUE.equals(one.protectedIdentity()));
    return student;
  }

  /** A document may name periods that are not there; who asks is to know that they are. */
  private void periods(@Nullable List<@Nullable String> sent, String at, List<ErrorIssue> issues) {
    List<@Nullable String> periods = sent == null ? List.of() : sent;
    if (periods.isEmpty()) {
      issues.add(
          wrong(
              "NO_ALLOWED_PERIODS",
              at,
              null,
              "Välj minst en period som fungerar.",
              "Choose at least one period that works."));
    }
    Set<String> known =
        choices.periods().stream().map(period -> period.id()).collect(Collectors.toSet());
    for (int i = 0; i < periods.size(); i++) {
      String id = periods.get(i);
      if (id != null && !known.contains(id)) {
        issues.add(
            dangling(
                at + "/" + i,
                id,
                known,
                "Det finns ingen period ”%s”.",
                "There is no period '%s'."));
      }
    }
  }

  private static void texts(ObjectNode into, String field, @Nullable List<@Nullable String> texts) {
    ArrayNode list = into.putArray(field);
    if (texts != null) {
      new LinkedHashSet<>(texts).forEach(list::add);
    }
  }

  private void unitIds(
      ObjectNode into,
      String field,
      @Nullable List<@Nullable String> sent,
      String at,
      List<ErrorIssue> issues) {
    texts(into, field, sent);
    List<@Nullable String> units = sent == null ? List.of() : sent;
    Set<String> known = choices.units().stream().map(unit -> unit.id()).collect(Collectors.toSet());
    for (int i = 0; i < units.size(); i++) {
      String id = units.get(i);
      if (id != null && !known.contains(id)) {
        issues.add(
            dangling(
                at + "/" + field + "/" + i,
                id,
                known,
                "Det finns ingen enhet ”%s”.",
                "There is no unit '%s'."));
      }
    }
  }

  private static ErrorIssue dangling(
      String at, String id, Collection<String> known, String sv, String en) {
    String shown = Values.shown(id);
    Optional<String> nearest = new Suggestion().nearest(shown, known);
    return wrong(
        "DANGLING_ID",
        at,
        shown,
        sv.formatted(shown) + nearest.map(near -> " Menade du ”" + near + "”?").orElse(""),
        en.formatted(shown) + nearest.map(near -> " Did you mean '" + near + "'?").orElse(""));
  }

  private Optional<JsonNode> home(StudentRequest one, String at, List<ErrorIssue> issues) {
    String locality = plain(one.locality());
    StudentRequest.Position home = one.home();
    if (locality != null && home != null) {
      issues.add(
          wrong(
              "CONFLICTING_FIELDS",
              at + "/locality",
              Values.shown(locality),
              "Ange ort eller läge, inte båda.",
              "Say a locality or a position, not both."));
      return Optional.empty();
    }
    if (locality != null) {
      Optional<Localities.Locality> found = localities.find(locality);
      if (found.isEmpty()) {
        String shown = Values.shown(locality);
        Optional<String> nearest = localities.nearest(shown);
        issues.add(
            wrong(
                "UNKNOWN_LOCALITY",
                at + "/locality",
                shown,
                "Orten ”%s” är inte känd.".formatted(shown)
                    + nearest.map(near -> " Menade du " + near + "?").orElse("")
                    + " Annars går det bra med ett läge.",
                "The locality '%s' is not known.".formatted(shown)
                    + nearest.map(near -> " Did you mean " + near + "?").orElse("")
                    + " A position will do as well."));
        return Optional.empty();
      }
      return Optional.of(Json.mapper().valueToTree(rounded(found.get().location())));
    }
    if (home == null) {
      if (!Boolean.TRUE.equals(one.protectedIdentity())) {
        issues.add(
            wrong(
                "MISSING_FIELD",
                at + "/locality",
                null,
                "Ange ort eller läge för hemmet.",
                "Say the home's locality or position."));
      }
      return Optional.empty();
    }
    ObjectNode node = Json.mapper().createObjectNode();
    Double lat = home.lat();
    Double lon = home.lon();
    if (lat != null) {
      node.put("lat", rounded(lat, LAT_STEP));
    }
    if (lon != null) {
      node.put("lon", rounded(lon, LON_STEP));
    }
    return Optional.of(node);
  }

  static Location rounded(Location location) {
    return new Location(rounded(location.lat(), LAT_STEP), rounded(location.lon(), LON_STEP));
  }

  /** To a whole number of steps, without the remainders of binary fractions. */
  private static double rounded(double degrees, double step) {
    return Math.round(Math.round(degrees / step) * step * 1_000) / 1_000.0;
  }

  private static ObjectNode placement(
      StudentRequest.OfPlacement place, String studentId, String id) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("id", id);
    node.put("studentId", studentId);
    if (place.kind() != null) {
      node.put("kind", place.kind().name());
    }
    texts(node, "allowedPeriods", place.allowedPeriods());
    ArrayNode kinds = node.putArray("requiredUnitKinds");
    if (place.unitKinds() != null) {
      place.unitKinds().stream()
          .filter(Objects::nonNull)
          .distinct()
          .forEach(kind -> kinds.add(kind.name()));
    }
    node.put("intensity", place.intensity() == null ? Placement.FULL_TIME : place.intensity());
    node.put("peerLearning", Boolean.TRUE.equals(place.peerLearning()));
    String profession = plain(place.profession());
    if (profession != null) {
      node.put("profession", profession);
    }
    return node;
  }

  /** What nobody but the provider reads; it must not be a way to keep names all the same. */
  private static void own(
      @Nullable String typed, String at, boolean isOfPerson, List<ErrorIssue> issues) {
    String text = plain(typed);
    if (text == null) {
      return;
    }
    if (text.length() > LONGEST_OWN || !FreeText.isLine(text)) {
      issues.add(
          wrong(
              "INVALID_TEXT",
              at,
              null,
              "Högst " + LONGEST_OWN + " tecken på en rad.",
              "At most " + LONGEST_OWN + " characters in one line."));
    } else if (!Values.shown(text).equals(text)) {
      issues.add(
          wrong(
              "PERSONAL_NUMBER",
              at,
              null,
              "Skriv inget personnummer, ingen e-postadress och inget telefonnummer här.",
              "Write no personal number, e-mail address or telephone number here."));
    } else if (isOfPerson && NAME.matcher(text).find()) {
      issues.add(
          wrong(
              "LOOKS_LIKE_NAME",
              at,
              null,
              "Det ser ut som ett namn. Använd ett nummer som bara ni kan tyda.",
              "It looks like a name. Use a number that only you can read."));
    }
  }

  private void check(ObjectNode document, List<int[]> placesOf, List<ErrorIssue> issues) {
    ReadResult<Problem> result =
        new ProblemReader().strict().read(Json.mapper().writeValueAsBytes(document));
    Stream<Issue> found =
        switch (result) {
          case ReadResult.Accepted<Problem> accepted ->
              accepted.warnings().issues().stream()
                  .filter(issue -> REFUSED_TOO.contains(issue.code()));
          case ReadResult.Rejected<Problem> rejected -> rejected.errors().issues().stream();
          case ReadResult.Malformed<Problem> malformed -> Stream.of(malformed.issue());
        };
    Set<String> known = issues.stream().map(ErrorIssue::pointer).collect(Collectors.toSet());
    found
        .map(issue -> placed(issue, placesOf))
        .filter(issue -> known.stream().noneMatch(at -> isSame(issue.pointer(), at)))
        .forEach(issues::add);
  }

  /** A home that is no locality is also a home that is missing. */
  private static boolean isSame(String found, String told) {
    return found.equals(told)
        || (found.endsWith("/home") && told.equals(found.replaceFirst("home$", "locality")));
  }

  /** An issue of the document as one of what was sent. */
  private static ErrorIssue placed(Issue issue, List<int[]> placesOf) {
    Matcher pointer = POINTER.matcher(issue.pointer());
    String at = issue.pointer();
    if (pointer.matches()) {
      int index = Integer.parseInt(pointer.group(2));
      String rest = Objects.requireNonNullElse(pointer.group(3), "");
      if (pointer.group(1).equals("students")) {
        at = "/students/" + index + (rest.equals("/id") ? "/studentId" : rest);
      } else {
        int[] place = placesOf.get(index);
        at =
            "/students/"
                + place[0]
                + "/placements/"
                + place[1]
                + rest.replaceFirst("^/id$", "/placementId")
                    .replaceFirst("^/requiredUnitKinds", "/unitKinds");
      }
    }
    return wrong(issue.code().name(), at, issue.value(), issue.messageSv(), issue.messageEn());
  }

  private static List<Row> rows(ObjectNode document, List<@Nullable StudentRequest> sent) {
    Map<String, List<Placement>> placements =
        document
            .get("placements")
            .valueStream()
            .map(node -> Json.mapper().treeToValue(node, Placement.class))
            .collect(Collectors.groupingBy(Placement::studentId));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      StudentRequest one = Objects.requireNonNull(sent.get(i));
      Student student = Json.mapper().treeToValue(document.get("students").get(i), Student.class);
      rows.add(
          new Row(
              new Wish(student, placements.getOrDefault(student.id(), List.of())),
              plain(one.reference()),
              plain(one.group())));
    }
    return rows;
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static ErrorIssue wrong(
      String code, String at, @Nullable String value, String sv, String en) {
    return ErrorIssue.error(code, at, value, sv, en);
  }
}
