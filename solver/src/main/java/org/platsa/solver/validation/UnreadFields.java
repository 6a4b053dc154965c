package org.platsa.solver.validation;

import static org.platsa.solver.validation.Section.AREAS;
import static org.platsa.solver.validation.Section.ASSIGNMENTS;
import static org.platsa.solver.validation.Section.PERIODS;
import static org.platsa.solver.validation.Section.PLACEMENTS;
import static org.platsa.solver.validation.Section.PROVIDERS;
import static org.platsa.solver.validation.Section.STUDENTS;
import static org.platsa.solver.validation.Section.SUPERVISORS;
import static org.platsa.solver.validation.Section.UNITS;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Field by field what is done about a value that cannot be read (<i>vad som görs åt ett oläsligt
 * fält</i>). A field that is not here is what many share, or says whose the row is, and the
 * document is refused.
 */
final class UnreadFields {
  /** The field that says what has to be put right in a row that is set aside. */
  static final String SET_ASIDE = "setAside";

  /** Positions are guessed to so many parts of a degree, some 10 m. */
  private static final double POSITION_PARTS = 10_000;

  /** What is done about a field. */
  enum Mend {
    /** It is taken away: it says nothing, and the rest of the row counts. */
    ABSENT,
    /** Of a list only what cannot be read is taken away; if nothing is left, it is set aside. */
    REST,
    /** It is taken away, and the row is set aside. */
    ASIDE
  }

  private static final Map<Section, Map<String, Mend>> MENDS =
      Map.of(
          PLACEMENTS,
              Map.ofEntries(
                  Map.entry("kind", Mend.ASIDE),
                  Map.entry("allowedPeriods", Mend.REST),
                  Map.entry("requiredUnitKinds", Mend.REST),
                  Map.entry("intensity", Mend.ASIDE),
                  Map.entry("peerLearning", Mend.ABSENT),
                  Map.entry("assignment", Mend.ABSENT),
                  Map.entry("pinned", Mend.ABSENT),
                  Map.entry("published", Mend.ABSENT),
                  Map.entry("periodWishes", Mend.ABSENT),
                  Map.entry("after", Mend.ASIDE),
                  Map.entry("atMostWeeksApart", Mend.ASIDE),
                  Map.entry("profession", Mend.ASIDE),
                  Map.entry("apart", Mend.ASIDE),
                  Map.entry(SET_ASIDE, Mend.ASIDE)),
          STUDENTS,
              Map.ofEntries(
                  Map.entry("home", Mend.ASIDE),
                  Map.entry("transport", Mend.ASIDE),
                  Map.entry("licences", Mend.ABSENT),
                  Map.entry("excludedUnits", Mend.ASIDE),
                  Map.entry("visitedUnits", Mend.ABSENT),
                  Map.entry("needsSupport", Mend.ABSENT),
                  Map.entry("learnsSwedish", Mend.ABSENT),
                  Map.entry("preferredUnits", Mend.ABSENT),
                  Map.entry("wishes", Mend.ABSENT),
                  Map.entry("repeat", Mend.ASIDE),
                  Map.entry(SET_ASIDE, Mend.ASIDE)),
          SUPERVISORS,
              Map.ofEntries(
                  Map.entry("training", Mend.ASIDE),
                  Map.entry("active", Mend.ASIDE),
                  Map.entry("absences", Mend.ASIDE),
                  Map.entry("maxSimultaneous", Mend.ASIDE),
                  Map.entry("maxPerTerm", Mend.ASIDE),
                  Map.entry("recentPlacements", Mend.ABSENT),
                  Map.entry("professions", Mend.REST),
                  Map.entry(SET_ASIDE, Mend.ASIDE)),
          UNITS,
              Map.ofEntries(
                  Map.entry("name", Mend.ABSENT),
                  Map.entry("kind", Mend.ASIDE),
                  Map.entry("location", Mend.ASIDE),
                  Map.entry("maxTrainees", Mend.ASIDE),
                  Map.entry("permanentStaff", Mend.ABSENT),
                  Map.entry("peerLearning", Mend.ABSENT),
                  Map.entry("languageCoach", Mend.ABSENT),
                  Map.entry("requires", Mend.ASIDE),
                  Map.entry("offers", Mend.ASIDE),
                  Map.entry(SET_ASIDE, Mend.ASIDE)),
          PROVIDERS, Map.of("name", Mend.ABSENT, "guaranteedPlaces", Mend.ABSENT),
          AREAS, Map.of("name", Mend.ABSENT),
          PERIODS, Map.of("name", Mend.ABSENT),
          // Without one of the two it is half a place, which is none.
          ASSIGNMENTS, Map.of("supervisorId", Mend.ABSENT, "periodId", Mend.ABSENT));

