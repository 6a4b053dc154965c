package org.platsa.api.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.error.ApiError;
import org.platsa.solver.problem.Problem;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the controllers and records cannot say of the interface (<i>gränssnittsbeskrivning</i>): the
 * problem document is described by its own JSON Schema, and the words are a resource.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {
  private static final String COMPONENTS = "#/components/schemas/";
  private static final Set<String> SIMPLE =
      Set.of("text", "note", "date", "unitKind", "placementKind");

  static {
    // Bodies as bytes: each operation's text says what they are.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Spool.class)
        .replaceWithClass(BodyContent.class, String.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Platsa")
                .version("1")
                .description(OperationTexts.read().overview())
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0.txt")))
        .servers(List.of(new Server().url("/").description("Where this document came from.")));
  }

  @Bean
  OpenApiCustomizer fullerDocument() {
    return document -> {
      describeProblem(document);
      describeAssignments(document);
      describeKinds(document, "Change");
      describeKinds(document, "Supposition");
      addError(document);
      OperationTexts.read().describe(document);
    };
  }

  /** The one schema that the documents are held to, in place of what the records alone tell. */
  private static void describeProblem(OpenAPI document) {
    ObjectNode schema = problemSchema();
    JsonNode definitions = schema.remove("$defs");
    schema.remove(List.of("$schema", "$id"));
    for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
      if (!SIMPLE.contains(definition.getKey())) {
        add(document, name(definition.getKey()), definition.getValue(), definitions);
      }
    }
    add(document, "Problem", schema, definitions);
  }

  private static ObjectNode problemSchema() {
    try (InputStream in = Problem.class.getResourceAsStream("problem.schema.json")) {
      return (ObjectNode) JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("problem.schema.json cannot be read", e);
    }
  }

  private static void add(OpenAPI document, String name, JsonNode schema, JsonNode definitions) {
    resolve(schema, definitions);
    try {
      document
          .getComponents()
          .addSchemas(name, Json31.mapper().readValue(schema.toString(), JsonSchema.class));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("The schema of " + name + " cannot be read", e);
    }
  }

  /** References to objects lead to components; simple types are written out. */
  private static void resolve(JsonNode node, JsonNode definitions) {
    if (node instanceof ObjectNode object && object.has("$ref")) {
      String definition = object.get("$ref").asString().replace("#/$defs/", "");
      if (SIMPLE.contains(definition)) {
        object.remove("$ref");
        definitions
            .get(definition)
            .properties()
            .forEach(entry -> object.putIfAbsent(entry.getKey(), entry.getValue().deepCopy()));
      } else {
        object.put("$ref", COMPONENTS + name(definition));
      }
    }
    node.forEach(child -> resolve(child, definitions));
  }

  private static String name(String definition) {
    return definition.substring(0, 1).toUpperCase(Locale.ROOT) + definition.substring(1);
  }

  private static void describeAssignments(OpenAPI document) {
    Schema<?> assignment = component(document, "Assignment");
    assignment.setDescription("Where a plan puts one placement: with whom and when, or nowhere.");
    for (String field : List.of("supervisorId", "periodId")) {
      Schema<?> nullable = new JsonSchema();
      nullable.setTypes(new LinkedHashSet<>(List.of("string", "null")));
      nullable.setDescription("Null when unplaced.");
      assignment.addProperty(field, nullable);
    }
    assignment.setRequired(List.of("placementId", "supervisorId", "periodId"));
  }

  private static Schema<?> component(OpenAPI document, String name) {
    Schema<?> schema = document.getComponents().getSchemas().get(name);
    if (schema == null) {
      throw new IllegalStateException("The document has no component " + name);
    }
    return schema;
  }

  /** Each kind of change or supposition carries the type that tells it from the others. */
  private static void describeKinds(OpenAPI document, String name) {
    Schema<?> one = component(document, name);
    one.getDiscriminator()
        .getMapping()
        .forEach((type, reference) -> {
          Schema<?> kind = component(document, reference.replace(COMPONENTS, ""));
          flatten(kind);
          JsonSchema property = new JsonSchema();
          property.setTypes(Set.of("string"));
          property.setEnum(List.of(type));
          kind.addProperty("type", property);
          kind.addRequiredItem("type");
        });
    one.setProperties(null);
  }

  /** Not "all of a change and": a change, or a supposition, is one of these already. */
  private static void flatten(Schema<?> kind) {
    if (kind.getAllOf() != null) {
      for (Schema<?> part : kind.getAllOf()) {
        if (part.getProperties() != null) {
          part.getProperties().forEach(kind::addProperty);
        }
      }
      kind.setAllOf(null);
    }
    kind.setTypes(Set.of("object"));
  }

  private static void addError(OpenAPI document) {
    ModelConverters.getInstance(true)
        .resolveAsResolvedSchema(new AnnotatedType(ApiError.class))
        .referencedSchemas
        .forEach(document.getComponents()::addSchemas);
  }
}
