package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * Makes a problem of an instance of medical student scheduling. Each discipline that a student can
 * do is a placement; those that the student does not do are at a unit of their own in weeks after
 * the horizon, of which there are as many as the student has to leave out.
 */
public final class MssConverter {
  private static final PlacementKind KIND = PlacementKind.VFU;

  private final MssInstance instance;
  private final LeftOut leftOut;
  private final MssChoices choices;
  private final MssGains gains;
  private final Map<String, Period> periods = new LinkedHashMap<>();
  private final List<Unit> units = new ArrayList<>();
  private final List<Supervisor> supervisors = new ArrayList<>();

  /**
   * Limits of the file that the problem is not to have, since it cannot say them.
   *
   * @param least the least intake of a ward
   * @param atOneHospital how many disciplines a student may do at one hospital
   */
  public record LeftOut(boolean least, boolean atOneHospital) {
    /** Nothing: what cannot be said is refused. */
    public static final LeftOut NOTHING = new LeftOut(false, false);

    /** Whatever can be. */
    public static final LeftOut EVERYTHING = new LeftOut(true, true);
  }

  private MssConverter(MssInstance instance, LeftOut leftOut) {
    this.instance = instance;
    this.leftOut = leftOut;
    this.choices = new MssChoices(instance);
    this.gains = new MssGains(instance, choices);
  }

  /**
   * Converts one.
   *
   * @throws SourceException with everything in it that a problem cannot say
   */
  public static Conversion convert(MssInstance instance, LeftOut leftOut) throws SourceException {
    return new MssConverter(instance, leftOut).converted();
  }

