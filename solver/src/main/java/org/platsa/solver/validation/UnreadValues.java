package org.platsa.solver.validation;

import static org.platsa.solver.validation.Section.ASSIGNMENTS;
import static org.platsa.solver.validation.Section.PLACEMENTS;
import static org.platsa.solver.validation.Section.PROVIDERS;
import static org.platsa.solver.validation.Section.STUDENTS;
import static org.platsa.solver.validation.Section.SUPERVISORS;
import static org.platsa.solver.validation.Section.TRAVEL_MINUTES;
import static org.platsa.solver.validation.Section.UNITS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What single rows of a document say that cannot be read (<i>oläsliga uppgifter</i>). One person's
 * trouble is never the term's: what may be absent is taken away, and whoever cannot be planned
 * without it is set aside, so that nobody is planned with a value that nobody wrote. What many
 * share, who somebody is, and what nobody may know is never mended.
 */
final class UnreadValues {
  private static final Set<IssueCode> MENDED =
      EnumSet.of(
          IssueCode.UNKNOWN_FIELD,
          IssueCode.DUPLICATE_KEY,
          IssueCode.MISSING_FIELD,
          IssueCode.WRONG_TYPE,
          IssueCode.UNKNOWN_VALUE,
          IssueCode.OUT_OF_RANGE,
          IssueCode.INVALID_TEXT,
          IssueCode.TEXT_TOO_LONG,
          IssueCode.INVALID_DATE,
          IssueCode.INVALID_VALUE,
          IssueCode.WISH_TARGET,
          IssueCode.DUPLICATE_ID);

  private static final String SET_ASIDE = "setAside";

  /** More rows than these, and half of a list, are no single rows any more. */
  private static final int FEW = 2;

  /** As much of what has to be put right as is kept. */
  private static final int LONGEST = 200;

  /** What is done about a field that cannot be read. */
  private enum Mend {
    /** It is taken away: it says nothing, and the rest of the row counts. */
    ABSENT,
    /** Of a list only what cannot be read is taken away; if nothing is left, it is set aside. */
    REST,
    /** It is taken away, and the row is set aside. */
    ASIDE
  }

  private static final Map<Section, Map<String, Mend>> MENDS =
      Map.of(
          PLACEMENTS,
              Map.ofEntries(
                  Map.entry("kind", Mend.ASIDE),
                  Map.entry("allowedPeriods", Mend.REST),
                  Map.entry("requiredUnitKinds", Mend.REST),
                  Map.entry("intensity", Mend.ASIDE),
                  Map.entry("peerLearning", Mend.ABSENT),
                  Map.entry("assignment", Mend.ABSENT),
                  Map.entry("pinned", Mend.ABSENT),
                  Map.entry("published", Mend.ABSENT),
                  Map.entry("periodWishes", Mend.ABSENT),
                  Map.entry("after", Mend.ASIDE),
                  Map.entry("atMostWeeksApart", Mend.ASIDE),
                  Map.entry("apart", Mend.ASIDE),
                  Map.entry("profession", Mend.ASIDE),
                  Map.entry(SET_ASIDE, Mend.ASIDE)),
          STUDENTS,
              Map.ofEntries(
                  Map.entry("home", Mend.ASIDE),
                  Map.entry("transport", Mend.ASIDE),
                  Map.entry("licences", Mend.ABSENT),
                  Map.entry("excludedUnits", Mend.ASIDE),
                  Map.entry("visitedUnits", Mend.ABSENT),
                  Map.entry("needsSupport", Mend.ABSENT),
                  Map.entry("learnsSwedish", Mend.ABSENT),
                  Map.entry("preferredUnits", Mend.ABSENT),
                  Map.entry("wishes", Mend.ABSENT),
                  Map.entry("repeat", Mend.ASIDE),
                  Map.entry(SET_ASIDE, Mend.ASIDE)),
          SUPERVISORS,
              Map.of(
                  "training",
                  Mend.ASIDE,
                  "active",
                  Mend.ASIDE,
                  "absences",
                  Mend.ASIDE,
                  "maxSimultaneous",
                  Mend.ASIDE,
                  "maxPerTerm",
                  Mend.ASIDE,
                  "recentPlacements",
                  Mend.ABSENT,
                  "professions",
                  Mend.REST,
                  SET_ASIDE,
                  Mend.ASIDE),
          UNITS,
              Map.of(
                  "maxTrainees", Mend.ABSENT,
                  "permanentStaff", Mend.ABSENT,
                  "peerLearning", Mend.ABSENT,
                  "languageCoach", Mend.ABSENT),
          PROVIDERS, Map.of("guaranteedPlaces", Mend.ABSENT),
          // Without one of the two it is half a place, which is none.
          ASSIGNMENTS, Map.of("supervisorId", Mend.ABSENT, "periodId", Mend.ABSENT));

