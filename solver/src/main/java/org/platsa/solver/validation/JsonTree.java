package org.platsa.solver.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as it came, whatever is wrong with it. Numbers without a fraction are whole numbers in
 * the tree, and those beyond every bound are cut to {@value #ABSURD}, since the schema validator
 * fails on numbers that no long can hold.
 *
 * @param root the document
 * @param duplicateKeys pointers of fields that an object has more than once
 * @param absurdNumbers by pointer, numbers that were cut, as they stood
 */
record JsonTree(JsonNode root, Set<String> duplicateKeys, Map<String, String> absurdNumbers) {
  private static final long ABSURD = 1_000_000_000_000_000L;
  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(JsonNode.class)
          .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /**
   * Parses a document.
   *
   * @throws JacksonException if it is no JSON; {@link #malformed} makes a result of it
   */
  static JsonTree parse(byte[] document) {
    JsonNode root = READER.readValue(document);
    Map<String, String> absurd = new HashMap<>();
    JsonNode cut = withoutAbsurdNumbers(root, "", absurd);
    return new JsonTree(cut, duplicateKeys(document), absurd);
  }

  /** The value at a pointer as it came, shortened. */
  String shownAt(String pointer) {
    String absurd = absurdNumbers.get(pointer);
    return absurd != null ? Values.shown(absurd) : Values.shown(root.at(pointer));
  }

  private static Set<String> duplicateKeys(byte[] document) {
    Set<String> duplicates = new LinkedHashSet<>();
    Deque<Set<String>> open = new ArrayDeque<>();
    try (JsonParser parser = READER.createParser(document)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.push(new HashSet<>());
          case END_OBJECT -> open.pop();
          case PROPERTY_NAME -> {
            if (!open.element().add(parser.currentName())) {
              duplicates.add(parser.streamReadContext().pathAsPointer().toString());
            }
          }
          default -> {
            // Only fields are of interest.
          }
        }
      }
    }
    return duplicates;
  }

  private static JsonNode withoutAbsurdNumbers(
      JsonNode node, String pointer, Map<String, String> absurd) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode child = field.getValue();
        if (child.isContainer() || child.isNumber()) {
          String name = field.getKey().replace("~", "~0").replace("/", "~1");
          field.setValue(withoutAbsurdNumbers(child, pointer + "/" + name, absurd));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode child = array.get(i);
        if (child.isContainer() || child.isNumber()) {
          array.set(i, withoutAbsurdNumbers(child, pointer + "/" + i, absurd));
        }
      }
    } else if (node.isNumber() && !node.isInt()) {
      return cut(node, pointer, absurd);
    }
    return node;
  }

  private static JsonNode cut(JsonNode number, String pointer, Map<String, String> absurd) {
    BigDecimal value = number.decimalValue();
    if (value.signum() == 0) {
      return LongNode.valueOf(0);
    }
    // Only these two are cheap whatever the exponent.
    long digitsBeforePoint = (long) value.precision() - value.scale();
    if (digitsBeforePoint > 15) {
      absurd.put(pointer, number.toString());
      return LongNode.valueOf(value.signum() * ABSURD);
    }
    double rounded = digitsBeforePoint < -400 ? 0 : value.doubleValue();
    return rounded == Math.rint(rounded) ? LongNode.valueOf((long) rounded) : number;
  }

  /**
   * What to answer to a document whose beginning shows that it is something else, or that is larger
   * than it may be; nothing if it may be read.
   */
  static <T> Optional<ReadResult<T>> refused(
      DocumentSource source, ReadLimits limits, StructureCheck structure) throws IOException {
    byte[] head;
    try (InputStream in = source.open()) {
      head = in.readNBytes(DocumentForm.LOOKED_AT);
    }
    Optional<DocumentForm> other = DocumentForm.notUtf8(head);
    if (other.isPresent()) {
      return Optional.of(otherForm(source, other.get()));
    }
    if (limits.equals(ReadLimits.NONE)) {
      return Optional.empty();
    }
    DocumentShape shape = DocumentShape.of(source, limits);
    if (shape.fault() != null) {
      return Optional.of(malformed(source, shape.fault()));
    }
    if (shape.tokens() == 0 && !shape.isList()) {
      return Optional.of(empty());
    }
    Findings findings = shape.tooLong();
    if (shape.isList()) {
      // Whatever is in it.
      structure.check(parse(new byte[] {'[', ']'}), findings);
    }
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReadResult.Rejected<>(findings.toList()));
  }

  /** The whole document. */
  static byte[] bytes(DocumentSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }

  /** What to answer when parsing threw. */
  static <T> ReadResult<T> malformed(byte[] document, JacksonException fault) {
    try {
      return malformed(() -> new ByteArrayInputStream(document), fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of a document that is not held. */
  static <T> ReadResult<T> malformed(DocumentSource document, JacksonException fault)
      throws IOException {
    TokenStreamLocation location = fault.getLocation();
    int line = location == null ? 1 : Math.max(1, location.getLineNr());
    int column = location == null ? 1 : Math.max(1, location.getColumnNr());
    UnreadableDocument glance = new UnreadableDocument(document);
    if (glance.isBlank()) {
      return empty();
    }
    Findings findings = new Findings();
    Optional<DocumentForm> other = isLimit(fault) ? Optional.empty() : glance.form();
    if (other.isPresent()) {
      return otherForm(document, other.get());
    }
    if (isLimit(fault)) {
      findings.add(
          IssueCode.LIMIT_EXCEEDED,
          ProblemChecks.DOCUMENT,
          "",
          "",
          line,
          column,
          Json.MAX_DEPTH,
          Json.MAX_STRING,
          Json.MAX_NUMBER,
          Json.MAX_NAME);
    } else {
      String excerpt = Values.shown(glance.excerpt(line, column));
      BilingualText what =
          fault instanceof UnexpectedEndOfInputException
              ? new BilingualText(
                  "det slutar mitt i, efter ”" + excerpt + "”; är filen avhuggen?",
                  "it ends before it is complete, after '" + excerpt + "'; was the file cut off?")
              : new BilingualText(
                  "felet finns på rad " + line + ", kolumn " + column + ", vid ”" + excerpt + "”",
                  "the fault is at line "
                      + line
                      + ", column "
                      + column
                      + ", near '"
                      + excerpt
                      + "'");
      findings.add(IssueCode.MALFORMED_JSON, ProblemChecks.DOCUMENT, "", excerpt, what);
    }
    return new ReadResult.Malformed<>(findings.toList().issues().getFirst(), line, column);
  }

  /** What to answer when the bytes are no text in UTF-8, or a text that was never to be JSON. */
  private static <T> ReadResult<T> otherForm(DocumentSource document, DocumentForm form)
      throws IOException {
    UnreadableDocument.Place place = new UnreadableDocument(document).placeOf(form.at());
    return new ReadResult.Malformed<>(
        form.issue(place.line(), place.column()), place.line(), place.column());
  }

  /** What to answer when there is nothing, or nothing but blanks. */
  static <T> ReadResult<T> empty() {
    Findings findings = new Findings();
    findings.add(
        IssueCode.MALFORMED_JSON,
        ProblemChecks.DOCUMENT,
        "",
        "",
        new BilingualText("det är tomt", "it is empty"));
    return new ReadResult.Malformed<>(findings.toList().issues().getFirst(), 1, 1);
  }

  /** What to answer when the records refuse what the schema let through. */
  static IssueList unreadable(JacksonException fault) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : fault.getPath()) {
      pointer.append('/').append(named(step));
    }
    Findings findings = new Findings();
    String at = pointer.toString();
    String field = fault.getPath().isEmpty() ? "" : named(fault.getPath().getLast());
    if (fault instanceof InvalidFormatException format
        && format.getTargetType() == LocalDate.class) {
      String value = Values.shown(String.valueOf(format.getValue()));
      findings.addWithHint(
          IssueCode.INVALID_DATE,
          ProblemChecks.DOCUMENT,
          at,
          value,
          Hints.ofDate(value),
          field,
          value);
    } else {
      String value =
          fault instanceof InvalidFormatException format ? String.valueOf(format.getValue()) : "";
      String reason = Values.shown(fault.getOriginalMessage());
      findings.add(IssueCode.INVALID_VALUE, ProblemChecks.DOCUMENT, at, value, reason);
    }
    return findings.toList();
  }

  private static String named(JacksonException.Reference step) {
    String name = step.getPropertyName();
    return name == null ? Integer.toString(step.getIndex()) : name;
  }

  private static boolean isLimit(@Nullable Throwable fault) {
    return fault != null
        && (fault instanceof StreamConstraintsException || isLimit(fault.getCause()));
  }
}
