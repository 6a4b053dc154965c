package org.platsa.api.cancellation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.problem.PlacementKind;

/**
 * How likely it is that a place comes to use, by provider and kind of placement (<i>förväntad
 * nyttjandegrad</i>): what came of its own places before, drawn towards the whole.
 *
 * <p>The share of a group (provider and kind) is taken to come from one Beta distribution for all
 * groups. Its mean is that of all places, drawn towards the default as if {@value #DEFAULT_PLACES}
 * places had been seen before; its strength m is estimated by the method of moments for proportions
 * of unequal numbers (J. C. Kleinman, <i>Proportions with extraneous variance</i>, JASA 68, 1973).
 * What is expected of a group that had n places of which x were used is then the mean of its
 * posterior, (x + m × mean) / (n + m): empirical Bayes.
 */
public final class UseRates {
  /** How many places the default weighs as much as. */
  public static final int DEFAULT_PLACES = 20;

  /** So much alike groups are at least, and at most: a strength in places. */
  private static final double LEAST_STRENGTH = 1;

  private static final double MOST_STRENGTH = 1_000;

  private final double mean;
  private final double strength;
  private final int offered;
  private final int used;
  private final Map<Group, PlaceUse> history = new HashMap<>();

  private record Group(String providerId, PlacementKind kind) {}

  /**
   * Of what came of earlier places.
   *
   * @param uses each provider and kind once at most
   * @param defaultUse what is expected where nothing is known, above 0 and below 1
   */
  public UseRates(List<PlaceUse> uses, double defaultUse) {
    if (!(defaultUse > 0 && defaultUse < 1)) {
      throw new IllegalArgumentException("defaultUse must be between 0 and 1, not " + defaultUse);
    }
    uses.forEach(each -> history.put(new Group(each.providerId(), each.kind()), each));
    this.offered = uses.stream().mapToInt(PlaceUse::offered).sum();
    this.used = uses.stream().mapToInt(PlaceUse::used).sum();
    this.mean = (used + DEFAULT_PLACES * defaultUse) / (offered + DEFAULT_PLACES);
    this.strength = strength(uses, offered, used);
  }

  /** Places that were told in earlier terms. */
  public int offered() {
    return offered;
  }

  /** Of them those that were used. */
  public int used() {
    return used;
  }

  /** What is expected where a group has no places of its own, 0 to 1. */
  public double mean() {
    return mean;
  }

  /** How many places of its own a group needs to be half its own estimate. */
  public double strength() {
    return strength;
  }

  /** What came of a group's earlier places; none if there were none. */
  public PlaceUse history(String providerId, PlacementKind kind) {
    return history.getOrDefault(new Group(providerId, kind), new PlaceUse(providerId, kind, 0, 0));
  }

  /** What is expected of a group. */
  public Expected expected(String providerId, PlacementKind kind) {
    PlaceUse own = history(providerId, kind);
    return new Expected(
        own.used() + strength * mean, own.offered() - own.used() + strength * (1 - mean));
  }

  /**
   * What a group's share may be: a Beta distribution.
   *
   * @param used its first parameter, above 0
   * @param lost its second parameter, above 0
   */
  public record Expected(double used, double lost) {
    /** How likely a place of the group comes to use. */
    public double rate() {
      return used / (used + lost);
    }
  }

  /**
   * The moments are those of S, the sum of n (share - mean)² over k groups, whose expectation is
   * mean (1 - mean) ((k - 1) + rho (N - sum of n² / N - (k - 1))), with rho = 1 / (m + 1).
   */
  private static double strength(List<PlaceUse> uses, int offered, int used) {
    List<PlaceUse> seen = uses.stream().filter(each -> each.offered() > 0).toList();
    if (seen.size() < 2 || used == 0 || used == offered) {
      return DEFAULT_PLACES;
    }
    double whole = (double) used / offered;
    double squares = 0;
    double spread = 0;
    for (PlaceUse each : seen) {
      double n = each.offered();
      double off = each.used() / n - whole;
      squares += n * n;
      spread += n * off * off;
    }
    double free = seen.size() - 1.0;
    double more = offered - squares / offered - free;
    if (more <= 0) {
      return DEFAULT_PLACES;
    }
    double rho = (spread / (whole * (1 - whole)) - free) / more;
    return rho <= 0 ? MOST_STRENGTH : Math.clamp(1 / rho - 1, LEAST_STRENGTH, MOST_STRENGTH);
  }
}
