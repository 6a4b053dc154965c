package org.platsa.benchmarks.generate;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/**
 * Makes a synthetic term of a university hospital (<i>universitetssjukhusets VFU-termin</i>):
 * students of six programmes, each with supervisors of its own profession, at wards, clinics and
 * health centres; nurses and physicians rotate, each time at another kind of workplace. All numbers
 * are assumed. The same seed gives the same bytes.
 */
public final class Hospital {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 15);
  private static final int WEEKS = 21;
  private static final Location CENTRE = new Location(58.402, 15.622);

  private static final String NURSE = "Sjuksköterska";
  private static final String PHYSICIAN = "Läkare";
  private static final String PHYSIOTHERAPIST = "Fysioterapeut";
  private static final String OCCUPATIONAL_THERAPIST = "Arbetsterapeut";
  private static final String RADIOGRAPHER = "Röntgensjuksköterska";
  private static final String SCIENTIST = "Biomedicinsk analytiker";

  private static final UnitKind MEDICINE = UnitKind.of("Medicinavdelning");
  private static final UnitKind SURGERY = UnitKind.of("Kirurgavdelning");
  private static final UnitKind MIND = UnitKind.of("Psykiatrisk avdelning");
  private static final UnitKind CLINIC = UnitKind.of("Mottagning");
  private static final UnitKind HEALTH_CENTRE = UnitKind.of("Vårdcentral");
  private static final UnitKind IMAGING = UnitKind.of("Röntgen och laboratorium");

  /** Clerkships of the medical programme: fewer wait for them, so that they weigh more. */
  private static final PlacementKind CLERKSHIP = PlacementKind.of("Läkarpraktik");

  private static final List<PlacementKindTerms> OWN_KINDS =
      List.of(new PlacementKindTerms(CLERKSHIP, true, 3));

  private static final List<Workplaces> WORKPLACES =
      List.of(
          new Workplaces(MEDICINE, "Medicinavdelning", 9, 6, Map.of(NURSE, 6, PHYSICIAN, 2)),
          new Workplaces(SURGERY, "Kirurgavdelning", 8, 6, Map.of(NURSE, 6, PHYSICIAN, 2)),
          new Workplaces(MIND, "Psykiatrisk avdelning", 5, 5, Map.of(NURSE, 5, PHYSICIAN, 1)),
          new Workplaces(
              CLINIC,
              "Mottagning",
              8,
              4,
              Map.of(NURSE, 2, PHYSIOTHERAPIST, 2, OCCUPATIONAL_THERAPIST, 1)),
          new Workplaces(
              HEALTH_CENTRE,
              "Vårdcentral",
              9,
              5,
              Map.of(NURSE, 3, PHYSICIAN, 2, PHYSIOTHERAPIST, 1, OCCUPATIONAL_THERAPIST, 1)),
          new Workplaces(
              IMAGING, "Röntgen och laboratorium", 3, 6, Map.of(RADIOGRAPHER, 3, SCIENTIST, 3)));

  private static final List<Programme> PROGRAMMES =
      List.of(
          new Programme(
              NURSE,
              PlacementKind.VFU,
              96,
              List.of(List.of(MEDICINE, SURGERY), List.of(MIND, HEALTH_CENTRE))),
          new Programme(
              PHYSICIAN,
              CLERKSHIP,
              30,
              List.of(List.of(MEDICINE, SURGERY), List.of(MIND, HEALTH_CENTRE))),
          new Programme(
              PHYSIOTHERAPIST, PlacementKind.VFU, 26, List.of(List.of(CLINIC, HEALTH_CENTRE))),
          new Programme(
              OCCUPATIONAL_THERAPIST,
              PlacementKind.VFU,
              18,
              List.of(List.of(CLINIC, HEALTH_CENTRE))),
          new Programme(RADIOGRAPHER, PlacementKind.VFU, 9, List.of(List.of(IMAGING))),
          new Programme(SCIENTIST, PlacementKind.VFU, 9, List.of(List.of(IMAGING))));

  private final long seed;

  /**
   * A term by chance.
   *
   * @param seed where chance starts
   */
  public Hospital(long seed) {
    this.seed = seed;
  }

  /**
   * Units of a kind.
   *
   * @param units how many there are
   * @param maxTrainees at the same time in each
   * @param staff supervisors in each, by profession
   */
  private record Workplaces(
      UnitKind kind, String label, int units, int maxTrainees, Map<String, Integer> staff) {}

  /**
   * Students of a programme.
   *
   * @param rotation the kinds of unit of each placement, the first of which comes first
   */
  private record Programme(
      String profession, PlacementKind kind, int students, List<List<UnitKind>> rotation) {}

  /** The term. */
  public Problem problem() {
    List<Unit> units = units();
    List<Student> students = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    Dice dice = dice("students");
    for (Programme programme : PROGRAMMES) {
      for (int i = 0; i < programme.students(); i++) {
        Student student = student(programme, students.size() + 1, units, dice);
        students.add(student);
        placements.addAll(placements(programme, student, placements.size() + 1, dice));
      }
    }
    return new Problem(
        Problem.SCHEMA_VERSION,
        "VFU vårterminen 2024, universitetssjukhuset (syntetisk)",
        metadata(),
        new Term(
            "VT2024-hospital",
            "VFU vårterminen 2024, universitetssjukhuset",
            FIRST_DAY,
            FIRST_DAY.plusWeeks(WEEKS).minusDays(3)),
        List.of(NURSE, PHYSICIAN, PHYSIOTHERAPIST, OCCUPATIONAL_THERAPIST, RADIOGRAPHER, SCIENTIST),
        WORKPLACES.stream().map(Workplaces::kind).toList(),
        OWN_KINDS,
        List.of(
            new Area("SJUKHUSET", "Sjukhuset"),
            new Area("PSYKIATRIN", "Psykiatrin"),
            new Area("PRIMARVARDEN", "Primärvården")),
        units,
        supervisors(units),
        List.of(
            new EducationProvider(
                "UNI", "Universitetet", ProviderTier.COLLEGE_MEMBER, 0, around(CENTRE, 1, dice)),
            new EducationProvider(
                "HS", "Högskolan", ProviderTier.COLLEGE_MEMBER, 0, around(CENTRE, 30, dice))),
        periods(),
        students,
        placements,
        List.of(),
        Map.of());
  }

  /**
   * Writes it, one record a line.
   *
   * @param out is not closed
   * @throws IOException from {@code out}
   */
  public void write(Writer out) throws IOException {
    Problem problem = problem();
    DocumentWriter document = new DocumentWriter(out);
    document.value("schemaVersion", problem.schemaVersion());
    document.value("name", problem.name());
    document.value("metadata", problem.metadata());
    document.value("term", problem.term());
    document.value("professions", problem.professions());
    document.value("unitKinds", problem.unitKinds());
    document.value("placementKinds", problem.placementKinds());
    document.list("areas", sink -> problem.areas().forEach(sink));
    document.list("units", sink -> problem.units().forEach(sink));
    document.list("supervisors", sink -> problem.supervisors().forEach(sink));
    document.list("providers", sink -> problem.providers().forEach(sink));
    document.list("periods", sink -> problem.periods().forEach(sink));
    document.list("students", sink -> problem.students().forEach(sink));
    document.list("placements", sink -> problem.placements().forEach(sink));
    document.end();
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("synthetic", "true");
    metadata.put(
        "note", "Synthetic: no person, workplace or school in it is real. All is assumed.");
    metadata.put("generator", "platsa hospital 1");
    metadata.put("seed", Long.toString(seed));
    return metadata;
  }

  /** Four of five weeks, one after the other; all kinds but clerkships are VFU. */
  private static List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (PlacementKind kind : List.of(PlacementKind.VFU, CLERKSHIP)) {
      for (int i = 0; i < 4; i++) {
        periods.add(
            new Period(
                (kind.equals(CLERKSHIP) ? "LP-" : "VFU-") + (i + 1),
                kind.name() + " " + (i + 1),
                kind,
                FIRST_DAY.plusWeeks(5L * i),
                5));
      }
    }
    return periods;
  }

  private List<Unit> units() {
    Dice dice = dice("units");
    List<Unit> units = new ArrayList<>();
    for (Workplaces places : WORKPLACES) {
      boolean far = places.kind().equals(HEALTH_CENTRE);
      for (int i = 1; i <= places.units(); i++) {
        Unit unit =
            new Unit(
                String.format(Locale.ROOT, "E-%02d", units.size() + 1),
                places.label() + " " + i,
                far ? "PRIMARVARDEN" : places.kind().equals(MIND) ? "PSYKIATRIN" : "SJUKHUSET",
                places.kind(),
                near(CENTRE, far ? 12 : 0.6, dice),
                places.maxTrainees(),
                dice.between(18, 44),
                places.kind().equals(MEDICINE) && dice.chance(0.5),
                dice.chance(0.3),
                List.of());
        units.add(far ? offering(unit, dice) : unit);
      }
    }
    return units;
  }

  /** Health centres say period by period how many they take, fewer in one of them. */
  private static Unit offering(Unit unit, Dice dice) {
    int least = dice.below(4);
    return unit.withOffers(
        IntStream.range(0, 4)
            .mapToObj(i ->
                new Offer(
                    FIRST_DAY.plusWeeks(5L * i),
                    5,
                    unit.maxTrainees() - (i == least ? 2 : 0),
                    List.of()))
            .toList());
  }

  private List<Supervisor> supervisors(List<Unit> units) {
    Dice dice = dice("staff");
    List<Supervisor> supervisors = new ArrayList<>();
    for (Unit unit : units) {
      Map<String, Integer> staff =
          WORKPLACES.stream()
              .filter(places -> places.kind().equals(unit.kind()))
              .findFirst()
              .orElseThrow()
              .staff();
      staff.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(each -> {
            for (int i = 0; i < each.getValue(); i++) {
              supervisors.add(supervisor(supervisors.size() + 1, unit, each.getKey(), dice));
            }
          });
    }
    return supervisors;
  }

  private static Supervisor supervisor(int number, Unit unit, String profession, Dice dice) {
    LocalDate away = FIRST_DAY.plusDays(dice.below(7 * WEEKS - 14));
    return new Supervisor(
            String.format(Locale.ROOT, "H-%04d", number),
            unit.id(),
            dice.chance(0.15) ? Training.STEP_3 : Training.STEP_1_2,
            !dice.chance(0.05),
            dice.chance(0.1)
                ? List.of(new Absence(away, away.plusDays(dice.below(14))))
                : List.of(),
            unit.peerLearning() ? 2 : 1,
            dice.between(2, 3),
            dice.below(5))
        .withProfessions(List.of(profession));
  }

  private static Student student(Programme programme, int number, List<Unit> units, Dice dice) {
    boolean isOfUniversity = programme.profession().equals(PHYSICIAN) || dice.chance(0.7);
    Student student =
        new Student(
            String.format(Locale.ROOT, "stud-%04d", number),
            isOfUniversity ? "UNI" : "HS",
            around(CENTRE, 9, dice),
            dice.pick(
                List.of(Transport.PUBLIC, Transport.PUBLIC, Transport.BICYCLE, Transport.CAR)),
            List.of(),
            List.of(),
            List.of(),
            dice.chance(0.08),
            dice.chance(0.06),
            List.of());
    if (programme.rotation().size() > 1) {
      student = student.withRepeat(Repeat.NOT_UNIT_KIND);
    }
    if (!dice.chance(0.3)) {
      return student;
    }
    List<UnitKind> first = programme.rotation().getFirst();
    Unit wished = dice.pick(units.stream().filter(unit -> first.contains(unit.kind())).toList());
    return student.withWishes(List.of(Wish.unit(wished.id(), 1), Wish.kind(wished.kind(), 2)));
  }

  /** One for each step of the rotation, in order, the earlier ones not in the last periods. */
  private static List<Placement> placements(
      Programme programme, Student student, int number, Dice dice) {
    List<String> periods =
        periods().stream()
            .filter(period -> period.kind().equals(programme.kind()))
            .map(Period::id)
            .toList();
    int steps = programme.rotation().size();
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int start = steps == 1 ? 2 * dice.below(2) : 2 * i;
      Placement placement =
          new Placement(
              String.format(Locale.ROOT, "P-%04d", number + i),
              student.id(),
              programme.kind(),
              steps == 1 ? periods.subList(start, start + 2) : periods.subList(i, i + 3),
              programme.rotation().get(i),
              Placement.FULL_TIME,
              programme.profession().equals(NURSE) && i == 0 && dice.chance(0.6),
              null,
              false,
              null);
      placement = placement.withProfession(programme.profession());
      placements.add(
          i == 0 ? placement : placement.withAfter(List.of(placements.getLast().id()), 5));
    }
    return placements;
  }

  /** Within so many kilometres, rounded to about 500 m. */
  private static Location around(Location centre, double km, Dice dice) {
    Location near = near(centre, km, dice);
    return new Location(Math.round(near.lat() * 200) / 200.0, Math.round(near.lon() * 125) / 125.0);
  }

  /** Within so many kilometres, rounded to about 10 m: the houses of a hospital differ. */
  private static Location near(Location centre, double km, Dice dice) {
    double north = dice.between(-km, km) / 111;
    double east = dice.between(-km, km) / 58;
    return new Location(
        Math.round((centre.lat() + north) * 10_000) / 10_000.0,
        Math.round((centre.lon() + east) * 10_000) / 10_000.0);
  }

  private Dice dice(String what) {
    return new Dice(seed, "hospital", what);
  }
}
