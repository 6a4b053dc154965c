package org.platsa.benchmarks.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.platsa.benchmarks.generate.Enrolment.Learner;
import org.platsa.benchmarks.generate.Schools.School;
import org.platsa.benchmarks.generate.Staff.Worker;
import org.platsa.benchmarks.generate.Workplaces.Workplace;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * What the schools ask for in one term of one municipality (<i>skolornas önskemål</i>): class by
 * class, in the order in which the requests come in.
 */
final class Requests {
  private static final List<UnitKind> ELDERLY =
      List.of(UnitKind.CARE_HOME, UnitKind.SHORT_TERM_CARE);
  private static final List<UnitKind> ELDERLY_OR_HOME =
      List.of(UnitKind.CARE_HOME, UnitKind.HOME_CARE, UnitKind.SHORT_TERM_CARE);
  private static final List<UnitKind> HOME = List.of(UnitKind.HOME_CARE);
  private static final List<UnitKind> LSS = List.of(UnitKind.GROUP_HOME, UnitKind.DAILY_ACTIVITY);
  private static final List<UnitKind> PSYCHIATRY = List.of(UnitKind.PSYCHIATRY);
  private static final List<UnitKind> ANY = List.of();

  /** Suitable for a pupil of 14 or 15. */
  private static final List<UnitKind> FOR_PRAO =
      List.of(UnitKind.CARE_HOME, UnitKind.SHORT_TERM_CARE, UnitKind.DAILY_ACTIVITY);

  private static final List<List<UnitKind>> COURSES = List.of(ELDERLY, ELDERLY_OR_HOME, HOME, ANY);
  private static final double[] COURSE_SHARES = {0.38, 0.22, 0.15, 0.25};

  /** How much of what psychiatry and LSS can take is asked for at demand 1: there is a shortage. */
  private static final double SCARCE_USE = 0.8;

  private static final double SECOND_PLACEMENT = 0.07;

  private final Municipality municipality;
  private final TermProfile term;
  private final double demand;
  private final Schools schools;
  private final Enrolment enrolment;
  private final List<Workplace> workplaces;
  private final List<Worker> workers;
  private final Dice dice;
  private final Map<PlacementKind, List<String>> periods = new HashMap<>();
  private final Map<String, Integer> loads = new HashMap<>();
  private final Set<Integer> withTrained = new LinkedHashSet<>();
  private final int[] courseSizes = new int[COURSE_SHARES.length];
  private int aplAsked;
  private int pairing;

  Requests(
      Municipality municipality,
      TermProfile term,
      double demand,
      Schools schools,
      Enrolment enrolment,
      Workplaces workplaces,
      Staff staff,
      Dice dice) {
    this.municipality = municipality;
    this.term = term;
    this.demand = demand;
    this.schools = schools;
    this.enrolment = enrolment;
    this.workplaces = workplaces.all();
    this.workers = staff.workers();
    this.dice = dice;
    for (Period period : term.periods()) {
      periods.computeIfAbsent(period.kind(), kind -> new ArrayList<>()).add(period.id());
    }
    for (Worker worker : workers) {
      if (worker.active && worker.training.isTrained()) {
        withTrained.add(worker.at);
      }
    }
  }

  /** Everything asked for; to be called once. */
  List<Wish> make() {
    List<List<Wish>> groups = new ArrayList<>();
    int[] apl = schools.apl(total(PlacementKind.APL), dice);
    for (int i = 0; i < apl.length; i++) {
      groups.addAll(classes(schools.schools().get(i), apl[i]));
    }
    specialise(groups, LSS, 0.3);
    specialise(groups, PSYCHIATRY, 0.06);
    groups.addAll(prao());
    groups.add(lia());
    groups.add(apprentices());
    dice.shuffle(groups);
    List<Wish> wishes = groups.stream().flatMap(List::stream).toList();
    Map<Learner, List<UnitKind>> firstKinds = new HashMap<>();
    for (Wish wish : wishes) {
      if (firstKinds.putIfAbsent(wish.learner(), wish.kinds()) == null) {
        wish.learner().preferred =
            !wish.kind().equals(PlacementKind.PRAO) && dice.chance(0.25)
                ? preferred(wish.learner(), wish.kinds())
                : List.of();
      }
    }
    return wishes;
  }

  private int total(PlacementKind kind) {
    return municipality.scaled(term.placements(kind) * demand);
  }

  private List<String> periods(PlacementKind kind) {
    return periods.getOrDefault(kind, List.of());
  }

