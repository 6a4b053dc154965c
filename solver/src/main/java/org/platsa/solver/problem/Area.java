package org.platsa.solver.problem;

/**
 * Several units under one head (<i>verksamhetsområde</i>).
 *
 * @param id unique among areas
 * @param name as people write it
 */
public record Area(String id, String name) {
  public Area {
    Invariants.id("id", id);
    Invariants.id("name", name);
  }
}
