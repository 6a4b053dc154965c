package org.platsa.api.page.term;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.row.RowEdit;
import org.platsa.api.row.RowEdits;
import org.platsa.api.row.SavedRow;
import org.platsa.api.submission.Problems;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.ListRows;
import org.platsa.api.workbook.PlainWarnings;
import org.platsa.api.workbook.RowForm;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.problem.Problem;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page with a list of a term's data, where rows are changed, added and removed (<i>lista</i>):
 * each opened by its address.
 */
@PageController
@RequestMapping("/terms/{termId}/data/{list}")
class ListPageController {
  private static final String FORM = "row";

  private static final Set<ListKind> OF_STUDENTS =
      Set.of(ListKind.STUDENTS, ListKind.PLACEMENTS, ListKind.TRAVEL);

  /** Of the address, to come back to. */
  private static final List<String> OF_TABLE = List.of("search", "sort", "down", "page", "only");

  private static final Texts SAVED = new Texts("edit.saved", "edit.saved.warned");
  private static final Texts ADDED = new Texts("edit.added", "edit.added.warned");
  private static final Texts REMOVED = new Texts("edit.removed", "edit.removed.warned");

  /** The keys of what is said when something is done: as such, and with a warning that is new. */
  private record Texts(String done, String warned) {}

  private final Workspaces workspaces;
  private final Problems problems;
  private final RowEdits edits;
  private final AuditLog audit;
  private final CurrentTenant tenant;
  private final Toasts toasts;
  private final MessageSource messages;

  ListPageController(
      Workspaces workspaces,
      Problems problems,
      RowEdits edits,
      AuditLog audit,
      CurrentTenant tenant,
      Toasts toasts,
      MessageSource messages) {
    this.workspaces = workspaces;
    this.problems = problems;
    this.edits = edits;
    this.audit = audit;
    this.tenant = tenant;
    this.toasts = toasts;
    this.messages = messages;
  }

  /**
   * What is opened on the page.
   *
   * @param what edit, add or remove; empty for nothing
   * @param id of the row; null for a new one
   * @param seen the problem that it is made of
   */
  private record Opened(String what, @Nullable String id, UUID seen) {}

  /** What the page is about. */
  private record Shown(
      Workspace term, Problem problem, ListKind kind, TableView.Asked asked, Locale locale) {
    Language language() {
      return TermLists.language(locale);
    }
  }

  @RecordsOwnReads
  @GetMapping
  String list(
      @PathVariable String termId,
      @PathVariable String list,
      @RequestParam MultiValueMap<String, String> asked,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    Shown shown = shown(termId, list, asked, locale);
    Form kept = Form.keptOr(request, Form.empty(FORM));
    boolean isEditable = RowForm.isFor(shown.kind());
    String edit = Objects.requireNonNullElse(asked.getFirst("edit"), "");
    String remove = Objects.requireNonNullElse(asked.getFirst("remove"), "");
    if (isEditable && kept.kept()) {
      String row = kept.text("row");
      Opened opened =
          new Opened(
              row.isEmpty() ? "add" : "edit",
              row.isEmpty() ? null : row,
              uuid(kept.text("seen")).orElse(head(shown)));
      return opened(shown, opened, kept, model);
    }
    if (isEditable && !edit.isEmpty()) {
      requireRow(shown, edit);
      return opened(shown, new Opened("edit", edit, head(shown)), Form.empty(FORM), model);
    }
    if (isEditable && !remove.isEmpty()) {
      requireRow(shown, remove);
      return opened(shown, new Opened("remove", remove, head(shown)), Form.empty(FORM), model);
    }
    if (isEditable && asked.containsKey("add")) {
      return opened(shown, new Opened("add", null, head(shown)), Form.empty(FORM), model);
    }
    return table(shown, model);
  }

  @RecordsOwnReads
  @PostMapping
  String save(
      @PathVariable String termId,
      @PathVariable String list,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Shown shown = editable(shown(termId, list, sent, locale));
    Form form = Form.of(FORM, sent);
    RowEdit edit = edit(shown, form, sent);
    try {
      SavedRow saved = edits.save(edit);
      say(saved, termId, edit.id() == null ? ADDED : SAVED, request, locale);
      return back(shown, edit.id() == null ? saved.id() : "", sent);
    } catch (ApiException e) {
      String id = edit.id();
      return refused(shown, id == null ? "add" : "edit", edit, form, e, response, model);
    }
  }

  @RecordsOwnReads
  @PostMapping("/removals")
  String remove(
      @PathVariable String termId,
      @PathVariable String list,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Shown shown = editable(shown(termId, list, sent, locale));
    Form form = Form.of(FORM, sent);
    RowEdit edit = edit(shown, form, sent);
    try {
      say(edits.remove(edit), termId, REMOVED, request, locale);
      return "redirect:" + PagePath.of("/terms/{id}/data/{list}", termId, list);
    } catch (ApiException e) {
      return refused(shown, "remove", edit, form, e, response, model);
    }
  }

  private static RowEdit edit(Shown shown, Form form, MultiValueMap<String, String> sent) {
    String row = form.text("row");
    return new RowEdit(
        shown.term().termId(),
        uuid(form.text("seen")).orElse(head(shown)),
        shown.kind(),
        row.isEmpty() ? null : row,
        sent,
        form.text("reason"),
        shown.language());
  }

