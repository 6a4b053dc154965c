package org.platsa.api.progress;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** How an event is written (<i>strömformat</i>). */
enum StreamFormat {
  /** For browsers and curl: server-sent events, as the HTML standard has them. */
  SSE("text/event-stream;charset=UTF-8") {
    @Override
    byte[] event(long id, String name, String data) {
      return ("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n")
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] opening() {
      return "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    }
  },
  /** For programs: one JSON object a line. */
  NDJSON("application/x-ndjson") {
    @Override
    byte[] event(long id, String name, String data) {
      return ("{\"id\":" + id + ",\"event\":\"" + name + "\",\"data\":" + data + "}\n")
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] opening() {
      return new byte[0];
    }
  };

  private final String contentType;

  StreamFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * An event.
   *
   * @param data JSON in one line
   */
  abstract byte[] event(long id, String name, String data);

  /** What comes before the first event. */
  abstract byte[] opening();

  /** What the client likes best; server-sent events if it does not care. */
  static StreamFormat preferred(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return SSE;
    }
    List<MediaType> accepted = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(accepted);
    for (MediaType type : accepted) {
      if (type.includes(MediaType.TEXT_EVENT_STREAM)) {
        return SSE;
      }
      if (type.includes(MediaType.APPLICATION_NDJSON)) {
        return NDJSON;
      }
    }
    return SSE;
  }
}
