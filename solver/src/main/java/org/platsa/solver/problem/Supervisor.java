package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A care worker who takes care of trainees (<i>handledare</i>).
 *
 * @param id unique among supervisors
 * @param unitId the unit they work at
 * @param training their supervisor training
 * @param active false when they take nobody this term: sick leave, leave of absence, new role; and
 *     while they are set aside
 * @param absences days away; empty when absent from the document
 * @param maxSimultaneous full-time trainees at the same time, 0 to 10; 2 at peer-learning units
 * @param maxPerTerm placements in a term, 0 to 1,000
 * @param recentPlacements placements in the two terms before, 0 to 1,000
 * @param professions what they are (<i>yrken</i>), in words of the problem's list; empty when
 *     absent
 * @param setAside what has to be put right before they can take anybody (<i>lagd åt sidan</i>),
 *     such as a value of the row that could not be read; null when nothing has
 */
public record Supervisor(
    String id,
    String unitId,
    Training training,
    boolean active,
    List<Absence> absences,
    int maxSimultaneous,
    int maxPerTerm,
    int recentPlacements,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> professions,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String setAside) {
  /** The highest {@code maxSimultaneous}. */
  public static final int MOST_SIMULTANEOUS = 10;

  /** The highest {@code maxPerTerm}. */
  public static final int MOST_PER_TERM = 1_000;

  public Supervisor {
    Invariants.id("id", id);
    Invariants.id("unitId", unitId);
    Invariants.required("training", training);
    absences = Invariants.copy(absences);
    Invariants.within("maxSimultaneous", maxSimultaneous, 0, MOST_SIMULTANEOUS);
    Invariants.within("maxPerTerm", maxPerTerm, 0, MOST_PER_TERM);
    Invariants.within("recentPlacements", recentPlacements, 0, 1_000);
    professions = Invariants.mentioned("professions", professions);
    Invariants.setAside(setAside);
    active = active && setAside == null;
  }

  /** A supervisor of whom everything is known, and whose profession does not matter. */
  public Supervisor(
      String id,
      String unitId,
      Training training,
      boolean active,
      List<Absence> absences,
      int maxSimultaneous,
      int maxPerTerm,
      int recentPlacements) {
    this(
        id,
        unitId,
        training,
        active,
        absences,
        maxSimultaneous,
        maxPerTerm,
        recentPlacements,
        List.of(),
        null);
  }

  /** The same supervisor with other training. */
  public Supervisor withTraining(Training newTraining) {
    return with(newTraining, active, absences, maxSimultaneous, maxPerTerm, professions);
  }

  /** The same supervisor, active or not, away on other days. */
  public Supervisor withPresence(boolean nowActive, List<Absence> newAbsences) {
    return with(training, nowActive, newAbsences, maxSimultaneous, maxPerTerm, professions);
  }

  /** The same supervisor with room for so many at the same time, and in a term. */
  public Supervisor withRoom(int newMaxSimultaneous, int newMaxPerTerm) {
    return with(training, active, absences, newMaxSimultaneous, newMaxPerTerm, professions);
  }

  /** The same supervisor, of other professions. */
  public Supervisor withProfessions(List<String> newProfessions) {
    return with(training, active, absences, maxSimultaneous, maxPerTerm, newProfessions);
  }

  private Supervisor with(
      Training newTraining,
      boolean nowActive,
      List<Absence> newAbsences,
      int newMaxSimultaneous,
      int newMaxPerTerm,
      List<String> newProfessions) {
    return new Supervisor(
        id,
        unitId,
        newTraining,
        nowActive,
        newAbsences,
        newMaxSimultaneous,
        newMaxPerTerm,
        recentPlacements,
        newProfessions,
        setAside);
  }
}
