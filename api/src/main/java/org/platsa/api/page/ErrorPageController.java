package org.platsa.api.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ShownError;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tells somebody with a browser what went wrong and what to do (<i>felsida</i>). */
@PageController
class ErrorPageController {
  private static final List<Integer> TOLD = List.of(401, 403, 404, 409, 429, 503);

  private static final List<Integer> SAID_BY_THE_PAGE = List.of(401, 403, 404);

  /** A form that does not carry the token of the present session. */
  private static final String NO_FORM_TOKEN = "NO_FORM_TOKEN";

  private final PageLanguage languages;

  ErrorPageController(PageLanguage languages) {
    this.languages = languages;
  }

  @RequestMapping(ShownError.PATH)
  String error(HttpServletRequest request, Model model) {
    ShownError error = ShownError.of(request);
    if (request.getDispatcherType() == DispatcherType.REQUEST || error == null) {
      throw ApiException.notFound("page", request.getRequestURI());
    }
    int status = error.type().status();
    String language = languages.resolveLocale(request).getLanguage();
    model.addAttribute("status", status);
    model.addAttribute("kind", kind(error));
    model.addAttribute(
        "reasons",
        SAID_BY_THE_PAGE.contains(status)
            ? List.of()
            : error.issues().stream().map(issue -> Form.text(issue, language)).toList());
    return "error";
  }

  private static String kind(ShownError error) {
    int status = error.type().status();
    if (error.issues().stream().map(ErrorIssue::code).anyMatch(NO_FORM_TOKEN::equals)) {
      return "stale";
    }
    if (TOLD.contains(status)) {
      return Integer.toString(status);
    }
    return status < 500 ? "4xx" : "5xx";
  }
}
