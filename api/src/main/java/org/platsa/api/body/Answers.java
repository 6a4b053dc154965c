package org.platsa.api.body;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes answers in the lane and holds them under the budget until they are sent (<i>svar</i>): what
 * they are made of is gone before the first byte goes out, however slowly that is read.
 */
@Component
public class Answers {
  private final ComputeLane lane;
  private final JsonMapper json;

  Answers(ComputeLane lane, JsonMapper json) {
    this.lane = lane;
    this.json = json;
  }

  /** Writes an answer. */
  @FunctionalInterface
  public interface Writer {
    /** Writes all of it; the stream is closed by the caller. */
    void write(OutputStream out) throws IOException;
  }

  /** An answer of any kind, in the present request. */
  public BodyContent make(ComputeTask what, Writer writer) {
    Spool spool = newSpool();
    return lane.call(
        what,
        () -> {
          try (OutputStream out = new BufferedOutputStream(spool.writer())) {
            writer.write(out);
          }
          return spool;
        });
  }

  /** An answer in JSON, in the present request. */
  public BodyContent json(ComputeTask what, Callable<?> value) {
    Spool spool = newSpool();
    return lane.call(
        what,
        () -> {
          json.writeValue(spool.writer(), value.call());
          return spool;
        });
  }

  /** An answer that is ready, shared by many requests. */
  public static BodyContent of(byte[] ready) {
    return new BodyContent() {
      @Override
      public long length() {
        return ready.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(ready);
      }
    };
  }

  /** Room for a body of any size, for the time of the present request. */
  public static Spool newSpool() {
    if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes present
        && WebUtils.getNativeRequest(present.getRequest(), ReceivedRequest.class)
            instanceof ReceivedRequest request) {
      return request.newSpool();
    }
    throw new IllegalStateException("There is no request");
  }
}
