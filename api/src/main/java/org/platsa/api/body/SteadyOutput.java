package org.platsa.api.body;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes to a client only as long as it reads fast enough (<i>lägsta läsfart</i>). */
final class SteadyOutput extends FilterOutputStream {
  private static final int PIECE = 8_192;

  private final PaceRule pace;
  private long sent;
  private long waited;

  SteadyOutput(OutputStream out, PaceRule pace) {
    super(out);
    this.pace = pace;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    for (int from = offset; from < offset + count; from += PIECE) {
      int some = Math.min(PIECE, offset + count - from);
      long start = System.nanoTime();
      out.write(bytes, from, some);
      waited += System.nanoTime() - start;
      sent += some;
      if (pace.isTooSlow(sent, waited)) {
        throw new IOException("The client reads too slowly; at least " + pace + " are needed");
      }
    }
  }
}
