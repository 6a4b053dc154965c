package org.platsa.solver.solve;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/** Where units and homes of a random problem may lie. */
enum Geography {
  AS_IT_IS,
  ONE_POINT,
  ONE_LINE,
  /** Three places too far apart to travel between. */
  ISLANDS,
  /** All at one point, and travel times that say who is near whom. */
  TIMES_ALONE,
  /** What lies near takes long, and what lies far takes a few minutes. */
  TIMES_AGAINST_DISTANCE;

  Problem of(Problem problem, long seed) {
    Random random = new Random(seed);
    UnaryOperator<Location> moved =
        switch (this) {
          case AS_IT_IS -> at -> at;
          case ONE_POINT, TIMES_ALONE -> at -> new Location(56, 13);
          case ONE_LINE -> at -> new Location(56, at.lon());
          case ISLANDS -> at -> new Location(56 + 3 * random.nextInt(3), 13);
          case TIMES_AGAINST_DISTANCE -> at -> new Location(56 + random.nextInt(2), 13);
        };
    Problem elsewhere = moved(problem, moved);
    return elsewhere.withTravelMinutes(
        times(elsewhere.units(), elsewhere.students(), problem.travelMinutes()));
  }

  /**
   * The same in so many towns, each as wide as the problem was, too far apart to travel between.
   */
  static Problem inTowns(Problem problem, int towns, long seed) {
    Random random = new Random(seed);
    return moved(problem, at -> new Location(at.lat() - 3 * random.nextInt(towns), at.lon()));
  }

  private static Problem moved(Problem problem, UnaryOperator<Location> moved) {
    List<Unit> units = problem.units().stream().map(unit -> at(unit, moved)).toList();
    List<Student> students =
        problem.students().stream().map(student -> at(student, moved)).toList();
    return problem.withUnits(units).withStudents(students);
  }

  private List<TravelTime> times(
      List<Unit> units, List<Student> students, List<TravelTime> otherwise) {
    if (this != TIMES_ALONE && this != TIMES_AGAINST_DISTANCE) {
      return otherwise;
    }
    return students.stream()
        .filter(student -> !student.protectedIdentity())
        .flatMap(student ->
            IntStream.range(0, units.size())
                .mapToObj(unit ->
                    new TravelTime(
                        student.id(),
                        units.get(unit).id(),
                        minutes(student, units.get(unit), unit))))
        .toList();
  }

  private int minutes(Student student, Unit unit, int position) {
    if (this == TIMES_AGAINST_DISTANCE) {
      return unit.location().equals(student.home()) ? 95 : 5 + position % 7;
    }
    return 10 + Math.abs(student.id().hashCode() % 11 - position % 11) * 10;
  }

  private static Unit at(Unit unit, UnaryOperator<Location> moved) {
    return new Unit(
        unit.id(),
        unit.name(),
        unit.areaId(),
        unit.kind(),
        moved.apply(unit.location()),
        unit.maxTrainees(),
        unit.permanentStaff(),
        unit.peerLearning(),
        unit.languageCoach(),
        unit.requires(),
        unit.offers(),
        unit.setAside());
  }

  private static Student at(Student student, UnaryOperator<Location> moved) {
    Location home = student.home();
    return new Student(
        student.id(),
        student.providerId(),
        home == null ? null : moved.apply(home),
        student.transport(),
        student.licences(),
        student.excludedUnits(),
        student.visitedUnits(),
        student.needsSupport(),
        student.learnsSwedish(),
        student.preferredUnits(),
        student.protectedIdentity(),
        student.wishes(),
        student.repeat(),
        student.setAside());
  }
}
