package org.platsa.api.page.ask;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.ask.Localities;
import org.platsa.api.ask.RequestFiles;
import org.platsa.api.ask.RequestList;
import org.platsa.api.ask.RequestSheet;
import org.platsa.api.ask.RequestedStudent;
import org.platsa.api.ask.Requests;
import org.platsa.api.ask.StudentRequest;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.FileForm;
import org.platsa.api.body.Spool;
import org.platsa.api.body.UploadedFile;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.page.Form;
import org.platsa.api.page.Page;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.UnitKind;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which a provider says whom it asks for (<i>önskemål</i>). */
@PageController
@RequestMapping("/requests")
class RequestsPageController {
  private static final String ROW = "request";
  private static final String GROUP = "group";
  private static final String FILE = "file";
  private static final int MOST_IN_GROUP = 100;

  private final Requests requests;
  private final RequestFiles files;
  private final Localities localities;
  private final Toasts toasts;

  RequestsPageController(
      Requests requests, RequestFiles files, Localities localities, Toasts toasts) {
    this.requests = requests;
    this.files = files;
    this.localities = localities;
    this.toasts = toasts;
  }

  /** A placement in the sheet's table. */
  public record Row(
      RequestedStudent of, int position, Placement placement, @Nullable String locality) {}

  /** The term that was opened last, or that there is none. */
  @GetMapping
  String newest(
      @ModelAttribute(name = "page", binding = false) Page page, HttpServletRequest request) {
    List<RequestList> all = requests.all();
    if (all.isEmpty()) {
      return "ask/none";
    }
    toasts.pass(request, page);
    String term =
        all.stream().filter(RequestList::open).findFirst().orElse(all.getFirst()).asking().termId();
    return "redirect:" + PagePath.of("/requests/{term}", term);
  }

  /**
   * What is asked for.
   *
   * @param edit the pseudonym of whose form is open; empty for a new student's
   * @param position which of the student's placements
   * @param group whether the form of a new group is open: which suggestion it begins with, or none
   */
  @RecordsOwnReads
  @GetMapping("/{termId}")
  String show(
      @PathVariable String termId,
      @RequestParam(required = false) @Nullable String edit,
      @RequestParam(defaultValue = "0") int position,
      @RequestParam(required = false) @Nullable String group,
      HttpServletRequest request,
      Model model) {
    RequestSheet sheet = requests.get(termId);
    if (edit != null && sheet.open()) {
      return opened(sheet, Form.keptOr(request, row(sheet, edit, position)), model);
    }
    if (group != null && sheet.open()) {
      return opened(sheet, Form.keptOr(request, group(sheet, group)), model);
    }
    return opened(sheet, Form.keptOr(request, Form.empty("none")), model);
  }

  private Form row(RequestSheet sheet, String id, int position) {
    if (id.isEmpty()) {
      return Form.empty(ROW)
          .with("row", "")
          .with("transport", Transport.PUBLIC.name())
          .with("kind", PlacementKind.APL.name())
          .with("intensity", "100");
    }
    RequestedStudent student =
        student(sheet, id).orElseThrow(() -> ApiException.notFound("request of student", id));
    if (position < 0 || position >= student.placements().size()) {
      throw ApiException.notFound("placement", position);
    }
    return RequestForm.filled(
        Form.empty(ROW), student, position, locality(student.student().home()));
  }

  private @Nullable String locality(@Nullable Location home) {
    return home == null ? null : localities.of(home).orElse(null);
  }

  private static Form group(RequestSheet sheet, String suggestion) {
    Form form = Form.empty(GROUP).with("transport", Transport.PUBLIC.name());
    int at = suggestion.matches("\\d{1,4}") ? Integer.parseInt(suggestion) : -1;
    if (at < 0 || at >= sheet.suggestion().size()) {
      return form.with("kind", PlacementKind.APL.name()).with("intensity", "100");
    }
    var old = sheet.suggestion().get(at);
    return form.with("count", Integer.toString(Math.min(old.students(), MOST_IN_GROUP)))
        .with("kind", old.kind().name())
        .with("unitKinds", old.unitKinds().stream().map(UnitKind::name).toArray(String[]::new))
        .with("intensity", Integer.toString(old.intensity()))
        .with("peerLearning", old.peerLearning() ? "yes" : "")
        .with("profession", Objects.requireNonNullElse(old.profession(), ""));
  }

  private static Optional<RequestedStudent> student(RequestSheet sheet, String id) {
    return sheet.students().stream().filter(each -> each.student().id().equals(id)).findFirst();
  }

