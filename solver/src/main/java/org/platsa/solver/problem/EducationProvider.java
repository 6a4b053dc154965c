package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * A school or college that asks for places (<i>utbildare, utbildningsanordnare</i>).
 *
 * @param id unique among providers
 * @param name as people write it
 * @param tier its priority
 * @param guaranteedPlaces places promised to a provider on trial, 0 to 100,000; 0 when absent, and
 *     for every other tier
 * @param location where its students have school
 */
public record EducationProvider(
    String id,
    String name,
    ProviderTier tier,
    @JsonSetter(nulls = Nulls.AS_EMPTY) int guaranteedPlaces,
    Location location) {
  public EducationProvider {
    Invariants.id("id", id);
    Invariants.id("name", name);
    Invariants.required("tier", tier);
    Invariants.within("guaranteedPlaces", guaranteedPlaces, 0, 100_000);
    Invariants.required("location", location);
  }

  /** The same provider by another name. */
  EducationProvider withName(String newName) {
    return new EducationProvider(id, newName, tier, guaranteedPlaces, location);
  }

  /** The same provider, promised so many places. */
  public EducationProvider withGuaranteedPlaces(int newGuaranteedPlaces) {
    return new EducationProvider(id, name, tier, newGuaranteedPlaces, location);
  }
}
