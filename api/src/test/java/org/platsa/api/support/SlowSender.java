package org.platsa.api.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A client that sends a body byte by byte, for longer than anybody waits for it. */
public final class SlowSender {
  private static final int BYTES = 100_000;
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private SlowSender() {}

  /**
   * Sends until the service answers.
   *
   * @return the whole answer, as it came
   */
  public static String answer(int port, String method, String path, String type) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\n"
              + Client.header()
              + "Content-Type: "
              + type
              + "\r\nContent-Length: "
              + BYTES
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      for (int i = 0; i < BYTES && in.available() == 0; i++) {
        socket.getOutputStream().write(' ');
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
      return toTheEnd(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String toTheEnd(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] piece = new byte[8_192];
    try {
      for (int count = in.read(piece); count > 0; count = in.read(piece)) {
        answer.writeBytes(Arrays.copyOf(piece, count));
      }
    } catch (SocketException e) {
      // The rest of the body was not waited for.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
