package org.platsa.api.body;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies that are no documents, and writes answers that are not made in the lane as a whole
 * (<i>JSON-kroppar</i>): a small one at once, a larger one in the lane, so that whoever asks for
 * many of them takes nobody's turn.
 */
final class JsonBodies extends JacksonJsonHttpMessageConverter {
  /** So few bytes are read in a fraction of a millisecond. */
  private static final int SMALL = 8_192;

  /** So few bytes are written in a millisecond. */
  private static final int SMALL_ANSWER = 65_536;

  private final ComputeLane lane;

  JsonBodies(JsonMapper json, ComputeLane lane) {
    super(json);
    this.lane = lane;
  }

  /** Whether reading so many bytes costs next to nothing. */
  static boolean isSmall(long bytes) {
    return bytes <= SMALL;
  }

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    long told = message.getHeaders().getContentLength();
    if (told >= 0 && isSmall(told)) {
      return super.read(type, message, hints);
    }
    try {
      return lane.call(ComputeTask.READ, () -> readHere(type, message, hints));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Object readHere(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints) {
    try {
      return super.read(type, message, hints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void writeInternal(
      Object value,
      ResolvableType type,
      HttpOutputMessage message,
      @Nullable Map<String, Object> hints)
      throws IOException {
    if (!isSuccess(message) || !Answers.isInRequest()) {
      super.writeInternal(value, type, message, hints);
      return;
    }
    Answers.Writer writer =
        out -> super.writeInternal(value, type, new Into(message.getHeaders(), out), hints);
    Answers.Made made = atOnce(writer);
    if (made == null) {
      Spool spool = Answers.newSpool();
      made = lane.call(ComputeTask.EXPORT, () -> Answers.made(spool, writer));
    }
    if (!Versions.isKnown(message, made.hash())) {
      message.getHeaders().setContentLength(made.length());
      made.writeTo(message.getBody());
    }
  }

  /** Refusals are small, and are told whatever the lane has to do. */
  private static boolean isSuccess(HttpOutputMessage message) {
    return message instanceof ServletServerHttpResponse answer
        && answer.getServletResponse().getStatus() < 300;
  }

  /** What is small; null if it is not. */
  private static Answers.@Nullable Made atOnce(Answers.Writer writer) throws IOException {
    Spool spool = Answers.newSpool();
    Little little = new Little(spool.writer());
    try {
      return Answers.made(little, spool, writer);
    } catch (IOException | RuntimeException e) {
      if (!little.isExceeded()) {
        throw e;
      }
      spool.drop();
      return null;
    }
  }

  /** Takes no more than a small answer (<i>liten ström</i>). */
  private static final class Little extends OutputStream {
    private final OutputStream out;
    private int left = SMALL_ANSWER;

    Little(OutputStream out) {
      this.out = out;
    }

    boolean isExceeded() {
      return left < 0;
    }

    @Override
    public void write(int value) throws IOException {
      take(1);
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      take(count);
      out.write(bytes, offset, count);
    }

    private void take(int bytes) throws IOException {
      left = left < 0 ? left : left - bytes;
      if (left < 0) {
        throw new IOException("The answer is not small");
      }
    }
  }

  /** An answer that goes elsewhere first. */
  private record Into(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {
    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public OutputStream getBody() {
      return body;
    }
  }
}
