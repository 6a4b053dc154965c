package org.platsa.api.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.platsa.api.body.BodyContent;
import org.platsa.solver.validation.DocumentSource;

/**
 * A document as it is stored (<i>lagrat dokument</i>): whoever reads it holds one piece of it, and
 * no connection to the database between two pieces.
 */
public final class StoredDocument implements BodyContent, DocumentSource {
  private static final int PIECE = 65_536;

  private final String version;
  private final long length;
  private final Pieces pieces;

  StoredDocument(String version, long length, Pieces pieces) {
    this.version = version;
    this.length = length;
    this.pieces = pieces;
  }

  /** Where the pieces come from. */
  @FunctionalInterface
  interface Pieces {
    /** Bytes from a position, from 0 on; empty if the document is no longer there. */
    Optional<byte[]> read(long from, int count);
  }

  /** The hash of its content, in hexadecimal. */
  String version() {
    return version;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream in = open()) {
      in.transferTo(out);
    }
  }

  @Override
  public InputStream open() {
    return new PieceStream();
  }

  private final class PieceStream extends InputStream {
    private byte[] piece = {};
    private int next;
    private long after;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      if (count == 0) {
        return 0;
      }
      if (next == piece.length) {
        if (after >= length) {
          return -1;
        }
        piece =
            pieces
                .read(after, PIECE)
                .filter(found -> found.length > 0)
                .orElseThrow(() -> new IOException("The document was removed as it was read"));
        next = 0;
        after += piece.length;
      }
      int some = Math.min(count, piece.length - next);
      System.arraycopy(piece, next, bytes, offset, some);
      next += some;
      return some;
    }
  }
}
