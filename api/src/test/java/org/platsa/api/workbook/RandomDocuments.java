package org.platsa.api.workbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/**
 * Right documents with everything that a document may have and a spreadsheet may spoil: strange ids
 * and names, every field, every order. Same seed, same document.
 */
final class RandomDocuments {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 15);
  private static final int WEEKS = 20;

  private static final List<String> STRANGE =
      List.of(
          "0012",
          "12",
          "=1+1",
          "+46",
          "-",
          "@SUM(A1)",
          "'quoted",
          "''",
          "\"so called\"",
          "\"",
          "a;b",
          "a, b",
          " blank before",
          "blank after ",
          "\u00A0hard\u00A0",
          "\u200B=2",
          "e\u0301",
          "_x0041_",
          "a\uFFFEb",
          "\u2028line",
          "1E5",
          "2025-01-13",
          "TRUE",
          "Ja",
          "Körkort",
          "driving licence",
          "Exempel: E-01",
          "example: 1",
          "\uFF1D1",
          "\uD83D\uDE00",
          "<b>&amp;</b>",
          "æøå ÅÄÖ",
          "sep=;",
          "#N/A",
          "a\"b",
          "\u0301",
          "'=1",
          "\"=1",
          "nr 3 i units");

  /** Ids that read like the words before a kind of unit or an area. */
  private static final List<String> WISHED =
      List.of("område: norr", "AREA:x", "enhet: 1", "kind:", "Unit: ", "1: a", "2:b;c");

  private final Random random;
  private static final List<UnitKind> OWN_UNIT_KINDS =
      List.of(UnitKind.of("Vårdavdelning"), UnitKind.of("a;b"), UnitKind.of(" x "));

  private static final List<PlacementKindTerms> OWN_KINDS =
      List.of(
          new PlacementKindTerms(PlacementKind.of("Läkarpraktik"), true, 3),
          new PlacementKindTerms(PlacementKind.of("1: besök; \"två\""), false, 10),
          new PlacementKindTerms(PlacementKind.PRAO, true, 2));

  private final List<String> professions = new ArrayList<>();
  private int next;

  private RandomDocuments(long seed) {
    random = new Random(seed);
  }

  static Problem problem(long seed) {
    return new RandomDocuments(seed).problem();
  }

  private Problem problem() {
    random.ints(random.nextInt(4), 0, STRANGE.size()).forEach(i -> professions.add(STRANGE.get(i)));
    List<Area> areas = many(3, () -> new Area(id(), text()));
    List<Unit> units = many(6, () -> unit(areas));
    List<Supervisor> supervisors = many(12, () -> supervisor(units));
    List<EducationProvider> providers = many(4, this::provider);
    List<Period> periods = many(8, this::period);
    List<Student> students = many(15, () -> student(providers, units));
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      placements.add(placement(students, periods, supervisors, units));
    }
    Set<List<String>> pairs = new LinkedHashSet<>();
    List<TravelTime> travel = new ArrayList<>();
    for (int i = random.nextInt(10); i > 0; i--) {
      String student = pick(students).id();
      String unit = pick(units).id();
      if (pairs.add(List.of(student, unit))) {
        travel.add(new TravelTime(student, unit, random.nextInt(1_441)));
      }
    }
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (ConstraintId rule : ConstraintId.values()) {
      if (rule.weightMayBeSet() && random.nextInt(3) == 0) {
        weights.put(rule.id(), random.nextInt(Problem.MAX_WEIGHT + 1));
      }
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      metadata.put(id(), random.nextInt(4) == 0 ? "" : text());
    }
    return new Problem(
        Problem.SCHEMA_VERSION,
        text(),
        metadata,
        new Term(id(), text(), FIRST_DAY, FIRST_DAY.plusWeeks(WEEKS).minusDays(3)),
        professions,
        OWN_UNIT_KINDS,
        OWN_KINDS,
        areas,
        units,
        supervisors,
        providers,
        periods,
        students,
        placements,
        travel,
        weights);
  }

  private Unit unit(List<Area> areas) {
    return new Unit(
        id(),
        text(),
        pick(areas).id(),
        unitKind(),
        location(),
        random.nextInt(1_001),
        random.nextInt(100_001),
        random.nextBoolean(),
        random.nextBoolean(),
        words(),
        offers(),
        aside());
  }

  private List<Offer> offers() {
    return IntStream.range(0, Math.max(0, random.nextInt(6) - 2))
        .mapToObj(i ->
            new Offer(
                FIRST_DAY.plusWeeks(random.nextInt(20) - 2),
                1 + random.nextInt(53),
                random.nextInt(1_001),
                random.nextBoolean() ? List.of() : List.of(kind(), kind())))
        .toList();
  }

  private Supervisor supervisor(List<Unit> units) {
    return new Supervisor(
        id(),
        pick(units).id(),
        pick(Training.values()),
        random.nextBoolean(),
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> {
              LocalDate from = FIRST_DAY.plusDays(random.nextInt(100));
              return new Absence(from, from.plusDays(random.nextInt(3) * 9L));
            })
            .toList(),
        random.nextInt(11),
        random.nextInt(1_001),
        random.nextInt(1_001),
        professions.stream().filter(each -> random.nextBoolean()).toList(),
        aside());
  }

  private EducationProvider provider() {
    ProviderTier tier = pick(ProviderTier.values());
    return new EducationProvider(
        id(), text(), tier, tier == ProviderTier.TRIAL ? random.nextInt(5) : 0, location());
  }

  private Period period() {
    return new Period(
        id(),
        text(),
        kind(),
        FIRST_DAY.plusWeeks(random.nextInt(10)),
        3 + random.nextInt(8),
        IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
            .mapToObj(i -> FIRST_DAY.plusDays(random.nextInt(120)))
            .toList());
  }

  private Student student(List<EducationProvider> providers, List<Unit> units) {
    Student student =
        new Student(
            id(),
            pick(providers).id(),
            location(),
            pick(Transport.values()),
            words(),
            unitIds(units),
            unitIds(units),
            random.nextBoolean(),
            random.nextBoolean(),
            unitIds(units),
            false,
            aside());
    return student
        .withRepeat(random.nextBoolean() ? null : pick(Repeat.values()))
        .withWishes(
            IntStream.range(0, Math.max(0, random.nextInt(6) - 2))
                .mapToObj(i -> wish(1 + random.nextInt(Wish.LAST_GRADE), units))
                .toList());
  }

  private Wish wish(int grade, List<Unit> units) {
    return switch (random.nextInt(4)) {
      case 0 -> Wish.kind(unitKind(), grade);
      case 1 -> Wish.area(random.nextBoolean() ? pick(STRANGE) : pick(units).areaId(), grade);
      case 2 -> Wish.unit(pick(WISHED), grade);
      default -> Wish.unit(random.nextBoolean() ? pick(STRANGE) : pick(units).id(), grade);
    };
  }

  /** May name one twice, and one that is not there. */
  private List<String> unitIds(List<Unit> units) {
    return IntStream.range(0, Math.max(0, random.nextInt(6) - 2))
        .mapToObj(i -> random.nextInt(8) == 0 ? pick(STRANGE) : pick(units).id())
        .toList();
  }

  private List<String> words() {
    Set<String> words = new LinkedHashSet<>();
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      words.add(random.nextBoolean() ? "DRIVING_LICENCE" : pick(STRANGE));
    }
    return List.copyOf(words);
  }

  private Placement placement(
      List<Student> students,
      List<Period> periods,
      List<Supervisor> supervisors,
      List<Unit> units) {
    Period period = pick(periods);
    List<String> allowed =
        periods.stream()
            .filter(each ->
                each == period || (each.kind().equals(period.kind()) && random.nextBoolean()))
            .map(Period::id)
            .toList();
    Set<UnitKind> kinds = new LinkedHashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      kinds.add(unitKind());
    }
    Slot slot =
        random.nextInt(3) == 0 ? new Slot(pick(supervisors).id(), pick(periods).id()) : null;
    Placement placement =
        new Placement(
            id(),
            pick(students).id(),
            period.kind(),
            allowed,
            List.copyOf(kinds),
            1 + random.nextInt(100),
            random.nextBoolean(),
            slot,
            slot != null && random.nextBoolean(),
            published(supervisors, units),
            aside());
    return placement
        .withProfession(professions.isEmpty() ? null : pick(professions))
        .withApart(random.nextBoolean() ? List.of() : List.of(pick(STRANGE), pick(STRANGE)))
        .withAfter(
            IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                .mapToObj(i -> random.nextBoolean() ? pick(STRANGE) : pick(students).id())
                .toList(),
            random.nextBoolean() ? null : random.nextInt(1 + Placement.MOST_WEEKS_APART))
        .withPeriodWishes(
            IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                .mapToObj(
                    i -> new PeriodWish(pick(periods).id(), 1 + random.nextInt(Wish.LAST_GRADE)))
                .toList());
  }

  private @Nullable String aside() {
    return random.nextInt(5) == 0 ? pick(STRANGE) : null;
  }

  private @Nullable PublishedPlace published(List<Supervisor> supervisors, List<Unit> units) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new PublishedPlace(
              pick(supervisors).id(),
              random.nextInt(5) == 0 ? pick(STRANGE) : pick(units).id(),
              FIRST_DAY.plusDays(random.nextInt(60)),
              1 + random.nextInt(10),
              null);
      case 1 -> new PublishedPlace("gone", null, null, null, "gone too");
      default -> null;
    };
  }

  private UnitKind unitKind() {
    return random.nextInt(3) == 0 ? pick(OWN_UNIT_KINDS) : pick(UnitKind.usual());
  }

  private PlacementKind kind() {
    return random.nextInt(3) == 0 ? pick(OWN_KINDS).id() : pick(PlacementKind.usual());
  }

  private Location location() {
    return random.nextInt(4) == 0
        ? new Location(random.nextDouble() * 180 - 90, random.nextDouble() * 1e-5)
        : new Location((56_000 + random.nextInt(900)) / 1000.0, 12 + random.nextInt(9));
  }

  /** Never the same twice, and often strange. */
  private String id() {
    next++;
    return random.nextInt(3) == 0 ? pick(STRANGE) + next : "id-" + next;
  }

  private String text() {
    return random.nextInt(3) == 0 ? pick(STRANGE) : "Namn " + random.nextInt(1_000);
  }

  private <T> List<T> many(int most, java.util.function.Supplier<T> one) {
    return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(i -> one.get()).toList();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
