import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A client that does not behave (<i>elak klient</i>): plain sockets, so that nothing helps it. */
final class Hostile {
  private static final int LINE = 64 * 1024;
  private static final String JSON = "Content-Type: application/json\r\n";

  private final Service service;

  Hostile(Service service) {
    this.service = service;
  }

  /** What such a client does with a connection; says how it ended. */
  private interface Deed {
    String on(Socket socket) throws IOException, InterruptedException;
  }

  /** Does it for so long at most: "open" when the service has not made an end of it by then. */
  private String within(Duration time, int receiveBuffer, Deed deed) {
    long deadline = System.nanoTime() + time.toNanos();
    try (Socket socket = new Socket()) {
      Thread.ofVirtual().start(() -> closeAfter(time, socket));
      socket.setReceiveBufferSize(receiveBuffer);
      socket.connect(new InetSocketAddress(service.host(), service.port()));
      return deed.on(socket);
    } catch (IOException e) {
      return System.nanoTime() < deadline ? "cut off" : "open";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static void closeAfter(Duration time, Socket socket) {
    try {
      Thread.sleep(time);
      socket.close();
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Begins an upload of a size and stops just before its end; the answer's status, or how the
   * connection ended.
   */
  String stalledUpload(long size, Duration time) {
    return within(time, LINE, socket -> {
      byte[] line = new byte[LINE];
      Arrays.fill(line, (byte) ' ');
      line[0] = '{';
      OutputStream out = socket.getOutputStream();
      out.write(head("POST /api/v1/problems", JSON + "Content-Length: " + size));
      try {
        for (long sent = 0; sent < size - LINE; sent += LINE) {
          out.write(line);
          line[0] = ' ';
        }
      } catch (IOException e) {
        // Refused while it was being sent: the answer may be there all the same.
      }
      return status(socket);
    });
  }

  /** Sends a whole body as fast as it goes; the answer's status. */
  String body(byte[] body, Duration time) {
    return within(time, LINE, socket -> {
      OutputStream out = socket.getOutputStream();
      out.write(head("POST /api/v1/problems", JSON + "Content-Length: " + body.length));
      try {
        out.write(body);
      } catch (IOException e) {
        // As above.
      }
      return status(socket);
    });
  }

  /**
   * Asks for something large and takes next to nothing of it, a hundred bytes a second; says how
   * that ended.
   */
  String slowReader(String path, Duration time) {
    return within(time, 4096, socket -> {
      socket.getOutputStream().write(head("GET " + path, "Accept: */*"));
      String status = status(socket);
      byte[] little = new byte[100];
      while (socket.getInputStream().read(little) >= 0) {
        Thread.sleep(1000);
      }
      return status + " to its end";
    });
  }

  private byte[] head(String request, String headers) {
    return (request
            + " HTTP/1.1\r\nHost: "
            + service.host()
            + "\r\nConnection: close\r\nAuthorization: "
            + service.authorization()
            + "\r\n"
            + headers
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The status of the answer that comes. */
  private static String status(Socket socket) throws IOException {
    byte[] line = socket.getInputStream().readNBytes(12);
    return line.length < 12 ? "cut off" : new String(line, 9, 3, StandardCharsets.US_ASCII);
  }
}
