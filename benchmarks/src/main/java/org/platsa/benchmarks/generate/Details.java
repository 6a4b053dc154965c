package org.platsa.benchmarks.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/**
 * Adds to a term what version 3 of the format can say and the plain terms do not (<i>detaljer</i>):
 * graded wishes, wished periods, the school holiday inside a period, places that units offer in
 * some weeks, and two placements in order at two units. How many there are is assumed; no figure of
 * it is published.
 */
final class Details {
  /** Students who say more than which units they prefer. */
  private static final double WITH_WISHES = 0.4;

  /** Of placements that may be in several periods. */
  private static final double WITH_PERIOD_WISHES = 0.5;

  /** Of placements of the main kind that may be in several periods. */
  private static final double WITH_TWO = 0.05;

  /** Of units with room for two. */
  private static final double WITH_OFFERS = 0.3;

  /** Shorter periods are moved rather than interrupted. */
  private static final int LEAST_WEEKS = 5;

  private final GeneratorSettings settings;

  Details(GeneratorSettings settings) {
    this.settings = settings;
  }

  /** A municipality's term, whose units, supervisors and schools stay as they are. */
  MunicipalityTerm of(Municipality municipality, MunicipalityTerm plain) {
    Dice dice = new Dice(settings.seed(), municipality.prefix(), settings.term().name(), "details");
    // By themselves, so that what is added later leaves the other details as they are.
    Dice offers =
        new Dice(settings.seed(), municipality.prefix(), settings.term().name(), "offers");
    Dice courses =
        new Dice(settings.seed(), municipality.prefix(), settings.term().name(), "courses");
    List<Placement> seconds =
        plain.placements().stream()
            .filter(placement -> isFirstOfTwo(placement, courses))
            .map(Details::second)
            .toList();
    Set<String> twice = seconds.stream().map(Placement::studentId).collect(Collectors.toSet());
    List<Student> students =
        plain.students().stream()
            .map(student -> wishing(student, plain, dice))
            .map(each -> twice.contains(each.id()) ? each.withRepeat(Repeat.NOT_UNIT) : each)
            .toList();
    List<Placement> placements =
        Stream.concat(
                plain.placements().stream().map(placement -> wishing(placement, dice)),
                seconds.stream())
            .toList();
    return new MunicipalityTerm(
        plain.areas(),
        plain.units().stream().map(unit -> offering(unit, offers)).toList(),
        plain.supervisors(),
        plain.providers(),
        students,
        placements);
  }

  private static boolean isFirstOfTwo(Placement placement, Dice dice) {
    return placement.kind().equals(PlacementKind.APL)
        && placement.allowedPeriods().size() > 1
        && dice.chance(WITH_TWO);
  }

  /** A second placement of the term for the same student, later than the first and elsewhere. */
  private static Placement second(Placement first) {
    List<String> periods = first.allowedPeriods();
    return new Placement(
            first.id() + "-2",
            first.studentId(),
            first.kind(),
            periods.subList(1, periods.size()),
            List.of(),
            first.intensity(),
            first.peerLearning(),
            null,
            false,
            null)
        .withAfter(List.of(first.id()), null);
  }

  /**
   * Some units say for each period of the main kind how many they take, one fewer in one of them,
   * and are closed to it otherwise.
   */
  private Unit offering(Unit unit, Dice dice) {
    if (unit.maxTrainees() < 2 || !dice.chance(WITH_OFFERS)) {
      return unit;
    }
    TermProfile term = settings.term();
    List<Period> periods =
        term.periods().stream().filter(period -> period.kind().equals(PlacementKind.APL)).toList();
    Period least = dice.pick(periods);
    List<Offer> offers = new ArrayList<>();
    for (Period period : periods) {
      int places = unit.maxTrainees() - (period == least ? 1 : 0);
      offers.add(
          new Offer(period.firstMonday(), period.weeks(), places, List.of(PlacementKind.APL)));
    }
    List<PlacementKind> others =
        List.of(PlacementKind.PRAO, PlacementKind.LIA, PlacementKind.APPRENTICESHIP);
    offers.add(new Offer(term.term().firstDay(), term.term().weeks(), unit.maxTrainees(), others));
    return unit.withOffers(offers);
  }

  /** After the preferred units, if any, a kind of unit and an area. */
  private static Student wishing(Student student, MunicipalityTerm term, Dice dice) {
    if (!dice.chance(WITH_WISHES)) {
      return student;
    }
    int first = student.preferredUnits().isEmpty() ? 1 : 2;
    UnitKind kind = dice.pick(List.of(UnitKind.CARE_HOME, UnitKind.HOME_CARE));
    return student.withWishes(
        List.of(Wish.kind(kind, first), Wish.area(dice.pick(term.areas()).id(), first + 1)));
  }

  private static Placement wishing(Placement placement, Dice dice) {
    List<String> periods = new ArrayList<>(placement.allowedPeriods());
    if (periods.size() < 2 || !dice.chance(WITH_PERIOD_WISHES)) {
      return placement;
    }
    dice.shuffle(periods);
    List<PeriodWish> wishes = new ArrayList<>();
    for (int i = 0; i < Math.min(2, periods.size() - 1); i++) {
      wishes.add(new PeriodWish(periods.get(i), i + 1));
    }
    return placement.withPeriodWishes(wishes);
  }

  /** The term's periods; those that the school holiday falls into have it off. */
  List<Period> periods() {
    TermProfile term = settings.term();
    // Weeks 44 and 8: the autumn holiday, and the winter holiday of the south.
    LocalDate holiday = term.term().firstDay().plusWeeks(term.isAutumn() ? 11 : 6);
    return term.periods().stream()
        .map(period -> {
          long into = ChronoUnit.WEEKS.between(period.firstMonday(), holiday);
          boolean isInside =
              period.weeks() >= LEAST_WEEKS
                  && !holiday.isBefore(period.firstMonday())
                  && into < period.weeks();
          return isInside ? period.withWeeksOff(List.of(holiday)) : period;
        })
        .toList();
  }
}
