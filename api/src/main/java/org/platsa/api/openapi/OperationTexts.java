package org.platsa.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the interface's description (<i>beskrivningstexter</i>), in {@code
 * openapi/operations.yaml}, brought together with the routes and types that the code has. Whatever
 * one side has and the other has not is a fault.
 */
final class OperationTexts {
  private static final String FILE = "/openapi/operations.yaml";

  /** What is merged in a way of its own, not as it stands. */
  private static final List<String> OWN_WAY =
      List.of("parameters", "responses", "refusals", "unversioned");

  /** Headers that a description does not have as parameters: its media types say as much. */
  private static final Set<String> NEGOTIATED = Set.of("Accept", "Content-Type");

  private static final List<String> PLACES = List.of("path", "header", "query");

  private final JsonNode text;
  private final Refusals refusals;
  private final List<String> faults = new ArrayList<>();

  private OperationTexts(JsonNode text) {
    this.text = text;
    this.refusals = new Refusals(text.path("refusals"));
  }

  static OperationTexts read() {
    try (InputStream in = OperationTexts.class.getResourceAsStream(FILE)) {
      return new OperationTexts(Yaml31.mapper().readTree(in));
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " cannot be read", e);
    }
  }

  /** What the service is, in Markdown. */
  String overview() {
    return text.path("overview").asText();
  }

  /**
   * Gives every operation its words.
   *
   * @throws IllegalStateException with everything that the code and the text do not agree about
   */
  void describe(OpenAPI document) {
    document.setTags(
        text.path("tags").properties().stream()
            .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue().asText()))
            .toList());
    text.path("schemas")
        .properties()
        .forEach(schema ->
            document
                .getComponents()
                .addSchemas(schema.getKey(), convert(schema.getValue(), JsonSchema.class)));
    refusals.components().forEach(document.getComponents()::addResponses);
    Permissions.schemes().forEach(document.getComponents()::addSecuritySchemes);
    describeOperations(document);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(FILE + ": " + String.join("; ", faults));
    }
  }

  private void describeOperations(OpenAPI document) {
    Set<String> left = new TreeSet<>();
    text.path("operations").fieldNames().forEachRemaining(left::add);
    Set<String> ids = new HashSet<>();
    document
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, operation) -> {
                  String name = method + " " + path;
                  JsonNode words = text.path("operations").path(name);
                  if (left.remove(name)) {
                    Operation described = described(method.name(), path, operation, words);
                    item.operation(method, described);
                    require(ids.add(described.getOperationId()), name, "has another's operationId");
                  } else {
                    faults.add(name + " has no text");
                  }
                }));
    left.forEach(name -> faults.add("there is no " + name));
  }

  private Operation described(String method, String path, Operation operation, JsonNode words) {
    String name = method + " " + path;
    for (String field : List.of("operationId", "summary", "tags", "responses")) {
      require(words.has(field), name, "has no " + field);
    }
    words
        .path("tags")
        .forEach(tag ->
            require(text.path("tags").has(tag.asText()), name, "has the unknown tag " + tag));
    ObjectNode whole = Json31.mapper().valueToTree(operation);
    describeParameters(name, whole, words.path("parameters"));
    merge(whole, words.<ObjectNode>deepCopy().without(OWN_WAY));
    whole.set("responses", responses(name, whole, words));
    require(Permissions.describe(method, path, whole), name, "has no line in the access table");
    return convert(whole, Operation.class);
  }

  private void describeParameters(String name, ObjectNode operation, JsonNode words) {
    ArrayNode parameters = operation.withArray("parameters");
    parameters.removeIf(p -> NEGOTIATED.contains(p.path("name").asText()));
    Set<String> left = new TreeSet<>();
    words.fieldNames().forEachRemaining(left::add);
    for (JsonNode parameter : parameters) {
      String parameterName = parameter.path("name").asText();
      left.remove(parameterName);
      JsonNode shared = text.path("parameters").path(parameterName);
      merge((ObjectNode) parameter, words.has(parameterName) ? words.get(parameterName) : shared);
      require(parameter.has("description"), name, "has no text for " + parameterName);
    }
    left.forEach(parameter -> faults.add(name + " has no parameter " + parameter));
    operation.remove("parameters");
    List<JsonNode> ordered = new ArrayList<>();
    parameters.forEach(ordered::add);
    // Several methods may make one operation, in any order.
    ordered.sort(Comparator.comparing(parameter -> PLACES.indexOf(parameter.path("in").asText())));
    if (!ordered.isEmpty()) {
      operation.putArray("parameters").addAll(ordered);
    }
  }

  private ObjectNode responses(String name, ObjectNode operation, JsonNode words) {
    JsonNode content = contentOfTheCode(operation.path("responses"));
    ObjectNode responses = Json31.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> entry : words.path("responses").properties()) {
      ObjectNode response = entry.getValue().deepCopy();
      boolean isEmpty = entry.getKey().equals("204");
      require(entry.getKey().startsWith("2"), name, "has " + entry.getKey() + " as a success");
      require(response.has("description"), name, entry.getKey() + " has no description");
      if (!isEmpty && !response.has("content") && !content.isMissingNode()) {
        response.set("content", content);
      }
      responses.set(entry.getKey(), response);
    }
    if (name.startsWith("GET ") && !words.path("unversioned").asBoolean()) {
      responses.putObject("304").put("description", text.path("notModified").asText());
      ((ObjectNode) responses.path("200"))
          .putObject("headers")
          .putObject("ETag")
          .put("description", text.path("version").asText())
          .putObject("schema")
          .put("type", "string");
    }
    List<String> unknown = refusals.addTo(responses, name, operation, words.path("refusals"));
    unknown.forEach(status -> faults.add(name + " has the unknown refusal " + status));
    return responses;
  }

  /** What the controller's type says of the body, under whichever status it was put. */
  private static JsonNode contentOfTheCode(JsonNode responses) {
    for (JsonNode response : responses) {
      if (response.has("content")) {
        return response.get("content");
      }
    }
    return responses.path("content");
  }

  private void require(boolean right, String name, String fault) {
    if (!right) {
      faults.add(name + " " + fault);
    }
  }

  /** Objects become one; everything else, and what is a reference, takes the place of the old. */
  private static void merge(ObjectNode into, JsonNode from) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      JsonNode old = into.get(field.getKey());
      JsonNode value = field.getValue();
      if (old instanceof ObjectNode object && value.isObject() && !value.has("$ref")) {
        merge(object, value);
      } else {
        into.set(field.getKey(), value instanceof ArrayNode list ? list.deepCopy() : value);
      }
    }
  }

  private static <T> T convert(JsonNode node, Class<T> type) {
    try {
      return Json31.mapper().treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(FILE + ": " + node + " is no " + type.getSimpleName(), e);
    }
  }
}
