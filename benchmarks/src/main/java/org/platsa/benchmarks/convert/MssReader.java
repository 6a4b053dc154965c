package org.platsa.benchmarks.convert;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads an instance of medical student scheduling, of which every fault is told at once. */
public final class MssReader {
  private static final int MOST_FAULTS_OF_A_FIELD = 5;

  private final Faults faults;
  private final Map<String, DznGrid> items;
  private final Map<MssField, DznGrid> grids = new EnumMap<>(MssField.class);

  private MssReader(Faults faults, Map<String, DznGrid> items) {
    this.faults = faults;
    this.items = items;
  }

  /**
   * Reads one.
   *
   * @param file its name, for messages
   * @param text what it holds
   * @throws SourceException with everything that is wrong with it, by line and field
   */
  public static MssInstance read(String file, String text) throws SourceException {
    Faults faults = new Faults(file);
    Map<String, DznGrid> items = DznReader.read(text, faults);
    // What could not be read is not missing as well.
    faults.stopIfAny();
    MssReader reader = new MssReader(faults, items);
    reader.fields();
    faults.stopIfAny();
    MssInstance instance = new MssInstance(file, reader.grids);
    reader.hangTogether(instance);
    faults.stopIfAny();
    return instance;
  }

  private void fields() {
    Map<String, MssField> known =
        Arrays.stream(MssField.values()).collect(Collectors.toMap(MssField::word, field -> field));
    items.values().stream()
        .filter(item -> !known.containsKey(item.name()))
        .forEach(item ->
            faults.add(
                item.line(),
                item.name(),
                "is no field of medical student scheduling; they are "
                    + Arrays.stream(MssField.values())
                        .map(MssField::word)
                        .collect(Collectors.joining(", "))));
    for (MssField field : MssField.values()) {
      DznGrid grid = items.get(field.word());
      if (grid == null) {
        faults.add(0, field.word(), "is missing");
      } else if (hasItsSize(field, grid)) {
        grids.put(field, grid);
        values(field, grid);
      }
    }
  }

  private boolean hasItsSize(MssField field, DznGrid grid) {
    if (!grids.keySet().containsAll(field.directions())) {
      // How many there are to be is wrong itself, which is told already.
      return false;
    }
    List<Integer> wanted = field.shape(field.directions().stream().map(this::number).toList());
    if (grid.shape().equals(wanted)) {
      return true;
    }
    String must =
        wanted.isEmpty()
            ? "one number"
            : DznGrid.size(wanted) + " (" + field.directionWords() + ")";
    faults.add(grid.line(), field.word(), "is " + grid.size() + ", but must be " + must);
    return false;
  }

  private int number(MssField field) {
    DznGrid grid = grids.get(field);
    return grid == null ? 0 : grid.at();
  }

  private void values(MssField field, DznGrid grid) {
    int told = 0;
    for (int i = 0; i < grid.values().size(); i++) {
      int value = grid.values().get(i);
      if (value < field.least() || value > field.most()) {
        if (++told > MOST_FAULTS_OF_A_FIELD) {
          faults.add(grid.lines().get(i), field.word(), "and more of the same below");
          return;
        }
        faults.add(
            grid.lines().get(i),
            field.word(),
            "%d is not between %d and %d".formatted(value, field.least(), field.most()));
        if (grid.shape().isEmpty()) {
          grids.remove(field);
        }
      }
    }
  }

  private void hangTogether(MssInstance instance) {
    if (instance.duration() > instance.horizon()) {
      faults.add(
          instance.grid(MssField.DURATION).line(),
          MssField.DURATION.word(),
          "%d periods are more than the Horizon of %d"
              .formatted(instance.duration(), instance.horizon()));
    }
    Precedences precedences = new Precedences(instance);
    for (int d = 0; d < instance.disciplines(); d++) {
      if (instance.groupOf(d) >= instance.groups()) {
        faults.add(
            instance.grid(MssField.DISC_GROUP).lineAt(d),
            MssField.DISC_GROUP.word(),
            "discipline %d is in group %d, but there are %d Groups"
                .formatted(d + 1, instance.groupOf(d) + 1, instance.groups()));
      }
      if (precedences.isBeforeItself(d)) {
        faults.add(
            instance.grid(MssField.PRECEDED_BY).lineAt(d, 0),
            MssField.PRECEDED_BY.word(),
            "discipline %d must be done before itself".formatted(d + 1));
      }
    }
  }
}
