package org.platsa.api.page.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.FileForm;
import org.platsa.api.body.Spool;
import org.platsa.api.body.UploadedFile;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.intake.HeldUpload;
import org.platsa.api.intake.ImportCheck;
import org.platsa.api.intake.Imports;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.submission.Problems;
import org.platsa.api.workbook.CellMend;
import org.platsa.api.workbook.DifferencePart;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.WorkbookReader;
import org.platsa.api.workspace.Workspaces;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages on which a workbook is sent, looked at and taken (<i>inläsning</i>): for a new term, or
 * for one that is here.
 */
@PageController
class ImportPageController {
  private static final Form EMPTY = Form.empty("import").with("mode", "replace");
  private static final Form TAKE = Form.empty("take");
  private static final Form NO_MEND = Form.empty("mend");
  private static final DifferencePart FIRST = DifferencePart.page(null, null, 1);

  private final Imports imports;
  private final Workspaces workspaces;
  private final Toasts toasts;

  ImportPageController(Imports imports, Workspaces workspaces, Toasts toasts) {
    this.imports = imports;
    this.workspaces = workspaces;
    this.toasts = toasts;
  }

  @GetMapping("/terms/import")
  String begin(Model model) {
    return shown(null, EMPTY, model);
  }

  @GetMapping("/terms/{termId}/import")
  String begin(@PathVariable String termId, Model model) {
    return shown(termId, EMPTY, model);
  }

  @PostMapping(path = "/terms/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String send(
      @UploadedFile Spool body,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return held(null, body, request, response, model);
  }

  @PostMapping(path = "/terms/{termId}/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String send(
      @PathVariable String termId,
      @UploadedFile Spool body,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return held(termId, body, request, response, model);
  }

  private String held(
      @Nullable String termId,
      Spool body,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    FileForm sent = FileForm.read(body, request.getContentType(), "file");
    String mode = sent.fields().getOrDefault("mode", "replace");
    try {
      HeldUpload upload =
          imports.hold(
              sent.file(), sent.fileName(), termId, mode(mode).orElse(WorkbookReader.Mode.REPLACE));
      return "redirect:/imports/" + upload.id();
    } catch (ApiException e) {
      Form refused = EMPTY.with("mode", mode).refused(e);
      response.setStatus(e.type().status());
      return shown(termId, refused, model);
    }
  }

  private String shown(@Nullable String termId, Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("term", termId == null ? null : workspaces.get(termId).workspace());
    imports
        .waiting()
        .ifPresent(upload -> {
          model.addAttribute("waiting", upload);
          model.addAttribute("until", imports.until(upload));
        });
    return "import/send";
  }

  @RecordsOwnReads
  @GetMapping("/imports/{uploadId}")
  String look(
      @PathVariable UUID uploadId,
      @RequestParam(required = false) @Nullable String mode,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "1") int rows,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    DifferencePart part = DifferencePart.page(list, kind, rows);
    ImportCheck check = imports.check(uploadId, mode(mode).orElse(null), part);
    model.addAttribute("part", part);
    model.addAttribute("mend", Form.keptOr(request, NO_MEND));
    return looked(check, page, Form.keptOr(request, TAKE), locale, model);
  }

  private String looked(ImportCheck check, int page, Form form, Locale locale, Model model) {
    String termId = check.upload().termId();
    Language language = language(locale);
    model.addAttribute("form", form);
    model.addAttribute("check", check);
    model.addAttribute("until", imports.until(check.upload()));
    model.addAttribute("term", termId == null ? null : workspaces.get(termId).workspace());
    model.addAttribute("view", ImportView.of(check, page, language));
    if (!model.containsAttribute("mend")) {
      model.addAttribute("mend", NO_MEND);
    }
    if (!model.containsAttribute("part")) {
      model.addAttribute("part", FIRST);
    }
    model.addAttribute("lang", language);
    return "import/look";
  }

  @RecordsOwnReads
  @GetMapping(path = "/imports/{uploadId}/marked", produces = FileTypes.EXCEL)
  ResponseEntity<BodyContent> marked(
      @PathVariable UUID uploadId, @RequestParam(required = false) @Nullable String mode) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(FileTypes.EXCEL))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"platsa-marked.xlsx\"")
        .body(imports.marked(uploadId, mode(mode).orElse(null)));
  }

  @RecordsOwnReads
  @PostMapping("/imports/{uploadId}/take")
  String take(
      @PathVariable UUID uploadId,
      @RequestParam(required = false) @Nullable String mode,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    WorkbookReader.Mode how = mode(mode).orElse(null);
    try {
      Problems.Stored stored = imports.take(uploadId, how, uuid(seen).orElse(null), reason);
      toasts.next(request, locale, "import.taken", stored.summary().termId());
      return "redirect:" + dataOf(stored.summary().termId());
    } catch (ApiException e) {
      if (e.type() == ErrorType.NOT_FOUND) {
        throw e;
      }
      Form refused = TAKE.with("reason", reason).refused(e).pointing("/reason", "reason");
      response.setStatus(e.type().status());
      return looked(imports.check(uploadId, how, FIRST), 1, refused, locale, model);
    }
  }

  /**
   * Has a cell read as it was typed here, and shows what is wrong then.
   *
   * @param asInFile whether the cell is to be read as it stands in the file again
   */
  @RecordsOwnReads
  @PostMapping("/imports/{uploadId}/mends")
  String mend(
      @PathVariable UUID uploadId,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable String mode,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "false") boolean asInFile,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of(NO_MEND.name(), sent);
    CellMend cell =
        new CellMend(
            form.text("sheet"), number(form, "row"), number(form, "column"), form.text("value"));
    try {
      imports.mend(uploadId, cell, asInFile);
    } catch (ApiException e) {
      if (e.type() == ErrorType.NOT_FOUND) {
        throw e;
      }
      response.setStatus(e.type().status());
      model.addAttribute("mend", form.refused(e));
      ImportCheck check = imports.check(uploadId, mode(mode).orElse(null), FIRST);
      return looked(check, page, TAKE, locale, model);
    }
    toasts.next(request, locale, asInFile ? "import.unmended" : "import.mended", cell.cell());
    return "redirect:/imports/"
        + uploadId
        + "?page="
        + page
        + (mode == null
            ? ""
            : "&mode="
                + mode(mode).map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("replace"));
  }

  private static int number(Form form, String field) {
    String text = form.text(field);
    return text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
  }

  @PostMapping("/imports/{uploadId}/forget")
  String forget(@PathVariable UUID uploadId, HttpServletRequest request, Locale locale) {
    String termId = imports.get(uploadId).termId();
    imports.forget(uploadId);
    toasts.next(request, locale, "import.forgotten");
    return "redirect:" + (termId == null ? "/terms/import" : dataOf(termId));
  }

  private static String dataOf(String termId) {
    return PagePath.of("/terms/{id}/data", termId);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      // Of what was never shown nothing is newer: it is refused as something else.
      return Optional.of(new UUID(0, 0));
    }
  }

  private static Optional<WorkbookReader.Mode> mode(@Nullable String mode) {
    return mode == null
        ? Optional.empty()
        : switch (mode) {
          case "replace" -> Optional.of(WorkbookReader.Mode.REPLACE);
          case "add" -> Optional.of(WorkbookReader.Mode.ADD);
          default -> Optional.empty();
        };
  }

  private static Language language(Locale locale) {
    return locale.getLanguage().equals("sv") ? Language.SV : Language.EN;
  }
}
