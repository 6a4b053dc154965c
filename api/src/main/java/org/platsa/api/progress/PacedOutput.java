package org.platsa.api.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Writes to a reader who must keep a least pace (<i>taktad utström</i>). One who takes nothing at
 * all is cut off by the web server.
 */
final class PacedOutput {
  /** Small, so that the pace is seen while a part is being taken. */
  private static final int PIECE = 8 * 1024;

  private final OutputStream out;
  private final long leastPerSecond;
  private final Duration patience;

  /**
   * An output.
   *
   * @param leastPerSecond the bytes that must be taken in a second, on average
   * @param patience the time from which on that is asked
   */
  PacedOutput(OutputStream out, long leastPerSecond, Duration patience) {
    this.out = out;
    this.leastPerSecond = leastPerSecond;
    this.patience = patience;
  }

  /**
   * Writes bytes from a place on and waits until they are on their way.
   *
   * @throws IOException if the reader is gone or too slow
   */
  void write(byte[] bytes, int from) throws IOException {
    long begun = System.nanoTime();
    for (int at = from; at < bytes.length; at += PIECE) {
      out.write(bytes, at, Math.min(PIECE, bytes.length - at));
      requirePace(at - from, Duration.ofNanos(System.nanoTime() - begun));
    }
    out.flush();
  }

  private void requirePace(long taken, Duration time) throws IOException {
    if (time.compareTo(patience) > 0 && taken * 1000 < leastPerSecond * time.toMillis()) {
      throw new IOException("The reader took only " + taken + " bytes in " + time);
    }
  }
}
