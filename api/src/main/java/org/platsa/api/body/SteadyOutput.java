package org.platsa.api.body;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.platsa.api.compute.ClientConnection;

/**
 * Writes to a client only as long as it reads fast enough (<i>lägsta läsfart</i>); what it has got
 * then is cut off, so that it is not taken for the whole.
 */
final class SteadyOutput extends ServletOutputStream {
  private static final int PIECE = 8_192;

  private final ServletOutputStream out;
  private final Pace pace;
  private final ClientConnection client;

  SteadyOutput(ServletOutputStream out, Pace pace, ClientConnection client) {
    this.out = out;
    this.pace = pace;
    this.client = client;
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
      count(some, start);
      // A fast reader of a large answer must not keep a core from other requests.
      Thread.yield();
    }
  }

  @Override
  public void flush() throws IOException {
    long start = System.nanoTime();
    out.flush();
    count(0, start);
  }

  private void count(int bytes, long start) throws IOException {
    if (pace.isTooSlow(bytes, System.nanoTime() - start)) {
      client.cutOff();
      throw new ClientAbortException(
          "The client reads too slowly; at least " + pace + " are needed");
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }
}
