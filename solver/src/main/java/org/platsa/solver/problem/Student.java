package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trainee (<i>elev, studerande</i>), known by a pseudonym only.
 *
 * @param id a pseudonym, unique among students: never a name or a personal number
 * @param providerId the provider that asks for them
 * @param home where they live, rounded to about 500 m; null for a protected identity, and perhaps
 *     for whoever is set aside, and only then
 * @param transport how they travel
 * @param licences what they have, such as DRIVING_LICENCE; empty when absent
 * @param excludedUnits ids of units they must not be at (works there, a relative lives there); this
 *     list and the next two may name one twice, and what is no unit of the problem
 * @param visitedUnits units they have been at before
 * @param needsSupport whether they should have an experienced supervisor
 * @param learnsSwedish whether they should be where a language coach is
 * @param preferredUnits units they asked for; empty when they named none. The short way to wish for
 *     units of grade 1
 * @param protectedIdentity whether nobody may know where they live (<i>skyddade
 *     personuppgifter</i>): there is then no home and no travel time; false when absent
 * @param wishes where they would like to be, by grade; empty when absent
 * @param repeat what their placements may not have in common; null when they may all be alike,
 *     which {@link Repeat#ALLOWED} says, too
 * @param setAside what has to be put right before their placements can be planned (<i>lagd åt
 *     sidan</i>), such as a value of the row that could not be read: none of them gets a place
 *     meanwhile, but for pinned ones, and there need be no home; null when nothing has
 */
public record Student(
    String id,
    String providerId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Location home,
    Transport transport,
    List<String> licences,
    List<String> excludedUnits,
    List<String> visitedUnits,
    boolean needsSupport,
    boolean learnsSwedish,
    List<String> preferredUnits,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean protectedIdentity,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Wish> wishes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Repeat repeat,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String setAside) {
  public Student {
    Invariants.id("id", id);
    Invariants.id("providerId", providerId);
    if (protectedIdentity) {
      Invariants.absent("home", home);
    } else if (setAside == null) {
      Invariants.required("home", home);
    }
    Invariants.setAside(setAside);
    Invariants.required("transport", transport);
    licences = Invariants.mentioned("licences", licences);
    excludedUnits = Invariants.mentioned("excludedUnits", excludedUnits);
    visitedUnits = Invariants.mentioned("visitedUnits", visitedUnits);
    preferredUnits = Invariants.mentioned("preferredUnits", preferredUnits);
    wishes = Invariants.copy(wishes);
    repeat = repeat == Repeat.ALLOWED ? null : repeat;
  }

  /** A student whose placements are to be planned, and who wishes for the preferred units only. */
  public Student(
      String id,
      String providerId,
      @Nullable Location home,
      Transport transport,
      List<String> licences,
      List<String> excludedUnits,
      List<String> visitedUnits,
      boolean needsSupport,
      boolean learnsSwedish,
      List<String> preferredUnits,
      boolean protectedIdentity) {
    this(
        id,
        providerId,
        home,
        transport,
        licences,
        excludedUnits,
        visitedUnits,
        needsSupport,
        learnsSwedish,
        preferredUnits,
        protectedIdentity,
        null);
  }

  /** The same, set aside unless null is given for what has to be put right. */
  public Student(
      String id,
      String providerId,
      @Nullable Location home,
      Transport transport,
      List<String> licences,
      List<String> excludedUnits,
      List<String> visitedUnits,
      boolean needsSupport,
      boolean learnsSwedish,
      List<String> preferredUnits,
      boolean protectedIdentity,
      @Nullable String setAside) {
    this(
        id,
        providerId,
        home,
        transport,
        licences,
        excludedUnits,
        visitedUnits,
        needsSupport,
        learnsSwedish,
        preferredUnits,
        protectedIdentity,
        List.of(),
        null,
        setAside);
  }

  /** A student whose home may be known. */
  public Student(
      String id,
      String providerId,
      Location home,
      Transport transport,
      List<String> licences,
      List<String> excludedUnits,
      List<String> visitedUnits,
      boolean needsSupport,
      boolean learnsSwedish,
      List<String> preferredUnits) {
    this(
        id,
        providerId,
        home,
        transport,
        licences,
        excludedUnits,
        visitedUnits,
        needsSupport,
        learnsSwedish,
        preferredUnits,
        false);
  }

  /** The same student, who has been at other units. */
  public Student withVisitedUnits(List<String> newVisitedUnits) {
    return with(licences, excludedUnits, newVisitedUnits, preferredUnits, wishes, repeat);
  }

  /** The same student with other licences. */
  public Student withLicences(List<String> newLicences) {
    return with(newLicences, excludedUnits, visitedUnits, preferredUnits, wishes, repeat);
  }

  /** The same student with other wishes, besides the preferred units. */
  public Student withWishes(List<Wish> newWishes) {
    return with(licences, excludedUnits, visitedUnits, preferredUnits, newWishes, repeat);
  }

  /** The same student, whose placements may have something else in common, or nothing. */
  public Student withRepeat(@Nullable Repeat newRepeat) {
    return with(licences, excludedUnits, visitedUnits, preferredUnits, wishes, newRepeat);
  }

  /** The same student, kept from other units. */
  public Student withExcludedUnits(List<String> newExcludedUnits) {
    return with(licences, newExcludedUnits, visitedUnits, preferredUnits, wishes, repeat);
  }

  /**
   * The same student without mention of other units than these. Wishes stay, since the last grade
   * of them is what a place costs that no wish names.
   */
  public Student withUnitsAmong(Set<String> units) {
    return with(
        licences,
        excludedUnits.stream().filter(units::contains).toList(),
        visitedUnits.stream().filter(units::contains).toList(),
        preferredUnits.stream().filter(units::contains).toList(),
        wishes,
        repeat);
  }

  private Student with(
      List<String> newLicences,
      List<String> newExcludedUnits,
      List<String> newVisitedUnits,
      List<String> newPreferredUnits,
      List<Wish> newWishes,
      @Nullable Repeat newRepeat) {
    return new Student(
        id,
        providerId,
        home,
        transport,
        newLicences,
        newExcludedUnits,
        newVisitedUnits,
        needsSupport,
        learnsSwedish,
        newPreferredUnits,
        protectedIdentity,
        newWishes,
        newRepeat,
        setAside);
  }
}
