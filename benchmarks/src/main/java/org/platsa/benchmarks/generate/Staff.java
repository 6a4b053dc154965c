package org.platsa.benchmarks.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.platsa.benchmarks.generate.Workplaces.Workplace;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.UnitKind;

/**
 * The care workers who take trainees (<i>handledare</i>), from term to term: most stay and keep
 * their ids, a few leave, some are newly trained.
 */
final class Staff {
  /** Care workers without training who take PRAO, in a municipality of size 1; assumed. */
  private static final int UNTRAINED = 45;

  private static final Set<UnitKind> WITH_UNTRAINED =
      Set.of(UnitKind.CARE_HOME, UnitKind.SHORT_TERM_CARE, UnitKind.DAILY_ACTIVITY);

  private static final double LEAVES = 0.04;
  private static final double INACTIVE = 0.07;
  private static final double ABSENT = 0.12;

  private final Municipality municipality;
  private final List<Workplace> workplaces;
  private final long seed;
  private final List<Worker> workers = new ArrayList<>();
  private int lastNumber;

  Staff(Municipality municipality, Workplaces workplaces, long seed) {
    this.municipality = municipality;
    this.workplaces = workplaces.all();
    this.seed = seed;
  }

  /** Goes on to a term with so many trained supervisors, so many of them with step 3. */
  void advance(Term term, int trained, int step3) {
    Dice dice = new Dice(seed, municipality.prefix(), term.id(), "staff");
    for (Worker worker : workers) {
      worker.beforeLast = worker.last;
      worker.last = worker.now;
      worker.now = 0;
    }
    workers.removeIf(worker -> dice.chance(LEAVES));
    while (count(Training::isTrained) > trained) {
      List<Worker> choices = workers.stream().filter(w -> w.training.isTrained()).toList();
      workers.remove(dice.pick(choices));
    }
    while (count(Training::isTrained) < trained) {
      workers.add(worker(Training.STEP_1_2, dice));
    }
    while (count(training -> training == Training.NONE) < municipality.scaled(UNTRAINED)) {
      workers.add(worker(Training.NONE, dice));
    }
    setStep3(step3, dice);
    for (Worker worker : workers) {
      worker.active = !dice.chance(worker.active ? INACTIVE : 0.5);
      worker.absences = dice.chance(ABSENT) ? List.of(absence(term, dice)) : List.of();
    }
    workers.sort(Comparator.comparing(worker -> worker.id));
  }

  /** In the order of their ids. */
  List<Worker> workers() {
    return workers;
  }

  /** As in the document. */
  List<Supervisor> supervisors() {
    return workers.stream().map(Worker::supervisor).toList();
  }

  private int count(Predicate<Training> which) {
    return (int) workers.stream().filter(worker -> which.test(worker.training)).count();
  }

  private Worker worker(Training training, Dice dice) {
    int[] trainedAt = new int[workplaces.size()];
    for (Worker worker : workers) {
      trainedAt[worker.at] += worker.training.isTrained() ? 1 : 0;
    }
    double[] weights = new double[workplaces.size()];
    for (int i = 0; i < weights.length; i++) {
      Workplace workplace = workplaces.get(i);
      weights[i] =
          training.isTrained()
              ? trainedWeight(workplace, trainedAt[i])
              : untrainedWeight(workplace);
    }
    int at = dice.weighted(weights);
    if (at < 0) {
      throw new IllegalStateException(
          "no unit of municipality '" + municipality.prefix() + "' has staff left to train");
    }
    lastNumber++;
    return new Worker(
        String.format(Locale.ROOT, "%sH-%04d", municipality.prefix(), lastNumber),
        at,
        workplaces.get(at),
        training,
        training.isTrained() ? 2 + dice.weighted(new double[] {0.45, 0.35, 0.2}) : 2,
        dice.uneven());
  }

  /** In proportion to the staff left to train; psychiatry without any trained one goes first. */
  private static double trainedWeight(Workplace workplace, int trained) {
    double most = 0.55 * workplace.unit().permanentStaff();
    double need = trained == 0 && workplace.kind().equals(UnitKind.PSYCHIATRY) ? 20 : 1;
    return Math.max(0, most - trained) * workplace.training() * need;
  }

  private static double untrainedWeight(Workplace workplace) {
    return WITH_UNTRAINED.contains(workplace.kind()) ? workplace.unit().permanentStaff() : 0;
  }

  /** One for each unit (manager) first, those who have served longest first. */
  private void setStep3(int target, Dice dice) {
    while (count(training -> training == Training.STEP_3) > target) {
      List<Worker> choices = workers.stream().filter(w -> w.training == Training.STEP_3).toList();
      dice.pick(choices).training = Training.STEP_1_2;
    }
    while (count(training -> training == Training.STEP_3) < target) {
      List<Worker> trained =
          workers.stream().filter(worker -> worker.training == Training.STEP_1_2).toList();
      Set<Integer> coached =
          workers.stream()
              .filter(worker -> worker.training == Training.STEP_3)
              .map(worker -> worker.at)
              .collect(Collectors.toSet());
      List<Worker> first = trained.stream().filter(worker -> !coached.contains(worker.at)).toList();
      List<Worker> choices = first.isEmpty() ? trained : first;
      dice.pick(choices.subList(0, (choices.size() + 2) / 3)).training = Training.STEP_3;
    }
  }

  private static Absence absence(Term term, Dice dice) {
    int from = dice.below(term.weeks() - 1);
    LocalDate first = term.firstDay().plusWeeks(from).plusDays(dice.below(5));
    LocalDate last = first.plusDays(dice.between(2, 34));
    return new Absence(first, last.isAfter(term.lastDay()) ? term.lastDay() : last);
  }

  /** A care worker who takes trainees, and how many in the last terms. */
  static final class Worker {
    final String id;

    /** Index of the workplace in the municipality. */
    final int at;

    final Workplace workplace;
    final int maxPerTerm;

    /** How readily they used to take students, mean 1: some carry it alone. */
    final double habit;

    Training training;
    boolean active = true;
    List<Absence> absences = List.of();
    int now;
    int last;
    int beforeLast;

    private Worker(
        String id, int at, Workplace workplace, Training training, int maxPerTerm, double habit) {
      this.id = id;
      this.at = at;
      this.workplace = workplace;
      this.training = training;
      this.maxPerTerm = maxPerTerm;
      this.habit = habit;
    }

    Supervisor supervisor() {
      return new Supervisor(
          id,
          workplace.unit().id(),
          training,
          active,
          absences,
          workplace.unit().peerLearning() ? 2 : 1,
          maxPerTerm,
          last + beforeLast);
    }
  }
}
