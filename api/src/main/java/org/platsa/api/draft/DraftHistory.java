package org.platsa.api.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A draft's changes in order (<i>historik</i>), and what follows of them: where everybody is, what
 * would be undone and what would be done again. A new change after some were undone leaves nothing
 * to do again.
 */
final class DraftHistory {
  private final List<DraftChange> changes = new ArrayList<>();
  private final Deque<DraftChange> undoable = new ArrayDeque<>();
  private final Deque<DraftChange> redoable = new ArrayDeque<>();

  /** Of changes as they are stored: those that undo or redo need not say their moves. */
  DraftHistory(List<DraftChange> stored) {
    stored.forEach(this::add);
  }

  private void add(DraftChange change) {
    if (change.version() != changes.size() + 1) {
      throw new IllegalStateException(
          "change " + change.version() + " comes after " + changes.size());
    }
    switch (change.kind()) {
      case DO -> {
        undoable.push(change);
        redoable.clear();
        changes.add(change);
      }
      case UNDO -> {
        DraftChange of = expected(change, undoable);
        redoable.push(of);
        changes.add(with(change, reversed(of)));
      }
      case REDO -> {
        DraftChange of = expected(change, redoable);
        undoable.push(of);
        changes.add(with(change, of.moves()));
      }
    }
  }

  private DraftChange expected(DraftChange change, Deque<DraftChange> stack) {
    DraftChange top = stack.poll();
    if (top == null || change.of() == null || top.version() != change.of()) {
      throw new IllegalStateException(
          "change "
              + change.version()
              + " "
              + change.kind()
              + " of "
              + change.of()
              + " is not next in turn");
    }
    return top;
  }

  private static DraftChange with(DraftChange change, List<SeatChange> moves) {
    return new DraftChange(
        change.version(), change.kind(), change.of(), moves, change.by(), change.at());
  }

  private static List<SeatChange> reversed(DraftChange change) {
    return change.moves().reversed().stream().map(SeatChange::reversed).toList();
  }

  /** How many changes there have been. */
  int version() {
    return changes.size();
  }

  /** Those after a version, in order, each with what it moved. */
  List<DraftChange> since(int version) {
    return List.copyOf(changes.subList(Math.min(version, changes.size()), changes.size()));
  }

  /** What an undo would take back. */
  Optional<DraftChange> undoable() {
    return Optional.ofNullable(undoable.peek());
  }

  /** What a redo would do again. */
  Optional<DraftChange> redoable() {
    return Optional.ofNullable(redoable.peek());
  }

  /** Where everybody is now, by placement id, in the order of the beginning. */
  Map<String, Seat> applied(Map<String, Seat> beginning) {
    Map<String, Seat> seats = new LinkedHashMap<>(beginning);
    for (DraftChange change : undoable.reversed()) {
      change.moves().forEach(move -> seats.replace(move.placementId(), move.to()));
    }
    return seats;
  }
}
