package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;

/**
 * What a page says once of what was just done (<i>kvittens</i>), after a form was sent and the
 * browser was led on. A session holds texts only, so it is kept as one.
 *
 * @param text in the reader's language
 * @param undo the path to post to in order to undo it; null if it cannot be undone
 */
public record Toast(String text, @Nullable String undo) {
  private static final String SESSION = "toast";

  /** Has the next page say it. */
  void onNextPage(HttpServletRequest request) {
    request.getSession().setAttribute(SESSION, Json.mapper().writeValueAsString(this));
  }

  /** What the present page is to say, once. */
  static @Nullable Toast take(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object kept = session == null ? null : session.getAttribute(SESSION);
    if (session == null || kept == null) {
      return null;
    }
    session.removeAttribute(SESSION);
    return Json.mapper().readValue(kept.toString(), Toast.class);
  }
}
