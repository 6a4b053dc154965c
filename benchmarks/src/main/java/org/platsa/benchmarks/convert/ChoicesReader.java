package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.platsa.benchmarks.convert.RankedChoices.Ranking;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.Wish;

/**
 * Reads ranked choices: one file with a row for each student and a column for each choice, one with
 * a row for each project and its capacity.
 */
public final class ChoicesReader {
  private static final Pattern CHOICE =
      Pattern.compile("(?:choice|preference|pref|rank)(\\d{1,3})");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final String[] STUDENT = {"student", "studentid", "id"};
  private static final String[] PROJECT = {
    "project", "projectid", "unit", "unitid", "school", "course", "place"
  };
  private static final String[] CAPACITY = {
    "capacity", "max", "maxcapacity", "maxstudents", "places"
  };
  private static final String[] LEAST = {"min", "mincapacity", "minstudents", "least"};

  /** So that what is made of it, with a number behind, is an id. */
  private static final int LONGEST_NAME = 190;

  private static final String NO_NAME =
      "must be there, in " + LONGEST_NAME + " characters at most, and on one line";

  private final String choicesFile;
  private final Faults ofChoices;
  private final Faults ofCapacities;
  private final List<String> notes = new ArrayList<>();

  private ChoicesReader(String choicesFile, String capacitiesFile) {
    this.choicesFile = choicesFile;
    this.ofChoices = new Faults(choicesFile);
    this.ofCapacities = new Faults(capacitiesFile);
  }

  /**
   * A file's name, for messages, and what it holds.
   *
   * @param name as it was given
   */
  public record Source(String name, String text) {}

  /**
   * Reads the two.
   *
   * @throws SourceException with everything that is wrong with either, by line and column
   */
  public static RankedChoices read(Source choices, Source capacities) throws SourceException {
    ChoicesReader reader = new ChoicesReader(choices.name(), capacities.name());
    RankedChoices read = reader.read(choices.text(), capacities.text());
    List<Fault> faults =
        Stream.of(reader.ofChoices, reader.ofCapacities)
            .flatMap(of -> of.inOrder().stream())
            .toList();
    if (!faults.isEmpty()) {
      throw new SourceException(faults);
    }
    return read;
  }

  private RankedChoices read(String choices, String capacities) {
    Map<String, Integer> room = capacities(CsvTable.read(capacities, ofCapacities));
    CsvTable table = CsvTable.read(choices, ofChoices);
    Map<Integer, Integer> rankOfColumn = ranks(table);
    List<Ranking> students = students(table, rankOfColumn, room);
    int last = rankOfColumn.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new RankedChoices(last, students, room, notes);
  }

  private Map<String, Integer> capacities(CsvTable table) {
    Map<String, Integer> room = new LinkedHashMap<>();
    int project = table.column(PROJECT);
    int capacity = table.column(CAPACITY);
    int least = table.column(LEAST);
    if (table.header().isEmpty()
        || isMissing(ofCapacities, project, PROJECT)
            | isMissing(ofCapacities, capacity, CAPACITY)) {
      return room;
    }
    tellUnread(table, "the capacities", Set.of(project, capacity, least));
    for (CsvTable.Row row : table.rows()) {
      String name = row.cell(project);
      if (!isName(name)) {
        ofCapacities.add(row.line(), table.header().get(project), NO_NAME);
      } else if (room.containsKey(name)) {
        ofCapacities.add(
            row.line(), table.header().get(project), "'" + name + "' is here a second time");
      } else {
        room.put(name, capacity(row, capacity, table.header().get(capacity)));
      }
      if (least >= 0 && !row.cell(least).isEmpty() && !row.cell(least).equals("0")) {
        ofCapacities.add(
            row.line(),
            table.header().get(least),
            "'%s': Platsa's units have no least intake; leave it empty or 0 to plan without"
                .formatted(row.cell(least)));
      }
    }
    return room;
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.chars().noneMatch(Character::isISOControl);
  }