  private List<List<Wish>> classes(School school, int places) {
    List<Learner> back = enrolment.continuing(school, dice);
    dice.shuffle(back);
    List<List<Wish>> groups = new ArrayList<>();
    int asked = 0;
    while (asked < places) {
      int size = Math.min(dice.between(5, 14), places - asked);
      List<UnitKind> course = course(size);
      boolean pairs = pairs(course, size);
      List<String> allowed = allowedApl();
      List<Wish> group = new ArrayList<>();
      while (group.size() < size) {
        Learner learner = back.isEmpty() ? enrolment.enrol(school, dice) : back.removeLast();
        group.add(apl(learner, allowed, course, pairs));
        if (group.size() < size && allowed.size() == 1 && dice.chance(SECOND_PLACEMENT)) {
          List<String> others = new ArrayList<>(periods(PlacementKind.APL));
          others.removeAll(allowed);
          group.add(apl(learner, List.of(dice.pick(others)), ELDERLY_OR_HOME, pairs));
        }
      }
      loads.merge(allowed.getFirst(), size, Integer::sum);
      groups.add(group);
      asked += size;
    }
    return groups;
  }

  /** The course that is furthest behind its share of the term. */
  private List<UnitKind> course(int size) {
    int next = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < courseSizes.length; i++) {
      double behind =
          COURSE_SHARES[i] * dice.between(0.7, 1.3) * (aplAsked + size) - courseSizes[i];
      if (behind > most) {
        most = behind;
        next = i;
      }
    }
    courseSizes[next] += size;
    aplAsked += size;
    return COURSES.get(next);
  }

  /** About half of the term's APL may be paired; seldom in home care, where one goes alone. */
  private boolean pairs(List<UnitKind> course, int size) {
    boolean behind = pairing < 0.55 * aplAsked;
    boolean pairs = dice.chance(course.equals(HOME) ? 0.15 : behind ? 0.85 : 0.2);
    pairing += pairs ? size : 0;
    return pairs;
  }

  private Wish apl(Learner learner, List<String> allowed, List<UnitKind> course, boolean pairs) {
    return new Wish(learner, PlacementKind.APL, allowed, possible(learner, course), 100, pairs);
  }

  /** The course's kinds, or every kind for someone who could get to too few of those units. */
  private List<UnitKind> possible(Learner learner, List<UnitKind> course) {
    return reachable(learner, course) >= 3 ? course : ANY;
  }

  private int reachable(Learner learner, List<UnitKind> kinds) {
    int reachable = 0;
    for (int at : withTrained) {
      reachable += enrolment.mayBeAt(learner, workplaces.get(at).unit(), kinds) ? 1 : 0;
    }
    return reachable;
  }

  /** The least asked for period, and none, one or two others; in the order of the term. */
  private List<String> allowedApl() {
    List<String> all = periods(PlacementKind.APL);
    String main = all.getFirst();
    for (String period : all) {
      if (loads.getOrDefault(period, 0) < loads.getOrDefault(main, 0)) {
        main = period;
      }
    }
    // The load that is counted goes to the first, so the main one comes first until it is sorted.
    List<String> others = new ArrayList<>(all);
    others.remove(main);
    dice.shuffle(others);
    int more = dice.weighted(new double[] {0.45, 0.35, 0.2});
    List<String> allowed = new ArrayList<>(others.subList(0, more));
    allowed.addFirst(main);
    return allowed;
  }

  /** Turns some into a course in a scarce kind, as many as there is room for at demand 1. */
  private void specialise(List<List<Wish>> groups, List<UnitKind> kinds, double mostShare) {
    int asked = groups.stream().mapToInt(List::size).sum();
    int quota = (int) Math.min(SCARCE_USE * room(kinds) * demand, mostShare * asked);
    List<int[]> places = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      for (int i = 0; i < groups.get(g).size(); i++) {
        places.add(new int[] {g, i});
      }
    }
    dice.shuffle(places);
    for (int[] place : places) {
      List<Wish> group = groups.get(place[0]);
      Wish wish = group.get(place[1]);
      long same = group.stream().filter(w -> w.learner().equals(wish.learner())).count();
      boolean free = !wish.kinds().equals(LSS) && same == 1;
      if (quota > 0 && free && reachable(wish.learner(), kinds) >= Math.min(3, sites(kinds))) {
        group.set(
            place[1],
            new Wish(
                wish.learner(),
                PlacementKind.APL,
                wide(wish.allowedPeriods()),
                kinds,
                100,
                dice.chance(0.2)));
        quota--;
      }
    }
  }

  /** Where places are scarce, schools allow at least two periods. */
  private List<String> wide(List<String> allowed) {
    Set<String> wider = new LinkedHashSet<>(allowed);
    while (wider.size() < 2) {
      wider.add(dice.pick(periods(PlacementKind.APL)));
    }
    return List.copyOf(wider);
  }

  private long sites(List<UnitKind> kinds) {
    return withTrained.stream().filter(at -> kinds.contains(workplaces.get(at).kind())).count();
  }

  /** APL placements that units of these kinds can take in the term. */
  private int room(List<UnitKind> kinds) {
    List<Period> apl =
        term.periods().stream().filter(p -> p.kind().equals(PlacementKind.APL)).toList();
    int room = 0;
    for (int at : withTrained) {
      Unit unit = workplaces.get(at).unit();
      if (!kinds.contains(unit.kind())) {
        continue;
      }
      int[] byPeriod = new int[apl.size()];
      int bySupervisor = 0;
      for (Worker worker : workers) {
        if (worker.at == at && worker.active && worker.training.isTrained()) {
          int present = 0;
          for (int p = 0; p < byPeriod.length; p++) {
            if (isPresent(worker, apl.get(p))) {
              byPeriod[p]++;
              present++;
            }
          }
          bySupervisor += Math.min(worker.maxPerTerm, present);
        }
      }
      int atOnce = 0;
      for (int present : byPeriod) {
        atOnce += Math.min(present, unit.maxTrainees());
      }
      room += Math.min(bySupervisor, atOnce);
    }
    return room;
  }

  private static boolean isPresent(Worker worker, Period period) {
    LocalDate end = period.firstMonday().plusWeeks(period.weeks());
    // A whole week is lost to an absence that touches any of its days, weekends included.
    return worker.absences.stream()
        .allMatch(a -> !a.from().isBefore(end) || a.to().isBefore(period.firstMonday()));
  }

  private List<List<Wish>> prao() {
    List<List<Wish>> groups = new ArrayList<>();
    List<String> weeks = periods(PlacementKind.PRAO);
    for (int left = total(PlacementKind.PRAO); left > 0; ) {
      int size = Math.min(dice.between(3, 9), left);
      int first = dice.below(weeks.size());
      List<String> allowed = dice.chance(0.5) ? List.of(weeks.get(first)) : pair(weeks, first);
      List<Wish> group = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Learner pupil = enrolment.enrol(schools.forPrao(), dice);
        List<UnitKind> kinds = possible(pupil, FOR_PRAO);
        group.add(new Wish(pupil, PlacementKind.PRAO, allowed, kinds, 100, false));
      }
      groups.add(group);
      left -= size;
    }
    return groups;
  }

  private static List<String> pair(List<String> periods, int first) {
    int second = (first + 1) % periods.size();
    return List.of(periods.get(Math.min(first, second)), periods.get(Math.max(first, second)));
  }

  private List<Wish> lia() {
    List<Wish> group = new ArrayList<>();
    List<String> all = periods(PlacementKind.LIA);
    for (int i = total(PlacementKind.LIA); i > 0; i--) {
      Learner learner = enrolment.enrol(schools.forLia(), dice);
      List<String> allowed = dice.chance(0.5) ? all : List.of(dice.pick(all));
      List<UnitKind> kinds = possible(learner, dice.chance(0.5) ? ELDERLY_OR_HOME : ANY);
      group.add(new Wish(learner, PlacementKind.LIA, allowed, kinds, 100, false));
    }
    return group;
  }

  private List<Wish> apprentices() {
    List<Wish> group = new ArrayList<>();
    for (int i = total(PlacementKind.APPRENTICESHIP); i > 0; i--) {
      Learner learner = enrolment.enrol(schools.forApprentices(), dice);
      List<UnitKind> kinds = possible(learner, ELDERLY);
      List<String> allowed = periods(PlacementKind.APPRENTICESHIP);
      group.add(new Wish(learner, PlacementKind.APPRENTICESHIP, allowed, kinds, 50, false));
    }
    return group;
  }

  /** One to three units that the student could be at, nearer ones more often. */
  private List<String> preferred(Learner learner, List<UnitKind> kinds) {
    double[] weights = new double[workplaces.size()];
    for (int i = 0; i < weights.length; i++) {
      Unit unit = workplaces.get(i).unit();
      if (enrolment.mayBeAt(learner, unit, kinds) && !learner.visited.contains(unit.id())) {
        double km = municipality.km(learner.home, unit.location());
        weights[i] = 1 / (1 + km * km / 9);
      }
    }
    Set<String> preferred = new LinkedHashSet<>();
    for (int wanted = dice.between(1, 3); wanted > 0; wanted--) {
      int at = dice.weighted(weights);
      if (at >= 0) {
        preferred.add(workplaces.get(at).unit().id());
        weights[at] = 0;
      }
    }
    return List.copyOf(preferred);
  }

  /**
   * One placement before it has an id.
   *
   * @param kinds the units' kinds, any of them; every kind when empty
   * @param intensity percent
   */
  record Wish(
      Learner learner,
      PlacementKind kind,
      List<String> allowedPeriods,
      List<UnitKind> kinds,
      int intensity,
      boolean peerLearning) {
    Placement placement(String prefix, int number) {
      return new Placement(
          String.format(Locale.ROOT, "%sP-%04d", prefix, number),
          learner.id,
          kind,
          allowedPeriods.stream().sorted().toList(),
          kinds,
          intensity,
          peerLearning,
          null,
          false,
          null);
    }
  }
}
