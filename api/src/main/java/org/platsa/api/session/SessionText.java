package org.platsa.api.session;

import java.nio.charset.StandardCharsets;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;

/**
 * What a session may hold (<i>sessionsinnehåll</i>): text. Objects would be read back by Java's
 * serialisation, which does what whoever wrote the row wants, and not across versions.
 */
final class SessionText {
  private SessionText() {}

  static ConversionService conversions() {
    GenericConversionService conversions = new GenericConversionService();
    conversions.addConverter(Object.class, byte[].class, SessionText::bytes);
    conversions.addConverter(
        byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
    return conversions;
  }

  private static byte[] bytes(Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    throw new IllegalArgumentException(
        "A session holds text only, not a " + value.getClass().getName());
  }
}
