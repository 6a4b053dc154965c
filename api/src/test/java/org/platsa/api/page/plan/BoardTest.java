package org.platsa.api.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.api.draft.Seat;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.MultiValueMap;

/** What of a plan is on the board, and what is left out. */
class BoardTest {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  static Problem term() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of("..", "data", "vt2023.json"))) {
      return Json.mapper().readValue(in, Problem.class);
    }
  }

  /**
   * So many times as many placements, each with somebody in its first period; the last unplaced.
   */
  static Shown shown(Problem term, int times) {
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (Placement one : term.placements()) {
        placements.add(
            new Placement(
                one.id() + "-" + i,
                one.studentId(),
                one.kind(),
                one.allowedPeriods(),
                one.requiredUnitKinds(),
                one.intensity(),
                one.peerLearning(),
                null,
                false,
                null));
      }
    }
    Problem problem = term.withPlacements(placements);
    List<Supervisor> supervisors = problem.supervisors();
    List<Assignment> plan = new ArrayList<>();
    Map<String, Seat> seats = new LinkedHashMap<>();
    for (int i = 0; i < placements.size(); i++) {
      Placement one = placements.get(i);
      boolean last = i == placements.size() - 1;
      String supervisor = last ? null : supervisors.get(i % supervisors.size()).id();
      String period = last ? null : one.allowedPeriods().getFirst();
      plan.add(new Assignment(one.id(), supervisor, period));
      seats.put(one.id(), new Seat(supervisor, period, false));
    }
    Explainer explainer = new Explainer(problem, new PlacementPlan(plan));
    Judgement judgement = new PlanChecker(problem).judge(new PlacementPlan(plan));
    return new Shown(
        problem,
        null,
        null,
        null,
        seats,
        seats,
        judgement.cost(),
        judgement.cost(),
        judgement.kpis(),
        explainer.overview(),
        explainer);
  }

  private static Asked asked(Map<String, String> asked) {
    return Asked.of("VT2023", MultiValueMap.fromSingleValue(asked));
  }

  private static Board board(Shown shown, Map<String, String> asked) {
    PlanFilter filter = new PlanFilter(asked(asked), SWEDISH);
    return Board.of(shown, filter.of(rows(shown)), filter);
  }

  static List<PlanRow> rows(Shown shown) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setAlwaysUseMessageFormat(true);
    return PlanRows.of(shown, messages, SWEDISH);
  }

  @Test
  void aTermOfUsualSizeIsThereAsAWhole() throws IOException {
    Board board = board(shown(term(), 1), Map.of());

    assertThat(board.folded()).isFalse();
    assertThat(board.areas().stream().mapToInt(area -> area.rows().size()).sum()).isEqualTo(70);
    assertThat(board.areas().stream().mapToInt(Board.AreaRows::placed).sum()).isEqualTo(352);
    assertThat(board.unplaced()).hasSize(1);
    assertThat(
            board.areas().stream()
                .flatMap(area -> area.rows().stream())
                .flatMap(unit -> unit.cells().stream())
                .flatMap(cell -> cell.groups().stream())
                .mapToInt(List::size)
                .sum())
        .isEqualTo(352);
    assertThat(board.areas().getFirst().rows().getFirst().called()).isEqualTo("Almlunden");
    assertThat(board.columns().getFirst().weeks()).isEqualTo("3–7");
  }

  @Test
  void ofAHugeTermOneAreaIsThereAtATimeAndTheSumsOfTheOthers() throws IOException {
    Shown shown = shown(term(), 4);

    Board all = board(shown, Map.of());
    Board one = board(shown, Map.of("area", "LSS"));

    assertThat(all.folded()).isTrue();
    assertThat(all.areas()).hasSize(7).allMatch(area -> area.rows().isEmpty());
    assertThat(all.areas().stream().mapToInt(Board.AreaRows::placed).sum()).isEqualTo(1_411);
    assertThat(one.folded()).isFalse();
    assertThat(one.areas()).hasSize(1);
    assertThat(one.areas().getFirst().rows()).isNotEmpty();
    assertThat(one.unplaced()).hasSize(1);
  }

  @Test
  void filtersCountWhatTheyLeaveAndLeaveIt() throws IOException {
    Shown shown = shown(term(), 1);
    List<PlanRow> rows = rows(shown);
    PlanFilter filter = new PlanFilter(asked(Map.of("only", "UNPLACED")), SWEDISH);

    assertThat(filter.of(rows)).singleElement().matches(row -> !row.isPlaced());
    assertThat(filter.pills(rows))
        .anySatisfy(pill -> {
          assertThat(pill.only()).isEqualTo(PlanFilter.Only.UNPLACED);
          assertThat(pill.count()).isOne();
          assertThat(pill.on()).isTrue();
          assertThat(pill.address()).doesNotContain("only");
        });
    assertThat(Board.of(shown, filter.of(rows), filter).areas()).isEmpty();
  }
}
