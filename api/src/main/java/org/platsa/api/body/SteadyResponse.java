package org.platsa.api.body;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ClientConnection;

/**
 * An answer whose reader must keep up (<i>svar</i>). Not so a stream of events, which waits for the
 * next event most of the time, and has a rule of its own.
 */
final class SteadyResponse extends HttpServletResponseWrapper {
  private static final List<String> STREAMS = List.of("text/event-stream", "application/x-ndjson");

  private final PaceRule pace;
  private final ClientConnection client;
  private @Nullable ServletOutputStream stream;

  SteadyResponse(HttpServletResponse response, PaceRule pace, ClientConnection client) {
    super(response);
    this.pace = pace;
    this.client = client;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      ServletOutputStream out = super.getOutputStream();
      stream = isStream() ? out : new SteadyOutput(out, pace, client);
    }
    return stream;
  }

  private boolean isStream() {
    String type = getContentType();
    return type != null && STREAMS.stream().anyMatch(type::startsWith);
  }
}
