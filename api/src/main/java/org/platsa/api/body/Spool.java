package org.platsa.api.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.solver.validation.DocumentSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body of any size (<i>mellanlagrad kropp</i>): written once, then read from its beginning as
 * often as it takes. A small one is in the heap, a larger one in a temporary file, which has no
 * name on Linux: it is gone with the process, however that ends.
 */
public final class Spool implements BodyContent, DocumentSource {
  private static final Logger log = LoggerFactory.getLogger(Spool.class);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final int FIRST = 2_048;
  private static final int PIECE = 16_384;

  private final BodyBudget budget;
  private final SpoolDisk disk;
  private final SpoolFolder folder;
  private final int mostInHeap;
  private byte[] memory = {};
  private @Nullable FileChannel file;
  private long length;
  private long onDisk;
  private boolean closed;

  Spool(BodyBudget budget, SpoolDisk disk, SpoolFolder folder, int mostInHeap) {
    this.budget = budget;
    this.disk = disk;
    this.folder = folder;
    this.mostInHeap = mostInHeap;
  }

  /** What is written to it is appended; closing it ends nothing. */
  public OutputStream writer() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        append(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        append(bytes, offset, count);
      }
    };
  }

  /** Appends some bytes. */
  synchronized void append(byte[] bytes, int offset, int count) throws IOException {
    requireOpen();
    if (file == null && !growTo(length + count)) {
      moveToFile();
    }
    if (file == null) {
      System.arraycopy(bytes, offset, memory, (int) length, count);
    } else {
      write(file, bytes, offset, count);
    }
    length += count;
  }

  /** Whether the heap has room for so many bytes. */
  private boolean growTo(long bytes) {
    if (bytes <= memory.length) {
      return true;
    }
    if (bytes > mostInHeap) {
      return false;
    }
    int size = (int) Math.min(mostInHeap, Math.max(Math.max(FIRST, 2L * memory.length), bytes));
    if (!budget.takeHeap(size - memory.length)) {
      return false;
    }
    memory = Arrays.copyOf(memory, size);
    return true;
  }

  private void moveToFile() throws IOException {
    try {
      file =
          FileChannel.open(
              folder.newFile(),
              Set.of(
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw notKept(e);
    }
    write(file, memory, 0, (int) length);
    budget.free(memory.length, 0);
    memory = new byte[0];
  }

  private void write(FileChannel channel, byte[] bytes, int offset, int count) throws IOException {
    budget.takeDisk(count);
    onDisk += count;
    try {
      disk.write(channel, ByteBuffer.wrap(bytes, offset, count));
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  /** Our disk's fault, which must not be taken for the client's. */
  private ApiException notKept(IOException e) {
    log.error("A large body cannot be kept in {}", folder.path(), e);
    return ApiException.later(
        ErrorType.UNAVAILABLE,
        "There is no place for a body of this size. Maybe try again later.",
        LATER);
  }

  /** Gives back all room; nothing can be read or written any more. */
  synchronized void drop() {
    if (closed) {
      return;
    }
    closed = true;
    budget.free(memory.length, onDisk);
    memory = new byte[0];
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      log.warn("The file of a body was not closed", e);
    }
  }

  @Override
  public synchronized long length() {
    return length;
  }

  @Override
  public InputStream open() {
    return new Reader(0);
  }

  /** The bytes from a position on, so many at most. */
  byte[] bytes(long from, int count) throws IOException {
    return new Reader(from).readNBytes(count);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = open()) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        out.write(piece, 0, count);
      }
    }
  }

  private synchronized int readAt(long position, byte[] bytes, int offset, int count)
      throws IOException {
    requireOpen();
    if (position >= length) {
      return -1;
    }
    int some = (int) Math.min(count, length - position);
    if (file != null) {
      return disk.read(file, ByteBuffer.wrap(bytes, offset, some), position);
    }
    System.arraycopy(memory, (int) position, bytes, offset, some);
    return some;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("The request of this body has ended");
    }
  }

  /** A reader of its own position. */
  private final class Reader extends InputStream {
    private long position;

    Reader(long position) {
      this.position = position;
    }

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
      if (Thread.currentThread().isInterrupted()) {
        // An interrupted read would close the file.
        throw new java.util.concurrent.CancellationException("interrupted");
      }
      int some = readAt(position, bytes, offset, count);
      position += Math.max(0, some);
      return some;
    }
  }
}
