import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks whether a service is alive, every so often whether or not it has answered the last time
 * (<i>sonderare</i>), as whoever supervises it does: in a process of its own, so that it waits for
 * nobody but the service, and with a connection of its own each time.
 *
 * <p>{@code java Prober.java URL MILLIS}: asks from the first line of its input on, until the input
 * ends. For each time it writes a line: when it was to ask, how long after that it came to do so and
 * how long after that the answer was there, in milliseconds, and what the answer was.
 */
public final class Prober {
  private static final int GIVEN_UP_MILLIS = 20_000;

  private final InetSocketAddress address;
  private final byte[] request;

  private Prober(URI url) {
    this.address = new InetSocketAddress(url.getHost(), url.getPort());
    this.request =
        ("GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getHost() + "\r\nConnection: close\r\n\r\n")
            .getBytes(US_ASCII);
  }

  public static void main(String[] arguments) throws Exception {
    Prober prober = new Prober(URI.create(arguments[0]));
    long every = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[1]));
    ExecutorService threads = Executors.newCachedThreadPool();
    // Once for nothing, so that everything is loaded.
    prober.answer();
    System.out.println("ready");
    System.in.read();
    Thread asking = Thread.ofPlatform().start(() -> prober.ask(every, threads));
    while (System.in.read() >= 0) {
      // Until it ends.
    }
    asking.interrupt();
    asking.join();
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    System.out.println("end");
  }

  private void ask(long everyNanos, ExecutorService threads) {
    long begun = System.nanoTime();
    for (long asked = 0; !Thread.currentThread().isInterrupted(); asked++) {
      long due = begun + asked * everyNanos;
      LockSupport.parkNanos(due - System.nanoTime());
      long at = due - begun;
      threads.execute(
          () -> {
            double late = (System.nanoTime() - due) / 1e6;
            String answer = answer();
            double millis = (System.nanoTime() - due) / 1e6;
            synchronized (this) {
              System.out.printf("%.0f %.1f %.1f %s%n", at / 1e6, late, millis, answer);
            }
          });
    }
  }

  /** The status, or what went wrong. */
  private String answer() {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(GIVEN_UP_MILLIS);
      socket.connect(address, GIVEN_UP_MILLIS);
      socket.getOutputStream().write(request);
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "nothing";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
