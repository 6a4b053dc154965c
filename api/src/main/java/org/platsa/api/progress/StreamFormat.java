package org.platsa.api.progress;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.platsa.api.http.Formats;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.context.request.NativeWebRequest;

/** How an event is written (<i>strömformat</i>). */
enum StreamFormat {
  /** For browsers and curl: server-sent events, as the HTML standard has them. */
  SSE("text/event-stream;charset=UTF-8") {
    @Override
    String opening() {
      return "retry: 1000\n\n";
    }

    @Override
    String before(long id, String name) {
      return "id: " + id + "\nevent: " + name + "\ndata: ";
    }

    @Override
    String after() {
      return "\n\n";
    }
  },
  /** For programs: one JSON object a line. */
  NDJSON("application/x-ndjson") {
    @Override
    String opening() {
      return "";
    }

    @Override
    String before(long id, String name) {
      return "{\"id\":" + id + ",\"event\":\"" + name + "\",\"data\":";
    }

    @Override
    String after() {
      return "}\n";
    }
  };

  private final String contentType;

  StreamFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /** What comes before the first event. */
  abstract String opening();

  /** What stands before an event's data, which is JSON in one line. */
  abstract String before(long id, String name);

  /** What stands after it. */
  abstract String after();

  /** A whole event. */
  byte[] event(long id, String name, String data) {
    return (before(id, name) + data + after()).getBytes(StandardCharsets.UTF_8);
  }

  /** What the client likes best; server-sent events if it does not care. */
  static StreamFormat preferred(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    MediaType preferred =
        Formats.preferred(
            request, List.of(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_NDJSON));
    return preferred.equals(MediaType.APPLICATION_NDJSON) ? NDJSON : SSE;
  }
}
