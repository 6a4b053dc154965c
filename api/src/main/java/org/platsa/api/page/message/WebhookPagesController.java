package org.platsa.api.page.message;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Webhook;
import org.platsa.api.message.WebhookRequest;
import org.platsa.api.message.Webhooks;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a department's webhooks and of what was sent to them (<i>webhookar</i>). */
@PageController
@RequestMapping("/admin/webhooks")
class WebhookPagesController {
  private static final String LIST = "redirect:/admin/webhooks";

  private static final Form EMPTY =
      Form.empty("webhook")
          .with(
              "kinds", Arrays.stream(MessageKind.values()).map(Enum::name).toArray(String[]::new));

  private final Webhooks webhooks;
  private final CurrentCaller callers;
  private final Toasts toasts;

  WebhookPagesController(Webhooks webhooks, CurrentCaller callers, Toasts toasts) {
    this.webhooks = webhooks;
    this.callers = callers;
    this.toasts = toasts;
  }

  @GetMapping
  String list(Model model) {
    List<Webhook> all = webhooks.all(callers.get());
    model.addAttribute("webhooks", all.stream().filter(one -> one.endedAt() == null).toList());
    model.addAttribute("ended", all.stream().filter(one -> one.endedAt() != null).toList());
    return "message/webhooks";
  }

  @GetMapping("/new")
  String draft(HttpServletRequest request, Model model) {
    return shownNew(Form.keptOr(request, EMPTY), model);
  }

  /** The secret is told once; the page is not kept by the browser. */
  @PostMapping("/new")
  String make(
      HttpServletResponse response, @RequestParam MultiValueMap<String, String> sent, Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    try {
      model.addAttribute("made", webhooks.make(callers.get(), filled(form), null));
      return "message/secret";
    } catch (ApiException e) {
      Form refused = form.refused(e).pointingAtFields();
      response.setStatus(e.type().status());
      return shownNew(refused, model);
    }
  }

  @GetMapping("/{webhookId}")
  String show(@PathVariable UUID webhookId, Model model) {
    model.addAttribute("webhook", webhooks.get(callers.get(), webhookId));
    model.addAttribute("deliveries", webhooks.deliveries(callers.get(), webhookId));
    return "message/webhook";
  }

  @PostMapping("/{webhookId}/secret")
  String renew(@PathVariable UUID webhookId, Model model) {
    model.addAttribute("made", webhooks.renew(callers.get(), webhookId));
    model.addAttribute("renewed", true);
    return "message/secret";
  }

  @PostMapping("/{webhookId}/remove")
  String remove(@PathVariable UUID webhookId, HttpServletRequest request, Locale locale) {
    toasts.next(
        request, locale, "webhooks.removedNow", webhooks.remove(callers.get(), webhookId).url());
    return LIST;
  }

  @PostMapping("/{webhookId}/deliveries/{deliveryId}/again")
  String again(
      @PathVariable UUID webhookId,
      @PathVariable UUID deliveryId,
      HttpServletRequest request,
      Locale locale) {
    webhooks.sendAgain(callers.get(), webhookId, deliveryId);
    toasts.next(request, locale, "webhook.againNow");
    return LIST + "/" + webhookId;
  }

  private static String shownNew(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("kinds", MessageKind.values());
    return "message/webhook-new";
  }

  private static WebhookRequest filled(Form form) {
    return new WebhookRequest(
        form.text("url"), form.chosen("kinds").stream().<@Nullable String>map(one -> one).toList());
  }
}
