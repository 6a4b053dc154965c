package org.platsa.benchmarks.generate;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;

/**
 * Makes one synthetic problem document (<i>syntetisk termin</i>) from settings. Nothing but the
 * settings decides what is in it.
 */
public final class TermGenerator {
  /** The version that says all there is in a plain term, so that older programs read it too. */
  private static final int PLAIN_VERSION = 2;

  private final GeneratorSettings settings;
  private final MunicipalityGenerator generator;
  private final List<Municipality> municipalities;

  public TermGenerator(GeneratorSettings settings) {
    this.settings = settings;
    generator = new MunicipalityGenerator(settings);
    municipalities = Land.municipalities(settings.municipalities(), settings.seed());
  }

  /** The whole document in memory: about 1 MB for each municipality. */
  public Problem problem() {
    List<Area> areas = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    List<Supervisor> supervisors = new ArrayList<>();
    List<EducationProvider> providers = new ArrayList<>();
    List<Student> students = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    for (Municipality municipality : municipalities) {
      MunicipalityTerm part = generator.generate(municipality);
      areas.addAll(part.areas());
      units.addAll(part.units());
      supervisors.addAll(part.supervisors());
      providers.addAll(part.providers());
      students.addAll(part.students());
      placements.addAll(part.placements());
    }
    return new Problem(
            Problem.SCHEMA_VERSION,
            name(),
            settings.metadata(),
            term(),
            areas,
            units,
            supervisors,
            providers,
            periods(),
            students,
            placements,
            List.of(),
            Map.of())
        .withProfessions(settings.professions() ? Professions.WORDS : List.of());
  }

  /**
   * Writes the same document, one record a line, holding one municipality at a time.
   *
   * @param out is not closed
   * @throws IOException from {@code out}
   */
  public void write(Writer out) throws IOException {
    DocumentWriter document = new DocumentWriter(out);
    boolean isPlain = !settings.detailed() && !settings.professions();
    document.value("schemaVersion", isPlain ? PLAIN_VERSION : Problem.SCHEMA_VERSION);
    document.value("name", name());
    document.value("metadata", settings.metadata());
    document.value("term", term());
    if (settings.professions()) {
      document.value("professions", Professions.WORDS);
    }
    document.list("areas", each(m -> workplaces(m).areas()));
    document.list("units", each(this::units));
    document.list("supervisors", each(m -> generator.generate(m).supervisors()));
    document.list("providers", each(m -> generator.schools(m).providers()));
    document.list("periods", sink -> periods().forEach(sink));
    document.list("students", each(m -> generator.generate(m).students()));
    document.list("placements", each(m -> generator.generate(m).placements()));
    document.end();
  }

  private List<Unit> units(Municipality municipality) {
    return settings.detailed()
        ? generator.generate(municipality).units()
        : workplaces(municipality).units();
  }

  /** With more in it, it is another term, so that both can be worked on beside each other. */
  private Term term() {
    Term term = settings.term().term();
    String id = term.id();
    String name = term.name();
    if (settings.detailed()) {
      id += "-detailed";
      name += " i detalj";
    }
    if (settings.professions()) {
      id += "-professions";
      name += " med yrken";
    }
    return new Term(id, name, term.firstDay(), term.lastDay());
  }

  private List<Period> periods() {
    return settings.detailed() ? new Details(settings).periods() : settings.term().periods();
  }

  /** Makes every municipality anew for one section: time is cheaper than holding a nation. */
  private Consumer<Consumer<Object>> each(Function<Municipality, List<?>> section) {
    return sink ->
        municipalities.forEach(municipality -> section.apply(municipality).forEach(sink));
  }

  private Workplaces workplaces(Municipality municipality) {
    return new Workplaces(municipality, settings.seed());
  }

  private String name() {
    String where = municipalities.size() == 1 ? "Helsingborg" : municipalities.size() + " kommuner";
    return term().name() + ", " + where + " (syntetisk)";
  }
}
