package org.platsa.api.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.solver.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * A request whose body is taken in whole when it is first asked for (<i>begäran</i>), before
 * anything is done with it; with everything that is spooled until it has been answered.
 */
final class ReceivedRequest extends HttpServletRequestWrapper {
  private static final int BEGINNING = 8_192;

  /** No request but a document has as many; each can become an object in memory. */
  private static final int MOST_TOKENS = 100_000;

  private final Spools spools;
  private final ComputeLane lane;
  private final List<Spool> held = new ArrayList<>();
  private @Nullable Spool body;
  private @Nullable ServletInputStream stream;

  ReceivedRequest(HttpServletRequest request, Spools spools, ComputeLane lane) {
    super(request);
    this.spools = spools;
    this.lane = lane;
  }

  /** A spool for the time of this request. */
  Spool newSpool() {
    Spool spool = spools.make();
    held.add(spool);
    return spool;
  }

  /**
   * The body as a document, of the size that documents may have.
   *
   * @throws ApiException when it cannot be taken in
   */
  Spool document() {
    return received(spools.documentLimit(), true);
  }

  /**
   * The same for a file of any kind.
   *
   * @throws ApiException when it cannot be taken in
   */
  Spool file() {
    return received(spools.documentLimit(), false);
  }

  @Override
  public ServletInputStream getInputStream() {
    if (stream == null) {
      Spool received = received(spools.requestLimit(), true);
      if (JsonBodies.isSmall(received.length())) {
        requireFewTokens(received);
      } else {
        lane.call(
            ComputeTask.READ,
            () -> {
              requireFewTokens(received);
              return true;
            });
      }
      stream = new BodyStream(received.open());
    }
    return stream;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private Spool received(long limit, boolean isText) {
    if (body == null) {
      HttpServletRequest request = (HttpServletRequest) getRequest();
      body = newSpool();
      new Reception(request, body, limit, spools.pace(), isText).receive();
    }
    return body;
  }

  private static void requireFewTokens(Spool body) {
    try (JsonParser parser = Json.mapper().createParser(body.open())) {
      int tokens = 0;
      while (parser.nextToken() != null) {
        if (++tokens > MOST_TOKENS) {
          throw ApiException.of(
              ErrorType.TOO_LARGE,
              "The body has more than "
                  + MOST_TOKENS
                  + " brackets, field names and values, the most that are taken here");
        }
      }
    } catch (JacksonException e) {
      // Whoever reads it says what is wrong.
    }
  }

  /** The first bytes of the body, as far as it has come. */
  byte[] beginning() {
    try {
      return body == null ? new byte[0] : body.bytes(0, BEGINNING);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** Gives back the room of everything that was spooled. */
  void end() {
    held.forEach(Spool::drop);
  }

  private static final class BodyStream extends ServletInputStream {
    private final InputStream in;
    private boolean finished;

    BodyStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      finished |= value < 0;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int some = in.read(bytes, offset, count);
      finished |= some < 0;
      return some;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body is here already");
    }
  }
}
