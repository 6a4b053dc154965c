package org.platsa.api.search;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.platsa.solver.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Sends a search's process what it is to do (<i>order</i>), in a thread of its own: whoever stops
 * or renews a search never waits for a process that does not read. Renewals go between the parts of
 * a large order.
 */
final class SearchOrders {
  private static final Logger log = LoggerFactory.getLogger(SearchOrders.class);

  private final SearchProcess process;
  private final SearchOrder order;
  private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  SearchOrders(SearchProcess process, SearchOrder order) {
    this.process = process;
    this.order = order;
    this.thread = Thread.ofPlatform().name("order-" + order.runId()).daemon().unstarted(this::send);
  }

  void start() {
    thread.start();
  }

  void stop() {
    waiting.add(Frame.of(Frame.Kind.STOP));
  }

  /** Lives until then, by {@link System#nanoTime()}. */
  void renew(long deadline) {
    waiting.add(Frame.renewal(deadline));
  }

  /** The process is gone. */
  void end() {
    thread.interrupt();
  }

  private void send() {
    try (OutputStream out = process.orders()) {
      try (OutputStream parts = new BufferedOutputStream(new Parts(out), Frame.PART)) {
        Json.mapper().writeValue(parts, order);
      }
      Frame.of(Frame.Kind.BEGIN).writeTo(out);
      while (true) {
        waiting.take().writeTo(out);
      }
    } catch (IOException e) {
      gone(e);
    } catch (JacksonException e) {
      if (isGone(e)) {
        gone(e);
      } else {
        log.error("The order of run {} cannot be written", order.runId(), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether what is in the way is the pipe, wherever in the order that was found out. */
  private static boolean isGone(JacksonException e) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof IOException || cause instanceof JacksonIOException);
  }

  /** The process was stopped or died, which its own exit code tells better. */
  private void gone(Exception e) {
    log.debug("The search's process {} takes no more orders", process.pid(), e);
  }

  /** Sends what is written to it as parts of the order, after what waits. */
  private final class Parts extends OutputStream {
    private final OutputStream out;

    Parts(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (Frame next = waiting.poll(); next != null; next = waiting.poll()) {
        next.writeTo(out);
      }
      new Frame(Frame.Kind.ORDER, Arrays.copyOfRange(bytes, from, from + length)).writeTo(out);
    }
  }
}
