package org.platsa.solver.validation;

import static org.platsa.solver.validation.Section.PLACEMENTS;
import static org.platsa.solver.validation.Section.STUDENTS;
import static org.platsa.solver.validation.Section.SUPERVISORS;
import static org.platsa.solver.validation.Section.UNITS;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.UnreadFields.Mend;
import tools.jackson.databind.JsonNode;

/** Rows of a list that have one id (<i>rader med samma id</i>). */
final class SameIds {
  /** Rows of which nothing else in the document is made than the row itself. */
  private static final Set<Section> OF_ROWS = EnumSet.of(PLACEMENTS, STUDENTS, SUPERVISORS, UNITS);

  /** As long as an id may be. */
  private static final int LONGEST = 200;

  private SameIds() {}

  /**
   * What is done about a row whose id another one has before it: one that is the same to the last
   * value counts once; two that differ are set aside.
   *
   * @return null if the document has to be refused: what many share, and whoever may be protected
   */
  static @Nullable Mend mend(JsonNode root, Section section, int row) {
    JsonNode list = root.path(section.field());
    JsonNode own = list.path(row);
    if (IntStream.range(0, row).anyMatch(i -> list.get(i).equals(own))) {
      return Mend.ABSENT;
    }
    boolean isOfRow = OF_ROWS.contains(section);
    return isOfRow && !isProtected(own) && !isProtected(list.get(firstOf(root, section, row)))
        ? Mend.ASIDE
        : null;
  }

  /** Whether nobody may know where this student lives. */
  static boolean isProtected(JsonNode record) {
    return record.path("protectedIdentity").booleanValue(false);
  }

  /** The first row that has the id of another one. */
  static int firstOf(JsonNode root, Section section, int row) {
    JsonNode list = root.path(section.field());
    JsonNode id = list.path(row).path("id");
    return IntStream.range(0, row)
        .filter(i -> list.get(i).path("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The fields in which two rows differ, by name, as they may be shown. */
  static List<String> differing(JsonNode first, JsonNode second) {
    Set<String> names = new TreeSet<>(first.propertyNames());
    names.addAll(second.propertyNames());
    return names.stream()
        .filter(name -> !first.path(name).equals(second.path(name)))
        .map(Values::shown)
        .toList();
  }

  /** An id that no row has: the row's own with its number, counted from 1. */
  static String freeId(JsonNode root, Section section, int row) {
    JsonNode list = root.path(section.field());
    Set<String> taken =
        StreamSupport.stream(list.spliterator(), false)
            .map(each -> each.path("id").stringValue(""))
            .collect(Collectors.toSet());
    String id = list.path(row).path("id").stringValue("");
    String free = id;
    for (int i = 1; taken.contains(free); i++) {
      String number = " (" + (row + 1) + (i == 1 ? "" : "." + i) + ")";
      free = shortened(id, LONGEST - number.length()) + number;
    }
    return free;
  }

  private static String shortened(String id, int most) {
    int count = id.codePointCount(0, id.length());
    return count <= most ? id : id.substring(0, id.offsetByCodePoints(0, most));
  }
}