  private int capacity(CsvTable.Row row, int column, String name) {
    String text = row.cell(column);
    if (WHOLE.matcher(text).matches() && Integer.parseInt(text) <= Unit.MOST_TRAINEES) {
      return Integer.parseInt(text);
    }
    ofCapacities.add(
        row.line(),
        name,
        "'%s' is no whole number from 0 to %d".formatted(text, Unit.MOST_TRAINEES));
    return 0;
  }

  private static boolean isMissing(Faults faults, int column, String... names) {
    if (column < 0) {
      faults.add(
          1, names[0], "there is no such column; it may be called " + String.join(", ", names));
    }
    return column < 0;
  }

  /** The rank of each column that holds choices. */
  private Map<Integer, Integer> ranks(CsvTable table) {
    Map<Integer, Integer> ranks = new LinkedHashMap<>();
    if (table.header().isEmpty()) {
      return ranks;
    }
    Set<Integer> seen = new HashSet<>();
    for (int column = 0; column < table.header().size(); column++) {
      Matcher choice = CHOICE.matcher(CsvTable.plain(table.header().get(column)));
      if (choice.matches()) {
        int rank = Integer.parseInt(choice.group(1));
        ranks.put(column, rank);
        if (!seen.add(rank)) {
          ofChoices.add(1, table.header().get(column), "there is another column of rank " + rank);
        } else if (rank < 1 || rank > Wish.LAST_GRADE) {
          ofChoices.add(
              1,
              table.header().get(column),
              "Platsa grades wishes from 1 to " + Wish.LAST_GRADE + "; take the column out");
        }
      }
    }
    if (ranks.isEmpty()) {
      ofChoices.add(1, "choice1", "there is no column of choices; call them choice1, choice2, …");
    } else if (seen.size() == ranks.size() && !seen.contains(1)) {
      ofChoices.add(1, "choice1", "there is no column of first choices");
    }
    return ranks;
  }

  private List<Ranking> students(
      CsvTable table, Map<Integer, Integer> rankOfColumn, Map<String, Integer> room) {
    List<Ranking> students = new ArrayList<>();
    int id = table.column(STUDENT);
    if (table.header().isEmpty() || isMissing(ofChoices, id, STUDENT)) {
      return students;
    }
    Set<Integer> read = new LinkedHashSet<>(rankOfColumn.keySet());
    read.add(id);
    tellUnread(table, "the choices", read);
    Map<String, Integer> lineOf = new HashMap<>();
    for (CsvTable.Row row : table.rows()) {
      String student = row.cell(id);
      Integer before = lineOf.putIfAbsent(student, row.line());
      if (!isName(student)) {
        ofChoices.add(row.line(), table.header().get(id), NO_NAME);
      } else if (before != null) {
        ofChoices.add(
            row.line(),
            table.header().get(id),
            "'%s' is in line %d, too".formatted(student, before));
      }
      students.add(new Ranking(student, ranking(table, row, rankOfColumn, room)));
    }
    return students;
  }

  private Map<String, Integer> ranking(
      CsvTable table,
      CsvTable.Row row,
      Map<Integer, Integer> rankOfColumn,
      Map<String, Integer> room) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    rankOfColumn.forEach((column, rank) -> {
      String project = row.cell(column);
      String name = table.header().get(column);
      if (project.isEmpty()) {
        return;
      }
      if (!room.containsKey(project)) {
        ofChoices.add(row.line(), name, "'" + project + "' is not among the capacities");
      }
      Integer other = ranks.putIfAbsent(project, rank);
      if (other != null) {
        notes.add(
            "%s, line %d, %s: '%s' is chosen a second time; the better rank counts."
                .formatted(choicesFile, row.line(), name, project));
        ranks.put(project, Math.min(other, rank));
      }
    });
    if (ranks.isEmpty()) {
      ofChoices.add(row.line(), "choice1", "'%s' has chosen nothing".formatted(row.cell(0)));
    }
    return ranks;
  }

  private void tellUnread(CsvTable table, String what, Set<Integer> read) {
    List<String> unread = new ArrayList<>();
    for (int column = 0; column < table.header().size(); column++) {
      if (!read.contains(column)) {
        unread.add(table.header().get(column));
      }
    }
    if (!unread.isEmpty()) {
      notes.add("Left out of " + what + ": " + String.join(", ", unread) + ".");
    }
  }
}
