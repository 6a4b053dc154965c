package org.platsa.api.audit;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ClientConnection;
import org.platsa.api.error.ApiException;
import org.platsa.api.settings.Settings;
import org.platsa.api.workbook.FileTypes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over HTTP (<i>granskningslogg</i>). That it is exported is recorded in it. */
@RestController
@RequestMapping("/api/v1")
class AuditController {
  private static final String LINES = "application/x-ndjson";

  private final AuditSearch search;
  private final AuditExport export;
  private final AuditLog audit;
  private final int largestPage;

  AuditController(AuditSearch search, AuditExport export, AuditLog audit, Settings settings) {
    this.search = search;
    this.export = export;
    this.audit = audit;
    this.largestPage = settings.limits().pageSize();
  }

  @GetMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  AuditPage page(
      @RequestParam(required = false) @Nullable String who,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(defaultValue = "50") int size) {
    ApiException.requireWithin("size", size, 1, largestPage);
    return search.page(AuditFilter.of(who, action, subject, from, to), before, size);
  }

  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
  @GetMapping(path = "/audit.csv", produces = FileTypes.CSV)
  void csv(
      @RequestParam(required = false) @Nullable String who,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      HttpServletResponse response)
      throws IOException {
    send("csv", AuditFilter.of(who, action, subject, from, to), response);
  }

  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
  @GetMapping(path = "/audit.ndjson", produces = LINES)
  void lines(
      @RequestParam(required = false) @Nullable String who,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      HttpServletResponse response)
      throws IOException {
    send("ndjson", AuditFilter.of(who, action, subject, from, to), response);
  }

  private void send(String format, AuditFilter filter, HttpServletResponse response)
      throws IOException {
    audit.record("audit.exported", "audit", format, Map.of());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + format + "\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    OutputStream out = response.getOutputStream();
    try {
      if (format.equals("csv")) {
        response.setContentType(FileTypes.CSV + ";charset=UTF-8");
        export.writeCsv(filter, out);
      } else {
        response.setContentType(LINES);
        export.writeLines(filter, out);
      }
    } catch (IOException | RuntimeException e) {
      if (response.isCommitted()) {
        // The client must not take what it has for the whole.
        ClientConnection.ofPresentRequest().cutOff();
      }
      throw e;
    }
  }
}
