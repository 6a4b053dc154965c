package org.platsa.api.body;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ClientConnection;

/**
 * An answer whose reader must keep up (<i>svar</i>). Events are small and need less of a pace than
 * documents. A page is held under the budget until it is whole: what it is made of is gone before
 * its first byte goes out, however slowly that is read, and what fails half-way is no half page.
 */
final class SteadyResponse extends HttpServletResponseWrapper {
  private static final List<String> STREAMS = List.of("text/event-stream", "application/x-ndjson");
  private static final String PAGE = "text/html";

  private final Spools spools;
  private final Supplier<Spool> room;
  private final ClientConnection client;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private @Nullable Spool page;

  /**
   * Wraps an answer.
   *
   * @param room for a page, for the time of the request
   */
  SteadyResponse(
      HttpServletResponse response, Spools spools, Supplier<Spool> room, ClientConnection client) {
    super(response);
    this.spools = spools;
    this.room = room;
    this.client = client;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      if (is(List.of(PAGE))) {
        page = room.get();
        stream = new Held(page.writer());
      } else {
        stream = steady();
      }
    }
    return stream;
  }

  private ServletOutputStream steady() throws IOException {
    PaceRule rule = is(STREAMS) ? spools.paceOfStreams() : spools.pace();
    return new SteadyOutput(super.getOutputStream(), rule.begin(), client);
  }

  private boolean is(List<String> types) {
    String type = getContentType();
    return type != null && types.stream().anyMatch(type::startsWith);
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (page == null) {
      super.flushBuffer();
    }
  }

  @Override
  public void reset() {
    super.reset();
    forget();
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    forget();
  }

  @Override
  public void sendError(int status) throws IOException {
    forget();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    forget();
    super.sendError(status, message);
  }

  private void forget() {
    if (page != null) {
      page.drop();
    }
    page = null;
    stream = null;
    writer = null;
  }

  /** Sends what is held. */
  void end() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    Spool whole = page;
    if (whole != null) {
      setContentLengthLong(whole.length());
      whole.writeTo(steady());
    }
  }

  /** What goes into a page that is held. */
  private static final class Held extends ServletOutputStream {
    private final OutputStream out;

    Held(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("An answer is written at once");
    }
  }
}
