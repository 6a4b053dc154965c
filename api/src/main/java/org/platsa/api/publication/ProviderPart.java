package org.platsa.api.publication;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one provider would be sent.
 *
 * @param last what it was sent last; null if nothing
 */
record ProviderPart(
    String provider,
    String name,
    PublicationStore.@Nullable Last last,
    List<Proposing.NewPlace> places) {
  /** How many placements it asked for. */
  int asked() {
    return (int) places.stream().filter(each -> each.change() != PlaceChange.GONE).count();
  }

  /** How many of them have a place. */
  int placed() {
    return (int) places.stream().filter(Proposing.NewPlace::placed).count();
  }

  /** Whether what it was sent last stands. */
  boolean stands() {
    return last != null && last.proposal().stands();
  }

  /** Which free places were taken since, by position in the last proposal. */
  Map<Integer, UUID> taken() {
    return last == null ? Map.of() : last.taken();
  }

  /** Placements for which they were. */
  Set<String> takenPlacements() {
    return last == null
        ? Set.of()
        : last.places().stream()
            .filter(each -> last.taken().containsKey(each.position()))
            .map(each -> each.seat().placementId())
            .collect(Collectors.toSet());
  }

  /** Positions in the last proposal of who would not be where they were told. */
  Set<Integer> moved() {
    return places.stream()
        .filter(each -> !each.isSamePlace())
        .map(Proposing.NewPlace::before)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Positions in the last proposal that count as agreed on a day. */
  Set<Integer> agreed(LocalDate today) {
    return last == null
        ? Set.of()
        : last.places().stream()
            .filter(each -> each.shown().place() != null)
            .filter(each -> last.proposal().counted(true, each.given(), today) == Answer.ACCEPTED)
            .map(SentPlace::position)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Placements whose agreed places would be others.
   *
   * @param agreed positions in the last proposal
   */
  List<String> agreedMoved(Set<Integer> agreed) {
    if (last == null) {
      return List.of();
    }
    Set<Integer> moved = moved();
    return last.places().stream()
        .filter(each -> agreed.contains(each.position()) && moved.contains(each.position()))
        .map(each -> each.seat().placementId())
        .toList();
  }
}