  /** What stands in for a field that must be there: the least that it can say. */
  private static final Map<Section, Map<String, JsonNode>> STAND_INS =
      Map.of(
          PLACEMENTS,
              Map.of(
                  "kind", StringNode.valueOf("APL"),
                  "intensity", IntNode.valueOf(100),
                  "peerLearning", BooleanNode.FALSE),
          STUDENTS,
              Map.of(
                  "transport", StringNode.valueOf("PUBLIC"),
                  "needsSupport", BooleanNode.FALSE,
                  "learnsSwedish", BooleanNode.FALSE),
          SUPERVISORS,
              Map.of(
                  "training", StringNode.valueOf("NONE"),
                  "active", BooleanNode.FALSE,
                  "maxSimultaneous", IntNode.valueOf(0),
                  "maxPerTerm", IntNode.valueOf(0),
                  "recentPlacements", IntNode.valueOf(0)),
          UNITS,
              Map.of(
                  "maxTrainees",
                  IntNode.valueOf(0),
                  "permanentStaff",
                  IntNode.valueOf(0),
                  "peerLearning",
                  BooleanNode.FALSE,
                  "languageCoach",
                  BooleanNode.FALSE),
          PROVIDERS, Map.of());

  private final JsonTree tree;
  private final List<Fault> faults;

  /** Items of lists that are gone, since two things can be wrong in one. */
  private final Set<String> removed = new HashSet<>();

  private UnreadValues(JsonTree tree, List<Fault> faults) {
    this.tree = tree;
    this.faults = faults;
  }

  /**
   * What came of it.
   *
   * @param warnings the faults, with what is done about each
   * @param rows by list from which rows were taken away: where those that are left stood
   */
  record Mended(List<Issue> warnings, Map<Section, int[]> rows) {}

  /**
   * A fault within one row.
   *
   * @param row its number in the list, from 0
   * @param field the row's field that it is in; null if the row itself is wrong
   * @param item the number of the wrong item of a list, or -1
   */
  private record Fault(
      Issue issue, Section section, int row, @Nullable String field, int item, Mend mend) {
    /** Whether the whole row is taken away. */
    boolean isOfRow() {
      return section == TRAVEL_MINUTES || issue.code() == IssueCode.DUPLICATE_ID;
    }
  }

  /**
   * Mends the tree, if all that is wrong in it is single rows' own.
   *
   * @return nothing if the document has to be refused, and the tree is then as it was
   */
  static Optional<Mended> mend(JsonTree tree, IssueList wrong) {
    if (!wrong.unlisted().isEmpty()) {
      return Optional.empty();
    }
    List<Fault> faults = new ArrayList<>();
    for (Issue issue : wrong.issues()) {
      Fault fault = fault(tree.root(), issue);
      if (fault == null) {
        return Optional.empty();
      }
      faults.add(fault);
    }
    UnreadValues values = new UnreadValues(tree, faults);
    return values.isOfMany() ? Optional.empty() : Optional.of(values.mend());
  }

