package org.platsa.api.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed outside the controllers (<i>felsida</i>), such as in a filter. */
@RestController
class ErrorPage implements ErrorController {
  private final ErrorWriter errors;

  ErrorPage(ErrorWriter errors) {
    this.errors = errors;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    ErrorType type = ErrorAdvice.typeOf(status instanceof Integer code ? code : 404);
    errors.write(request, response, type, type.title(), List.of(), null);
  }
}
