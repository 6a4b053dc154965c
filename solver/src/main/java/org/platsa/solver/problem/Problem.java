package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One term's placements to plan (<i>terminens placeringsbehov</i>), with everything that decides
 * where they may go. Field names are those of the document.
 *
 * @param schemaVersion the format's version: {@value #SCHEMA_VERSION}
 * @param name as people write it
 * @param metadata how the document was made, in words of its maker, up to 2,000 characters a value;
 *     no rule reads it
 * @param term the half year
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
    List<Area> areas,
    List<Unit> units,
    List<Supervisor> supervisors,
    List<EducationProvider> providers,
    List<Period> periods,
    List<Student> students,
    List<Placement> placements,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TravelTime> travelMinutes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> weights) {
  /** The version of the format that this program reads and writes. */
  public static final int SCHEMA_VERSION = 1;

  /** The largest soft weight that a problem may set. */
  public static final int MAX_WEIGHT = 1_000_000;

  public Problem {
    Invariants.within("schemaVersion", schemaVersion, SCHEMA_VERSION, SCHEMA_VERSION);
    Invariants.id("name", name);
    metadata = Invariants.copy(metadata);
    metadata.forEach((key, value) -> {
      Invariants.id("metadata", key);
      Invariants.text("metadata." + key, value, Invariants.MAX_METADATA);
    });
    Invariants.required("term", term);
    areas = Invariants.copy(areas);
    units = Invariants.copy(units);
    supervisors = Invariants.copy(supervisors);
    providers = Invariants.copy(providers);
    periods = Invariants.copy(periods);
    students = Invariants.copy(students);
    placements = Invariants.copy(placements);
    travelMinutes = Invariants.copy(travelMinutes);
    weights = Invariants.copy(weights);
    weights.forEach((id, weight) -> Invariants.within("weights." + id, weight, 0, MAX_WEIGHT));
  }

  /** The same problem with other soft weights. */
  public Problem withWeights(Map<String, Integer> newWeights) {
    return new Problem(
        schemaVersion,
        name,
        metadata,
        term,
        areas,
        units,
        supervisors,
        providers,
        periods,
        students,
        placements,
        travelMinutes,
        newWeights);
  }
}
