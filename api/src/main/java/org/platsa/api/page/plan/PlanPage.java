package org.platsa.api.page.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftNow;
import org.platsa.api.draft.MendedRule;
import org.platsa.api.draft.Seat;
import org.platsa.api.identity.Ids;
import org.platsa.api.result.Group;
import org.platsa.api.run.RunStatus;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills in the page with a plan (<i>planens sida</i>). */
@Component
class PlanPage {
  private static final String TEMPLATE = "plan/plan";

  /** Broken rules that are told; how many more there are is said. */
  private static final int MOST_BROKEN = 8;

  /** What the script of the board says. */
  private static final List<String> WORDS =
      List.of(
          "here",
          "more",
          "less",
          "same",
          "lifted",
          "loading",
          "noPrice",
          "breaks",
          "mends",
          "best",
          "noBetter",
          "cancelled",
          "unplaced",
          "takeAway",
          "nowhere",
          "failed",
          "nothingToUndo",
          "nothingToRedo",
          "students",
          "isNotChosen",
          "newCost",
          "newPlaced");

  private final ComputeLane lane;
  private final MessageSource messages;
  private final Ids ids;

  PlanPage(ComputeLane lane, MessageSource messages, Ids ids) {
    this.lane = lane;
    this.messages = messages;
    this.ids = ids;
  }

  /** Fills in the model, and gives the template. */
  String fill(WorkspaceView view, Shown shown, Asked asked, Locale locale, Model model) {
    Workspace term = view.workspace();
    Problem problem = shown.problem();
    List<PlanRow> rows = PlanRows.of(shown, messages, locale);
    PlanFilter filter = new PlanFilter(asked, locale);
    List<PlanRow> found = filter.of(rows);
    model.addAttribute("term", term);
    model.addAttribute("asked", asked);
    model.addAttribute("shown", shown);
    model.addAttribute("drafts", view.drafts());
    model.addAttribute("outdated", !problemId(shown).equals(term.head().problemId()));
    model.addAttribute("all", rows.size());
    model.addAttribute("found", found.size());
    model.addAttribute("unplacedCount", rows.stream().filter(row -> !row.isPlaced()).count());
    model.addAttribute("farCount", rows.stream().filter(PlanRow::isFar).count());
    model.addAttribute("changedCount", rows.stream().filter(PlanRow::changed).count());
    model.addAttribute("pills", filter.pills(rows));
    model.addAttribute(
        "unitKinds", problem.units().stream().map(Unit::kind).distinct().sorted().toList());
    model.addAttribute("kinds", kinds(rows));
    ExplanationText text = new ExplanationText(problem, locale);
    model.addAttribute("brokenTexts", text.broken(shown.overview().broken(), MOST_BROKEN));
    model.addAttribute("broken", broken(shown));
    model.addAttribute(
        "more", text.difference(new Difference(shown.cost().minus(shown.costBefore()), Map.of())));
    fillView(shown, asked, rows, found, filter, locale, model);
    boolean moving = asked.is("move", "true");
    List<PlanRow> group =
        moving
            ? rows.stream().filter(row -> asked.chosen().contains(row.id())).toList()
            : List.of();
    PlanRow chosen = group.size() == 1 ? group.getFirst() : chosen(rows, asked);
    boolean several = group.size() > 1 && group.size() <= Group.MOST;
    if (group.size() > Group.MOST) {
      String tooMany =
          messages.getMessage("planSeveral.tooMany", new Object[] {Group.MOST}, locale);
      model.addAttribute(
          "refusal", new PlanDeedsController.Conflict(List.of(tooMany), asked.chosen(), "", ""));
    }
    model.addAttribute(
        "why",
        chosen == null || several
            ? null
            : why(shown, chosen, moving, asked.is("breaking", "true"), locale));
    model.addAttribute("several", several ? several(shown, group, locale) : null);
    model.addAttribute(
        "elsewhere", chosen == null || several ? null : elsewhere(shown, chosen.id(), locale));
    model.addAttribute("canTry", canTry(term, shown));
    model.addAttribute("tryKey", ids.next().toString());
    model.addAttribute("reasons", reasons(problem, locale));
    model.addAttribute("severalWords", chosenWords(locale));
    return TEMPLATE;
  }

  /** The broken rules that are told, with what mends them; nothing of a run's plan. */
  private List<BrokenLine> broken(Shown shown) {
    DraftNow draft = shown.draft();
    return draft == null || shown.overview().broken().isEmpty()
        ? List.of()
        : lane.call(
            ComputeTask.EXPLAIN_PLACEMENT,
            () ->
                MendedRule.of(draft.plan(), 0, MOST_BROKEN).stream().map(BrokenLine::of).toList());
  }

  private Why why(Shown shown, PlanRow chosen, boolean moving, boolean breaking, Locale locale) {
    return lane.call(
        ComputeTask.EXPLAIN_PLACEMENT, () -> Why.of(shown, chosen, moving, breaking, locale));
  }

  /** Whether a remedy can be tried: of the term's newest plan of its newest data, and at rest. */
  private static boolean canTry(Workspace term, Shown shown) {
    RunStatus plan = term.plan();
    return plan != null
        && term.run() == null
        && plan.id().equals(shown.runId())
        && plan.problemId().equals(term.head().problemId());
  }

