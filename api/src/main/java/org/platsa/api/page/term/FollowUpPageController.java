package org.platsa.api.page.term;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.followup.FollowUps;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.PageController;
import org.platsa.api.run.RunStatus;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.plan.FollowUp;
import org.platsa.solver.plan.Kpis;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with what a department is held to: who carries how much (<i>uppföljning</i>). */
@PageController
class FollowUpPageController {
  /** From here on a way is one to look at. */
  private static final int LONG_WAY = 50;

  /** Terms that stand beside each other. */
  private static final int TERMS = 12;

  /** Units with as many placements per supervisor are counted together, in halves. */
  private static final double HALF = 0.5;

  private final Workspaces workspaces;
  private final FollowUps followUps;
  private final CurrentTenant tenant;

  FollowUpPageController(Workspaces workspaces, FollowUps followUps, CurrentTenant tenant) {
    this.workspaces = workspaces;
    this.followUps = followUps;
    this.tenant = tenant;
  }

  /** A term with the figures of its newest plan. */
  public record PlannedTerm(String termId, String name, Kpis kpis) {}

  /** Units with about as many placements for each trained supervisor, from so many on. */
  public record Evenness(double from, int units) {}

  @GetMapping("/terms/{termId}/follow-up")
  String followUp(
      @PathVariable String termId, @RequestParam(defaultValue = "") String area, Model model) {
    Workspace term = workspaces.get(termId).workspace();
    RunStatus run = term.plan();
    if (run == null || run.kpis() == null) {
      throw ApiException.of(ErrorType.NOT_FOUND, "Term " + termId + " has no plan yet");
    }
    UUID client = tenant.id();
    FollowUp followUp = followUps.of(client, run.id());
    List<Evenness> evenness = evenness(followUp);
    model.addAttribute("term", term);
    model.addAttribute("run", run);
    model.addAttribute("kpis", run.kpis());
    model.addAttribute("follow", followUp);
    model.addAttribute("area", area);
    model.addAttribute("longestBar", longest(followUp));
    model.addAttribute("evenness", evenness);
    model.addAttribute(
        "evennessBars",
        Bars.of(
            evenness.stream()
                .map(each -> new Bars.Value(decimal(each.from()), each.units(), false))
                .toList()));
    model.addAttribute(
        "rotationBars",
        Bars.of(
            followUp.rotation().stream()
                .map(each ->
                    new Bars.Value(Integer.toString(each.placements()), each.supervisors(), false))
                .toList()));
    model.addAttribute(
        "travelBars",
        Bars.of(
            followUp.travel().stream()
                .map(each ->
                    new Bars.Value(
                        Integer.toString(each.fromMinutes()),
                        each.placements(),
                        each.fromMinutes() >= LONG_WAY))
                .toList()));
    model.addAttribute(
        "without", followUp.providers().stream().filter(each -> each.unplaced() > 0).toList());
    model.addAttribute(
        "othersAsked",
        followUp.providers().stream()
            .filter(each -> each.unplaced() == 0)
            .mapToInt(FollowUp.ProviderFigures::askedFor)
            .sum());
    model.addAttribute("terms", planned());
    return "term/follow-up";
  }

  /** What the longest bar of the key stands for, so that none is cut off. */
  private static double longest(FollowUp followUp) {
    double longest = 2.0 * FollowUp.KEY;
    for (FollowUp.AreaFigures area : followUp.areas()) {
      longest = Math.max(longest, perYear(area.figures()));
      for (FollowUp.UnitFigures unit : area.units()) {
        longest = Math.max(longest, perYear(unit.figures()));
      }
    }
    return longest;
  }

  private static double perYear(FollowUp.Figures figures) {
    Double perYear = figures.perYear();
    return perYear == null ? 0 : perYear;
  }

  private static List<Evenness> evenness(FollowUp followUp) {
    TreeMap<Integer, Integer> byHalf = new TreeMap<>();
    for (FollowUp.AreaFigures area : followUp.areas()) {
      for (FollowUp.UnitFigures unit : area.units()) {
        FollowUp.Figures figures = unit.figures();
        if (figures.supervisors() > 0) {
          byHalf.merge(
              (int) Math.floor(figures.placed() / (figures.supervisors() * HALF)), 1, Integer::sum);
        }
      }
    }
    List<Evenness> evenness = new ArrayList<>();
    for (int half = 0; !byHalf.isEmpty() && half <= byHalf.lastKey(); half++) {
      evenness.add(new Evenness(half * HALF, byHalf.getOrDefault(half, 0)));
    }
    return evenness;
  }

  private static String decimal(double value) {
    return value == Math.rint(value) ? Integer.toString((int) value) : (int) value + "½";
  }

  private List<PlannedTerm> planned() {
    return workspaces.page(0, TERMS).items().stream()
        .flatMap(term -> {
          RunStatus plan = term.plan();
          Kpis kpis = plan == null ? null : plan.kpis();
          return kpis == null
              ? Stream.empty()
              : Stream.of(new PlannedTerm(term.termId(), term.head().name(), kpis));
        })
        .toList();
  }
}
