package org.platsa.api.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no body above the limit (<i>storleksgräns</i>), with or without a Content-Length. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {
  private static final String BEGINNING = BodyLimitFilter.class.getName() + ".beginning";

  /** So much of a body is kept, to be able to say what it was if it cannot be read. */
  private static final int KEPT = 8_192;

  private final long limit;
  private final ErrorWriter errors;

  BodyLimitFilter(Settings settings, ErrorWriter errors) {
    this.limit = settings.limits().body().toBytes();
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit) {
      String detail =
          "The body has "
              + request.getContentLengthLong()
              + " bytes; at most "
              + limit
              + " are taken";
      errors.write(request, response, ErrorType.TOO_LARGE, detail, List.of(), null);
      return;
    }
    LimitedRequest limited = new LimitedRequest(request, limit);
    request.setAttribute(BEGINNING, limited);
    chain.doFilter(limited, response);
  }

  /** The first bytes of a request's body, as far as it was read. */
  static byte[] beginning(HttpServletRequest request) {
    return request.getAttribute(BEGINNING) instanceof LimitedRequest limited
        ? limited.beginning()
        : new byte[0];
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {
    private final long limit;
    private @Nullable LimitedStream stream;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new LimitedStream(super.getInputStream(), limit);
      }
      return stream;
    }

    byte[] beginning() {
      return stream == null ? new byte[0] : stream.beginning();
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream in;
    private final long limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long read;

    LimitedStream(ServletInputStream in, long limit) {
      this.in = in;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      if (value >= 0) {
        keep(new byte[] {(byte) value}, 0, 1);
      }
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      keep(bytes, offset, count);
      count(Math.max(0, count));
      return count;
    }

    private void keep(byte[] bytes, int offset, int count) {
      int room = Math.min(count, KEPT - kept.size());
      if (room > 0) {
        kept.write(bytes, offset, room);
      }
    }

    /** Cut before the character that the limit may have split. */
    byte[] beginning() {
      byte[] bytes = kept.toByteArray();
      int end = bytes.length;
      if (end == KEPT) {
        while (end > 0 && (bytes[end - 1] & 0xC0) == 0x80) {
          end--;
        }
        end = Math.max(0, end - 1);
      }
      return Arrays.copyOf(bytes, end);
    }

    private void count(int more) throws BodyTooLargeException {
      read += more;
      if (read > limit) {
        throw new BodyTooLargeException(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