  @RecordsOwnReads
  @PostMapping("/{termId}")
  String write(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of(ROW, sent);
    RequestForm typed = new RequestForm(form);
    RequestSheet before = requests.get(termId);
    String row = form.text("row");
    RequestedStudent old = student(before, row).orElse(null);
    try {
      StudentRequest one = typed.read(old);
      requireNew(form, one, before);
      RequestSheet after = requests.write(termId, List.of(one));
      toasts.next(request, locale, "requests.saved", after.waiting());
      return "redirect:" + PagePath.of("/requests/{term}", termId);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      RequestSheet now = requests.get(termId);
      Form refused = typed.refused(e);
      if (e.type() == ErrorType.CONFLICT) {
        // Whoever saves again has seen that it was changed, or taken away.
        refused =
            refused.with(
                "seen", student(now, row).map(each -> each.changedAt().toString()).orElse(""));
      }
      return opened(now, refused, model);
    }
  }

  /** A pseudonym that is there already is changed by its own form alone. */
  private static void requireNew(Form form, StudentRequest one, RequestSheet before) {
    String id = one.studentId();
    if (form.text("row").isEmpty() && id != null && student(before, id).isPresent()) {
      throw ApiException.invalid(
          "The pseudonym is there already",
          List.of(
              ErrorIssue.error(
                  "DUPLICATE_ID",
                  "/students/0/studentId",
                  id,
                  "Pseudonymen finns redan bland önskemålen. Välj en annan, eller ändra den"
                      + " eleven.",
                  "The pseudonym is among the requests already. Choose another, or change that"
                      + " student.")));
    }
  }

  @RecordsOwnReads
  @PostMapping("/{termId}/groups")
  String addGroup(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    RequestForm typed = new RequestForm(Form.of(GROUP, sent));
    try {
      List<StudentRequest> students = typed.group(MOST_IN_GROUP);
      requests.write(termId, new ArrayList<>(students));
      toasts.next(request, locale, "requests.added", students.size());
      return "redirect:" + PagePath.of("/requests/{term}", termId);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      return opened(requests.get(termId), typed.refused(e), model);
    }
  }

  @RecordsOwnReads
  @PostMapping(path = "/{termId}/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String upload(
      @PathVariable String termId,
      @UploadedFile Spool body,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    FileForm sent = FileForm.read(body, request.getContentType(), "file");
    try {
      if (sent.file().length() == 0) {
        throw ApiException.invalid(
            "No file was chosen",
            List.of(
                ErrorIssue.error("FILE_MISSING", "file", null, "Välj en fil.", "Choose a file.")));
      }
      RequestSheet after = files.write(termId, sent.file());
      toasts.next(request, locale, "requests.saved", after.waiting());
      return "redirect:" + PagePath.of("/requests/{term}", termId);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      Form refused = Form.empty(FILE).refused(e);
      model.addAttribute("cells", refused.faults());
      return opened(requests.get(termId), refused, model);
    }
  }

  /** Sends all, or takes a student away or back. */
  @RecordsOwnReads
  @PostMapping("/{termId}/deeds")
  String deed(
      @PathVariable String termId,
      @RequestParam String deed,
      @RequestParam(defaultValue = "") String student,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    try {
      switch (deed) {
        case "SEND" -> {
          RequestSheet sent = requests.send(termId);
          toasts.next(request, locale, "requests.sentNow", sent.asked());
        }
        case "REMOVE" -> {
          requests.remove(termId, List.of(student));
          toasts.next(request, locale, "requests.removed");
        }
        case "RESTORE" -> {
          requests.restore(termId, List.of(student));
          toasts.next(request, locale, "requests.restored");
        }
        default ->
            throw ApiException.parameter(
                "deed",
                deed,
                "deed ska vara SEND, REMOVE eller RESTORE.",
                "deed must be SEND, REMOVE or RESTORE.");
      }
      return "redirect:" + PagePath.of("/requests/{term}", termId);
    } catch (ApiException e) {
      if (e.issues().isEmpty() || e.type() == ErrorType.INVALID_PARAMETER) {
        throw e;
      }
      response.setStatus(e.type().status());
      return opened(requests.get(termId), new RequestForm(Form.empty("deed")).refused(e), model);
    }
  }

  private String opened(RequestSheet sheet, Form form, Model model) {
    List<Row> rows = new ArrayList<>();
    Map<Location, Optional<String>> names = new HashMap<>();
    for (RequestedStudent each : sheet.students()) {
      Location home = each.student().home();
      String locality =
          home == null ? null : names.computeIfAbsent(home, localities::of).orElse(null);
      for (int i = 0; i < each.placements().size(); i++) {
        rows.add(new Row(each, i, each.placements().get(i), locality));
      }
    }
    model.addAttribute("sheet", sheet);
    model.addAttribute("form", form);
    model.addAttribute("opened", form.name());
    model.addAttribute("rows", rows);
    model.addAttribute("localities", localities.near(sheet.choices()));
    model.addAttribute("kinds", new PlacementKinds(sheet.choices().placementKinds()).all());
    model.addAttribute("unitKinds", sheet.choices().knownUnitKinds());
    model.addAttribute("transports", Transport.values());
    model.addAttribute(
        "others",
        requests.all().stream()
            .filter(each -> !each.asking().termId().equals(sheet.asking().termId()))
            .toList());
    return "ask/requests";
  }
}
