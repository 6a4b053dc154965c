package org.platsa.benchmarks.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.platsa.benchmarks.generate.Enrolment.Learner;
import org.platsa.benchmarks.generate.Requests.Wish;
import org.platsa.solver.problem.Placement;

/**
 * Lives through the terms of one municipality up to the wanted one (<i>kommunens historia</i>), so
 * that it has a past: supervisors who stay, students who come back, units that took too many.
 */
final class MunicipalityGenerator {
  private final GeneratorSettings settings;

  MunicipalityGenerator(GeneratorSettings settings) {
    this.settings = settings;
  }

  MunicipalityTerm generate(Municipality municipality) {
    Workplaces workplaces = new Workplaces(municipality, settings.seed());
    Staff staff = new Staff(municipality, workplaces, settings.seed());
    Enrolment enrolment = new Enrolment(municipality, workplaces);
    for (TermProfile term : TermProfile.values()) {
      boolean wanted = term == settings.term();
      int trained = municipality.scaled(wanted ? settings.supervisors() : term.supervisors());
      int step3 = wanted ? settings.step3() : term.step3();
      staff.advance(
          term.term(), trained, Math.min(trained, (int) Math.round(step3 * municipality.size())));
      Schools schools = schools(municipality, term);
      List<Wish> wishes =
          new Requests(
                  municipality,
                  term,
                  wanted ? settings.demand() : 1,
                  schools,
                  enrolment,
                  workplaces,
                  staff,
                  dice(municipality, term, "requests"))
              .make();
      if (wanted) {
        MunicipalityTerm plain = document(municipality, workplaces, staff, schools, wishes);
        MunicipalityTerm made =
            settings.detailed() ? new Details(settings).of(municipality, plain) : plain;
        return settings.professions() ? new Professions(settings).of(municipality, made) : made;
      }
      new Intake(municipality, enrolment, workplaces, staff)
          .liveThrough(wishes, dice(municipality, term, "intake"));
      enrolment.endTerm(wishes.stream().map(Wish::learner).distinct().toList());
    }
    throw new IllegalStateException("no term " + settings.term());
  }

  /** The providers of the wanted term. */
  Schools schools(Municipality municipality) {
    return schools(municipality, settings.term());
  }

  private Schools schools(Municipality municipality, TermProfile term) {
    return new Schools(municipality, term.trialProviders(), settings.seed());
  }

  private Dice dice(Municipality municipality, TermProfile term, String what) {
    return new Dice(settings.seed(), municipality.prefix(), term.name(), what);
  }

  private static MunicipalityTerm document(
      Municipality municipality,
      Workplaces workplaces,
      Staff staff,
      Schools schools,
      List<Wish> wishes) {
    LinkedHashSet<Learner> learners = new LinkedHashSet<>();
    List<Placement> placements = new ArrayList<>();
    for (Wish wish : wishes) {
      learners.add(wish.learner());
      placements.add(wish.placement(municipality.prefix(), placements.size() + 1));
    }
    return new MunicipalityTerm(
        workplaces.areas(),
        workplaces.units(),
        staff.supervisors(),
        schools.providers(),
        learners.stream().map(learner -> learner.student(municipality.prefix())).toList(),
        placements);
  }
}
