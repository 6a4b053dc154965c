package org.platsa.api.cancellation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.platsa.api.cancellation.UseRates.Expected;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.ProblemIndex;

/**
 * Who is held ready for places that will be free (<i>reservlista</i>), by kind of unit and period.
 *
 * <p>Whoever has no place is taken in the order of the waiting list, and stands ready where it is
 * most likely that a place will be free for them once those before them there have taken theirs, if
 * that is as likely as was asked for. They stand where at least one place breaks no hard rule that
 * is about the placement and the place alone; the repair that follows a cancellation keeps every
 * rule.
 */
public final class ReservePlan {
  private final ProblemIndex index;
  private final UseRates rates;
  private final Map<String, String> providers = new HashMap<>();
  private final List<Cell> cells = new ArrayList<>();

  /** A placement by position, with its provider and what is expected of it. */
  record Member(int placement, Group group) {}

  /** A provider and a kind of placement. */
  record Group(String providerId, PlacementKind kind) {}

  /** Where a placement is: supervisor and period by position. */
  record Seat(Member member, int supervisor, int period) {}

  /** A kind of unit in a period, while it is worked out. */
  static final class Cell {
    final int period;
    final UnitKind kind;
    final List<Seat> seats = new ArrayList<>();
    final List<Member> ready = new ArrayList<>();
    private final List<Double> called = new ArrayList<>();
    private Chances lost = Chances.none();
    private Chances answering = Chances.none();
    private int waiting;

    Cell(int period, UnitKind kind) {
      this.period = period;
      this.kind = kind;
    }
  }

  /**
   * Of a plan.
   *
   * @param assignments where everybody is who has a place, by ids of the problem
   * @param waiting placements without a place, in the order in which freed places are given
   * @param chance how likely it must be that somebody who stands ready is called, 0 to 1
   */
  public ReservePlan(
      Problem problem,
      List<Assignment> assignments,
      List<String> waiting,
      UseRates rates,
      double chance) {
    this.index = new ProblemIndex(problem);
    this.rates = rates;
    for (EducationProvider each : DistinctNames.of(problem).providers()) {
      providers.put(each.id(), each.name());
    }
    seat(assignments);
    for (String id : waiting) {
      index.placementPosition(id).ifPresent(each -> hold(each, chance));
    }
  }

  private void seat(List<Assignment> assignments) {
    Map<Integer, Map<UnitKind, Cell>> byPeriod = new TreeMap<>();
    for (Assignment each : assignments) {
      int supervisor =
          index.supervisorPosition(Objects.requireNonNull(each.supervisorId())).orElseThrow();
      int period = index.periodPosition(Objects.requireNonNull(each.periodId())).orElseThrow();
      UnitKind kind = index.unit(index.unitOfSupervisor(supervisor)).kind();
      byPeriod
          .computeIfAbsent(period, id -> new TreeMap<>())
          .computeIfAbsent(kind, id -> new Cell(period, kind))
          .seats
          .add(
              new Seat(
                  member(index.placementPosition(each.placementId()).orElseThrow()),
                  supervisor,
                  period));
    }
    byPeriod.values().forEach(kinds -> cells.addAll(kinds.values()));
    for (Cell cell : cells) {
      Map<Group, Integer> sizes = new LinkedHashMap<>();
      cell.seats.forEach(each -> sizes.merge(each.member().group(), 1, Integer::sum));
      sizes.forEach((group, size) -> cell.lost = cell.lost.and(Chances.lost(size, of(group))));
    }
  }

  private Member member(int placement) {
    return new Member(
        placement,
        new Group(index.student(placement).providerId(), index.placement(placement).kind()));
  }

  Expected of(Group group) {
    return rates.expected(group.providerId(), group.kind());
  }

  private void hold(int placement, double chance) {
    @Nullable Cell best = null;
    double likeliest = 0;
    for (Cell cell : cells) {
      if (cell.seats.stream().noneMatch(seat -> mayTake(placement, seat))) {
        continue;
      }
      cell.waiting++;
      double called = cell.lost.moreThan(cell.answering);
      if (called > likeliest) {
        likeliest = called;
        best = cell;
      }
    }
    if (best != null && likeliest >= chance) {
      Member member = member(placement);
      best.ready.add(member);
      best.called.add(likeliest);
      best.answering = best.answering.andOne(of(member.group()).rate());
    }
  }

  /** Whether no hard rule about the two alone keeps a placement from a place. */
  boolean mayTake(int placement, Seat seat) {
    for (LocalRule rule : LocalRule.values()) {
      if (rule.isObstacle()
          && rule.amount(index, placement, seat.supervisor(), seat.period()) > 0) {
        return false;
      }
    }
    return true;
  }

  /** As it is worked out, in the order of periods and kinds. */
  List<Cell> worked() {
    return List.copyOf(cells);
  }

  /** By period, in the problem's order, and kind of unit; those without places are left out. */
  public List<ReserveCell> cells() {
    return cells.stream().map(this::told).toList();
  }

  private ReserveCell told(Cell cell) {
    List<ReserveCell.Ready> ready = new ArrayList<>();
    for (int i = 0; i < cell.ready.size(); i++) {
      Member each = cell.ready.get(i);
      String provider = each.group().providerId();
      ready.add(
          new ReserveCell.Ready(
              index.placement(each.placement()).id(),
              index.student(each.placement()).id(),
              providers.getOrDefault(provider, provider),
              cell.called.get(i)));
    }
    return new ReserveCell(
        index.period(cell.period).id(),
        index.period(cell.period).name(),
        cell.kind,
        cell.seats.size(),
        cell.seats.size() - cell.lost.mean(),
        cell.waiting,
        ready,
        cell.lost.meanOfLeast(cell.answering));
  }

  /** What is expected of a provider's placements of a kind that have a place. */
  public List<GroupUse> groups() {
    Map<Group, Integer> placed = new LinkedHashMap<>();
    cells.forEach(
        cell -> cell.seats.forEach(seat -> placed.merge(seat.member().group(), 1, Integer::sum)));
    return placed.entrySet().stream()
        .map(each -> {
          Group group = each.getKey();
          PlaceUse history = rates.history(group.providerId(), group.kind());
          return new GroupUse(
              group.providerId(),
              providers.getOrDefault(group.providerId(), group.providerId()),
              group.kind(),
              history.offered(),
              history.used(),
              of(group).rate(),
              each.getValue());
        })
        .sorted(Comparator.comparing(GroupUse::provider).thenComparing(GroupUse::kind))
        .toList();
  }
}
