package org.platsa.api.page.plan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Unit;

/**
 * A placement as the board and the list show it (<i>bricka, rad</i>).
 *
 * @param placement what is asked for
 * @param called the student's pseudonym without what all of them begin with
 * @param provider who asks
 * @param wishes where and when it may be, in words
 * @param seated where it is, and what that costs
 * @param unit where; null when unplaced
 * @param area the unit's; null when unplaced
 * @param period when; null when unplaced
 * @param support whether support is needed, and there
 * @param swedish whether a language coach is needed, and there
 * @param pinned whether it stays there when the plan is made anew
 * @param changed whether it is somewhere else than when the draft began
 * @param broken whether it takes part in breaking a hard rule
 * @param cost what it costs by itself, of what is wished for
 * @param label all that as one sentence, for whoever hears it
 */
public record PlanRow(
    Placement placement,
    String called,
    EducationProvider provider,
    String wishes,
    PlanOverview.Seated seated,
    @Nullable Unit unit,
    @Nullable Area area,
    @Nullable Period period,
    Need support,
    Need swedish,
    boolean pinned,
    boolean changed,
    boolean broken,
    long cost,
    String label) {
  /** More minutes than these are a long way; from here on each costs more. */
  static final int LONG_WAY = 45;

  /** A need of a student's. */
  public enum Need {
    /** There is none. */
    NONE,
    /** The place meets it, or there is no place yet. */
    MET,
    /** The place does not meet it. */
    UNMET
  }

  public String id() {
    return placement.id();
  }

  public boolean isPlaced() {
    return seated.isPlaced();
  }

  public @Nullable Integer minutes() {
    return seated.minutes();
  }

  /** Whether the way is long. */
  public boolean isFar() {
    Integer minutes = seated.minutes();
    return minutes != null && minutes > LONG_WAY;
  }

  public List<String> partners() {
    return seated.partners();
  }

  /** How a chip of it looks, as classes. */
  public String look() {
    StringBuilder look =
        new StringBuilder(
            placement.kind().isUsual()
                ? placement.kind().name().toLowerCase(Locale.ROOT)
                : "own-kind");
    if (pinned) {
      look.append(" pinned");
    }
    if (changed) {
      look.append(" changed");
    }
    if (broken) {
      look.append(" broken");
    }
    return look.toString();
  }
}
