package org.platsa.api.page.publication;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.freed.FreedPlaces;
import org.platsa.api.freed.OfferingRequest;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Offers free places from the page with the answers (<i>erbjud lediga platser</i>). */
@PageController
@RequestMapping("/terms/{termId}/answers/freed")
class FreedPageController {
  private final FreedPlaces freed;
  private final AuditLog audit;
  private final Toasts toasts;

  FreedPageController(FreedPlaces freed, AuditLog audit, Toasts toasts) {
    this.freed = freed;
    this.audit = audit;
    this.toasts = toasts;
  }

  /** Nothing is lost by a refusal: two short fields, whose usual values the page suggests. */
  @RecordsOwnReads
  @PostMapping
  String offer(
      @PathVariable String termId,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String headStart,
      HttpServletRequest request,
      Locale locale) {
    try {
      freed.offer(termId, new OfferingRequest(day(until), number(headStart)));
      toasts.next(request, locale, "freed.offered");
    } catch (ApiException e) {
      if (e.issues().isEmpty()) {
        throw e;
      }
      audit.readsNobody();
      toasts.next(request, locale, "freed.refused." + e.issues().getFirst().code());
    }
    return "redirect:" + PagePath.of("/terms/{id}/answers", termId);
  }

  @PostMapping("/{placeId}/end")
  String end(
      @PathVariable String termId,
      @PathVariable UUID placeId,
      HttpServletRequest request,
      Locale locale) {
    try {
      freed.end(termId, placeId);
      toasts.next(request, locale, "freed.endedNow");
    } catch (ApiException e) {
      if (e.issues().isEmpty()) {
        throw e;
      }
      // Somebody was first; the list says for whom.
      String by = Objects.toString(e.issues().getFirst().value(), "");
      toasts.next(request, locale, "freed.takenMeanwhile", by);
    }
    return "redirect:" + PagePath.of("/terms/{id}/answers", termId);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Out of bounds for what is no number, so that the service refuses it. */
  private static @Nullable Integer number(String text) {
    if (text.isBlank()) {
      return null;
    }
    return text.strip().matches("\\d{1,6}") ? Integer.valueOf(text.strip()) : Integer.valueOf(-1);
  }
}
