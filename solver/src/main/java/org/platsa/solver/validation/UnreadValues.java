package org.platsa.solver.validation;

import static org.platsa.solver.validation.Section.PLACEMENTS;
import static org.platsa.solver.validation.Section.TRAVEL_MINUTES;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.platsa.solver.validation.UnreadFields.Mend;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
          IssueCode.OFFER_NOT_FROM_MONDAY);

  /** More rows than these, and half of a list, are no single rows any more. */
  private static final int FEW = 2;

  /** As much of what has to be put right as is kept. */
  private static final int LONGEST = 200;

  private final JsonTree tree;
  private final List<Fault> faults;

  /** Items of lists that are gone, since two things can be wrong in one. */
  private final Set<String> removed = new HashSet<>();

  /** By row that is set aside, what has to be put right. */
  private final Map<ObjectNode, Set<String>> aside = new IdentityHashMap<>();

  /** By list, the rows that are taken away. */
  private final Map<Section, Set<Integer>> gone = new EnumMap<>(Section.class);

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
      return section == TRAVEL_MINUTES || (isOfId() && mend == Mend.ABSENT);
    }

    /** Whether the row has another one's id. */
    boolean isOfId() {
      return issue.code() == IssueCode.DUPLICATE_ID;
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
    if (section == null || !isNumber(steps[2])) {
      return null;
    }
    int row = Integer.parseInt(steps[2]);
    if (issue.code() == IssueCode.DUPLICATE_ID) {
      Mend mend = SameIds.mend(root, section, row);
      return mend == null ? null : new Fault(issue, section, row, "id", -1, mend);
    }
    if (!MENDED.contains(issue.code())) {
      return null;
    }
    JsonNode record = root.path(section.field()).path(row);
    String field = steps.length == 3 ? null : unescaped(steps[3]);
    int item = steps.length > 4 && isNumber(steps[4]) ? Integer.parseInt(steps[4]) : -1;
    if (section == TRAVEL_MINUTES) {
      return new Fault(issue, section, row, field, item, Mend.ABSENT);
    }
    if (field == null || !record.isObject()) {
      return null;
    }
    if (SameIds.isProtected(record) && field.equals("home")) {
      return null;
    }
    boolean isUnknown = issue.code() == IssueCode.UNKNOWN_FIELD && steps.length == 4;
    if (isUnknown && new Suggestion().nearest(field, List.of("protectedIdentity")).isPresent()) {
      // Whoever meant to protect somebody must not find the home stored.
      return null;
    }
    Mend mend = UnreadFields.mend(section, field, isUnknown);
    return mend == null ? null : new Fault(issue, section, row, field, item, mend);
  }

  /** Whether a field is wrong in so many rows that it is the list, and no row, that is wrong. */
  private boolean isOfMany() {
    Map<Section, Map<String, Set<Integer>>> rows = new HashMap<>();
    for (Fault fault : faults) {
      Set<Integer> wrong =
          rows.computeIfAbsent(fault.section, key -> new HashMap<>())
              .computeIfAbsent(String.valueOf(fault.field), key -> new HashSet<>());
      wrong.add(fault.row);
      if (fault.isOfId() && fault.mend == Mend.ASIDE) {
        wrong.add(SameIds.firstOf(tree.root(), fault.section, fault.row));
      }
    }
    return rows.entrySet().stream()
        .anyMatch(list -> {
          int size = tree.root().path(list.getKey().field()).size();
          return list.getValue().values().stream()
              .anyMatch(wrong -> wrong.size() > FEW && 2 * wrong.size() > size);
        });
  }

  private Mended mend() {
    Map<Fault, BilingualText> apart = new HashMap<>();
    for (Fault fault : faults) {
      if (fault.isOfId() && !fault.isOfRow()) {
        apart.put(fault, tellApart(fault));
      }
    }
    // The last item of a list first, so that the others stay where they are.
    faults.stream()
        .sorted(Comparator.comparingInt(Fault::item).reversed())
        .forEach(fault -> {
          tree.duplicateKeys().remove(fault.issue.pointer());
          if (fault.isOfRow()) {
            takeAwayRow(fault);
          } else if (!fault.isOfId() && takeAway(fault)) {
            aside.putIfAbsent(record(fault), new LinkedHashSet<>());
          }
        });
    List<Issue> warnings = new ArrayList<>();
    for (Fault fault : faults) {
      BilingualText done = apart.getOrDefault(fault, done(fault));
      boolean mayBeAside = !fault.isOfId() && fault.mend != Mend.ABSENT;
      Set<String> told = mayBeAside ? aside.get(record(fault)) : null;
      if (told != null) {
        // That somebody is set aside is told by itself.
        told.add(toldOf(fault));
        done = new BilingualText("", "");
      }
      warnings.add(warning(fault.issue, done));
    }
    aside.forEach((record, what) -> {
      String before = record.path(UnreadFields.SET_ASIDE).stringValue("");
      String now = String.join("; ", what);
      record.put(UnreadFields.SET_ASIDE, shortened(before.isBlank() ? now : before + "; " + now));
    });
    Map<Section, int[]> rows = new EnumMap<>(Section.class);
    gone.forEach((section, numbers) -> rows.put(section, withoutRows(section, numbers)));
    return new Mended(warnings, rows);
  }

  private ObjectNode record(Fault fault) {
    return record(fault.section, fault.row);
  }

  private ObjectNode record(Section section, int row) {
    return (ObjectNode) tree.root().path(section.field()).path(row);
  }

  private void takeAwayRow(Fault fault) {
    gone.computeIfAbsent(fault.section, key -> new HashSet<>()).add(fault.row);
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
    JsonNode standIn = UnreadFields.standIn(tree.root(), fault.section, record, field);
    if (standIn == null) {
      record.remove(field);
    } else {
      record.set(field, standIn);
    }
    return fault.mend != Mend.ABSENT;
  }

  /**
   * Sets aside two rows of one id that differ, and says so. A placement stays under another id,
   * since it may be somebody's; of a person or a unit only the first row stays.
   */
  private BilingualText tellApart(Fault fault) {
    int firstRow = SameIds.firstOf(tree.root(), fault.section, fault.row);
    ObjectNode first = record(fault.section, firstRow);
    ObjectNode own = record(fault);
    List<String> differing = SameIds.differing(first, own);
    Set<String> told = new LinkedHashSet<>();
    told.add(toldOf(fault));
    told.addAll(differing);
    aside.computeIfAbsent(first, key -> new LinkedHashSet<>()).addAll(told);
    String fields = String.join(", ", differing);
    if (fault.section != PLACEMENTS) {
      takeAwayRow(fault);
      return new BilingualText(
          " Raderna är olika (" + fields + "); den första står kvar, åsidosatt.",
          " The rows differ (" + fields + "); the first stays, set aside.");
    }
    aside.computeIfAbsent(own, key -> new LinkedHashSet<>()).addAll(told);
    String id = SameIds.freeId(tree.root(), fault.section, fault.row);
    own.put("id", id);
    String shown = Values.shown(id);
    return new BilingualText(
        " Raderna är olika ("
            + fields
            + ") och båda åsidosatta; den här heter ”"
            + shown
            + "” så länge.",
        " The rows differ ("
            + fields
            + ") and are both set aside; this one is called '"
            + shown
            + "' meanwhile.");
  }

  /** Takes rows away, and says where the others stood. */
  private int[] withoutRows(Section section, Set<Integer> numbers) {
    ArrayNode list = (ArrayNode) tree.root().path(section.field());
    int[] rows = IntStream.range(0, list.size()).filter(row -> !numbers.contains(row)).toArray();
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

  /** A fault as a warning, with what is done about it. */
  private static Issue warning(Issue issue, BilingualText done) {
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
    return UnreadFields.done(fault.section, String.valueOf(fault.field), fault.mend);
  }

  private static boolean isNumber(String step) {
    return !step.isEmpty() && step.length() < 10 && step.chars().allMatch(Character::isDigit);
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
