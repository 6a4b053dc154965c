package org.platsa.solver.validation;

import java.io.IOException;
import java.io.InputStream;

/** A document that can be read from its beginning as often as it takes (<i>källa</i>). */
@FunctionalInterface
public interface DocumentSource {
  /**
   * The document's bytes; the caller closes the stream.
   *
   * @throws IOException if they cannot be read
   */
  InputStream open() throws IOException;
}
