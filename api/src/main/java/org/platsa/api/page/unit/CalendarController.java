package org.platsa.api.page.unit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.page.PageController;
import org.platsa.api.page.ServiceAddress;
import org.platsa.api.page.Toasts;
import org.platsa.api.unit.CalendarLinks;
import org.platsa.api.workbook.CalendarFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Secret links to a unit manager's calendar, and what they lead to (<i>kalenderlänkar</i>). */
@PageController
class CalendarController {
  private final CalendarLinks links;
  private final Answers answers;
  private final CurrentCaller caller;
  private final Toasts toasts;
  private final ServiceAddress address;

  CalendarController(
      CalendarLinks links,
      Answers answers,
      CurrentCaller caller,
      Toasts toasts,
      ServiceAddress address) {
    this.links = links;
    this.answers = answers;
    this.caller = caller;
    this.toasts = toasts;
    this.address = address;
  }

  /** Shows the new link, once; of a form that says so, since the one before ends. */
  @PostMapping(path = "/unit/calendar", params = "link=new")
  String make(HttpServletRequest request, Model model) {
    model.addAttribute("link", address.of(request) + links.make(caller.get()));
    return "unit/calendar";
  }

  @PostMapping("/unit/calendar/revoke")
  String revoke(HttpServletRequest request, Locale locale) {
    links.revoke(caller.get());
    toasts.next(request, locale, "unit.calendarRevoked");
    return "redirect:/unit";
  }

  /** What a calendar program reads. */
  @GetMapping("/calendars/{secret}")
  ResponseEntity<BodyContent> read(@PathVariable String secret) {
    CalendarFile calendar = links.read(secret);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
        .body(answers.make(ComputeTask.EXPORT, calendar::write));
  }
}
