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
    model.addAttribute(
        "kind", TOLD.contains(status) ? Integer.toString(status) : status < 500 ? "4xx" : "5xx");
    model.addAttribute(
        "reasons",
        error.issues().stream().map((ErrorIssue issue) -> Form.text(issue, language)).toList());
    model.addAttribute("retryAfter", error.retryAfter());
    return "error";
  }
}
