package org.platsa.api.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads and writes the files of large bodies for requests (<i>disktrådar</i>), in a few platform
 * threads: a disk that makes its writers wait would otherwise hold the few threads that carry all
 * requests, liveness among them.
 */
final class SpoolDisk implements AutoCloseable {
  private static final int THREADS = 4;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("spool-disk-", 1).factory());

  /** One read or write; says how many bytes, as channels do. */
  @FunctionalInterface
  private interface Transfer {
    int bytes() throws IOException;
  }

  /** Appends a buffer whole. */
  void write(FileChannel file, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      transfer(() -> file.write(buffer));
    }
  }

  /** Reads from a position on; -1 at the end. */
  int read(FileChannel file, ByteBuffer buffer, long position) throws IOException {
    return transfer(() -> file.read(buffer, position));
  }

  private int transfer(Transfer transfer) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return transfer.bytes();
    }
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                try {
                  return transfer.bytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              threads)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failure) {
        throw failure.getCause();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
