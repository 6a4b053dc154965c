package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Has the next page say what was just done (<i>kvittenser</i>). */
@Component
public class Toasts {
  private final MessageSource messages;

  Toasts(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * Has the next page say it.
   *
   * @param key of the text
   * @param values in the text
   */
  public void next(HttpServletRequest request, Locale locale, String key, Object... values) {
    new Toast(messages.getMessage(key, values, locale), null).onNextPage(request);
  }

  /** Has the next page say what the present one was to say, if anything. */
  public void pass(HttpServletRequest request, Page page) {
    Toast toast = page.toast();
    if (toast != null) {
      toast.onNextPage(request);
    }
  }

  /**
   * The same with a button that undoes it.
   *
   * @param undo the path to post to
   */
  public void nextWithUndo(
      HttpServletRequest request, Locale locale, String undo, String key, Object... values) {
    new Toast(messages.getMessage(key, values, locale), undo).onNextPage(request);
  }
}