  private static @Nullable Fault fault(JsonNode root, Issue issue) {
    String[] steps = issue.pointer().split("/", -1);
    Section section = steps.length < 3 ? null : Section.of(unescaped(steps[1])).orElse(null);
    if (section == null || !MENDED.contains(issue.code()) || !isNumber(steps[2])) {
      return null;
    }
    int row = Integer.parseInt(steps[2]);
    JsonNode record = root.path(section.field()).path(row);
    String field = steps.length == 3 ? null : unescaped(steps[3]);
    int item = steps.length > 4 && isNumber(steps[4]) ? Integer.parseInt(steps[4]) : -1;
    if (issue.code() == IssueCode.DUPLICATE_ID && isSaidBefore(root, section, row)) {
      return new Fault(issue, section, row, null, -1, Mend.ABSENT);
    }
    if (section == TRAVEL_MINUTES) {
      return new Fault(issue, section, row, field, item, Mend.ABSENT);
    }
    Map<String, Mend> mends = MENDS.get(section);
    if (mends == null || field == null || !record.isObject()) {
      return null;
    }
    boolean isProtected = record.path("protectedIdentity").booleanValue(false);
    if (isProtected && field.equals("home")) {
      return null;
    }
    boolean isUnknown = issue.code() == IssueCode.UNKNOWN_FIELD && steps.length == 4;
    if (isUnknown && new Suggestion().nearest(field, List.of("protectedIdentity")).isPresent()) {
      // Whoever meant to protect somebody must not find the home stored.
      return null;
    }
    Mend mend = isUnknown && mends.containsKey(SET_ASIDE) ? Mend.ASIDE : mends.get(field);
    return mend == null ? null : new Fault(issue, section, row, field, item, mend);
  }

  /** Whether a row is in the list before, to the last value. */
  private static boolean isSaidBefore(JsonNode root, Section section, int row) {
    JsonNode list = root.path(section.field());
    JsonNode own = list.path(row);
    return own.isObject() && IntStream.range(0, row).anyMatch(i -> list.get(i).equals(own));
  }

  /** Whether a field is wrong in so many rows that it is the list, and no row, that is wrong. */
  private boolean isOfMany() {
    Map<Section, Map<String, Set<Integer>>> rows = new HashMap<>();
    for (Fault fault : faults) {
      rows.computeIfAbsent(fault.section, key -> new HashMap<>())
          .computeIfAbsent(String.valueOf(fault.field), key -> new HashSet<>())
          .add(fault.row);
    }
    return rows.entrySet().stream()
        .anyMatch(list -> {
          int size = tree.root().path(list.getKey().field()).size();
          return list.getValue().values().stream()
              .anyMatch(wrong -> wrong.size() > FEW && 2 * wrong.size() > size);
        });
  }

  private Mended mend() {
    Set<ObjectNode> aside = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Section, Set<Integer>> gone = new EnumMap<>(Section.class);
    // The last item of a list first, so that the others stay where they are.
    faults.stream()
        .sorted(Comparator.comparingInt(Fault::item).reversed())
        .forEach(fault -> {
          tree.duplicateKeys().remove(fault.issue.pointer());
          if (fault.isOfRow()) {
            gone.computeIfAbsent(fault.section, key -> new HashSet<>()).add(fault.row);
          } else if (takeAway(fault)) {
            aside.add(record(fault));
          }
        });
    Map<ObjectNode, List<String>> told = new IdentityHashMap<>();
    List<Issue> warnings = new ArrayList<>();
    for (Fault fault : faults) {
      boolean isAside = fault.mend != Mend.ABSENT && aside.contains(record(fault));
      if (isAside) {
        told.computeIfAbsent(record(fault), key -> new ArrayList<>()).add(toldOf(fault));
      }
      warnings.add(warning(fault, isAside));
    }
    told.forEach((record, what) -> {
      String before = record.path(SET_ASIDE).stringValue("");
      String now = String.join("; ", new LinkedHashSet<>(what));
      record.put(SET_ASIDE, shortened(before.isBlank() ? now : before + "; " + now));
    });
    Map<Section, int[]> rows = new EnumMap<>(Section.class);
    gone.forEach((section, numbers) -> rows.put(section, withoutRows(section, numbers)));
    return new Mended(warnings, rows);
  }

