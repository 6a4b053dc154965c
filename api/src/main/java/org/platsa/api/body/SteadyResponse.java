package org.platsa.api.body;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ClientConnection;

/**
 * An answer whose reader must keep up (<i>svar</i>). Events are small and need less of a pace than
 * documents.
 */
final class SteadyResponse extends HttpServletResponseWrapper {
  private static final List<String> STREAMS = List.of("text/event-stream", "application/x-ndjson");

  private final Spools spools;
  private final ClientConnection client;
  private @Nullable ServletOutputStream stream;

  SteadyResponse(HttpServletResponse response, Spools spools, ClientConnection client) {
    super(response);
    this.spools = spools;
    this.client = client;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      PaceRule rule = isStream() ? spools.paceOfStreams() : spools.pace();
      stream = new SteadyOutput(super.getOutputStream(), rule.begin(), client);
    }
    return stream;
  }

  private boolean isStream() {
    String type = getContentType();
    return type != null && STREAMS.stream().anyMatch(type::startsWith);
  }
}
