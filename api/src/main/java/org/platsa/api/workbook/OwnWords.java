package org.platsa.api.workbook;

import java.util.HashSet;
import java.util.Set;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.JsonNode;

/**
 * The document's own words for kinds (<i>egna ord</i>), which stand in its term's row.
 *
 * @param unitKinds own kinds of unit
 * @param placementKinds own kinds of placement
 */
record OwnWords(Set<String> unitKinds, Set<String> placementKinds) {
  /** Those of a problem. */
  static OwnWords of(Problem problem) {
    Set<String> unitKinds = new HashSet<>();
    problem.unitKinds().forEach(kind -> unitKinds.add(kind.name()));
    Set<String> placementKinds = new HashSet<>();
    problem.placementKinds().forEach(terms -> placementKinds.add(terms.id().name()));
    return new OwnWords(unitKinds, placementKinds);
  }

  /** Those of a document, as far as it has been read. */
  static OwnWords of(JsonNode document) {
    Set<String> unitKinds = new HashSet<>();
    document.path("unitKinds").forEach(kind -> unitKinds.add(kind.stringValue("")));
    Set<String> placementKinds = new HashSet<>();
    document
        .path("placementKinds")
        .forEach(kind -> placementKinds.add(kind.path("id").stringValue("")));
    return new OwnWords(unitKinds, placementKinds);
  }

  boolean has(Vocabulary vocabulary, String word) {
    return (vocabulary == Vocabularies.UNIT_KIND && unitKinds.contains(word))
        || (vocabulary == Vocabularies.PLACEMENT_KIND && placementKinds.contains(word));
  }
}