  private Conversion converted() throws SourceException {
    List<Integer> groups = new MssGroups(instance).inOrder();
    new MssRefusals(instance, leftOut, gains).stopIfAny(groups);
    Map<Integer, Integer> firstNotDone = new LinkedHashMap<>();
    int weeks = instance.horizon();
    for (int group : groups) {
      firstNotDone.put(group, weeks);
      weeks += choices.mostLeftOut(group);
    }
    wards();
    notDone();
    List<Placement> placements = placements(firstNotDone);
    Problem problem =
        new Problem(
                Problem.SCHEMA_VERSION,
                "Medical student scheduling",
                metadata(),
                Abstracts.term(weeks),
                areas(),
                units,
                supervisors,
                List.of(Abstracts.SCHOOL),
                List.copyOf(periods.values()),
                students(),
                placements,
                travel(),
                Abstracts.only(ConstraintId.TRAVEL))
            .withOwnKinds(disciplines(), List.of());
    return new Conversion(problem, notes());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Once all are placed, preferences for disciplines and hospitals and the school's together"
            + " are"
            + " %d less the soft cost.".formatted(gains.total()));
    if (anyWeight(true)) {
      notes.add("Left out of the cost: changes of hospital (WeightPref, third number).");
    }
    if (anyWeight(false)) {
      notes.add("Left out of the cost: waiting (WeightPref, fourth number).");
    }
    notes.add("Left out of the cost: the worst off student, whom the objective counts twice.");
    if (leftOut.least()) {
      notes.add("Left out of the rules: least intakes (MinPosHosp).");
    }
    if (leftOut.atOneHospital()) {
      notes.add("Left out of the rules: most disciplines at one hospital (MaxDiscPerHosp).");
    }
    notes.add("objective-dzn counts all of it, by the file and a plan.");
    return notes;
  }

  private boolean anyWeight(boolean change) {
    for (int s = 0; s < instance.students(); s++) {
      if ((change ? instance.changeWeight(s) : instance.waitWeight(s)) != 0) {
        return true;
      }
    }
    return false;
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("madeBy", "convert-dzn");
    metadata.put("reading", String.join(" ", notes()));
    return metadata;
  }

  private List<Area> areas() {
    List<Area> areas = new ArrayList<>();
    for (int h = 0; h < instance.hospitals(); h++) {
      areas.add(new Area(MssNames.hospital(h), "Hospital " + (h + 1)));
    }
    areas.add(new Area("N", "Not done"));
    return areas;
  }

  /** Each is a kind of unit of the problem's own. */
  private List<UnitKind> disciplines() {
    return IntStream.range(0, instance.disciplines()).mapToObj(MssNames::discipline).toList();
  }

  private void wards() {
    for (int h = 0; h < instance.hospitals(); h++) {
      for (int d = 0; d < instance.disciplines(); d++) {
        int room = choices.room(h, d);
        if (room > 0) {
          unit(
              Abstracts.unit(
                  MssNames.ward(h, d),
                  "Hospital %d, discipline %d".formatted(h + 1, d + 1),
                  MssNames.hospital(h),
                  MssNames.discipline(d),
                  room,
                  offers(h, d)));
        }
      }
    }
  }

  private void unit(Unit unit) {
    units.add(unit);
    supervisors.addAll(Abstracts.supervisors(unit.id(), unit.maxTrainees()));
  }

  /** One for each run of periods in which as many are taken; none where nobody is. */
  private List<Offer> offers(int hospital, int discipline) {
    List<Offer> offers = new ArrayList<>();
    int from = 0;
    for (int t = 1; t <= instance.horizon(); t++) {
      int places = instance.most(hospital, discipline, from);
      if (t == instance.horizon() || instance.most(hospital, discipline, t) != places) {
        if (places > 0) {
          offers.add(new Offer(Abstracts.monday(from), t - from, places, List.of()));
        }
        from = t;
      }
    }
    return offers;
  }

  private void notDone() {
    for (int d = 0; d < instance.disciplines(); d++) {
      int students = 0;
      for (int s = 0; s < instance.students(); s++) {
        students += choices.canDo(s, d) && choices.leftOut(s, instance.groupOf(d)) > 0 ? 1 : 0;
      }
      if (students > 0) {
        int room = Math.min(students, Unit.MOST_TRAINEES);
        Offer after =
            new Offer(
                Abstracts.monday(instance.horizon()),
                Abstracts.MOST_WEEKS - instance.horizon(),
                room,
                List.of());
        unit(
            Abstracts.unit(
                MssNames.notDone(d),
                "Discipline %d not done".formatted(d + 1),
                "N",
                MssNames.discipline(d),
                room,
                List.of(after)));
      }
    }
  }

  private List<Placement> placements(Map<Integer, Integer> firstNotDone) {
    List<Placement> placements = new ArrayList<>();
    for (int s = 0; s < instance.students(); s++) {
      for (int d = 0; d < instance.disciplines(); d++) {
        if (choices.canDo(s, d)) {
          placements.add(placement(s, d, firstNotDone));
        }
      }
    }
    return placements;
  }

  private Placement placement(int student, int discipline, Map<Integer, Integer> firstNotDone) {
    int group = instance.groupOf(discipline);
    List<String> allowed = new ArrayList<>();
    for (int t = 0; t + instance.duration() <= instance.horizon(); t++) {
      if (isAvailable(student, t)) {
        String id = MssNames.period(t);
        allowed.add(period(id, "Period %d".formatted(t + 1), t, instance.duration()));
      }
    }
    for (int i = 0; i < choices.leftOut(student, group); i++) {
      String id = MssNames.notDonePeriod(group, i);
      int week = firstNotDone.getOrDefault(group, 0) + i;
      String name = "Left out %d of group %d".formatted(i + 1, group + 1);
      allowed.add(period(id, name, week, 1));
    }
    List<String> after = new ArrayList<>();
    for (int d = 0; d < instance.disciplines(); d++) {
      if (instance.precededBy(discipline, d)) {
        after.add(MssNames.placement(student, d));
      }
    }
    return new Placement(
            MssNames.placement(student, discipline),
            MssNames.student(student),
            KIND,
            allowed,
            List.of(MssNames.discipline(discipline)),
            Placement.FULL_TIME,
            true,
            null,
            false,
            null)
        .withAfter(after, null);
  }

  private boolean isAvailable(int student, int first) {
    for (int t = first; t < first + instance.duration(); t++) {
      if (!instance.available(student, t)) {
        return false;
      }
    }
    return true;
  }

  private String period(String id, String name, int week, int weeks) {
    periods.computeIfAbsent(
        id, key -> new Period(key, name, KIND, Abstracts.monday(week), weeks, List.of()));
    return id;
  }

  private List<Student> students() {
    List<Student> students = new ArrayList<>();
    for (int s = 0; s < instance.students(); s++) {
      List<String> excluded = new ArrayList<>();
      for (int h = 0; h < instance.hospitals(); h++) {
        for (int d = 0; d < instance.disciplines(); d++) {
          if (choices.canDo(s, d) && choices.room(h, d) > 0 && !instance.able(s, h, d)) {
            excluded.add(MssNames.ward(h, d));
          }
        }
      }
      students.add(
          new Student(
              MssNames.student(s),
              Abstracts.SCHOOL.id(),
              Abstracts.SOMEWHERE,
              Transport.WALK,
              List.of(),
              excluded,
              List.of(),
              false,
              false,
              List.of()));
    }
    return students;
  }

  private List<TravelTime> travel() {
    List<TravelTime> travel = new ArrayList<>();
    for (int s = 0; s < instance.students(); s++) {
      for (int h = 0; h < instance.hospitals(); h++) {
        for (int d = 0; d < instance.disciplines(); d++) {
          if (choices.canDo(s, d) && choices.isOpen(s, h, d)) {
            travel.add(
                new TravelTime(MssNames.student(s), MssNames.ward(h, d), gains.minutes(s, h, d)));
          }
        }
      }
    }
    return travel;
  }
}