  /** Where somebody is in the plan that this one is compared with; null if at the same place. */
  private @Nullable String elsewhere(Shown shown, String placement, Locale locale) {
    Seat there = shown.before().get(placement);
    if (shown.against() == null || there == null || !shown.isChanged(placement)) {
      return null;
    }
    String unit =
        shown.problem().supervisors().stream()
            .filter(one -> one.id().equals(there.supervisorId()))
            .flatMap(one ->
                shown.problem().units().stream().filter(each -> each.id().equals(one.unitId())))
            .map(Unit::name)
            .findFirst()
            .orElse("");
    String period =
        shown.problem().periods().stream()
            .filter(one -> one.id().equals(there.periodId()))
            .map(Period::name)
            .findFirst()
            .orElse("");
    return there.supervisorId() == null
        ? said("plan.nowhere", locale)
        : String.join(", ", unit, period, there.supervisorId());
  }

  private Several several(Shown shown, List<PlanRow> group, Locale locale) {
    return lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> Several.of(shown, group, locale));
  }

  private void fillView(
      Shown shown,
      Asked asked,
      List<PlanRow> rows,
      List<PlanRow> found,
      PlanFilter filter,
      Locale locale,
      Model model) {
    String view = asked.get("view");
    boolean automatic = !List.of("board", "list", "unplaced", "supervisors", "map").contains(view);
    model.addAttribute("view", automatic ? "" : view);
    if (automatic || view.equals("board")) {
      model.addAttribute("board", Board.of(shown, found, filter));
      model.addAttribute("words", words(shown.problem(), locale));
    }
    if (automatic || view.equals("list")) {
      model.addAttribute("list", PlanList.of(found, asked, locale));
    }
    if (view.equals("unplaced")) {
      model.addAttribute("unplaced", found.stream().filter(row -> !row.isPlaced()).toList());
    }
    if (view.equals("supervisors")) {
      model.addAttribute(
          "supervisors", SupervisorList.of(supervisors(shown, filter), asked, locale));
    }
    if (view.equals("map")) {
      model.addAttribute("map", PlanMap.of(shown, found, filter, asked));
    }
  }

  /** Who is chosen; among those without a place the first, where nobody else is. */
  private static @Nullable PlanRow chosen(List<PlanRow> rows, Asked asked) {
    if (asked.get("placement").isEmpty() && asked.is("view", "unplaced")) {
      return rows.stream().filter(row -> !row.isPlaced()).findFirst().orElse(null);
    }
    return rows.stream().filter(row -> asked.is("placement", row.id())).findFirst().orElse(null);
  }

  private static UUID problemId(Shown shown) {
    Draft draft = shown.draftInShort();
    if (draft != null) {
      return draft.problemId();
    }
    RunStatus run = shown.run();
    if (run == null) {
      throw new IllegalStateException("A plan is a draft's or a run's");
    }
    return run.problemId();
  }

  private static List<PlacementKind> kinds(List<PlanRow> rows) {
    return rows.stream().map(row -> row.placement().kind()).distinct().sorted().toList();
  }

  private static List<SupervisorList.Row> supervisors(Shown shown, PlanFilter filter) {
    Problem problem = shown.problem();
    Map<String, Unit> units =
        problem.units().stream().collect(Collectors.toMap(Unit::id, unit -> unit));
    Map<String, Supervisor> supervisors =
        problem.supervisors().stream().collect(Collectors.toMap(Supervisor::id, one -> one));
    List<SupervisorList.Row> rows = new ArrayList<>();
    for (Explanation.SupervisorLoad load : shown.overview().supervisors()) {
      Supervisor supervisor = supervisors.get(load.supervisorId());
      Unit unit = units.get(load.unitId());
      if (supervisor != null && unit != null && filter.shows(supervisor, unit)) {
        rows.add(new SupervisorList.Row(supervisor, unit, load));
      }
    }
    return rows;
  }

  /** Why a place does not do, in few words, by the id of the rule that is in the way. */
  private Map<String, String> reasons(Problem problem, Locale locale) {
    boolean onlyLicences =
        problem.units().stream()
            .flatMap(unit -> unit.requires().stream())
            .allMatch("DRIVING_LICENCE"::equals);
    Map<String, String> reasons = new LinkedHashMap<>();
    for (ConstraintId rule : ConstraintId.values()) {
      if (rule.level() == ConstraintLevel.HARD) {
        boolean licence = rule == ConstraintId.UNIT_REQUIREMENT && onlyLicences;
        reasons.put(
            rule.id(), said("planWhyNot." + (licence ? "drivingLicence" : rule.id()), locale));
      }
    }
    return reasons;
  }

  /** What the board's script says, in JSON. */
  private String words(Problem problem, Locale locale) {
    ExplanationText text = new ExplanationText(problem, locale);
    Map<String, Object> words = new LinkedHashMap<>();
    for (String key : WORDS) {
      words.put(key, said("planSays." + key, locale));
    }
    words.put(
        "rules",
        Arrays.stream(ConstraintId.values())
            .filter(rule -> rule.level() != ConstraintLevel.MEDIUM)
            .collect(Collectors.toMap(ConstraintId::id, rule -> text.constraint(rule.id()))));
    words.put("reasons", reasons(problem, locale));
    return Json.mapper().writeValueAsString(words);
  }

  /** What is said of who is chosen, in JSON. */
  private String chosenWords(Locale locale) {
    return Json.mapper()
        .writeValueAsString(
            Map.of(
                "chosen",
                said("planSays.chosen", locale),
                "chosenMany",
                said("planSays.chosenMany", locale),
                "isChosen",
                said("planSays.isChosen", locale)));
  }

  private String said(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
