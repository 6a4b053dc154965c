package org.platsa.benchmarks.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/**
 * Adds to a term what version 3 of the format can say and the plain terms do not (<i>detaljer</i>):
 * graded wishes, wished periods and the school holiday inside a period. How many there are is
 * assumed; no figure of it is published.
 */
final class Details {
  /** Students who say more than which units they prefer. */
  private static final double WITH_WISHES = 0.4;

  /** Of placements that may be in several periods. */
  private static final double WITH_PERIOD_WISHES = 0.5;

  /** Shorter periods are moved rather than interrupted. */
  private static final int LEAST_WEEKS = 5;

  private final GeneratorSettings settings;

  Details(GeneratorSettings settings) {
    this.settings = settings;
  }

  /** A municipality's term, whose units, supervisors and schools stay as they are. */
  MunicipalityTerm of(Municipality municipality, MunicipalityTerm plain) {
    Dice dice = new Dice(settings.seed(), municipality.prefix(), settings.term().name(), "details");
    List<Student> students =
        plain.students().stream().map(student -> wishing(student, plain, dice)).toList();
    List<Placement> placements =
        plain.placements().stream().map(placement -> wishing(placement, dice)).toList();
    return new MunicipalityTerm(
        plain.areas(), plain.units(), plain.supervisors(), plain.providers(), students, placements);
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
