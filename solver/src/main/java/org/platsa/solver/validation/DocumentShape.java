package org.platsa.solver.validation;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.work.Interruption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * How a document is built (<i>form</i>), looked at without keeping anything of it: what is no
 * object, or longer than it may be, is known before there is any memory of it.
 */
final class DocumentShape {
  private static final int LOOK_EVERY = 4_096;

  /** Keeps no names, since a hostile document has millions of them. */
  private static final JsonFactory FACTORY =
      ((JsonFactory) Json.mapper().tokenStreamFactory())
          .rebuild()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final ReadLimits limits;
  private final Findings findings = new Findings();
  private final long[] items = new long[Json.MAX_DEPTH + 2];
  private final boolean[] inList = new boolean[Json.MAX_DEPTH + 2];
  private long tokens;
  private boolean isList;
  private @Nullable JacksonException fault;

  private DocumentShape(ReadLimits limits) {
    this.limits = limits;
  }

  /** Reads a document to its end, its first fault, or the most tokens that it may have. */
  static DocumentShape of(DocumentSource source, ReadLimits limits) throws IOException {
    DocumentShape shape = new DocumentShape(limits);
    try (InputStream in = source.open();
        JsonParser parser = FACTORY.createParser(in)) {
      shape.read(parser);
    } catch (JacksonException e) {
      shape.fault = e;
    }
    return shape;
  }

  /** Why it is no JSON, if it is none. */
  @Nullable JacksonException fault() {
    return fault;
  }

  /** What is longer than it may be. */
  Findings tooLong() {
    return findings;
  }

  /** Whether the whole document is a list, of which nothing more is read. */
  boolean isList() {
    return isList;
  }

  /** How many tokens it has. */
  long tokens() {
    return tokens;
  }

  private void read(JsonParser parser) {
    int depth = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (tokens == 0 && token == JsonToken.START_ARRAY) {
        isList = true;
        return;
      }
      tokens++;
      if (tokens > limits.tokens()) {
        findings.add(IssueCode.DOCUMENT_TOO_LONG, ProblemChecks.DOCUMENT, "", "", limits.tokens());
        return;
      }
      if (tokens % LOOK_EVERY == 0) {
        Interruption.check();
      }
      if (token.isStructEnd()) {
        checkLength(parser, items[depth], inList[depth]);
        depth--;
        continue;
      }
      if (token == JsonToken.PROPERTY_NAME || inList[depth]) {
        items[depth]++;
      }
      if (token.isStructStart()) {
        depth++;
        items[depth] = 0;
        inList[depth] = token == JsonToken.START_ARRAY;
      }
    }
  }

  /** Of a list or an object that has just ended. */
  private void checkLength(JsonParser parser, long length, boolean list) {
    if (length <= limits.listLength()) {
      return;
    }
    String pointer = parser.streamReadContext().pathAsPointer().toString();
    long most = limits.listLength();
    if (pointer.equals("/" + Section.TRAVEL_MINUTES.field())) {
      most *= ReadLimits.TRAVEL_TIMES;
    }
    if (length > most) {
      String name = Values.shown(pointer.substring(pointer.lastIndexOf('/') + 1));
      IssueCode code = list ? IssueCode.LIST_TOO_LONG : IssueCode.TOO_MANY_FIELDS;
      findings.add(
          code, ProblemChecks.DOCUMENT, pointer, Long.toString(length), name, length, most);
    }
  }
}
