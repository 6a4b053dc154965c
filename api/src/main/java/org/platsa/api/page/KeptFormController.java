package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import org.platsa.api.session.KeptForm;
import org.platsa.api.signin.ToSignIn;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Throws away a form that was kept while its person was signed out, when she wants it no more. */
@PageController
class KeptFormController {
  @PostMapping("/kept-form/forget")
  String forget(HttpServletRequest request, @RequestParam(name = "_page") String page) {
    KeptForm.forget(request);
    return "redirect:" + ToSignIn.next(page);
  }
}
