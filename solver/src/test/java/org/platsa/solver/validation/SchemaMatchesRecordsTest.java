package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSetter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaMatchesRecordsTest {
  private final JsonNode schema = schema();

  @ParameterizedTest
  @ValueSource(
      classes = {
        Problem.class,
        Term.class,
        Area.class,
        Unit.class,
        Location.class,
        Supervisor.class,
        Absence.class,
        EducationProvider.class,
        Period.class,
        Student.class,
        Placement.class,
        Slot.class,
        PublishedPlace.class,
        TravelTime.class,
        Offer.class,
        PlacementKindTerms.class,
        Wish.class,
        PeriodWish.class
      })
  void theSchemaHasTheFieldsOfTheRecord(Class<?> type) {
    JsonNode object = definition(type);
    RecordComponent[] components = type.getRecordComponents();

    assertThat(object.path("properties").propertyNames())
        .containsExactlyElementsOf(
            Arrays.stream(components).map(RecordComponent::getName).toList());
    assertThat(object.path("additionalProperties").toString()).isEqualTo("false");
    assertThat(object.path("required").valueStream().map(JsonNode::stringValue))
        .containsExactlyElementsOf(
            Arrays.stream(components)
                .filter(component -> !mayBeLeftOut(component))
                .map(RecordComponent::getName)
                .toList());
    for (RecordComponent component : components) {
      JsonNode rules = object.path("properties").path(component.getName());
      assertThat(rules.path("description").asString("")).as("%s", component).isNotBlank();
      assertThat(describes(resolved(rules), component.getGenericType(), mayBeLeftOut(component)))
          .as("%s.%s is %s", type.getSimpleName(), component.getName(), rules)
          .isTrue();
    }
  }

  @Test
  void everyDefinitionIsUsed() {
    String text = schema.toString();

    assertThat(schema.path("$defs").propertyNames())
        .allMatch(name -> text.contains("\"#/$defs/" + name + "\""));
  }

  /** The example's own records, each number at the schema's bounds and just beyond. */
  @Test
  void theRecordsHaveTheSchemasBounds() {
    List<String> bounded = new ArrayList<>();
    Map<String, Class<?>> lists =
        Map.of(
            "units", Unit.class,
            "supervisors", Supervisor.class,
            "providers", EducationProvider.class,
            "periods", Period.class,
            "placements", Placement.class,
            "travelMinutes", TravelTime.class);
    lists.forEach((list, type) -> {
      ObjectNode record = (ObjectNode) Example.tree("problem.json").path(list).get(0);
      bounded.addAll(checkBounds(record, definition(type), type));
    });
    ObjectNode wish = Json.mapper().createObjectNode().put("unitId", "U1").put("grade", 1);
    bounded.addAll(checkBounds(wish, definition(Wish.class), Wish.class));
    ObjectNode offer =
        Json.mapper()
            .createObjectNode()
            .put("firstMonday", "2024-01-15")
            .put("weeks", 5)
            .put("places", 1);
    bounded.addAll(checkBounds(offer, definition(Offer.class), Offer.class));
    ObjectNode terms =
        Json.mapper().createObjectNode().put("id", "VFU").put("training", true).put("priority", 1);
    bounded.addAll(
        checkBounds(terms, definition(PlacementKindTerms.class), PlacementKindTerms.class));
    ObjectNode when = Json.mapper().createObjectNode().put("periodId", "A1").put("grade", 1);
    bounded.addAll(checkBounds(when, definition(PeriodWish.class), PeriodWish.class));
    ObjectNode home = Json.mapper().createObjectNode().put("lat", 57.0).put("lon", 14.0);
    bounded.addAll(checkBounds(home, definition(Location.class), Location.class));

    assertThat(new TreeSet<>(bounded))
        .containsExactlyInAnyOrder(
            "atMostWeeksApart",
            "grade",
            "guaranteedPlaces",
            "intensity",
            "lat",
            "lon",
            "maxPerTerm",
            "maxSimultaneous",
            "maxTrainees",
            "minutes",
            "permanentStaff",
            "places",
            "priority",
            "recentPlacements",
            "weeks");
  }

  @Test
  void theRestOfTheBoundsAreTheRecordsConstants() {
    JsonNode weight = schema.at("/properties/weights/additionalProperties");
    assertThat(weight.path("maximum").intValue()).isEqualTo(Problem.MAX_WEIGHT);
    assertThat(weight.path("minimum").intValue()).isZero();
    assertThat(schema.at("/properties/schemaVersion/minimum").intValue())
        .isEqualTo(Problem.OLDEST_VERSION);
    assertThat(schema.at("/properties/schemaVersion/maximum").intValue())
        .isEqualTo(Problem.SCHEMA_VERSION);
    assertThat(schema.path("$id").stringValue())
        .endsWith("problem-" + Problem.SCHEMA_VERSION + ".json");
    int longest = schema.at("/$defs/text/maxLength").intValue();
    assertThat(new Area("x".repeat(longest), "🙂".repeat(longest)).id()).hasSize(longest);
    assertThatThrownBy(() -> new Area("x".repeat(longest + 1), "n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> checkBounds(ObjectNode record, JsonNode object, Class<?> type) {
    List<String> bounded = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      JsonNode rules = resolved(property.getValue());
      for (String keyword : List.of("minimum", "maximum")) {
        if (rules.has(keyword)) {
          int bound = rules.path(keyword).intValue();
          ObjectNode at = record.deepCopy().put(property.getKey(), bound);
          ObjectNode beyond =
              record
                  .deepCopy()
                  .put(property.getKey(), keyword.equals("minimum") ? bound - 1 : bound + 1);

          assertThat(Json.mapper().treeToValue(at, type)).isNotNull();
          assertThatThrownBy(() -> Json.mapper().treeToValue(beyond, type))
              .as("%s %s %s", type, property.getKey(), keyword)
              .isInstanceOf(JacksonException.class);
          bounded.add(property.getKey());
        }
      }
    }
    return bounded;
  }

  private boolean describes(JsonNode rules, Type type, boolean nullable) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean isList = generic.getRawType() == List.class;
      JsonNode items = rules.path(isList ? "items" : "additionalProperties");
      return isOfType(rules, isList ? "array" : "object", nullable)
          && describes(resolved(items), arguments[arguments.length - 1], false);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == UnitKind.class || raw == PlacementKind.class) {
      return describes(rules, String.class, false)
          && rules.path("maxLength").equals(schema.at("/$defs/text/maxLength"))
          && rules.path("pattern").equals(schema.at("/$defs/text/pattern"));
    }
    if (raw.isEnum()) {
      return rules
          .path("enum")
          .valueStream()
          .map(JsonNode::stringValue)
          .toList()
          .equals(Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList());
    }
    if (raw.isRecord()) {
      // What may be left out in one place and not in another is there twice.
      return rules.path("properties").equals(definition(raw).path("properties"))
          && rules.path("required").equals(definition(raw).path("required"))
          && isOfType(rules, "object", nullable);
    }
    if (raw == LocalDate.class) {
      return isOfType(rules, "string", nullable)
          && rules.path("format").asString("").equals("date");
    }
    Map<Class<?>, String> plain =
        Map.of(
            int.class, "integer",
            Integer.class, "integer",
            double.class, "number",
            boolean.class, "boolean",
            String.class, "string");
    return isOfType(rules, Objects.requireNonNull(plain.get(raw)), nullable);
  }

  private static boolean isOfType(JsonNode rules, String name, boolean nullable) {
    return rules
        .path("type")
        .toString()
        .equals(nullable ? "[\"" + name + "\",\"null\"]" : "\"" + name + "\"");
  }

  private static boolean mayBeLeftOut(RecordComponent component) {
    return component.getType() == List.class
        || component.getType() == Map.class
        || component.getAccessor().isAnnotationPresent(JsonSetter.class)
        || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private JsonNode definition(Class<?> type) {
    String name = type.getSimpleName();
    return type == Problem.class
        ? schema
        : schema
            .path("$defs")
            .path(name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1));
  }

  private JsonNode resolved(JsonNode rules) {
    return rules.has("$ref") ? schema.at(rules.path("$ref").stringValue().substring(1)) : rules;
  }

  private static JsonNode schema() {
    try (InputStream in =
        Objects.requireNonNull(Problem.class.getResourceAsStream("problem.schema.json"))) {
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
