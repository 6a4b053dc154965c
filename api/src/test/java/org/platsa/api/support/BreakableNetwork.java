package org.platsa.api.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The network between a service and its database, which breaks a connection where a test wants it:
 * at a statement that the service sends, after another that it sent before on the same connection.
 */
public final class BreakableNetwork implements AutoCloseable {
  private final ServerSocket socket;
  private final int serverPort;
  private final AtomicReference<@Nullable Break> armed = new AtomicReference<>();
  private final List<String> holds = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile boolean frozen;

  public BreakableNetwork(int serverPort) {
    this.serverPort = serverPort;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** When a connection breaks. */
  public enum When {
    /** The statement does not reach the server. */
    BEFORE,
    /** The server does it; its answer does not reach the service. */
    AFTER
  }

  private record Break(String after, String at, @Nullable When when, Runnable first) {}

  public int port() {
    return socket.getLocalPort();
  }

  /** Breaks the next connection that sends a text, and later or together with it another. */
  public void breakNext(String after, String at, When when) {
    armed.set(new Break(after, at, when, () -> {}));
  }

  /** Does something before the next such statement reaches the server; nothing breaks by itself. */
  public void doBefore(String after, String at, Runnable what) {
    armed.set(new Break(after, at, null, what));
  }

  /**
   * Holds up the next connection that sends a text, before it reaches the server, until {@link
   * #release()}; each call is for one connection.
   */
  public synchronized void holdNext(String text) {
    if (held.getCount() == 0) {
      held = new CountDownLatch(1);
    }
    holds.add(text);
  }

  /** Whether all have come that are to be held up. */
  public boolean holdsAll() {
    return holds.isEmpty();
  }

  /** Lets through what was held up by its text. */
  public synchronized void release() {
    holds.clear();
    held.countDown();
  }

  /** From now on nothing comes through, and nobody is told: connections seem to be silent. */
  public void freeze() {
    frozen = true;
  }

  /** Lets everything through, what was frozen first. */
  public void thaw() {
    frozen = false;
  }

  /** Whether what was wanted has not come yet. */
  public boolean isWaiting() {
    return armed.get() != null;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket service = socket.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        new Line(service, server).start();
      } catch (IOException e) {
        // The service makes it anew, or the test is over.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private final class Line {
    private final Socket service;
    private final Socket server;
    private @Nullable Break begun;
    private volatile boolean deaf;

    Line(Socket service, Socket server) {
      this.service = service;
      this.server = server;
    }

    void start() {
      Thread.ofVirtual().start(() -> pump(service, server, true));
      Thread.ofVirtual().start(() -> pump(server, service, false));
    }

    private void pump(Socket from, Socket to, boolean questions) {
      byte[] bytes = new byte[1 << 16];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
          if (questions && breaksBefore(new String(bytes, 0, count, StandardCharsets.ISO_8859_1))) {
            return;
          }
          if (!questions && deaf) {
            return;
          }
          if (questions) {
            holdUp(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
          }
          while (frozen) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
          }
          out.write(bytes, 0, count);
          out.flush();
        }
      } catch (IOException e) {
        // Both ends learn of it by the closed sockets.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void holdUp(String sent) throws InterruptedException {
      CountDownLatch until = held;
      for (String text : holds) {
        if (sent.contains(text) && holds.remove(text)) {
          until.await();
          return;
        }
      }
    }

    private boolean breaksBefore(String sent) {
      Break wanted = armed.get();
      if (wanted == null) {
        return false;
      }
      if (sent.contains(wanted.after())) {
        begun = wanted;
      }
      if (begun != wanted || !sent.contains(wanted.at()) || !armed.compareAndSet(wanted, null)) {
        return false;
      }
      wanted.first().run();
      deaf = wanted.when() == When.AFTER;
      return wanted.when() == When.BEFORE;
    }
  }
}
