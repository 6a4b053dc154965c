package org.platsa.benchmarks.run;

/** What sort of instance it is (<i>storlek</i>), which decides the targets that it is held to. */
public enum Size {
  /** One municipality's term that everyone fits into, or nearly: about 330 placements. */
  TERM,
  /** One municipality's term with demand 1.5: not everyone fits. */
  CROWDED,
  /** Ten municipalities: about 3,400 placements. */
  COUNTY,
  /** Three hundred municipalities: about 100,000 placements. */
  NATION,
  /** Anything else, such as a file of one's own. */
  OTHER
}
