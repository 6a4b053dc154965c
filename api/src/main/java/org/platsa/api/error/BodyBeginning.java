package org.platsa.api.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;

/** The first bytes of a request's body (<i>början</i>), to say what it is when it is no JSON. */
public final class BodyBeginning {
  private static final String ATTRIBUTE = BodyBeginning.class.getName();

  private BodyBeginning() {}

  /** Says where they are. */
  public static void remember(HttpServletRequest request, Supplier<byte[]> beginning) {
    request.setAttribute(ATTRIBUTE, beginning);
  }

  /** As far as the body was read; cut before a character that the end may have split. */
  static byte[] of(HttpServletRequest request) {
    if (!(request.getAttribute(ATTRIBUTE) instanceof Supplier<?> supplier)
        || !(supplier.get() instanceof byte[] bytes)) {
      return new byte[0];
    }
    int end = bytes.length;
    int split = end;
    while (split > 0 && (bytes[split - 1] & 0xC0) == 0x80) {
      split--;
    }
    boolean begins = split > 0 && (bytes[split - 1] & 0xC0) == 0xC0;
    return java.util.Arrays.copyOf(bytes, begins ? split - 1 : end);
  }
}