  private ObjectNode record(Fault fault) {
    return (ObjectNode) tree.root().path(fault.section.field()).path(fault.row);
  }

  /**
   * Takes away what cannot be read.
   *
   * @return whether the row has to be set aside
   */
  private boolean takeAway(Fault fault) {
    ObjectNode record = record(fault);
    String field = Objects.requireNonNull(fault.field);
    JsonNode value = record.path(field);
    if (fault.item >= 0 && value instanceof ArrayNode list) {
      if (removed.add(fault.section + " " + fault.row + " " + field + " " + fault.item)) {
        list.remove(fault.item);
      }
      return fault.mend == Mend.ASIDE || (fault.mend == Mend.REST && list.isEmpty());
    }
    JsonNode standIn = STAND_INS.getOrDefault(fault.section, Map.of()).get(field);
    if (standIn == null) {
      record.remove(field);
    } else {
      record.set(field, standIn);
    }
    return fault.mend != Mend.ABSENT;
  }

  /** Takes rows away, and says where the others stood. */
  private int[] withoutRows(Section section, Set<Integer> gone) {
    ArrayNode list = (ArrayNode) tree.root().path(section.field());
    int[] rows = IntStream.range(0, list.size()).filter(row -> !gone.contains(row)).toArray();
    List<JsonNode> kept = Arrays.stream(rows).mapToObj(list::get).toList();
    list.removeAll();
    list.addAll(kept);
    return rows;
  }

  /** What has to be put right; of homes and of what nobody knows only the name. */
  private static String toldOf(Fault fault) {
    String[] steps = fault.issue.pointer().split("/", 4);
    String where = Values.shown(unescaped(steps[3]));
    boolean isPrivate = "home".equals(fault.field) || fault.issue.code() == IssueCode.UNKNOWN_FIELD;
    String value = fault.issue.value();
    return isPrivate || value.isBlank() ? where : where + ": " + value;
  }

  private static String shortened(String text) {
    int count = text.codePointCount(0, text.length());
    return count <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** The fault as a warning; that somebody is set aside is told by itself. */
  private static Issue warning(Fault fault, boolean isAside) {
    Issue issue = fault.issue;
    BilingualText done = isAside ? new BilingualText("", "") : done(fault);
    return new Issue(
        issue.code(),
        Severity.WARNING,
        issue.pointer(),
        issue.value(),
        issue.messageSv() + done.sv(),
        issue.messageEn() + done.en());
  }

  private static BilingualText done(Fault fault) {
    if (fault.section == TRAVEL_MINUTES) {
      return new BilingualText(" Raden räknas inte.", " The row does not count.");
    }
    if (fault.isOfRow()) {
      return new BilingualText(
          " Raderna är lika, så den räknas en gång.", " The rows are the same, so it counts once.");
    }
    if (fault.mend == Mend.REST) {
      return new BilingualText(
          " Det räknas inte; det andra i listan gör det.",
          " It does not count; the rest of the list does.");
    }
    String field = String.valueOf(fault.field);
    JsonNode standIn = STAND_INS.getOrDefault(fault.section, Map.of()).get(field);
    if (standIn != null) {
      return standIn.isBoolean()
          ? new BilingualText(" Det läses som nej.", " It is read as no.")
          : new BilingualText(" Det läses som 0.", " It is read as 0.");
    }
    return switch (field) {
      case "supervisorId", "periodId" ->
          new BilingualText(
              " Placeringen blir utan plats.", " The placement is left without a place.");
      case "assignment" ->
          new BilingualText(
              " Placeringen planeras som om den inte hade någon plats, låst eller ej.",
              " The placement is planned as if it had no place, pinned or not.");
      case "published" ->
          new BilingualText(
              " Placeringen planeras som om inget hade publicerats.",
              " The placement is planned as if nothing had been published.");
      default ->
          new BilingualText(
              " Det räknas inte; resten av raden gör det.",
              " It does not count; the rest of the row does.");
    };
  }

  private static boolean isNumber(String step) {
    return !step.isEmpty() && step.length() < 10 && step.chars().allMatch(Character::isDigit);
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
