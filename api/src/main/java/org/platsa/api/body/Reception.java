package org.platsa.api.body;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import org.platsa.api.compute.ClientConnection;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ClientGoneException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.solver.validation.DocumentForm;

/**
 * Takes in one request's body (<i>mottagning</i>): refuses it at the first byte that is one too
 * many, or not UTF-8, and when it comes too slowly.
 */
final class Reception {
  private static final int PIECE = 16_384;

  /** So much around a wrong byte tells which encoding it is in. */
  private static final int BEFORE = 4_096;

  private static final int AFTER = 65_536;

  private final HttpServletRequest request;
  private final Spool spool;
  private final long limit;
  private final Pace pace;
  private final boolean isText;
  private final Utf8Check utf8 = new Utf8Check();
  private final byte[] piece = new byte[PIECE];

  /**
   * A body's reception.
   *
   * @param isText whether it must be UTF-8
   */
  Reception(HttpServletRequest request, Spool spool, long limit, PaceRule pace, boolean isText) {
    this.request = request;
    this.spool = spool;
    this.limit = limit;
    this.pace = pace.begin();
    this.isText = isText;
  }

  /**
   * Reads to the end of the body.
   *
   * @throws ApiException 400 if it is not UTF-8, 408 if it is too slow, 413 if it is too large, 503
   *     if there is no room
   * @throws ClientGoneException if it ends too early
   */
  void receive() {
    long told = request.getContentLengthLong();
    if (told > limit) {
      throw ApiException.of(
          ErrorType.TOO_LARGE, "The body has " + told + " bytes; at most " + limit + " are taken");
    }
    try {
      InputStream in = request.getInputStream();
      for (int count = next(in); count >= 0; count = next(in)) {
        boolean accepted = !isText || (utf8.accepts(piece, count) && !isWide(count));
        spool.append(piece, 0, count);
        if (!accepted) {
          throw notUtf8(in);
        }
        // A fast sender of a large body must not keep a core from other requests.
        Thread.yield();
      }
      if (isText && !utf8.isWhole()) {
        throw notUtf8(in);
      }
    } catch (IOException e) {
      if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) {
        throw tooSlow();
      }
      throw new ClientGoneException();
    }
  }

  private int next(InputStream in) throws IOException {
    long start = System.nanoTime();
    int count = in.read(piece);
    long waited = System.nanoTime() - start;
    if (count > 0 && spool.length() + count > limit) {
      throw ApiException.of(
          ErrorType.TOO_LARGE,
          "The body has more than " + limit + " bytes, the largest that is taken");
    }
    if (count >= 0 && pace.isTooSlow(count, waited)) {
      ClientConnection.of(request).readNoMore();
      throw tooSlow();
    }
    return count;
  }

  private ApiException tooSlow() {
    return ApiException.of(
        ErrorType.REQUEST_TIMEOUT, "The body comes too slowly; at least " + pace + " are needed");
  }

  /** JSON in UTF-16 or UTF-32 has a zero among its first bytes, and in UTF-8 none at all. */
  private boolean isWide(int count) {
    for (long at = spool.length(); at < Math.min(4, spool.length() + count); at++) {
      if (piece[(int) (at - spool.length())] == 0) {
        return true;
      }
    }
    return false;
  }

  private ApiException notUtf8(InputStream in) throws IOException {
    long at = utf8.position();
    for (int count = next(in); count >= 0; count = next(in)) {
      spool.append(piece, 0, count);
      if (spool.length() > at + AFTER) {
        break;
      }
    }
    long from = Math.max(0, at - BEFORE);
    byte[] around = spool.bytes(from, BEFORE + AFTER);
    Optional<DocumentForm> known =
        from == 0 ? DocumentForm.ofUnreadable(around) : DocumentForm.ofBadText(around);
    DocumentForm form = known.orElseGet(() -> DocumentForm.notUtf8At(0));
    boolean fromItsBeginning = form.at() == 0;
    return ApiException.malformed(
        "The body is " + form.nameEn() + "; it must be JSON in UTF-8, not compressed",
        List.of(
            ErrorIssue.of(
                form.issue(
                    fromItsBeginning ? 1 : utf8.line(), fromItsBeginning ? 1 : utf8.column()))));
  }
}
