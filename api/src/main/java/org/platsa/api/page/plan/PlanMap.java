package org.platsa.api.page.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * The plan on a map without a ground (<i>karta</i>): units, homes as coarse as the data has them,
 * and the ways between. Homes of students with a protected identity are not on it.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param symbols units, or areas where there are too many units to see at once
 * @param homes places where students live
 * @param lines ways that are shown
 * @param scale how long a known distance is
 * @param folded whether areas stand for their units
 * @param outside how many live beyond the edges
 * @param unseen how many homes nobody may see
 * @param chosen the unit that is looked at; null if none is
 * @param chosenRows those at that unit, the longest way first
 * @param rows units or areas as a table, those with the most first
 * @param farthest the longest ways of all that are shown
 */
public record PlanMap(
    int width,
    int height,
    List<Symbol> symbols,
    List<Dot> homes,
    List<Line> lines,
    Scale scale,
    boolean folded,
    int outside,
    int unseen,
    @Nullable Unit chosen,
    List<Way> chosenRows,
    List<Row> rows,
    List<Way> farthest) {
  private static final int WIDTH = 1_000;
  private static final int LEAST_HEIGHT = 500;
  private static final int MOST_HEIGHT = 1_200;

  /** So much of the drawing is left free at each side. */
  private static final double MARGIN = 0.06;

  private static final double KM_OF_A_DEGREE = 111.2;

  /** A drawing is at least so wide, in kilometres. */
  private static final double LEAST_KM = 2;

  /** Ways of more placements than these are not drawn without a unit that is looked at. */
  private static final int MOST_LINES = 60;

  private static final int FARTHEST = 5;

  /** An area's symbol grows more slowly than a unit's. */
  private static final int AREA_SHARE = 5;

  /** Homes are shown no finer than these parts of a degree, about 500 m here. */
  private static final double LAT_GRID = 200;

  private static final double LON_GRID = 100;

  public PlanMap {
    symbols = List.copyOf(symbols);
    homes = List.copyOf(homes);
    lines = List.copyOf(lines);
    chosenRows = List.copyOf(chosenRows);
    rows = List.copyOf(rows);
    farthest = List.copyOf(farthest);
  }

  /**
   * A unit or an area.
   *
   * @param shape how it looks, as an SVG path
   * @param look its kind, as a class
   * @param name what it is
   * @param placed how many are there
   * @param address where one looks at it
   * @param isChosen whether it is looked at
   */
  public record Symbol(
      String shape, String look, String name, int placed, String address, boolean isChosen) {}

  /**
   * A place where students live.
   *
   * @param students how many
   */
  public record Dot(double x, double y, double radius, int students) {}

  /**
   * A way from a home to a unit.
   *
   * @param isLong whether it is a long one
   */
  public record Line(double x1, double y1, double x2, double y2, boolean isLong) {}

  /**
   * A known distance.
   *
   * @param km how far
   * @param length of it in the drawing
   */
  public record Scale(int km, double length) {
    /** Where it begins, at the right. */
    public double from() {
      return WIDTH - 20 - length;
    }

    /** Where it ends. */
    public double to() {
      return WIDTH - 20.0;
    }
  }

  /** A placement and how its student travels. */
  public record Way(PlanRow row, Student student) {}

  /**
   * A unit or an area in the table.
   *
   * @param name what it is
   * @param unit null for an area
   * @param placed how many are there
   * @param longest minutes of the longest way there; null if none is known
   * @param far how many have a long way
   * @param address where one looks at it
   */
  public record Row(
      String name,
      @Nullable Unit unit,
      int placed,
      @Nullable Integer longest,
      long far,
      String address) {}

  /** Draws those that were found. */
  static PlanMap of(Shown shown, List<PlanRow> found, PlanFilter filter, Asked asked) {
    return new Drawing(shown.problem(), found, filter, asked).map();
  }

  /** Works out where everything stands. */
  private static final class Drawing {
    private final Problem problem;
    private final Asked asked;
    private final List<PlanRow> placed;
    private final List<Unit> units;
    private final Map<String, Student> students;
    private final Map<String, List<PlanRow>> byUnit;
    private final boolean folded;
    private final @Nullable Unit chosen;
    private double west = Double.MAX_VALUE;
    private double east = -Double.MAX_VALUE;
    private double south = Double.MAX_VALUE;
    private double north = -Double.MAX_VALUE;
    private double across;
    private double scale;
    private int height;

    Drawing(Problem problem, List<PlanRow> found, PlanFilter filter, Asked asked) {
      this.problem = problem;
      this.asked = asked;
      this.placed = found.stream().filter(PlanRow::isPlaced).toList();
      this.byUnit = placed.stream().collect(Collectors.groupingBy(row -> unitOf(row).id()));
      this.units =
          problem.units().stream()
              .filter(filter::shows)
              .filter(unit -> !filter.choosesPlacements() || byUnit.containsKey(unit.id()))
              .toList();
      this.students =
          problem.students().stream().collect(Collectors.toMap(Student::id, Function.identity()));
      this.folded =
          problem.placements().size() > Board.FOLD
              && asked.get("area").isEmpty()
              && asked.get("unit").isEmpty()
              && placed.size() > MOST_LINES;
      this.chosen =
          problem.units().stream()
              .filter(unit -> asked.is("unit", unit.id()))
              .findFirst()
              .orElse(null);
    }

    private static Unit unitOf(PlanRow row) {
      Unit unit = row.unit();
      if (unit == null) {
        throw new IllegalArgumentException(row.id() + " has no place");
      }
      return unit;
    }

    PlanMap map() {
      stretch();
      List<PlanRow> drawn =
          chosen != null
              ? byUnit.getOrDefault(chosen.id(), List.of())
              : !folded && placed.size() <= MOST_LINES ? placed : List.of();
      List<PlanRow> seen = placed.stream().filter(row -> home(row) != null).toList();
      List<Dot> dots = folded || asked.is("homes", "no") ? List.of() : dots(seen);
      return new PlanMap(
          WIDTH,
          height,
          folded ? areas() : symbols(),
          dots,
          drawn.stream().flatMap(this::line).toList(),
          scale(),
          folded,
          (int) seen.stream().filter(row -> isOutside(home(row))).count(),
          placed.size() - seen.size(),
          chosen,
          chosen == null ? List.of() : ways(byUnit.getOrDefault(chosen.id(), List.of()).stream()),
          folded ? areaRows() : rows(),
          ways(placed.stream().filter(row -> row.minutes() != null)).stream()
              .limit(FARTHEST)
              .toList());
    }

    private List<Way> ways(Stream<PlanRow> rows) {
      return rows.sorted(
              Comparator.comparingInt((PlanRow row) -> row.minutes() == null ? -1 : row.minutes())
                  .reversed()
                  .thenComparing(PlanRow::id))
          .flatMap(row ->
              Stream.ofNullable(students.get(row.placement().studentId()))
                  .map(student -> new Way(row, student)))
          .toList();
    }

    /** Where a placement's student lives, coarsely; null if nobody may know. */
    private @Nullable Location home(PlanRow row) {
      Student student = students.get(row.placement().studentId());
      Location home = student == null || student.protectedIdentity() ? null : student.home();
      return home == null
          ? null
          : new Location(coarse(home.lat(), LAT_GRID), coarse(home.lon(), LON_GRID));
    }

    private static double coarse(double degrees, double grid) {
      return Math.round(degrees * grid) / grid;
    }

    /** Makes the drawing as large as the units need, and the ways to the one looked at. */
    private void stretch() {
      units.forEach(unit -> include(unit.location()));
      Unit one = chosen;
      if (one != null) {
        include(one.location());
        for (PlanRow row : byUnit.getOrDefault(one.id(), List.of())) {
          Location home = home(row);
          if (home != null && units.size() == 1) {
            include(home);
          }
        }
      }
      if (west > east) {
        include(new Location(0, 0));
      }
      across = Math.cos(Math.toRadians((south + north) / 2));
      double wide = Math.max((east - west) * across * KM_OF_A_DEGREE, LEAST_KM);
      double high = Math.max((north - south) * KM_OF_A_DEGREE, LEAST_KM);
      double free = 1 - 2 * MARGIN;
      height =
          (int)
              Math.round(
                  Math.clamp(high / wide * WIDTH, (double) LEAST_HEIGHT, (double) MOST_HEIGHT));
      scale = Math.min(WIDTH * free / wide, height * free / high);
    }

    private void include(Location place) {
      west = Math.min(west, place.lon());
      east = Math.max(east, place.lon());
      south = Math.min(south, place.lat());
      north = Math.max(north, place.lat());
    }

    private double x(Location place) {
      double middle = (west + east) / 2;
      return rounded(WIDTH / 2.0 + (place.lon() - middle) * across * KM_OF_A_DEGREE * scale);
    }

    private double y(Location place) {
      double middle = (south + north) / 2;
      return rounded(height / 2.0 - (place.lat() - middle) * KM_OF_A_DEGREE * scale);
    }

    private static double rounded(double value) {
      return Math.round(value * 10) / 10.0;
    }

    private boolean isOutside(@Nullable Location place) {
      return place != null
          && (x(place) < 0 || x(place) > WIDTH || y(place) < 0 || y(place) > height);
    }

    private List<Dot> dots(List<PlanRow> seen) {
      Map<Location, Integer> homes = new LinkedHashMap<>();
      for (PlanRow row : seen) {
        Location home = home(row);
        if (home != null && !isOutside(home)) {
          homes.merge(home, 1, Integer::sum);
        }
      }
      return homes.entrySet().stream()
          .map(each ->
              new Dot(
                  x(each.getKey()),
                  y(each.getKey()),
                  rounded(2 + Math.sqrt(each.getValue())),
                  each.getValue()))
          .toList();
    }

    /** The way of a placement; none where nobody may know the home. */
    private Stream<Line> line(PlanRow row) {
      Location home = home(row);
      Location unit = unitOf(row).location();
      return home == null
          ? Stream.empty()
          : Stream.of(new Line(x(home), y(home), x(unit), y(unit), row.isFar()));
    }

    private Scale scale() {
      int km = 1;
      for (int each : List.of(2, 5, 10, 20, 50, 100, 200)) {
        if (each * scale <= WIDTH / 4.0) {
          km = each;
        }
      }
      return new Scale(km, rounded(km * scale));
    }

    private List<Symbol> symbols() {
      return units.stream()
          .sorted(Comparator.comparingInt((Unit unit) -> count(unit)).reversed())
          .map(unit ->
              new Symbol(
                  shape(unit.kind().name(), unit.location(), count(unit)),
                  look(unit.kind()),
                  unit.name(),
                  count(unit),
                  asked.with("unit", unit.id()),
                  unit.equals(chosen)))
          .toList();
    }

    private int count(Unit unit) {
      return byUnit.getOrDefault(unit.id(), List.of()).size();
    }

    private List<Symbol> areas() {
      List<Symbol> symbols = new ArrayList<>();
      byArea()
          .forEach((area, there) -> {
            double lat =
                there.stream().mapToDouble(unit -> unit.location().lat()).average().orElse(0);
            double lon =
                there.stream().mapToDouble(unit -> unit.location().lon()).average().orElse(0);
            int count = there.stream().mapToInt(this::count).sum();
            symbols.add(
                new Symbol(
                    shape("AREA", new Location(lat, lon), count / AREA_SHARE),
                    "area",
                    area.name(),
                    count,
                    asked.with("area", area.id()),
                    false));
          });
      return symbols;
    }

    private Map<Area, List<Unit>> byArea() {
      Map<String, List<Unit>> byId =
          units.stream()
              .collect(Collectors.groupingBy(Unit::areaId, HashMap::new, Collectors.toList()));
      Map<Area, List<Unit>> byArea = new LinkedHashMap<>();
      for (Area area : problem.areas()) {
        List<Unit> there = byId.get(area.id());
        if (there != null) {
          byArea.put(area, there);
        }
      }
      return byArea;
    }

    private List<Row> rows() {
      return units.stream()
          .map(unit -> {
            List<PlanRow> there = byUnit.getOrDefault(unit.id(), List.of());
            return row(unit.name(), unit, there, asked.with("unit", unit.id()));
          })
          .sorted(Comparator.comparingInt(Row::placed).reversed())
          .toList();
    }

    private List<Row> areaRows() {
      List<Row> rows = new ArrayList<>();
      byArea()
          .forEach((area, there) ->
              rows.add(
                  row(
                      area.name(),
                      null,
                      there.stream()
                          .map(unit -> byUnit.getOrDefault(unit.id(), List.of()))
                          .flatMap(Collection::stream)
                          .toList(),
                      asked.with("area", area.id()))));
      rows.sort(Comparator.comparingInt(Row::placed).reversed());
      return rows;
    }

    private static Row row(String name, @Nullable Unit unit, List<PlanRow> there, String address) {
      Integer longest = null;
      for (PlanRow each : there) {
        Integer minutes = each.minutes();
        if (minutes != null && (longest == null || minutes > longest)) {
          longest = minutes;
        }
      }
      return new Row(
          name,
          unit,
          there.size(),
          longest,
          there.stream().filter(PlanRow::isFar).count(),
          address);
    }

    private static String look(UnitKind kind) {
      return kind.isUsual() ? kind.name().toLowerCase(Locale.ROOT).replace('_', '-') : "own-kind";
    }

    /** A symbol whose area grows with how many are there. */
    private String shape(String kind, Location place, int count) {
      double x = x(place);
      double y = y(place);
      double r = rounded(5 + 2.4 * Math.sqrt(count));
      return switch (kind) {
        case "HOME_CARE" -> polygon(x, y, r * 0.9, -1, -1, 1, -1, 1, 1, -1, 1);
        case "GROUP_HOME" -> polygon(x, y, r, 0, -1.1, 1.05, 0.8, -1.05, 0.8);
        case "DAILY_ACTIVITY" -> polygon(x, y, r, 0, 1.1, -1.05, -0.8, 1.05, -0.8);
        case "SHORT_TERM_CARE" ->
            polygon(x, y, r, 1.1, 0, 0.55, 0.95, -0.55, 0.95, -1.1, 0, -0.55, -0.95, 0.55, -0.95);
        case "PSYCHIATRY" -> polygon(x, y, r, 0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0);
        default ->
            String.format(
                Locale.ROOT,
                "M%.1f %.1fa%.1f %.1f 0 1 0 %.1f 0a%.1f %.1f 0 1 0 %.1f 0Z",
                x - r,
                y,
                r,
                r,
                2 * r,
                r,
                r,
                -2 * r);
      };
    }

    private static String polygon(double x, double y, double r, double... corners) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < corners.length; i += 2) {
        path.append(
            String.format(
                Locale.ROOT,
                "%s%.1f %.1f",
                i == 0 ? "M" : "L",
                x + r * corners[i],
                y + r * corners[i + 1]));
      }
      return path.append('Z').toString();
    }
  }
}
