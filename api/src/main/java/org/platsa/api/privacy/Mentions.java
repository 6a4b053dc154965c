package org.platsa.api.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Texts of a document in which an id stands among other words (<i>omnämnanden</i>). */
final class Mentions {
  private static final int MOST = 20;

  private Mentions() {}

  /** An id as a word of its own. */
  static Pattern word(String id) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])");
  }

  /** JSON pointers of values and names that have the id in them, the first twenty. */
  static List<String> of(String id, JsonParser document) {
    return of(id, document, Set.of());
  }

  /** The same, without texts that are one of these ids themselves. */
  static List<String> of(String id, JsonParser document, Set<String> ids) {
    Pattern word = word(id);
    List<String> found = new ArrayList<>();
    try (document) {
      for (JsonToken token = document.nextToken(); token != null; token = document.nextToken()) {
        boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
        if (isText
            && found.size() < MOST
            && !ids.contains(document.getString())
            && word.matcher(document.getString()).find()) {
          found.add(document.streamReadContext().pathAsPointer().toString());
        }
      }
    }
    return found;
  }
}
