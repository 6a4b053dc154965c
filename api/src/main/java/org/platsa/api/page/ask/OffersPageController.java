package org.platsa.api.page.ask;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.platsa.api.ask.OfferRequest;
import org.platsa.api.ask.OfferSheet;
import org.platsa.api.ask.Offers;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.workbook.Language;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which a unit's manager says what it offers (<i>vad enheten tar emot</i>). */
@PageController
@RequestMapping("/offers")
class OffersPageController {
  private static final String NAME = "offer";

  private final Offers offers;
  private final Toasts toasts;

  OffersPageController(Offers offers, Toasts toasts) {
    this.offers = offers;
    this.toasts = toasts;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("offers", offers.all());
    return "ask/offers";
  }

  @RecordsOwnReads
  @GetMapping("/{termId}")
  String show(
      @PathVariable String termId,
      @RequestParam String unit,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    OfferSheet sheet = offers.get(termId, unit);
    Form form = OfferForm.filled(Form.empty(NAME), sheet, language(locale));
    return shown(sheet, Form.keptOr(request, form), model);
  }

  @RecordsOwnReads
  @PostMapping("/{termId}")
  String answer(
      @PathVariable String termId,
      @RequestParam String unit,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of(NAME, sent);
    OfferForm typed = new OfferForm(form, offers.get(termId, unit).kinds());
    try {
      OfferRequest offer =
          form.has("deed", "SAME") ? OfferRequest.same(typed.version()) : typed.read();
      OfferSheet after = offers.answer(termId, unit, offer);
      toasts.next(request, locale, "offers.saved", after.unit());
      return "redirect:/offers";
    } catch (ApiException e) {
      OfferSheet sheet = offers.get(termId, unit);
      OfferForm stands =
          form.has("deed", "SAME")
              ? new OfferForm(
                  OfferForm.filled(Form.empty(NAME), sheet, language(locale)), sheet.kinds())
              : typed;
      Form refused = stands.refused(e);
      if (e.issues().stream().anyMatch(issue -> issue.code().equals("CHANGED_MEANWHILE"))) {
        // Whoever sends again has seen what the other answered.
        refused = refused.with("version", sheet.version());
      }
      response.setStatus(e.type().status());
      return shown(sheet, refused, model);
    }
  }

  private static Language language(Locale locale) {
    return locale.getLanguage().equals("sv") ? Language.SV : Language.EN;
  }

  private static String shown(OfferSheet sheet, Form form, Model model) {
    model.addAttribute("sheet", sheet);
    model.addAttribute("form", form);
    model.addAttribute("rows", new OfferForm(form, sheet.kinds()));
    return "ask/offer";
  }
}
