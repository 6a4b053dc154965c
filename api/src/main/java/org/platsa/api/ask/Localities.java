package org.platsa.api.ask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Suggestion;
import org.springframework.stereotype.Component;

/**
 * Where people live, by name (<i>orter</i>): the localities of Sweden with more than 1,000 people,
 * as GeoNames has them.
 */
@Component
public class Localities {
  private static final String FILE = "/localities/sweden.csv";

  /** Whoever lives farther from a term's workplaces than this many degrees goes by position. */
  private static final double NEAR = 1.2;

  private final List<Locality> all;
  private final Map<String, Locality> byName = new HashMap<>();

  /**
   * A locality (<i>ort</i>).
   *
   * @param name as it is chosen: with its municipality, where there are several of that name
   */
  public record Locality(String name, Location location) {}

  Localities() {
    List<String[]> rows = rows();
    Map<String, Long> count =
        rows.stream().collect(Collectors.groupingBy(row -> row[0], Collectors.counting()));
    all =
        rows.stream()
            .map(row ->
                new Locality(
                    count.getOrDefault(row[0], 1L) > 1 && !row[1].isEmpty()
                        ? row[0] + ", " + row[1]
                        : row[0],
                    new Location(Double.parseDouble(row[2]), Double.parseDouble(row[3]))))
            .toList();
    all.forEach(each -> byName.put(key(each.name()), each));
  }

  private static List<String[]> rows() {
    try (InputStream in = Objects.requireNonNull(Localities.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(";", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The one of a name, in whatever case. */
  Optional<Locality> find(String name) {
    return Optional.ofNullable(byName.get(key(name)));
  }

  /** The name of the one whose position a home has. */
  public Optional<String> of(Location home) {
    return all.stream()
        .filter(each -> RequestReader.rounded(each.location()).equals(home))
        .map(Locality::name)
        .findFirst();
  }

  /** The name that was probably meant. */
  Optional<String> nearest(String name) {
    List<String> sameBeginning =
        all.stream()
            .map(Locality::name)
            .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(key(name) + ","))
            .toList();
    return sameBeginning.isEmpty()
        ? new Suggestion().nearest(name.strip(), all.stream().map(Locality::name).toList())
        : Optional.of(String.join("; ", sameBeginning));
  }

  /** Those near a term's workplaces, by name. */
  public List<Locality> near(Problem choices) {
    return all.stream()
        .filter(each ->
            choices.units().stream()
                .anyMatch(unit ->
                    Math.abs(unit.location().lat() - each.location().lat()) < NEAR / 2
                        && Math.abs(unit.location().lon() - each.location().lon()) < NEAR))
        .sorted(Comparator.comparing(Locality::name))
        .toList();
  }
}
