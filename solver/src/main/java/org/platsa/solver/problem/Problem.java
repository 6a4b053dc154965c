package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One term's placements to plan (<i>terminens placeringsbehov</i>), with everything that decides
 * where they may go. Field names are those of the document.
 *
 * <p>A document of an older version becomes one of the present version as it is read.
 *
 * @param schemaVersion the format's version: {@value #SCHEMA_VERSION}, whatever was read
 * @param name as people write it
 * @param metadata how the document was made, in words of its maker, up to 2,000 characters a value;
 *     no rule reads it
 * @param term the half year
 * @param professions the words for professions that supervisors have and placements ask for; empty
 *     when absent
 * @param unitKinds kinds of unit of its own, besides the usual ones; empty when absent
 * @param placementKinds what applies to kinds of placement of its own, or to usual ones in place of
 *     what is usual; empty when absent
 * @param areas areas, ids unique
 * @param units units, ids unique
 * @param supervisors supervisors, ids unique
 * @param providers education providers, ids unique
 * @param periods periods inside the term, ids unique
 * @param students students, ids unique
 * @param placements placements, ids unique
 * @param travelMinutes known travel times, at most one for each student and unit
 * @param weights soft weights by constraint id, 0 to 1,000,000, in place of the defaults
 */
public record Problem(
    int schemaVersion,
    String name,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metadata,
    Term term,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> professions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UnitKind> unitKinds,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlacementKindTerms> placementKinds,
    List<Area> areas,
    List<Unit> units,
    List<Supervisor> supervisors,
    List<EducationProvider> providers,
    List<Period> periods,
    List<Student> students,
    List<Placement> placements,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TravelTime> travelMinutes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> weights) {
  /** The version of the format that this program writes. */
  public static final int SCHEMA_VERSION = 3;

  /** The oldest version of the format that this program reads. */
  public static final int OLDEST_VERSION = 1;

  /** The largest soft weight that a problem may set. */
  public static final int MAX_WEIGHT = 1_000_000;

  public Problem {
    Invariants.within("schemaVersion", schemaVersion, OLDEST_VERSION, SCHEMA_VERSION);
    schemaVersion = SCHEMA_VERSION;
    Invariants.id("name", name);
    metadata = Invariants.copy(metadata);
    metadata.forEach((key, value) -> {
      Invariants.id("metadata", key);
      Invariants.text("metadata." + key, value, Invariants.MAX_METADATA);
    });
    Invariants.required("term", term);
    professions = Invariants.mentioned("professions", professions);
    unitKinds = Invariants.copy(unitKinds);
    placementKinds = Invariants.copy(placementKinds);
    areas = Invariants.copy(areas);
    units = Invariants.copy(units);
    supervisors = Invariants.copy(supervisors);
    providers = Invariants.copy(providers);
    periods = Invariants.copy(periods);
    students = Invariants.copy(students);
    placements =
        toldInDays(
            pinnedToWhatIsThere(Invariants.copy(placements), supervisors, periods),
            supervisors,
            periods);
    travelMinutes = Invariants.copy(travelMinutes);
    weights = Invariants.copy(weights);
    weights.forEach((id, weight) -> Invariants.within("weights." + id, weight, 0, MAX_WEIGHT));
  }

  /** A problem without professions and kinds of its own. */
  public Problem(
      int schemaVersion,
      String name,
      Map<String, String> metadata,
      Term term,
      List<Area> areas,
      List<Unit> units,
      List<Supervisor> supervisors,
      List<EducationProvider> providers,
      List<Period> periods,
      List<Student> students,
      List<Placement> placements,
      List<TravelTime> travelMinutes,
      Map<String, Integer> weights) {
    this(
        schemaVersion,
        name,
        metadata,
        term,
        List.of(),
        List.of(),
        List.of(),
        areas,
        units,
        supervisors,
        providers,
        periods,
        students,
        placements,
        travelMinutes,
        weights);
  }

  /** The same problem with other words for professions. */
  public Problem withProfessions(List<String> newProfessions) {
    return new Problem(
        schemaVersion,
        name,
        metadata,
        term,
        newProfessions,
        unitKinds,
        placementKinds,
        areas,
        units,
        supervisors,
        providers,
        periods,
        students,
        placements,
        travelMinutes,
        weights);
  }

  /** The same problem with other kinds of its own. */
  public Problem withOwnKinds(
      List<UnitKind> newUnitKinds, List<PlacementKindTerms> newPlacementKinds) {
    return new Problem(
        schemaVersion,
        name,
        metadata,
        term,
        professions,
        newUnitKinds,
        newPlacementKinds,
        areas,
        units,
        supervisors,
        providers,
        periods,
        students,
        placements,
        travelMinutes,
        weights);
  }

  /** Every kind of unit that it knows, the usual ones first. */
  public List<UnitKind> knownUnitKinds() {
    return Stream.concat(UnitKind.usual().stream(), unitKinds.stream()).distinct().toList();
  }

  /** The same problem with other units. */
  public Problem withUnits(List<Unit> newUnits) {
    return with(newUnits, supervisors, students, placements, travelMinutes, weights);
  }

  /** The same problem with other supervisors. */
  public Problem withSupervisors(List<Supervisor> newSupervisors) {
    return with(units, newSupervisors, students, placements, travelMinutes, weights);
  }

  /** The same problem with other providers. */
  public Problem withProviders(List<EducationProvider> newProviders) {
    return with(areas, newProviders, periods);
  }

  /** The same problem with other areas. */
  public Problem withAreas(List<Area> newAreas) {
    return with(newAreas, providers, periods);
  }

  /** The same problem with other periods. */
  public Problem withPeriods(List<Period> newPeriods) {
    return with(areas, providers, newPeriods);
  }

  private Problem with(
      List<Area> newAreas, List<EducationProvider> newProviders, List<Period> newPeriods) {
    return new Problem(
        schemaVersion,
        name,
        metadata,
        term,
        professions,
        unitKinds,
        placementKinds,
        newAreas,
        units,
        supervisors,
        newProviders,
        newPeriods,
        students,
        placements,
        travelMinutes,
        weights);
  }

  /** The same problem with other students. */
  public Problem withStudents(List<Student> newStudents) {
    return with(units, supervisors, newStudents, placements, travelMinutes, weights);
  }

  /** The same problem with other placements. */
  public Problem withPlacements(List<Placement> newPlacements) {
    return with(units, supervisors, students, newPlacements, travelMinutes, weights);
  }

  /** The same problem with other known travel times. */
  public Problem withTravelMinutes(List<TravelTime> newTravelMinutes) {
    return with(units, supervisors, students, placements, newTravelMinutes, weights);
  }

  /** The same problem with other soft weights. */
  public Problem withWeights(Map<String, Integer> newWeights) {
    return with(units, supervisors, students, placements, travelMinutes, newWeights);
  }

  private Problem with(
      List<Unit> newUnits,
      List<Supervisor> newSupervisors,
      List<Student> newStudents,
      List<Placement> newPlacements,
      List<TravelTime> newTravelMinutes,
      Map<String, Integer> newWeights) {
    return new Problem(
        schemaVersion,
        name,
        metadata,
        term,
        professions,
        unitKinds,
        placementKinds,
        areas,
        newUnits,
        newSupervisors,
        providers,
        periods,
        newStudents,
        newPlacements,
        newTravelMinutes,
        newWeights);
  }

  /** Unpins placements that are with a supervisor or in a period that the problem does not have. */
  private static List<Placement> pinnedToWhatIsThere(
      List<Placement> placements, List<Supervisor> supervisors, List<Period> periods) {
    if (placements.stream().noneMatch(Placement::isFixed)) {
      return placements;
    }
    Set<String> there = new HashSet<>();
    supervisors.forEach(supervisor -> there.add(supervisor.id()));
    Set<String> when = new HashSet<>();
    periods.forEach(period -> when.add(period.id()));
    return placements.stream()
        .map(placement -> {
          Slot slot = placement.isFixed() ? placement.assignment() : null;
          boolean gone =
              slot != null
                  && !(there.contains(slot.supervisorId()) && when.contains(slot.periodId()));
          return gone ? placement.withAssignment(slot, false) : placement;
        })
        .toList();
  }

  /** Puts published places that are told as in version 1 into days, where these can be known. */
  private static List<Placement> toldInDays(
      List<Placement> placements, List<Supervisor> supervisors, List<Period> periods) {
    if (placements.stream()
        .map(Placement::published)
        .allMatch(published -> published == null || published.isKnown())) {
      return placements;
    }
    Map<String, Supervisor> supervisorById = new HashMap<>();
    supervisors.forEach(supervisor -> supervisorById.put(supervisor.id(), supervisor));
    Map<String, Period> periodById = new HashMap<>();
    periods.forEach(period -> periodById.put(period.id(), period));
    List<Placement> told = new ArrayList<>(placements.size());
    for (Placement placement : placements) {
      PublishedPlace published = placement.published();
      if (published != null && !published.isKnown()) {
        Supervisor supervisor = supervisorById.get(published.supervisorId());
        Period period = periodById.get(published.periodId());
        told.add(
            supervisor == null || period == null
                ? placement
                : placement.withPublished(PublishedPlace.of(supervisor, period)));
      } else {
        told.add(placement);
      }
    }
    return List.copyOf(told);
  }
}
