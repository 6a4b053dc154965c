package org.platsa.benchmarks.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/** The areas and units of one municipality (<i>enheter</i>): the same in every term. */
final class Workplaces {
  /** 361 supervisors were 19 percent of the permanent care staff. Source: Helsingborg plan 2024. */
  static final int STAFF = 1_900;

  /** About 70 units: about 1,900 staff, by the size of a manager's unit. */
  private static final List<KindProfile> KINDS =
      List.of(
          new KindProfile(UnitKind.CARE_HOME, "Vårdboende", 24, 28, 44, 0.60, 1.0),
          new KindProfile(UnitKind.HOME_CARE, "Hemtjänst", 20, 24, 40, 0.0, 1.0),
          new KindProfile(UnitKind.GROUP_HOME, "Gruppbostad", 12, 10, 18, 0.0, 0.75),
          new KindProfile(UnitKind.DAILY_ACTIVITY, "Daglig verksamhet", 6, 9, 15, 0.0, 0.75),
          new KindProfile(UnitKind.PSYCHIATRY, "Socialpsykiatri", 3, 12, 18, 0.0, 0.9),
          new KindProfile(UnitKind.SHORT_TERM_CARE, "Korttidsboende", 5, 16, 24, 0.4, 1.0));

  private static final List<String> NAMES =
      List.of(
          "Almlunden",
          "Ankaret",
          "Askbacken",
          "Bergalid",
          "Blåklockan",
          "Boklunden",
          "Bryggan",
          "Bäckaslätt",
          "Ekbacken",
          "Fyrvaktaren",
          "Fågelsången",
          "Granliden",
          "Gullvivan",
          "Hasselgläntan",
          "Havsbrisen",
          "Hästhoven",
          "Kastanjen",
          "Klöverängen",
          "Kompassen",
          "Kornblomman",
          "Källbacken",
          "Lindallén",
          "Linnean",
          "Ljungheden",
          "Lyktan",
          "Lönnkullen",
          "Mandelblomman",
          "Månskenet",
          "Norrskenet",
          "Näckrosen",
          "Oxeln",
          "Pilängen",
          "Rosengången",
          "Rönnvägen",
          "Sjöstjärnan",
          "Skogsgläntan",
          "Skutan",
          "Smultronet",
          "Solgläntan",
          "Solhatten",
          "Stenkusten",
          "Strandängen",
          "Syrenen",
          "Tallbacken",
          "Tornugglan",
          "Vallmon",
          "Vinbäret",
          "Vitsippan",
          "Vävstugan",
          "Åkervindan",
          "Ängslyckan",
          "Äppelgården",
          "Öresundsvyn");

  private final List<Area> areas;
  private final List<Workplace> workplaces;

  Workplaces(Municipality municipality, long seed) {
    Dice dice = new Dice(seed, municipality.prefix(), "units");
    areas = areas(municipality.prefix());
    workplaces = workplaces(municipality, dice);
  }

  List<Area> areas() {
    return areas;
  }

  /** In the order of their ids. */
  List<Workplace> all() {
    return workplaces;
  }

  /** As in the document. */
  List<Unit> units() {
    return workplaces.stream().map(Workplace::unit).toList();
  }

  private static List<Area> areas(String prefix) {
    List<Area> areas = new ArrayList<>();
    for (AreaId id : AreaId.values()) {
      areas.add(new Area(prefix + id.name(), id.label));
    }
    return List.copyOf(areas);
  }

  private static List<Workplace> workplaces(Municipality municipality, Dice dice) {
    List<Locality> localities =
        municipality.localities().stream()
            .filter(locality -> locality.kind() != Locality.Kind.ACROSS_BORDER)
            .toList();
    double[] shares = localities.stream().mapToDouble(Locality::share).toArray();
    List<KindProfile> kinds = new ArrayList<>();
    for (KindProfile profile : KINDS) {
      for (int i = 0; i < municipality.scaled(profile.units()); i++) {
        kinds.add(profile);
      }
    }
    int[] staff = staff(kinds, municipality.scaled(STAFF), dice);
    List<Workplace> all = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      KindProfile profile = kinds.get(i);
      Locality locality = localities.get(dice.weighted(shares));
      Location location = locality.workplace(dice);
      boolean inTown = locality.kind() == Locality.Kind.TOWN;
      String round = i < NAMES.size() ? "" : " " + (i / NAMES.size() + 1);
      // 23 has no factor in common with the number of names: neighbours in the list differ.
      String name = profile.label() + " " + NAMES.get(i * 23 % NAMES.size()) + round;
      boolean far = dice.chance(inTown ? 0.25 : 0.8);
      boolean car = far && profile.kind().equals(UnitKind.HOME_CARE);
      Unit unit =
          new Unit(
              String.format(Locale.ROOT, "%sE-%02d", municipality.prefix(), i + 1),
              name,
              municipality.prefix() + area(profile.kind(), location, municipality),
              profile.kind(),
              location,
              Math.clamp((staff[i] + 4) / 8, 2, 6),
              staff[i],
              dice.chance(profile.peerLearning()),
              dice.chance(0.35),
              car ? List.of("DRIVING_LICENCE") : List.of());
      all.add(new Workplace(unit, dice.uneven(), profile.training() * dice.between(0.5, 1.5)));
    }
    return List.copyOf(all);
  }

  /** Random sizes that together are exactly the municipality's staff. */
  private static int[] staff(List<KindProfile> kinds, int total, Dice dice) {
    int[] staff =
        kinds.stream().mapToInt(kind -> dice.between(kind.minStaff(), kind.maxStaff())).toArray();
    int sum = 0;
    for (int size : staff) {
      sum += size;
    }
    for (int i = 0; sum != total; i = (i + 1) % staff.length) {
      int step = Integer.signum(total - sum);
      if (staff[i] + step >= 8) {
        staff[i] += step;
        sum += step;
      }
    }
    return staff;
  }

  private static AreaId area(UnitKind kind, Location location, Municipality municipality) {
    boolean north = location.lat() >= municipality.centre().lat();
    return switch (kind.name()) {
      case "CARE_HOME" -> north ? AreaId.VARDBOENDE_NORR : AreaId.VARDBOENDE_SODER;
      case "HOME_CARE" -> north ? AreaId.HEMTJANST_NORR : AreaId.HEMTJANST_SODER;
      case "GROUP_HOME", "DAILY_ACTIVITY" -> AreaId.LSS;
      case "PSYCHIATRY" -> AreaId.SOCIALPSYKIATRI;
      default -> AreaId.KORTTID;
    };
  }

  /** How many there are in a municipality of each size-1 kind, and what they are like. */
  private record KindProfile(
      UnitKind kind,
      String label,
      int units,
      int minStaff,
      int maxStaff,
      double peerLearning,
      double training) {}

  private enum AreaId {
    VARDBOENDE_NORR("Vårdboende norr"),
    VARDBOENDE_SODER("Vårdboende söder"),
    HEMTJANST_NORR("Hemtjänst norr"),
    HEMTJANST_SODER("Hemtjänst söder"),
    LSS("Funktionsstöd LSS"),
    SOCIALPSYKIATRI("Socialpsykiatri"),
    KORTTID("Korttid och växelvård");

    private final String label;

    AreaId(String label) {
      this.label = label;
    }
  }

  /**
   * A unit and what no document says about it.
   *
   * @param unit as in the document
   * @param popularity how many students it used to take for its size, mean 1: the uneven intake
   * @param training how readily its staff are sent to supervisor training, mean about 1
   */
  record Workplace(Unit unit, double popularity, double training) {
    UnitKind kind() {
      return unit.kind();
    }
  }
}
