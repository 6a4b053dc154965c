package org.platsa.solver.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;

/**
 * What a unit offers in which weeks (<i>enhetens erbjudanden</i>). Weeks are counted from the
 * term's first one, which is 0.
 */
public final class UnitOffers {
  private final List<Limit> limits = new ArrayList<>();
  private final List<Limit> closed = new ArrayList<>();
  private final boolean isAside;

  /** Those of a unit. */
  UnitOffers(Unit unit, Term term) {
    isAside = unit.setAside() != null;
    for (Offer offer : unit.offers()) {
      int first = term.weekOf(offer.firstMonday());
      Set<PlacementKind> kinds = Set.copyOf(offer.kinds());
      Limit limit = new Limit(first, first + offer.weeks(), kinds, offer.places());
      (offer.places() > 0 ? limits : closed).add(limit);
    }
  }

  /**
   * So many at the same time.
   *
   * @param first its first week
   * @param end the week after its last
   * @param kinds who are counted; everybody when empty
   * @param places at least 1
   */
  public record Limit(int first, int end, Set<PlacementKind> kinds, int places) {
    /** Whether it counts a kind of placement in a week. */
    public boolean counts(int week, PlacementKind kind) {
      return first <= week && week < end && isFor(kind);
    }

    /** Whether it counts a kind of placement at all. */
    public boolean isFor(PlacementKind kind) {
      return kinds.isEmpty() || kinds.contains(kind);
    }

    /** Rule unitCapacity: of so many in a week of it, how many are above it. */
    public int excess(int trainees) {
      return SharedRules.unitExcess(trainees, places);
    }
  }

  /** Those with a place. */
  public List<Limit> limits() {
    return limits;
  }

  /**
   * How many a unit takes at most in every week of a period, of the kind that the period is for: 0
   * where it is closed.
   */
  public static int places(Unit unit, Period period, Term term) {
    UnitOffers offers = new UnitOffers(unit, term);
    Weeks weeks = Weeks.of(period, term.weekOf(period.firstMonday()));
    if (offers.isClosed(weeks, period.kind())) {
      return 0;
    }
    int places = unit.maxTrainees();
    for (Limit limit : offers.limits) {
      for (int week = weeks.first(); week < weeks.end(); week++) {
        if (weeks.covers(week) && limit.counts(week, period.kind())) {
          places = Math.min(places, limit.places());
        }
      }
    }
    return places;
  }

  /** Rule unitClosed: whether some of these weeks is not open to a kind of placement. */
  boolean isClosed(Weeks weeks, PlacementKind kind) {
    for (int week = weeks.first(); week < weeks.end(); week++) {
      if (weeks.covers(week) && isClosed(week, kind)) {
        return true;
      }
    }
    return false;
  }

  private boolean isClosed(int week, PlacementKind kind) {
    return isAside
        || counts(closed, week, kind)
        || !(limits.isEmpty() || counts(limits, week, kind));
  }

  private static boolean counts(List<Limit> some, int week, PlacementKind kind) {
    for (Limit limit : some) {
      if (limit.counts(week, kind)) {
        return true;
      }
    }
    return false;
  }
}
