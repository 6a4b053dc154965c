package org.platsa.api.session;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * A form for everybody that was sent from a page that was too old (<i>för gammal sida</i>), such as
 * after a sign-in in another tab, or by a browser that keeps no cookies. Nothing is done; the page
 * is shown anew with what was typed.
 */
public final class StaleForm {
  private static final String SHOWN = StaleForm.class.getName();

  private StaleForm() {}

  /**
   * Answers with a page, which is to show the form.
   *
   * @param page its path, as it is asked for
   */
  public static void show(HttpServletRequest request, HttpServletResponse response, String page)
      throws ServletException, IOException {
    request.setAttribute(SHOWN, true);
    response.setStatus(HttpStatus.FORBIDDEN.value());
    request.getRequestDispatcher(page).forward(new Read(request), response);
  }

  /** Whether the page is shown since a form was sent from an old one. */
  public static boolean isShown(HttpServletRequest request) {
    return request.getAttribute(SHOWN) != null;
  }

  /** What was typed in each field; nothing if another site may have written it. */
  public static Map<String, List<String>> typed(HttpServletRequest request) {
    Map<String, List<String>> values = new HashMap<>();
    if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      request.getParameterMap().forEach((field, texts) -> values.put(field, List.of(texts)));
    }
    return values;
  }

  /** The request as if the page were asked for. */
  private static final class Read extends HttpServletRequestWrapper {
    Read(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return HttpMethod.GET.name();
    }
  }
}
