package org.platsa.benchmarks.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a synthetic term is made from (<i>inställningar</i>): the same settings give the same bytes.
 *
 * @param term one of {@link TermProfile#offered()}
 * @param seed where chance starts; the same seed keeps units, supervisors and students from term to
 *     term
 * @param municipalities how many of about Helsingborg's size, 1 to 300; 10 make a county, 300 a
 *     nation
 * @param demand what the term's placements are multiplied by, 0.1 to 5; at 1.5 not everyone can be
 *     placed
 * @param supervisors trained supervisors of a municipality of Helsingborg's size, those with step 3
 *     included, 1 to 800
 * @param step3 those of them with step 3, 0 to {@code supervisors}
 * @param detailed whether students grade their wishes, periods have holidays and units offer
 *     places, which version 2 of the format cannot say
 * @param professions whether supervisors have professions and some placements ask for one, which
 *     version 2 cannot say either
 */
public record GeneratorSettings(
    TermProfile term,
    long seed,
    int municipalities,
    double demand,
    int supervisors,
    int step3,
    boolean detailed,
    boolean professions) {
  /** Changes when the same settings come to give other bytes. */
  public static final String VERSION = "1";

  /** The most municipalities: Sweden has 290. */
  public static final int MAX_MUNICIPALITIES = 300;

  /** The most supervisors of one municipality: about two in five of the staff. */
  public static final int MAX_SUPERVISORS = 800;

  /**
   * Checks the bounds above.
   *
   * @throws IllegalArgumentException if a value is outside them
   */
  public GeneratorSettings {
    if (!term.isOffered()) {
      throw new IllegalArgumentException(
          "term " + term + " is only history. Maybe one of " + TermProfile.offered());
    }
    within("municipalities", municipalities, 1, MAX_MUNICIPALITIES);
    within("demand", demand, 0.1, 5);
    within("supervisors", supervisors, 1, MAX_SUPERVISORS);
    if (step3 < 0 || step3 > supervisors) {
      throw new IllegalArgumentException(
          "step3 must be 0 to the number of supervisors, "
              + supervisors
              + ", not "
              + step3
              + ". Maybe raise --supervisors, which counts those with step 3 too");
    }
  }

  /** A term in which professions do not matter. */
  public GeneratorSettings(
      TermProfile term,
      long seed,
      int municipalities,
      double demand,
      int supervisors,
      int step3,
      boolean detailed) {
    this(term, seed, municipalities, demand, supervisors, step3, detailed, false);
  }

  /** A term as version 2 of the format can say it. */
  public GeneratorSettings(
      TermProfile term, long seed, int municipalities, double demand, int supervisors, int step3) {
    this(term, seed, municipalities, demand, supervisors, step3, false);
  }

  /** One municipality with the term's own numbers. */
  public static GeneratorSettings of(TermProfile term, long seed) {
    return new GeneratorSettings(term, seed, 1, 1.0, term.supervisors(), term.step3());
  }

  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("synthetic", "true");
    metadata.put(
        "note",
        "Synthetic: no person, workplace or school in it is real. Made by a generator calibrated on"
            + " published figures of Helsingborg.");
    metadata.put("generator", "platsa generate " + VERSION);
    metadata.put("term", term.name());
    metadata.put("seed", Long.toString(seed));
    metadata.put("municipalities", Integer.toString(municipalities));
    metadata.put("demand", Double.toString(demand));
    metadata.put("supervisors", Integer.toString(supervisors));
    metadata.put("step3", Integer.toString(step3));
    if (detailed) {
      metadata.put("detailed", "true");
    }
    if (professions) {
      metadata.put("professions", "true");
    }
    return metadata;
  }

  private static void within(String name, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          name + " must be " + plain(from) + " to " + plain(to) + ", not " + plain(value));
    }
  }

  private static String plain(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }
}
