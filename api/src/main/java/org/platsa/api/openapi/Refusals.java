package org.platsa.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an operation may be refused (<i>avslag</i>): by its shape, and by what it says of itself. All
 * have the same body, described once.
 */
final class Refusals {
  private static final String PREFIX = "Refused";
  private static final List<String> OF_A_BODY = List.of("408", "413", "415", "422");
  private static final Set<String> MAY_PASS = Set.of("429", "503");

  /** A description by status, and one for {@code default}. */
  private final JsonNode descriptions;

  Refusals(JsonNode descriptions) {
    this.descriptions = descriptions;
  }

  /** The answers that operations refer to, by name. */
  Map<String, ApiResponse> components() {
    Map<String, ApiResponse> components = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : descriptions.properties()) {
      ApiResponse response =
          new ApiResponse()
              .description(entry.getValue().asText())
              .content(
                  new Content()
                      .addMediaType(
                          "application/problem+json",
                          new MediaType()
                              .schema(new Schema<>().$ref("#/components/schemas/Error"))));
      if (MAY_PASS.contains(entry.getKey())) {
        Schema<?> seconds = new JsonSchema();
        seconds.setTypes(Set.of("integer"));
        response.addHeaderObject(
            "Retry-After",
            new Header().description("When to try again, in seconds.").schema(seconds));
      }
      components.put(name(entry.getKey()), response);
    }
    return components;
  }

  /**
   * Adds to an operation's answers those that refuse it.
   *
   * @param own statuses that its shape does not tell
   * @return those of them that nothing is known of
   */
  List<String> addTo(ObjectNode responses, String name, ObjectNode operation, JsonNode own) {
    Set<String> statuses = new TreeSet<>(List.of("400", "401", "403", "429", "503", "default"));
    if (name.contains("{")) {
      statuses.add("404");
    }
    if (operation.has("requestBody")) {
      statuses.addAll(OF_A_BODY);
    }
    if (responses.valueStream().anyMatch(response -> response.has("content"))) {
      statuses.add("406");
    }
    own.forEach(status -> statuses.add(status.asText()));
    List<String> unknown = new ArrayList<>();
    for (String status : statuses) {
      if (descriptions.has(status)) {
        responses.putObject(status).put("$ref", "#/components/responses/" + name(status));
      } else {
        unknown.add(status);
      }
    }
    return unknown;
  }

  private static String name(String status) {
    return status.equals("default") ? PREFIX : PREFIX + status;
  }
}
