package org.platsa.api.page.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.evaluation.EvaluationAnswer;
import org.platsa.api.evaluation.EvaluationForm;
import org.platsa.api.evaluation.Evaluations;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.session.StaleForm;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that a link leads to, for who has not signed in (<i>utvärderingsblankett</i>). */
@PageController
class EvaluateController {
  private static final Form EMPTY = Form.empty("evaluate");

  private final Evaluations evaluations;

  EvaluateController(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @GetMapping("/evaluate/{secret}")
  String show(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("stale", StaleForm.isShown(request));
    return shown(evaluations.find(secret), Form.staleOr(request, EMPTY), response, model);
  }

  @PostMapping("/evaluate/{secret}")
  String answer(
      @PathVariable String secret,
      HttpServletResponse response,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    EvaluationAnswer answer =
        new EvaluationAnswer(
            EvaluationForm.questions().stream()
                .<@Nullable String>map(question -> form.text("mark" + question))
                .toList(),
            form.text("good"),
            form.text("better"));
    try {
      if (evaluations.answer(secret, answer)) {
        return "redirect:/evaluated";
      }
      return shown(Optional.empty(), form, response, model);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      return shown(evaluations.find(secret), form.refused(e), response, model);
    }
  }

  @GetMapping("/evaluated")
  String thanks() {
    return "evaluation/thanks";
  }

  private static String shown(
      Optional<Evaluations.OpenForm> open, Form form, HttpServletResponse response, Model model) {
    if (open.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "evaluation/no-link";
    }
    model.addAttribute("open", open.get());
    model.addAttribute("form", form);
    model.addAttribute("questions", EvaluationForm.questions());
    return "evaluation/evaluate";
  }
}
