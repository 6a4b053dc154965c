package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Values;
import org.platsa.solver.work.Interruption;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two problems (<i>skillnad</i>), list by list and id by id, in the words of a
 * workbook.
 *
 * @param counts of each list that differs
 * @param entries each record that differs, in the order of the lists, as far as it is asked for;
 *     the first {@value #MOST} if nothing else is
 * @param unlisted how many more of what is asked for there are, before and after these
 */
public record ProblemDifference(List<Count> counts, List<Entry> entries, int unlisted) {
  /** How many records are listed at most. */
  public static final int MOST = 1_000;

  /** How a record differs. */
  public enum Kind {
    /** Only the other problem has it. */
    ADDED,
    /** Only the first problem has it. */
    REMOVED,
    /** Both have it, not alike. */
    CHANGED
  }

  /**
   * How a list differs.
   *
   * @param list the list
   * @param before how many records it had
   * @param after how many it has
   * @param added how many of them are new
   * @param removed how many are gone
   * @param changed how many are there still, not alike
   * @param reordered whether those that are there still stand in another order
   */
  public record Count(
      ListKind list,
      int before,
      int after,
      int added,
      int removed,
      int changed,
      boolean reordered) {
    /** How many of them differ so. */
    public int of(Kind kind) {
      return switch (kind) {
        case ADDED -> added;
        case REMOVED -> removed;
        case CHANGED -> changed;
      };
    }
  }

  /**
   * A record that differs.
   *
   * @param list its list
   * @param kind how it differs
   * @param id its id, as it may be shown; of a travel time the student's and the unit's
   * @param fields what differs in it; empty when it was added or removed
   * @param sentence the same in a sentence
   */
  public record Entry(
      ListKind list, Kind kind, String id, List<FieldChange> fields, Words sentence) {
    public Entry {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A value that differs.
   *
   * @param field where it stands in the record, such as {@code location/lat}
   * @param heading its column
   * @param before as a workbook shows it; empty for none
   * @param after the same
   */
  public record FieldChange(String field, Words heading, Words before, Words after) {}

  public ProblemDifference {
    counts = List.copyOf(counts);
    entries = List.copyOf(entries);
  }

  /** How many records are new, gone or changed, in all lists. */
  public int count(Kind kind) {
    return counts.stream().mapToInt(count -> count.of(kind)).sum();
  }

  /** How many records are asked for, listed or not. */
  public int found() {
    return entries.size() + unlisted;
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** What another problem has in place of one. */
  public static ProblemDifference between(Problem before, Problem after) {
    return between(before, after, DifferencePart.FIRST);
  }

  /** The same, with a part of it listed. */
  public static ProblemDifference between(Problem before, Problem after, DifferencePart part) {
    Comparison comparison = new Comparison(part);
    for (ListKind kind : ListKind.values()) {
      comparison.compare(kind, records(kind, before), records(kind, after));
    }
    return new ProblemDifference(comparison.counts, comparison.entries, comparison.unlisted);
  }

  /** How a single record of another problem differs; nothing if it does not. */
  static Optional<Entry> ofRecord(
      ListKind kind, String id, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before == null || after == null) {
      Kind how = before == null ? Kind.ADDED : Kind.REMOVED;
      return before == after
          ? Optional.empty()
          : Optional.of(new Entry(kind, how, id, List.of(), sentence(kind, how, id, List.of())));
    }
    List<FieldChange> fields = fields(kind, before, after);
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Entry(kind, Kind.CHANGED, id, fields, sentence(kind, Kind.CHANGED, id, fields)));
  }

  private static Map<String, JsonNode> records(ListKind kind, Problem problem) {
    Map<String, JsonNode> records = new LinkedHashMap<>();
    try (Stream<JsonNode> all = ProblemTables.records(kind, problem).get()) {
      all.forEach(record -> records.put(id(kind, record), record));
    }
    return records;
  }

  private static String id(ListKind kind, JsonNode record) {
    List<Column> columns = kind.columns();
    String first = record.at("/" + columns.getFirst().path()).stringValue("");
    return switch (kind) {
      case TERM -> "";
      case TRAVEL -> first + " → " + record.path(columns.get(1).path()).stringValue("");
      default -> first;
    };
  }

  private static final class Comparison {
    private final List<Count> counts = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final DifferencePart part;
    private int unlisted;

    Comparison(DifferencePart part) {
      this.part = part;
    }

    void compare(ListKind kind, Map<String, JsonNode> before, Map<String, JsonNode> after) {
      int removed = 0;
      int added = 0;
      int changed = 0;
      for (String id : before.keySet()) {
        if (!after.containsKey(id)) {
          removed++;
          add(kind, Kind.REMOVED, id, List.of());
        }
      }
      for (Map.Entry<String, JsonNode> record : after.entrySet()) {
        Interruption.check();
        JsonNode old = before.get(record.getKey());
        if (old == null) {
          added++;
          add(kind, Kind.ADDED, record.getKey(), List.of());
        } else if (!old.equals(record.getValue())) {
          List<FieldChange> fields = fields(kind, old, record.getValue());
          if (!fields.isEmpty()) {
            changed++;
            add(kind, Kind.CHANGED, record.getKey(), fields);
          }
        }
      }
      boolean reordered = isReordered(before, after);
      if (added + removed + changed > 0 || reordered) {
        counts.add(
            new Count(kind, before.size(), after.size(), added, removed, changed, reordered));
      }
    }

    private void add(ListKind kind, Kind how, String id, List<FieldChange> fields) {
      if (!part.has(kind, how)) {
        return;
      }
      if (unlisted < part.from() || entries.size() >= part.limit()) {
        unlisted++;
        return;
      }
      String shown = Values.shown(id);
      entries.add(new Entry(kind, how, shown, fields, sentence(kind, how, shown, fields)));
    }
  }

  private static boolean isReordered(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    List<String> old = before.keySet().stream().filter(after::containsKey).toList();
    List<String> now = after.keySet().stream().filter(before::containsKey).toList();
    return !old.equals(now);
  }

  private static List<FieldChange> fields(ListKind kind, JsonNode before, JsonNode after) {
    List<FieldChange> changes = new ArrayList<>();
    for (Column column : kind.columns()) {
      JsonNode old = value(before, column);
      JsonNode now = value(after, column);
      if (!Objects.equals(old, now)) {
        changes.add(
            new FieldChange(
                column.path(), column.heading(), shown(column, old), shown(column, now)));
      }
    }
    return changes;
  }

  private static @Nullable JsonNode value(JsonNode record, Column column) {
    JsonNode value = record.at("/" + column.path());
    return value.isMissingNode() || value.isNull() ? null : value;
  }

  private static Words shown(Column column, @Nullable JsonNode value) {
    if (value == null || value.isArray() && value.isEmpty()) {
      return new Words("", "");
    }
    return new Words(
        Values.shown(column.form().write(value, Language.SV).shown()),
        Values.shown(column.form().write(value, Language.EN).shown()));
  }

  private static Words sentence(ListKind kind, Kind how, String id, List<FieldChange> fields) {
    Words thing = id.isEmpty() ? kind.title() : new Words("%s %s", "%s %s").with(one(kind), id);
    return switch (how) {
      case ADDED -> new Words("%s läggs till.", "%s is added.").with(thing);
      case REMOVED -> new Words("%s tas bort.", "%s is removed.").with(thing);
      case CHANGED -> {
        List<String> sv = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (FieldChange field : fields) {
          Words part =
              new Words("%s från %s till %s", "%s from %s to %s")
                  .with(field.heading(), orNothing(field.before()), orNothing(field.after()));
          sv.add(part.sv());
          en.add(part.en());
        }
        yield new Words("%s: %s.", "%s: %s.")
            .with(thing, new Words(String.join("; ", sv), String.join("; ", en)));
      }
    };
  }

  private static Words orNothing(Words value) {
    return new Words(
        value.sv().isEmpty() ? "tomt" : value.sv(), value.en().isEmpty() ? "empty" : value.en());
  }

  /** What one record is called: the heading of its id. */
  private static Words one(ListKind kind) {
    return kind == ListKind.TRAVEL
        ? new Words("Restid", "Travel time")
        : kind.columns().getFirst().heading();
  }
}
