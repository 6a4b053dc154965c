package org.platsa.api.body;

import java.io.IOException;
import java.io.OutputStream;

/** What an answer consists of, sent without ever being in the heap whole (<i>svarsinnehåll</i>). */
public interface BodyContent {
  /** How many bytes it has. */
  long length();

  /**
   * Writes it; leaves the stream open.
   *
   * @throws IOException if the stream takes no more, or the content cannot be read
   */
  void writeTo(OutputStream out) throws IOException;
}