  /** Shows the form again with what was typed, made of the newest data from now on. */
  private String refused(
      Shown shown,
      String what,
      RowEdit edit,
      Form form,
      ApiException refusal,
      HttpServletResponse response,
      Model model) {
    Form refused = form.refused(refusal).pointing("/reason", "reason");
    response.setStatus(refusal.type().status());
    boolean isConflict = refusal.type() == ErrorType.CONFLICT;
    model.addAttribute("conflict", isConflict);
    String id = edit.id();
    if (id != null && !PlainWarnings.ids(shown.problem(), shown.kind()).contains(id)) {
      Opened again = new Opened("add", null, head(shown));
      return opened(shown, again, refused.with("id", id), model);
    }
    UUID seen = isConflict ? head(shown) : edit.seen();
    return opened(shown, new Opened(what, id, seen), refused, model);
  }

  private void say(
      SavedRow saved, String termId, Texts texts, HttpServletRequest request, Locale locale) {
    if (!saved.isChanged()) {
      toasts.next(request, locale, "edit.same", saved.id());
      return;
    }
    String undo = PagePath.of("/terms/{id}/history/{problem}/undo", termId, saved.problemId());
    List<ErrorIssue> warnings = saved.warnings();
    if (warnings.isEmpty()) {
      toasts.nextWithUndo(request, locale, undo, texts.done(), saved.id());
    } else {
      ErrorIssue warning = warnings.getFirst();
      String first =
          new PlainWarnings(problems.problem(tenant.id(), saved.problemId()))
              .of(warning.pointer(), warning.messageSv(), warning.messageEn())
              .in(TermLists.language(locale));
      int more = warnings.size() - 1;
      toasts.nextWithUndo(request, locale, undo, texts.warned(), saved.id(), first, more);
    }
  }

  /** To where the row was opened from; a row that is new is searched for. */
  private static String back(Shown shown, String newId, MultiValueMap<String, String> sent) {
    String path =
        PagePath.of("/terms/{id}/data/{list}", shown.term().termId(), shown.kind().field());
    List<String> query = new ArrayList<>();
    for (String name : OF_TABLE) {
      for (String value : sent.getOrDefault(name, List.of())) {
        if (!value.isEmpty() && newId.isEmpty()) {
          query.add(name + "=" + PagePath.of("{value}", value));
        }
      }
    }
    if (!newId.isEmpty()) {
      query.add("search=" + PagePath.of("{value}", newId));
    }
    return "redirect:" + path + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private Shown shown(
      String termId, String list, MultiValueMap<String, String> asked, Locale locale) {
    ListKind kind = TermLists.of(list);
    Workspace term = workspaces.get(termId).workspace();
    audit.readsProblem(term.head().problemId());
    return new Shown(
        term,
        problems.problem(tenant.id(), term.head().problemId()),
        kind,
        new TableView.Asked(
            Objects.requireNonNullElse(asked.getFirst("search"), ""),
            number(asked, "sort", 0),
            "true".equals(asked.getFirst("down")),
            number(asked, "page", 1),
            asked.getOrDefault("only", List.of())),
        locale);
  }

  private static int number(MultiValueMap<String, String> asked, String name, int otherwise) {
    String text = Objects.requireNonNullElse(asked.getFirst(name), "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  private static Shown editable(Shown shown) {
    if (!RowForm.isFor(shown.kind())) {
      throw ApiException.of(
          ErrorType.NOT_FOUND, "Rows of " + shown.kind().field() + " are not changed one by one");
    }
    return shown;
  }

  private static void requireRow(Shown shown, String id) {
    if (!PlainWarnings.ids(shown.problem(), shown.kind()).contains(id)) {
      throw ApiException.notFound(shown.kind().field(), id);
    }
  }

  private static UUID head(Shown shown) {
    return shown.term().head().problemId();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw ApiException.parameter("seen", text, "seen ska vara ett id.", "seen must be an id.");
    }
  }

  private String opened(Shown shown, Opened opened, Form form, Model model) {
    String id = opened.id();
    List<RowForm.Field> fields =
        RowForm.fields(shown.kind(), shown.problem(), id, shown.language()).orElse(List.of());
    model.addAttribute("opened", opened.what());
    model.addAttribute("rowId", id == null ? "" : id);
    model.addAttribute("seen", opened.seen());
    model.addAttribute("fields", fields);
    model.addAttribute("form", filled(form, fields));
    if (opened.what().equals("remove") && id != null) {
      model.addAttribute("dependents", edits.dependents(shown.kind(), shown.problem(), id));
      model.addAttribute("lang", shown.language());
    }
    return table(shown, model);
  }

  /** What the row has, in a form that nobody has sent. */
  private static Form filled(Form form, List<RowForm.Field> fields) {
    if (!form.values().isEmpty()) {
      return form;
    }
    Form filled = form;
    for (RowForm.Field field : fields) {
      filled = filled.with(field.name(), field.values().toArray(String[]::new));
    }
    return filled;
  }

  private String table(Shown shown, Model model) {
    ListRows rows = new ListRows(shown.kind(), shown.problem(), shown.language());
    List<String> ids = PlainWarnings.ids(shown.problem(), shown.kind());
    String word = messages.getMessage("data.protectedWord", null, shown.locale());
    ProtectedStudents protectedStudents = new ProtectedStudents(shown.problem(), word);
    List<List<String>> withIds = new ArrayList<>();
    for (List<String> row :
        OF_STUDENTS.contains(shown.kind()) ? protectedStudents.marked(rows.rows()) : rows.rows()) {
      List<String> withId = new ArrayList<>(row);
      withId.add(ids.get(withIds.size()));
      withIds.add(withId);
    }
    model.addAttribute("term", shown.term());
    model.addAttribute("list", shown.kind().field());
    model.addAttribute("name", shown.kind().title().in(shown.language()));
    model.addAttribute("editable", RowForm.isFor(shown.kind()));
    model.addAttribute(
        "table", TableView.of(rows.headings(), withIds, shown.asked(), shown.locale()));
    return "term/list";
  }
}
