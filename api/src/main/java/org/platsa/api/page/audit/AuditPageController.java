package org.platsa.api.page.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditEntry;
import org.platsa.api.audit.AuditFilter;
import org.platsa.api.audit.AuditPage;
import org.platsa.api.audit.AuditSearch;
import org.platsa.api.error.ApiException;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The page on which an administrator searches the audit log (<i>granskningslogg</i>). */
@PageController
class AuditPageController {
  private static final int SIZE = 50;
  private static final List<String> FIELDS = List.of("who", "action", "subject", "from", "to");

  /** What may be chosen as an action: kinds, and what is asked for most. */
  private static final List<String> ACTIONS =
      List.of(
          "names",
          "protected",
          "problem",
          "run",
          "account",
          "service-account",
          "settings",
          "term",
          "pseudonym",
          "audit");

  private final AuditSearch search;
  private final AuditSubjects subjects;
  private final MessageSource messages;

  AuditPageController(AuditSearch search, AuditSubjects subjects, MessageSource messages) {
    this.search = search;
    this.subjects = subjects;
    this.messages = messages;
  }

  @GetMapping("/admin/audit")
  String list(
      @RequestParam MultiValueMap<String, String> asked,
      @RequestParam Optional<UUID> before,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of("audit", asked);
    AuditPage found = new AuditPage(List.of(), null);
    try {
      found = search.page(filter(form), before.orElse(null), SIZE);
    } catch (ApiException e) {
      form = form.refused(e);
      response.setStatus(e.type().status());
    }
    model.addAttribute("form", form);
    model.addAttribute("actions", ACTIONS);
    model.addAttribute("rows", rows(found.items(), locale));
    model.addAttribute("isFirst", before.isEmpty());
    model.addAttribute(
        "isFiltered", FIELDS.stream().anyMatch(name -> !form(asked, name).isBlank()));
    model.addAttribute("newest", path("/admin/audit", asked, null));
    model.addAttribute(
        "older", found.next() == null ? null : path("/admin/audit", asked, found.next()));
    model.addAttribute("csv", path("/api/v1/audit.csv", asked, null));
    model.addAttribute("lines", path("/api/v1/audit.ndjson", asked, null));
    return "admin/audit";
  }

  private List<AuditRow> rows(List<AuditEntry> entries, Locale locale) {
    AuditDetails details = new AuditDetails(messages, locale);
    Map<String, AuditRow.Subject> named = subjects.of(entries);
    return entries.stream()
        .map(entry -> new AuditRow(entry, details.of(entry), named.get(entry.subjectId())))
        .toList();
  }

  private static AuditFilter filter(Form form) {
    return AuditFilter.of(
        form.text("who"),
        form.text("action"),
        form.text("subject"),
        form.text("from"),
        form.text("to"));
  }

  private static String form(MultiValueMap<String, String> asked, String field) {
    String value = asked.getFirst(field);
    return value == null ? "" : value;
  }

  /** The same question elsewhere. */
  private static String path(
      String path, MultiValueMap<String, String> asked, @Nullable UUID before) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
    FIELDS.stream()
        .filter(field -> !form(asked, field).isBlank())
        .forEach(field -> uri.queryParam(field, "{" + field + "}"));
    if (before != null) {
      uri.queryParam("before", before);
    }
    return uri.encode()
        .buildAndExpand(
            FIELDS.stream()
                .filter(field -> !form(asked, field).isBlank())
                .map(field -> (Object) form(asked, field))
                .toArray())
        .toUriString();
  }
}
