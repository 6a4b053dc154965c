package org.platsa.solver.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

/** Placements that are asked for twice, or that one student cannot have all of. */
final class RequestWarnings {
  /** A share of full time that was hardly meant as percent. */
  private static final int TINY = 10;

  /** A student with more placements than a term has weeks is in trouble anyway. */
  private static final int LOOKED_AT = 60;

  private final Problem problem;
  private final Findings findings;
  private final Map<String, Period> periods = new HashMap<>();

  private RequestWarnings(Problem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
    problem.periods().forEach(period -> periods.put(period.id(), period));
  }

  static void check(Problem problem, Findings findings) {
    new RequestWarnings(problem, findings).check();
  }

  private void check() {
    Map<String, List<Placement>> ofStudent = new HashMap<>();
    StudentTimetable weeks = new StudentTimetable(problem.term(), periods);
    Map<String, List<Placement>> fitting = new HashMap<>();
    for (int i = 0; i < problem.placements().size(); i++) {
      int index = i;
      Placement placement = problem.placements().get(i);
      List<Placement> others =
          ofStudent.computeIfAbsent(placement.studentId(), key -> new ArrayList<>(2));
      others.stream()
          .filter(other -> asksTheSame(placement, other))
          .findFirst()
          .ifPresent(other -> addSame(index, placement, other));
      List<Placement> tooMuch = tooMuchWith(placement, others);
      if (!tooMuch.isEmpty()) {
        add(IssueCode.PLACEMENTS_MUST_OVERLAP, index, placement, tooMuch);
      } else if (others.size() < LOOKED_AT && !knownPeriodsOf(placement).isEmpty()) {
        List<Placement> before =
            fitting.computeIfAbsent(placement.studentId(), key -> new ArrayList<>(2));
        List<Placement> tooMany = weeks.tooManyWith(placement, before);
        if (tooMany.isEmpty()) {
          before.add(placement);
        } else {
          add(IssueCode.PLACEMENTS_TOO_MANY, index, placement, tooMany);
        }
      }
      if (placement.intensity() < TINY) {
        findings.add(
            IssueCode.INTENSITY_TINY,
            Section.PLACEMENTS.called(placement.id(), i),
            "/placements/" + i + "/intensity",
            Integer.toString(placement.intensity()),
            placement.intensity());
      }
      if (others.size() < LOOKED_AT) {
        others.add(placement);
      }
    }
  }

  private void addSame(int index, Placement placement, Placement other) {
    findings.add(
        IssueCode.SAME_REQUEST,
        Section.PLACEMENTS.called(placement.id(), index),
        "/placements/" + index,
        other.id(),
        Values.shown(placement.studentId()),
        Values.shown(other.id()));
  }

  private void add(IssueCode code, int index, Placement placement, List<Placement> others) {
    List<String> ids = others.stream().map(Placement::id).toList();
    boolean allPinned = placement.isFixed() && others.stream().allMatch(Placement::isFixed);
    BilingualText consequence =
        allPinned
            ? new BilingualText("", "")
            : new BilingualText(
                ", så en av dem blir utan plats", ", so one of them will have no place");
    findings.add(
        code,
        Section.PLACEMENTS.called(placement.id(), index),
        "/placements/" + index + "/allowedPeriods",
        String.join(" ", ids),
        Values.shown(placement.studentId()),
        BilingualText.ofIds(ids),
        consequence);
  }

  private static boolean asksTheSame(Placement a, Placement b) {
    return !a.after().contains(b.id())
        && !b.after().contains(a.id())
        && a.kind().equals(b.kind())
        && a.intensity() == b.intensity()
        && new HashSet<>(a.allowedPeriods()).equals(new HashSet<>(b.allowedPeriods()))
        && new HashSet<>(a.requiredUnitKinds()).equals(new HashSet<>(b.requiredUnitKinds()));
  }

  /**
   * Earlier placements that share a week with this one, whatever periods they get, and are more
   * than full time in it together with it; none if there are no such.
   */
  private List<Placement> tooMuchWith(Placement placement, List<Placement> others) {
    if (others.isEmpty() || !isOfWholeSpans(placement)) {
      return List.of();
    }
    Span own = span(placement);
    List<Placement> found = new ArrayList<>();
    Span shared = own;
    int together = placement.intensity();
    for (Placement other : others) {
      Span span = span(other);
      if (!isOfWholeSpans(other) || !own.mustOverlap(span)) {
        continue;
      }
      if (placement.intensity() + other.intensity() > Placement.FULL_TIME) {
        return List.of(other);
      }
      // The weeks that all of them are sure to be in.
      Span common = shared.and(span);
      if (together <= Placement.FULL_TIME && common.isSure()) {
        shared = common;
        together += other.intensity();
        found.add(other);
      }
    }
    return together > Placement.FULL_TIME ? found : List.of();
  }

  private List<Period> knownPeriodsOf(Placement placement) {
    return StudentTimetable.periodsOf(placement).stream()
        .flatMap(id -> Stream.ofNullable(periods.get(id)))
        .toList();
  }

  /**
   * Whether it has a period of the term at all, else it overlaps nothing; and none with weeks off,
   * in which others could be. What such a placement leaves is tried week by week.
   */
  private boolean isOfWholeSpans(Placement placement) {
    List<Period> known = knownPeriodsOf(placement);
    return !known.isEmpty() && known.stream().allMatch(period -> period.offWeeks() == 0);
  }

  private Span span(Placement placement) {
    LocalDate latestStart = LocalDate.MIN;
    LocalDate earliestEnd = LocalDate.MAX;
    for (String id : StudentTimetable.periodsOf(placement)) {
      Period period = periods.get(id);
      if (period != null) {
        LocalDate end = period.firstMonday().plusWeeks(period.weeks());
        latestStart =
            period.firstMonday().isAfter(latestStart) ? period.firstMonday() : latestStart;
        earliestEnd = end.isBefore(earliestEnd) ? end : earliestEnd;
      }
    }
    return new Span(latestStart, earliestEnd);
  }

  /**
   * When a placement can be.
   *
   * @param latestStart of its allowed periods, or of the one that it is pinned to
   * @param earliestEnd of the same, exclusive
   */
  private record Span(LocalDate latestStart, LocalDate earliestEnd) {
    boolean mustOverlap(Span other) {
      return latestStart.isBefore(other.earliestEnd) && other.latestStart.isBefore(earliestEnd);
    }

    /** Whether there is a week in it whichever period is chosen. */
    boolean isSure() {
      return latestStart.isBefore(earliestEnd);
    }

    Span and(Span other) {
      return new Span(
          latestStart.isAfter(other.latestStart) ? latestStart : other.latestStart,
          earliestEnd.isBefore(other.earliestEnd) ? earliestEnd : other.earliestEnd);
    }
  }
}
