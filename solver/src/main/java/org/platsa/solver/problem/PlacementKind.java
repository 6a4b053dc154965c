package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a placement is for (<i>praktikform</i>): a usual one, which the format knows, or a
 * document's own, which its list {@code placementKinds} has. In documents it is a word, 1 to 200
 * characters. Usual ones come first.
 */
public final class PlacementKind implements Comparable<PlacementKind> {
  /** Workplace-based learning of upper secondary school (<i>arbetsplatsförlagt lärande</i>). */
  public static final PlacementKind APL = new PlacementKind("APL");

  /** Work orientation of compulsory school (<i>praktisk arbetslivsorientering</i>). */
  public static final PlacementKind PRAO = new PlacementKind("PRAO");

  /** Learning at work of a vocational college (<i>lärande i arbete</i>). */
  public static final PlacementKind LIA = new PlacementKind("LIA");

  /** Apprenticeship (<i>lärling</i>), usually a year at 50 percent. */
  public static final PlacementKind APPRENTICESHIP = new PlacementKind("APPRENTICESHIP");

  /** Practice of a university programme (<i>verksamhetsförlagd utbildning</i>). */
  public static final PlacementKind VFU = new PlacementKind("VFU");

  private static final List<PlacementKind> USUAL = List.of(APL, PRAO, LIA, APPRENTICESHIP, VFU);

  private final String name;

  private PlacementKind(String name) {
    this.name = Invariants.id("kind", name);
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if no name can be like that
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PlacementKind of(String name) {
    for (PlacementKind usual : USUAL) {
      if (usual.name.equals(name)) {
        return usual;
      }
    }
    return new PlacementKind(name);
  }

  /** The usual ones, in their order. */
  public static List<PlacementKind> usual() {
    return USUAL;
  }

  /** Whether the format knows it. */
  public boolean isUsual() {
    return USUAL.contains(this);
  }

  /** As documents call it. */
  @JsonValue
  public String name() {
    return name;
  }

  @Override
  public int compareTo(PlacementKind other) {
    int own = USUAL.indexOf(this);
    int others = USUAL.indexOf(other);
    if (own < 0 && others < 0) {
      return name.compareTo(other.name);
    }
    return own < 0 || others < 0 ? Integer.compare(others, own) : Integer.compare(own, others);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PlacementKind kind && name.equals(kind.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
