package org.platsa.api.body;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  /**
   * An answer with what tells it from another.
   *
   * @param hash of its bytes, in hexadecimal digits
   */
  public record Hashed(BodyContent content, String hash) {}

  /** An answer of any kind with its hash, in the present request. */
  public Hashed hashed(ComputeTask what, Writer writer) {
    MessageDigest digest = sha256();
    BodyContent content =
        make(
            what,
            out -> {
              DigestOutputStream both = new DigestOutputStream(out, digest);
              writer.write(both);
              both.flush();
            });
    return new Hashed(content, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
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
