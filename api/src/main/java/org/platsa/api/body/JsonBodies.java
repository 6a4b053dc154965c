package org.platsa.api.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies that are no documents (<i>JSON-kroppar</i>): a small one at once, a larger one in
 * the lane, so that whoever sends many of them takes nobody's turn.
 */
final class JsonBodies extends JacksonJsonHttpMessageConverter {
  /** So few bytes are read in a fraction of a millisecond. */
  private static final int SMALL = 8_192;

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
}
