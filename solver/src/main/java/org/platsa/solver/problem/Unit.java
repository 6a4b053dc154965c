package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workplace under one manager (<i>enhet</i>).
 *
 * @param id unique among units
 * @param name as people write it
 * @param areaId the area it belongs to
 * @param kind what it does
 * @param location where it is
 * @param maxTrainees how many trainees it takes at the same time, 0 to 1,000
 * @param permanentStaff permanent care staff, 0 to 100,000
 * @param peerLearning whether students may learn in pairs here with one supervisor
 * @param languageCoach whether a language coach (<i>språkombud</i>) works here
 * @param requires what a student must have, such as DRIVING_LICENCE; empty when absent
 * @param offers how many it takes in which weeks, besides {@code maxTrainees}; empty when absent,
 *     and it is then open in all weeks
 * @param setAside what has to be put right before it can take anybody (<i>åsidosatt</i>), such as a
 *     value of the row that could not be read: it is open to nobody meanwhile, but pinned
 *     placements stay; null when nothing has
 */
public record Unit(
    String id,
    String name,
    String areaId,
    UnitKind kind,
    Location location,
    int maxTrainees,
    int permanentStaff,
    boolean peerLearning,
    boolean languageCoach,
    List<String> requires,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Offer> offers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String setAside) {
  /** The highest {@code maxTrainees}. */
  public static final int MOST_TRAINEES = 1_000;

  public Unit {
    Invariants.id("id", id);
    Invariants.id("name", name);
    Invariants.id("areaId", areaId);
    Invariants.required("kind", kind);
    Invariants.required("location", location);
    Invariants.within("maxTrainees", maxTrainees, 0, MOST_TRAINEES);
    Invariants.within("permanentStaff", permanentStaff, 0, 100_000);
    requires = Invariants.mentioned("requires", requires);
    offers = Invariants.copy(offers);
    Invariants.setAside(setAside);
  }

  /** A unit of which everything is known. */
  public Unit(
      String id,
      String name,
      String areaId,
      UnitKind kind,
      Location location,
      int maxTrainees,
      int permanentStaff,
      boolean peerLearning,
      boolean languageCoach,
      List<String> requires,
      List<Offer> offers) {
    this(
        id,
        name,
        areaId,
        kind,
        location,
        maxTrainees,
        permanentStaff,
        peerLearning,
        languageCoach,
        requires,
        offers,
        null);
  }

  /** A unit that is open in all weeks. */
  public Unit(
      String id,
      String name,
      String areaId,
      UnitKind kind,
      Location location,
      int maxTrainees,
      int permanentStaff,
      boolean peerLearning,
      boolean languageCoach,
      List<String> requires) {
    this(
        id,
        name,
        areaId,
        kind,
        location,
        maxTrainees,
        permanentStaff,
        peerLearning,
        languageCoach,
        requires,
        List.of());
  }

  /** The same unit by another name. */
  Unit withName(String newName) {
    return with(newName, maxTrainees, peerLearning, offers);
  }

  /** The same unit with room for so many at the same time. */
  public Unit withMaxTrainees(int newMaxTrainees) {
    return with(name, newMaxTrainees, peerLearning, offers);
  }

  /** The same unit, which offers other places. */
  public Unit withOffers(List<Offer> newOffers) {
    return with(name, maxTrainees, peerLearning, newOffers);
  }

  /** The same unit, with peer learning or without. */
  public Unit withPeerLearning(boolean newPeerLearning) {
    return with(name, maxTrainees, newPeerLearning, offers);
  }

  private Unit with(
      String newName, int newMaxTrainees, boolean newPeerLearning, List<Offer> newOffers) {
    return new Unit(
        id,
        newName,
        areaId,
        kind,
        location,
        newMaxTrainees,
        permanentStaff,
        newPeerLearning,
        languageCoach,
        requires,
        newOffers,
        setAside);
  }
}
