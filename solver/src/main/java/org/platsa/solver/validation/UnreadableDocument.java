package org.platsa.solver.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.platsa.solver.work.Interruption;

/**
 * A document that is no JSON (<i>oläsligt dokument</i>). Looks only at the places that tell why;
 * the rest of it, which may be very long, is passed over and never held in memory.
 */
final class UnreadableDocument {
  private static final int PIECE = 8_192;
  private static final int EXCERPT = 40;

  private final DocumentSource source;

  UnreadableDocument(DocumentSource source) {
    this.source = source;
  }

  /** A place in a document, by line and column in bytes, each from 1 on. */
  record Place(int line, int column) {}

  /** Whether it is empty or has nothing but blanks. */
  boolean isBlank() throws IOException {
    try (Reader reader =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8), PIECE)) {
      int character = reader.read();
      while (character >= 0 && Character.isWhitespace(character)) {
        character = reader.read();
      }
      return character < 0;
    }
  }

  /** What it is instead of JSON in UTF-8, if that is known. */
  Optional<DocumentForm> form() throws IOException {
    Optional<DocumentForm> byHead = DocumentForm.ofHead(part(0, DocumentForm.LOOKED_AT));
    if (byHead.isPresent()) {
      return byHead;
    }
    long at = firstNotUtf8();
    if (at < 0) {
      return Optional.empty();
    }
    long from = Math.max(0, at - DocumentForm.LOOKED_AT);
    byte[] around = part(from, 64 * DocumentForm.LOOKED_AT);
    int split = 0;
    while (from > 0 && split < around.length && (around[split] & 0xC0) == 0x80) {
      split++;
    }
    long begun = from + split;
    byte[] whole = java.util.Arrays.copyOfRange(around, split, around.length);
    return DocumentForm.ofBadText(whole)
        .map(form ->
            new DocumentForm(form.nameSv(), form.nameEn(), Math.toIntExact(begun + form.at())));
  }

  /** The line and column of a byte. */
  Place placeOf(long index) throws IOException {
    int line = 1;
    int column = 1;
    byte[] piece = new byte[PIECE];
    try (InputStream in = source.open()) {
      long passed = 0;
      for (int count = in.read(piece); count > 0 && passed < index; count = in.read(piece)) {
        Interruption.check();
        for (int i = 0; i < count && passed < index; i++, passed++) {
          boolean ends = piece[i] == '\n';
          line += ends ? 1 : 0;
          column = ends ? 1 : column + 1;
        }
      }
    }
    return new Place(line, column);
  }

  /** The text around a line and column. */
  String excerpt(int line, int column) throws IOException {
    long start = startOf(line);
    byte[] text = part(Math.max(start, start + column - 1 - EXCERPT / 2), EXCERPT);
    return new String(text, StandardCharsets.UTF_8).strip();
  }

  private long startOf(int line) throws IOException {
    byte[] piece = new byte[PIECE];
    long passed = 0;
    int found = 1;
    try (InputStream in = source.open()) {
      for (int count = in.read(piece); count > 0 && found < line; count = in.read(piece)) {
        Interruption.check();
        for (int i = 0; i < count && found < line; i++, passed++) {
          found += piece[i] == '\n' ? 1 : 0;
        }
      }
    }
    return passed;
  }

  /** The bytes from an index on, so many at most. */
  private byte[] part(long from, int most) throws IOException {
    try (InputStream in = source.open()) {
      for (long left = from; left > 0; ) {
        long skipped = in.skip(left);
        if (skipped == 0 && in.read() < 0) {
          return new byte[0];
        }
        left -= Math.max(1, skipped);
      }
      return in.readNBytes(most);
    }
  }

  private long firstNotUtf8() throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    CharBuffer characters = CharBuffer.allocate(PIECE);
    long passed = 0;
    try (InputStream in = source.open()) {
      for (boolean ended = false; !ended; ) {
        Interruption.check();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
        CoderResult result = decoder.decode(bytes, characters.clear(), ended);
        passed += bytes.position();
        if (result.isError()) {
          return passed;
        }
        bytes.compact();
      }
    }
    return -1;
  }
}
