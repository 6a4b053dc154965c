package org.platsa.benchmarks.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.platsa.benchmarks.generate.Schools.Level;
import org.platsa.benchmarks.generate.Schools.School;
import org.platsa.benchmarks.generate.Workplaces.Workplace;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/** The students of one municipality (<i>elever</i>), of whom many come back term after term. */
final class Enrolment {
  /** Without characters that are taken for one another. */
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final String DRIVING_LICENCE = "DRIVING_LICENCE";

  /** Below the limit of 90, since the flat map differs a little from the globe. */
  private static final double LONGEST_MINUTES = 85;

  private final Municipality municipality;
  private final List<Workplace> workplaces;
  private final double[] shares;
  private final double[] ownShares;
  private final Set<String> pseudonyms = new HashSet<>();
  private List<Learner> continuing = new ArrayList<>();

  Enrolment(Municipality municipality, Workplaces workplaces) {
    this.municipality = municipality;
    this.workplaces = workplaces.all();
    shares = municipality.localities().stream().mapToDouble(Locality::share).toArray();
    ownShares =
        municipality.localities().stream()
            .mapToDouble(l -> l.kind() == Locality.Kind.ACROSS_BORDER ? 0 : l.share())
            .toArray();
  }

  /** Those of a school who have terms left, each with a small chance of a break. */
  List<Learner> continuing(School school, Dice dice) {
    List<Learner> back = new ArrayList<>();
    for (Learner learner : continuing) {
      if (learner.school.equals(school) && learner.termsLeft > 0 && dice.chance(0.85)) {
        back.add(learner);
      }
    }
    return back;
  }

  /** Ends a term: these come back, and those who had a break. */
  void endTerm(List<Learner> present) {
    Set<Learner> all = new LinkedHashSet<>(continuing);
    all.addAll(present);
    all.forEach(learner -> learner.termsLeft--);
    all.removeIf(learner -> learner.termsLeft <= 0);
    continuing = new ArrayList<>(all);
  }

  Learner enrol(School school, Dice dice) {
    boolean child = school.level() == Level.COMPULSORY;
    boolean adult = school.level() == Level.ADULT;
    Locality locality = municipality.localities().get(dice.weighted(child ? ownShares : shares));
    Location home = locality.home(dice);
    boolean licence = !child && dice.chance(adult ? 0.4 : 0.12);
    return new Learner(
        pseudonym(dice),
        school,
        home,
        transport(child, licence, locality.kind(), dice),
        licence ? List.of(DRIVING_LICENCE) : List.of(),
        dice.chance(0.09),
        dice.chance(child ? 0.05 : adult ? 0.32 : 0.12),
        excluded(child ? 0.03 : 0.09, dice),
        child ? 1 : dice.between(2, adult ? 3 : 4));
  }

  private Transport transport(boolean child, boolean licence, Locality.Kind where, Dice dice) {
    if (licence && dice.chance(0.45)) {
      return Transport.CAR;
    }
    if (where == Locality.Kind.ACROSS_BORDER) {
      return Transport.PUBLIC;
    }
    boolean inTown = where == Locality.Kind.TOWN;
    if (child && inTown && dice.chance(0.15)) {
      return Transport.WALK;
    }
    return dice.chance(inTown ? 0.22 : 0.08) ? Transport.BICYCLE : Transport.PUBLIC;
  }

  /** Units where the student works or has a relative: none, one or two. */
  private Set<String> excluded(double share, Dice dice) {
    Set<String> excluded = new LinkedHashSet<>();
    if (dice.chance(share)) {
      excluded.add(dice.pick(workplaces).unit().id());
      if (dice.chance(0.2)) {
        excluded.add(dice.pick(workplaces).unit().id());
      }
    }
    return excluded;
  }

  private String pseudonym(Dice dice) {
    StringBuilder id = new StringBuilder();
    do {
      id.setLength(0);
      id.append(municipality.prefix()).append("elev-");
      for (int i = 0; i < 5; i++) {
        id.append(ALPHABET.charAt(dice.below(ALPHABET.length())));
      }
    } while (!pseudonyms.add(id.toString()));
    return id.toString();
  }

  /** Whether the student may and can be at the unit. */
  boolean mayBeAt(Learner learner, Unit unit, List<UnitKind> kinds) {
    return (kinds.isEmpty() || kinds.contains(unit.kind()))
        && !learner.excluded.contains(unit.id())
        && learner.licences.containsAll(unit.requires())
        && minutes(learner, unit) <= LONGEST_MINUTES;
  }

  /** The estimate of the model, on the flat map. */
  private double minutes(Learner learner, Unit unit) {
    double d = 1.3 * municipality.km(learner.home, unit.location());
    return switch (learner.transport) {
      case PUBLIC -> 10 + 2.6 * d;
      case CAR -> 4 + 1.2 * d;
      case BICYCLE -> 2 + 3.6 * d;
      case WALK -> 12 * d;
    };
  }

  /** A student from their first term to their last. */
  static final class Learner {
    final String id;
    final School school;
    final Location home;
    final Transport transport;
    final List<String> licences;
    final boolean needsSupport;
    final boolean learnsSwedish;
    final Set<String> excluded;
    final Set<String> visited = new LinkedHashSet<>();
    int termsLeft;
    List<String> preferred = List.of();

    private Learner(
        String id,
        School school,
        Location home,
        Transport transport,
        List<String> licences,
        boolean needsSupport,
        boolean learnsSwedish,
        Set<String> excluded,
        int termsLeft) {
      this.id = id;
      this.school = school;
      this.home = home;
      this.transport = transport;
      this.licences = licences;
      this.needsSupport = needsSupport;
      this.learnsSwedish = learnsSwedish;
      this.excluded = excluded;
      this.termsLeft = termsLeft;
    }

    Student student(String prefix) {
      return new Student(
          id,
          prefix + school.id(),
          home,
          transport,
          licences,
          List.copyOf(excluded),
          List.copyOf(visited),
          needsSupport,
          learnsSwedish,
          preferred);
    }
  }
}
