package org.platsa.api.ask;

import java.util.List;
import java.util.Map;
import org.platsa.api.compute.ComputeLane;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Unit;
import tools.jackson.databind.node.ObjectNode;

/**
 * What whoever is asked can choose of (<i>valmöjligheter</i>): a term's days, periods, areas, units
 * and professions, as a problem in which nobody is. How many a unit takes is its own matter, and
 * not told.
 */
final class Choices {
  private Choices() {}

  /** What a term's data has of it. */
  static Problem of(Problem problem) {
    Problem named = DistinctNames.of(problem);
    return new Problem(
            Problem.SCHEMA_VERSION,
            problem.term().name(),
            Map.of(),
            problem.term(),
            named.areas(),
            named.units().stream().map(Choices::bare).toList(),
            List.of(),
            List.of(),
            problem.periods(),
            List.of(),
            List.of(),
            List.of(),
            Map.of())
        .withProfessions(problem.professions())
        .withOwnKinds(problem.unitKinds(), problem.placementKinds());
  }

  private static Unit bare(Unit unit) {
    return new Unit(
        unit.id(),
        unit.name(),
        unit.areaId(),
        unit.kind(),
        unit.location(),
        0,
        0,
        false,
        false,
        unit.requires());
  }

  static String written(Problem choices) {
    return Json.mapper().writeValueAsString(choices);
  }

  static Problem read(String choices) {
    ComputeLane.require();
    return Json.mapper().readValue(choices, Problem.class);
  }

  /** The same as a document, to which one provider's students can be put. */
  static ObjectNode document(Problem choices, String providerId, String name) {
    ObjectNode document = Json.mapper().valueToTree(choices);
    document
        .putArray("providers")
        .add(
            Json.mapper()
                .<ObjectNode>valueToTree(
                    new EducationProvider(
                        providerId,
                        name,
                        ProviderTier.OTHER,
                        0,
                        choices.units().getFirst().location())));
    return document;
  }
}
