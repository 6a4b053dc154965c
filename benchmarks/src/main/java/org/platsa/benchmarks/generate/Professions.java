package org.platsa.benchmarks.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * Gives the supervisors of a term professions, and has some placements ask for one (<i>yrken</i>).
 * How many there are is assumed; no figure of it is published.
 */
final class Professions {
  private static final String ASSISTANT_NURSE = "Undersköterska";
  private static final String NURSE = "Sjuksköterska";
  private static final String SUPPORT_ASSISTANT = "Stödassistent";

  /** The document's words for them. */
  static final List<String> WORDS = List.of(ASSISTANT_NURSE, NURSE, SUPPORT_ASSISTANT);

  private static final Set<UnitKind> LSS = Set.of(UnitKind.GROUP_HOME, UnitKind.DAILY_ACTIVITY);

  /** Of supervisors outside LSS. */
  private static final double NURSES = 0.1;

  /** Of supervisors in LSS, those who are assistant nurses, too. */
  private static final double BOTH = 0.2;

  /** Of APL and LIA whose kinds of unit leave no doubt which profession is meant. */
  private static final double ASKING = 0.7;

  private final GeneratorSettings settings;

  Professions(GeneratorSettings settings) {
    this.settings = settings;
  }

  /** A municipality's term, in which all else stays as it is. */
  MunicipalityTerm of(Municipality municipality, MunicipalityTerm plain) {
    Map<String, UnitKind> kinds =
        plain.units().stream().collect(Collectors.toMap(Unit::id, Unit::kind));
    Dice asking =
        new Dice(settings.seed(), municipality.prefix(), settings.term().name(), "professions");
    return new MunicipalityTerm(
        plain.areas(),
        plain.units(),
        plain.supervisors().stream()
            .map(supervisor ->
                supervisor.withProfessions(
                    professions(municipality, supervisor, kinds.get(supervisor.unitId()))))
            .toList(),
        plain.providers(),
        plain.students(),
        plain.placements().stream()
            .map(placement ->
                asking.chance(ASKING) ? placement.withProfession(asked(placement)) : placement)
            .toList());
  }

  /** By who it is, so that it is the same from term to term. */
  private List<String> professions(
      Municipality municipality, Supervisor supervisor, @Nullable UnitKind kind) {
    Dice dice =
        new Dice(settings.seed(), municipality.prefix(), supervisor.id(), "professions of one");
    if (kind != null && LSS.contains(kind)) {
      return dice.chance(BOTH)
          ? List.of(SUPPORT_ASSISTANT, ASSISTANT_NURSE)
          : List.of(SUPPORT_ASSISTANT);
    }
    return List.of(dice.chance(NURSES) ? NURSE : ASSISTANT_NURSE);
  }

  /** What the course is for; null where it can be several things. */
  private static @Nullable String asked(Placement placement) {
    boolean isCourse =
        placement.kind().equals(PlacementKind.APL) || placement.kind().equals(PlacementKind.LIA);
    List<UnitKind> kinds = placement.requiredUnitKinds();
    if (!isCourse || kinds.isEmpty()) {
      return null;
    }
    if (LSS.containsAll(kinds)) {
      return SUPPORT_ASSISTANT;
    }
    return kinds.stream().noneMatch(LSS::contains) ? ASSISTANT_NURSE : null;
  }
}
