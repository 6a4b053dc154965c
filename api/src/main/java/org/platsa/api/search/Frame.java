package org.platsa.api.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the service and a search's process send each other (<i>ram</i>): a kind, a length and so
 * many bytes.
 *
 * @param kind what it is
 * @param bytes the content
 */
record Frame(Kind kind, byte[] bytes) {
  /** Parts of an order are at most this long, so that other frames can go between them. */
  static final int PART = 1 << 16;

  private static final byte[] NOTHING = {};

  /** The kinds of frames, and who sends them. */
  enum Kind {
    /** To the process: a part of the order as JSON. */
    ORDER,
    /** To the process: the order is complete. */
    BEGIN,
    /** To the process: live until then, by the machine's monotonic clock. */
    RENEW,
    /** To the process: end soon with the best plan. */
    STOP,
    /** From the process: a better plan, {@link Told} as JSON. */
    IMPROVED,
    /** From the process: the result, {@link Told} as JSON. */
    ENDED,
    /** From the process: a fault, in words. */
    FAILED
  }

  private static final Kind[] KINDS = Kind.values();

  static Frame of(Kind kind) {
    return new Frame(kind, NOTHING);
  }

  /**
   * A renewal.
   *
   * @param deadline by {@link System#nanoTime()}, which is one clock for all processes of a machine
   *     (CLOCK_MONOTONIC): a renewal that lies in a pipe while the processes are stopped gives no
   *     time that it was not meant to give
   */
  static Frame renewal(long deadline) {
    return new Frame(Kind.RENEW, ByteBuffer.allocate(Long.BYTES).putLong(deadline).array());
  }

  /** The deadline of a renewal. */
  long deadline() {
    return ByteBuffer.wrap(bytes).getLong();
  }

  /** Writes and flushes the frame in one piece. */
  void writeTo(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(kind.ordinal());
    data.writeInt(bytes.length);
    data.write(bytes);
    data.flush();
  }

  /** The next frame; null at the end of the stream, even in the midst of a frame. */
  static @Nullable Frame read(DataInputStream in) throws IOException {
    try {
      Kind kind = KINDS[in.readUnsignedByte()];
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return new Frame(kind, bytes);
    } catch (EOFException e) {
      return null;
    }
  }
}