  /** What stands in for a field that must be there: the least that it can say. */
  private static final Map<Section, Map<String, JsonNode>> STAND_INS =
      Map.of(
          PLACEMENTS,
              Map.of(
                  "kind", StringNode.valueOf("APL"),
                  "intensity", IntNode.valueOf(100),
                  "peerLearning", BooleanNode.FALSE),
          STUDENTS,
              Map.of(
                  "transport", StringNode.valueOf("PUBLIC"),
                  "needsSupport", BooleanNode.FALSE,
                  "learnsSwedish", BooleanNode.FALSE),
          SUPERVISORS,
              Map.of(
                  "training", StringNode.valueOf("NONE"),
                  "active", BooleanNode.FALSE,
                  "maxSimultaneous", IntNode.valueOf(0),
                  "maxPerTerm", IntNode.valueOf(0),
                  "recentPlacements", IntNode.valueOf(0)),
          UNITS,
              Map.of(
                  "kind", StringNode.valueOf("CARE_HOME"),
                  "maxTrainees", IntNode.valueOf(0),
                  "permanentStaff", IntNode.valueOf(0),
                  "peerLearning", BooleanNode.FALSE,
                  "languageCoach", BooleanNode.FALSE));

  private UnreadFields() {}

  /**
   * What is done about a field.
   *
   * @param isUnknown whether the format does not have it
   * @return null if the document has to be refused
   */
  static @Nullable Mend mend(Section section, String field, boolean isUnknown) {
    Map<String, Mend> mends = MENDS.getOrDefault(section, Map.of());
    return isUnknown && mends.containsKey(SET_ASIDE) ? Mend.ASIDE : mends.get(field);
  }

  /**
   * What stands in for a field that must be there.
   *
   * @param record the row that it is in
   * @return null if it may be absent
   */
  static @Nullable JsonNode standIn(JsonNode root, Section section, JsonNode record, String field) {
    if (field.equals("name")) {
      return record.path("id");
    }
    if (section == UNITS && field.equals("location")) {
      return middle(root, record);
    }
    return STAND_INS.getOrDefault(section, Map.of()).get(field);
  }

  /**
   * The middle of the area's other units, or of all where it has none with a position: nobody is
   * placed by it, but something has to be drawn on a map.
   */
  private static @Nullable JsonNode middle(JsonNode root, JsonNode unit) {
    List<JsonNode> all =
        root.path(UNITS.field())
            .valueStream()
            .filter(each -> each != unit)
            .filter(each -> isDegrees(each, "lat", 90) && isDegrees(each, "lon", 180))
            .toList();
    List<JsonNode> near =
        all.stream().filter(each -> each.path("areaId").equals(unit.path("areaId"))).toList();
    List<JsonNode> some = near.isEmpty() ? all : near;
    return some.isEmpty()
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("lat", mean(some, "lat"))
            .put("lon", mean(some, "lon"));
  }

  private static boolean isDegrees(JsonNode unit, String field, int most) {
    JsonNode degrees = unit.path("location").path(field);
    return degrees.isNumber() && Math.abs(degrees.doubleValue()) <= most;
  }

  private static double mean(List<JsonNode> units, String field) {
    double mean =
        units.stream()
            .mapToDouble(each -> each.path("location").path(field).doubleValue())
            .average()
            .orElseThrow();
    return Math.rint(POSITION_PARTS * mean) / POSITION_PARTS;
  }

  /** What is done, in words, where the row is not set aside for it. */
  static BilingualText done(Section section, String field, Mend mend) {
    if (mend == Mend.REST) {
      return new BilingualText(
          " Det räknas inte; det andra i listan gör det.",
          " It does not count; the rest of the list does.");
    }
    JsonNode standIn = STAND_INS.getOrDefault(section, Map.of()).get(field);
    if (standIn != null) {
      return standIn.isBoolean()
          ? new BilingualText(" Det läses som nej.", " It is read as no.")
          : new BilingualText(" Det läses som 0.", " It is read as 0.");
    }
    return switch (field) {
      case "name" -> new BilingualText(" Den kallas vid sitt id.", " It is called by its id.");
      case "supervisorId", "periodId" ->
          new BilingualText(
              " Placeringen blir utan plats.", " The placement is left without a place.");
      case "assignment" ->
          new BilingualText(
              " Placeringen planeras som om den inte hade någon plats, låst eller ej.",
              " The placement is planned as if it had no place, pinned or not.");
      case "published" ->
          new BilingualText(
              " Placeringen planeras som om inget hade publicerats.",
              " The placement is planned as if nothing had been published.");
      default ->
          new BilingualText(
              " Det räknas inte; resten av raden gör det.",
              " It does not count; the rest of the row does.");
    };
  }
}
