package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit does (<i>verksamhetstyp</i>): a usual one, which the format knows, or a document's
 * own, which its list {@code unitKinds} has. In documents it is a word, 1 to 200 characters. Usual
 * ones come first.
 */
public final class UnitKind implements Comparable<UnitKind> {
  /** Care home (<i>vårdboende</i>). */
  public static final UnitKind CARE_HOME = new UnitKind("CARE_HOME");

  /** Home care team (<i>hemtjänst</i>). */
  public static final UnitKind HOME_CARE = new UnitKind("HOME_CARE");

  /** Group home for people with disabilities (<i>gruppbostad LSS</i>). */
  public static final UnitKind GROUP_HOME = new UnitKind("GROUP_HOME");

  /** Daily activity for people with disabilities (<i>daglig verksamhet</i>). */
  public static final UnitKind DAILY_ACTIVITY = new UnitKind("DAILY_ACTIVITY");

  /** Psychiatry in the municipality (<i>socialpsykiatri</i>). */
  public static final UnitKind PSYCHIATRY = new UnitKind("PSYCHIATRY");

  /** Short-term care (<i>korttidsboende</i>). */
  public static final UnitKind SHORT_TERM_CARE = new UnitKind("SHORT_TERM_CARE");

  private static final List<UnitKind> USUAL =
      List.of(CARE_HOME, HOME_CARE, GROUP_HOME, DAILY_ACTIVITY, PSYCHIATRY, SHORT_TERM_CARE);

  private final String name;

  private UnitKind(String name) {
    this.name = Invariants.id("kind", name);
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if no name can be like that
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static UnitKind of(String name) {
    for (UnitKind usual : USUAL) {
      if (usual.name.equals(name)) {
        return usual;
      }
    }
    return new UnitKind(name);
  }

  /** The usual ones, in their order. */
  public static List<UnitKind> usual() {
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
  public int compareTo(UnitKind other) {
    int own = USUAL.indexOf(this);
    int others = USUAL.indexOf(other);
    if (own < 0 && others < 0) {
      return name.compareTo(other.name);
    }
    return own < 0 || others < 0 ? Integer.compare(others, own) : Integer.compare(own, others);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof UnitKind kind && name.equals(kind.name));
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
