package org.platsa.benchmarks.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.platsa.benchmarks.convert.Fault;
import org.platsa.benchmarks.convert.SourceException;

/** Reads files of other formats, and tells what is wrong with them as of documents. */
final class Sources {
  private Sources() {}

  /**
   * The text of a file.
   *
   * @throws BadDocumentException if it is not in UTF-8
   */
  static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadDocumentException(
          "%s is not a text in UTF-8. Maybe save it anew as UTF-8%n".formatted(file));
    }
  }

  /** The same faults, as of a document that cannot be used. */
  static BadDocumentException bad(SourceException wrong) {
    StringBuilder report =
        new StringBuilder(
            "Cannot be converted, for %s:%n"
                .formatted(Language.EN.count(wrong.faults().size(), "", "", "reason", "reasons")));
    for (Fault fault : wrong.faults()) {
      report.append("  ").append(fault.text()).append(System.lineSeparator());
    }
    return new BadDocumentException(report.toString());
  }
}
