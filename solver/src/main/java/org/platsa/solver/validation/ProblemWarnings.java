package org.platsa.solver.validation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** What somebody should look at in a problem that can be solved. */
final class ProblemWarnings {
  private static final int HOME_DECIMALS = 3;

  private final Problem problem;
  private final Set<String> supervisors;
  private final Set<String> units;
  private final Set<String> periods;
  private final Findings findings = new Findings();

  private ProblemWarnings(Problem problem) {
    this.problem = problem;
    supervisors = ids(problem.supervisors(), Supervisor::id);
    units = ids(problem.units(), Unit::id);
    periods = ids(problem.periods(), Period::id);
  }

  static IssueList of(Problem problem) {
    ProblemWarnings warnings = new ProblemWarnings(problem);
    warnings.warnOfPlacements();
    warnings.warnOfUnits();
    warnings.warnOfProviders();
    warnings.warnOfStudents();
    return warnings.findings.toList();
  }

  private void warnOfPlacements() {
    PossibleSupervisors possible = new PossibleSupervisors(problem);
    List<Placement> placements = problem.placements();
    for (int i = 0; i < placements.size(); i++) {
      Placement placement = placements.get(i);
      warnOfPublished(placement, "/placements/" + i);
      if (!possible.existFor(placement)) {
        findings.add(
            IssueCode.NO_POSSIBLE_SUPERVISOR,
            thing(Section.PLACEMENTS, placement.id()),
            "/placements/" + i,
            placement.id());
      }
    }
  }

  private void warnOfPublished(Placement placement, String pointer) {
    PublishedPlace published = placement.published();
    if (published == null) {
      return;
    }
    String at = pointer + "/published/";
    if (!supervisors.contains(published.supervisorId())) {
      addLost(placement, at + "supervisorId", Section.SUPERVISORS, published.supervisorId());
    }
    if (published.unitId() != null && !units.contains(published.unitId())) {
      addLost(placement, at + "unitId", Section.UNITS, published.unitId());
    }
    if (published.periodId() != null && !periods.contains(published.periodId())) {
      addLost(placement, at + "periodId", Section.PERIODS, published.periodId());
    }
  }

  private void addLost(Placement placement, String pointer, Section section, String id) {
    findings.add(
        IssueCode.PUBLISHED_PLACE_LOST,
        thing(Section.PLACEMENTS, placement.id()),
        pointer,
        id,
        section.none(),
        Values.shown(id));
  }

  private void warnOfUnits() {
    Set<String> staffed =
        problem.supervisors().stream().map(Supervisor::unitId).collect(Collectors.toSet());
    for (int i = 0; i < problem.units().size(); i++) {
      Unit unit = problem.units().get(i);
      if (!staffed.contains(unit.id())) {
        findings.add(
            IssueCode.UNIT_WITHOUT_SUPERVISOR,
            thing(Section.UNITS, unit.id()),
            "/units/" + i,
            unit.id());
      }
    }
  }

  private void warnOfProviders() {
    Map<String, String> providerOf = new HashMap<>();
    problem.students().forEach(student -> providerOf.put(student.id(), student.providerId()));
    Map<String, Integer> asked = new HashMap<>();
    problem
        .placements()
        .forEach(
            each -> asked.merge(providerOf.getOrDefault(each.studentId(), ""), 1, Integer::sum));
    for (int i = 0; i < problem.providers().size(); i++) {
      EducationProvider provider = problem.providers().get(i);
      int askedFor = asked.getOrDefault(provider.id(), 0);
      if (provider.tier() == ProviderTier.TRIAL && provider.guaranteedPlaces() > askedFor) {
        findings.add(
            IssueCode.GUARANTEE_ABOVE_ASKED,
            thing(Section.PROVIDERS, provider.id()),
            "/providers/" + i + "/guaranteedPlaces",
            Integer.toString(provider.guaranteedPlaces()),
            provider.guaranteedPlaces(),
            askedFor);
      }
    }
  }

  private void warnOfStudents() {
    Set<String> withPlacement =
        problem.placements().stream().map(Placement::studentId).collect(Collectors.toSet());
    for (int i = 0; i < problem.students().size(); i++) {
      Student student = problem.students().get(i);
      Text thing = thing(Section.STUDENTS, student.id());
      String pointer = "/students/" + i;
      if (!withPlacement.contains(student.id())) {
        findings.add(IssueCode.STUDENT_WITHOUT_PLACEMENT, thing, pointer, student.id());
      }
      if (Values.looksLikeName(student.id())) {
        findings.add(IssueCode.LOOKS_LIKE_NAME, thing, pointer + "/id", student.id());
      }
      Location home = student.home();
      if (decimals(home.lat()) > HOME_DECIMALS || decimals(home.lon()) > HOME_DECIMALS) {
        String place = home.lat() + ", " + home.lon();
        findings.add(IssueCode.PRECISE_HOME, thing, pointer + "/home", place, place);
      }
      warnOfPreferences(student, thing, pointer);
    }
  }

  private void warnOfPreferences(Student student, Text thing, String pointer) {
    Set<String> excluded = new HashSet<>(student.excludedUnits());
    for (int i = 0; i < student.preferredUnits().size(); i++) {
      String unit = student.preferredUnits().get(i);
      if (excluded.contains(unit)) {
        findings.add(
            IssueCode.PREFERRED_BUT_EXCLUDED,
            thing,
            pointer + "/preferredUnits/" + i,
            unit,
            Values.shown(unit));
      }
    }
  }

  private static <T> Set<String> ids(List<T> list, Function<T, String> id) {
    return list.stream().map(id).collect(Collectors.toSet());
  }

  private static int decimals(double degrees) {
    return BigDecimal.valueOf(degrees).stripTrailingZeros().scale();
  }

  private static Text thing(Section section, String id) {
    String name = Values.shown(id);
    return new Text(section.one().sv() + " " + name, section.one().en() + " " + name);
  }
}
