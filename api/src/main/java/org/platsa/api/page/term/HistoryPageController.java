package org.platsa.api.page.term;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.RevisionEntry;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.revision.Revisions;
import org.platsa.api.submission.Problems;
import org.platsa.api.workbook.DifferencePart;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages with the versions of a term's data: who, when, why and what (<i>historik</i>). */
@PageController
@RequestMapping("/terms/{termId}/history")
class HistoryPageController {
  private final Workspaces workspaces;
  private final Revisions revisions;
  private final Problems problems;
  private final ComputeLane lane;
  private final AuditLog audit;
  private final CurrentTenant tenant;
  private final Toasts toasts;

  HistoryPageController(
      Workspaces workspaces,
      Revisions revisions,
      Problems problems,
      ComputeLane lane,
      AuditLog audit,
      CurrentTenant tenant,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.revisions = revisions;
    this.problems = problems;
    this.lane = lane;
    this.audit = audit;
    this.tenant = tenant;
    this.toasts = toasts;
  }

  @GetMapping
  String history(@PathVariable String termId, Model model) {
    model.addAttribute("term", workspaces.get(termId).workspace());
    model.addAttribute("versions", revisions.history(termId));
    return "term/history";
  }

  @GetMapping("/{problemId}")
  String version(
      @PathVariable String termId,
      @PathVariable UUID problemId,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "1") int rows,
      Locale locale,
      Model model) {
    DifferencePart part = DifferencePart.page(list, kind, rows);
    RevisionEntry version = version(termId, problemId);
    UUID parentId = version.parentId();
    if (parentId == null) {
      throw ApiException.notFound("parent of problem", problemId);
    }
    // That of the path is recorded by itself.
    audit.readsProblem(parentId);
    Problem before = problems.problem(tenant.id(), parentId);
    Problem after = problems.problem(tenant.id(), problemId);
    model.addAttribute("term", workspaces.get(termId).workspace());
    model.addAttribute("version", version);
    model.addAttribute(
        "difference",
        lane.call(ComputeTask.COMPARE, () -> ProblemDifference.between(before, after, part)));
    model.addAttribute("part", part);
    model.addAttribute("lang", TermLists.language(locale));
    return "term/version";
  }

  /** Makes what was before the newest version the newest again. */
  @PostMapping("/{problemId}/undo")
  String undo(
      @PathVariable String termId,
      @PathVariable UUID problemId,
      HttpServletRequest request,
      Locale locale) {
    UUID parentId = version(termId, problemId).parentId();
    if (parentId == null) {
      throw ApiException.notFound("parent of problem", problemId);
    }
    revisions.revise(
        problemId, RevisionRequest.ofNewest(List.of(new Change.Restored(parentId)), null));
    toasts.next(request, locale, "history.undone");
    return "redirect:" + PagePath.of("/terms/{id}/history", termId);
  }

  private RevisionEntry version(String termId, UUID problemId) {
    return revisions.history(termId).stream()
        .filter(entry -> entry.problemId().equals(problemId))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("problem", problemId));
  }
}
