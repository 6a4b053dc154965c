package org.platsa.api.body;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    return lane.call(what, () -> made(spool, writer));
  }

  /** An answer in JSON, in the present request. */
  public BodyContent json(ComputeTask what, Callable<?> value) {
    Spool spool = newSpool();
    return lane.call(
        what,
        () -> {
          Object written = value.call();
          return made(spool, out -> json.writeValue(out, written));
        });
  }

  /** Writes an answer where it is called. */
  static Made made(Spool spool, Writer writer) throws IOException {
    return made(spool.writer(), spool, writer);
  }

  /**
   * The same on another way.
   *
   * @param into leads into the spool
   */
  static Made made(OutputStream into, Spool spool, Writer writer) throws IOException {
    DigestOutputStream both = new DigestOutputStream(into, sha256());
    try (OutputStream out = new BufferedOutputStream(both)) {
      writer.write(out);
    }
    return new Made(spool, both.getMessageDigest().digest());
  }

  /** An answer that is made, with the hash of its bytes. */
  static final class Made implements BodyContent {
    private final Spool content;
    private final byte[] hash;

    private Made(Spool content, byte[] hash) {
      this.content = content;
      this.hash = hash;
    }

    byte[] hash() {
      return hash.clone();
    }

    @Override
    public long length() {
      return content.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      content.writeTo(out);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Room for a body of any size, for the time of the present request. */
  public static Spool newSpool() {
    ReceivedRequest request = present();
    if (request == null) {
      throw new IllegalStateException("There is no request");
    }
    return request.newSpool();
  }

  /** Whether what is answered is to be under the budget: all but whether the service lives. */
  static boolean isInRequest() {
    ReceivedRequest request = present();
    return request != null && !request.getRequestURI().startsWith("/actuator/");
  }

  private static @Nullable ReceivedRequest present() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes present
        ? WebUtils.getNativeRequest(present.getRequest(), ReceivedRequest.class)
        : null;
  }
}
