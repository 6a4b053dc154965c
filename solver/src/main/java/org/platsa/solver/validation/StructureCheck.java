package org.platsa.solver.validation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.solver.json.Json;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What the JSON Schema of a document says of it, in our own codes. */
final class StructureCheck {
  private static final Map<String, BilingualText> TYPES =
      Map.of(
          "object", new BilingualText("ett objekt", "an object"),
          "array", new BilingualText("en lista", "a list"),
          "string", new BilingualText("en text", "a text"),
          "integer", new BilingualText("ett heltal", "a whole number"),
          "number", new BilingualText("ett tal", "a number"),
          "boolean", new BilingualText("true eller false", "true or false"),
          "null", new BilingualText("null", "null"));

  /**
   * Several can stand for one issue, so these are more than the issues that are told. The rest is
   * not counted.
   */
  private static final int MOST_ERRORS = 20 * IssueList.MAX_ISSUES;

  private final JsonNode schemaNode;
  private final Schema schema;

  /** Loads a schema that lies in the class path, as the document's type next to this package. */
  StructureCheck(Class<?> document, String resource) {
    try (InputStream in = document.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource + " beside " + document);
      }
      schemaNode = Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();
    schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemaRegistryConfig(config))
            .getSchema(schemaNode);
  }

  void check(JsonTree tree, Findings findings) {
    for (String pointer : tree.duplicateKeys()) {
      String field = lastSegment(pointer);
      add(findings, tree, IssueCode.DUPLICATE_KEY, pointer, Values.shown(field));
    }
    List<Error> errors = errors(tree.root());
    Set<String> ofWrongType =
        errors.stream()
            .filter(error -> error.getKeyword().equals("type"))
            .map(error -> error.getInstanceLocation().toString())
            .collect(Collectors.toSet());
    Set<String> told = new HashSet<>();
    for (Error error : errors) {
      String pointer = error.getInstanceLocation().toString();
      boolean isType = error.getKeyword().equals("type");
      if ((isType || error.getProperty() != null || !ofWrongType.contains(pointer))
          && told.add(pointer + " " + error.getProperty() + " " + code(error))) {
        translate(error, pointer, tree, findings);
      }
    }
  }

  /** The first errors, in the validator's order: a hostile document can have as many as bytes. */
  private List<Error> errors(JsonNode document) {
    List<Error> errors = new FirstErrors();
    try {
      schema.validate(document, (ExecutionContext context) -> context.setErrors(errors));
    } catch (EnoughErrorsException e) {
      // As many as anybody will read are there.
    }
    return errors;
  }

  /** Takes so many and no more. */
  private static final class FirstErrors extends ArrayList<Error> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean add(Error error) {
      if (size() == MOST_ERRORS) {
        throw new EnoughErrorsException();
      }
      return super.add(error);
    }
  }

  /** Ends the validator's work. */
  private static final class EnoughErrorsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughErrorsException() {
      super("enough errors", null, false, false);
    }
  }

  private IssueCode code(Error error) {
    return switch (error.getKeyword()) {
      case "additionalProperties" -> IssueCode.UNKNOWN_FIELD;
      case "required" -> IssueCode.MISSING_FIELD;
      case "type" -> IssueCode.WRONG_TYPE;
      case "enum" -> IssueCode.UNKNOWN_VALUE;
      case "minimum", "maximum" ->
          error.getInstanceLocation().toString().equals("/schemaVersion")
              ? IssueCode.WRONG_SCHEMA_VERSION
              : IssueCode.OUT_OF_RANGE;
      case "maxLength" -> IssueCode.TEXT_TOO_LONG;
      case "minLength", "propertyNames" -> IssueCode.INVALID_TEXT;
      case "pattern" -> isDate(error) ? IssueCode.INVALID_DATE : IssueCode.INVALID_TEXT;
      case "format" -> IssueCode.INVALID_DATE;
      default ->
          throw new IllegalStateException(
              "no issue code for the schema's keyword " + error.getKeyword());
    };
  }

  private boolean isDate(Error error) {
    return rules(error).path("format").asString("").equals("date");
  }

  /** Tells of one error of the schema in our own code. */
  private void translate(Error error, String pointer, JsonTree tree, Findings findings) {
    IssueCode code = code(error);
    String field = field(pointer);
    String value = tree.shownAt(pointer);
    JsonNode rules = rules(error);
    switch (code) {
      case UNKNOWN_FIELD -> addUnknownField(error, pointer, tree, findings);
      case MISSING_FIELD ->
          findings.add(
              code,
              thing(pointer, tree),
              pointer + "/" + error.getProperty(),
              "",
              inner(pointer, error.getProperty()));
      case INVALID_TEXT -> addInvalidText(error, pointer, tree, findings);
      case WRONG_TYPE ->
          findings.addWithHint(
              code,
              thing(pointer, tree),
              pointer,
              value,
              Hints.ofType(tree.root().at(pointer), value, field, type(rules), isDate(error)),
              fieldOrDocument(field),
              found(tree, pointer),
              typeName(type(rules)));
      case UNKNOWN_VALUE -> addUnknownValue(rules, pointer, tree, findings);
      case WRONG_SCHEMA_VERSION ->
          add(
              findings,
              tree,
              code,
              pointer,
              value,
              rules.path("minimum").toString(),
              rules.path("maximum").toString());
      case OUT_OF_RANGE ->
          findings.addWithHint(
              code,
              thing(pointer, tree),
              pointer,
              value,
              Hints.ofRange(tree.root().at(pointer), field),
              field,
              Values.number(value),
              Values.number(rules.path("minimum").toString()),
              Values.number(rules.path("maximum").toString()));
      case TEXT_TOO_LONG ->
          add(
              findings,
              tree,
              code,
              pointer,
              field,
              Values.number(rules.path("maxLength").toString()));
      case INVALID_DATE ->
          findings.addWithHint(
              code, thing(pointer, tree), pointer, value, Hints.ofDate(value), field, value);
      default -> throw new IllegalStateException("no translation of " + code);
    }
  }

  private void addUnknownField(Error error, String pointer, JsonTree tree, Findings findings) {
    RawRecord object = new RawRecord(thing(pointer, tree), pointer, tree.root());
    String name = error.getProperty();
    String at = object.at(name);
    findings.addWithMaybe(
        IssueCode.UNKNOWN_FIELD,
        object.thing(),
        at,
        tree.shownAt(at),
        name,
        rules(error).path("properties").propertyNames(),
        Values.shown(name));
  }

  /** The text is a value or, in a map, a key. */
  private static void addInvalidText(
      Error error, String pointer, JsonTree tree, Findings findings) {
    String field = field(pointer);
    if (error.getProperty() != null) {
      RawRecord map = new RawRecord(thing(pointer, tree), pointer, tree.root());
      String name = Values.shown(error.getProperty());
      findings.add(
          IssueCode.INVALID_TEXT, map.thing(), map.at(error.getProperty()), name, field, name);
    } else {
      String value = tree.shownAt(pointer);
      findings.addWithHint(
          IssueCode.INVALID_TEXT,
          thing(pointer, tree),
          pointer,
          value,
          Hints.ofControls(tree.root().at(pointer).stringValue("")),
          field,
          value);
    }
  }

  private static void addUnknownValue(
      JsonNode rules, String pointer, JsonTree tree, Findings findings) {
    String value = tree.shownAt(pointer);
    Collection<String> words = rules.path("enum").valueStream().map(JsonNode::stringValue).toList();
    String given = tree.root().at(pointer).isString() ? value : "";
    findings.addWithMaybe(
        IssueCode.UNKNOWN_VALUE,
        thing(pointer, tree),
        pointer,
        value,
        given,
        words,
        field(pointer),
        given.isEmpty() ? found(tree, pointer) : quoted(value),
        String.join(", ", words));
  }

  private static void add(
      Findings findings, JsonTree tree, IssueCode code, String pointer, Object... args) {
    findings.add(code, thing(pointer, tree), pointer, tree.shownAt(pointer), args);
  }

  private static Object fieldOrDocument(String field) {
    return field.isEmpty() ? new BilingualText("hela dokumentet", "the whole document") : field;
  }

  private static BilingualText found(JsonTree tree, String pointer) {
    JsonNode node = tree.root().at(pointer);
    String value = tree.shownAt(pointer);
    BilingualText type =
        node.isObject()
            ? typeName("object")
            : node.isArray() ? typeName("array") : node.isNull() ? typeName("null") : null;
    if (type != null) {
      return type;
    }
    return node.isString() ? quoted(value) : new BilingualText(value, value);
  }

  private static BilingualText quoted(String value) {
    return new BilingualText("”" + value + "”", "'" + value + "'");
  }

  private static String type(JsonNode rules) {
    JsonNode type = rules.path("type");
    return type.isArray() ? type.get(0).stringValue() : type.stringValue();
  }

  private static BilingualText typeName(String type) {
    BilingualText name = TYPES.get(type);
    if (name == null) {
      throw new IllegalStateException("no name for the schema's type " + type);
    }
    return name;
  }

  /** The part of the schema that the broken keyword stands in. */
  private JsonNode rules(Error error) {
    String fragment = error.getSchemaLocation().getFragment().toString();
    return schemaNode.at(JsonPointer.compile(fragment).head());
  }

  private static Thing thing(String pointer, JsonTree tree) {
    String[] segments = pointer.split("/", -1);
    if (segments.length >= 3) {
      JsonNode record = tree.root().at("/" + segments[1] + "/" + segments[2]);
      if (record.isObject()) {
        var section = Section.of(unescaped(segments[1]));
        if (section.isPresent() && tree.root().path(segments[1]).isArray()) {
          return RawRecord.of(section.get(), Integer.parseInt(segments[2]), record).thing();
        }
      }
    }
    return segments.length >= 2 && segments[1].equals("term")
        ? ProblemChecks.TERM
        : ProblemChecks.DOCUMENT;
  }

  /** The field's name within its record, such as location.lat or absences[0].from. */
  static String field(String pointer) {
    String[] segments = pointer.split("/", -1);
    StringBuilder name = new StringBuilder();
    boolean inRecord = segments.length > 3 && Section.of(segments[1]).isPresent();
    boolean inTerm = segments.length > 2 && segments[1].equals("term");
    for (int i = inRecord ? 3 : inTerm ? 2 : 1; i < segments.length; i++) {
      String segment = Values.shown(unescaped(segments[i]));
      if (!segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9')) {
        name.append('[').append(segment).append(']');
      } else {
        name.append(name.isEmpty() ? "" : ".").append(segment);
      }
    }
    return name.toString();
  }

  private static String inner(String pointer, String property) {
    return field(pointer + "/" + property);
  }

  private static String lastSegment(String pointer) {
    return unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  private static String unescaped(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }
}
