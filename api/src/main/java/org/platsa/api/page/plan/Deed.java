package org.platsa.api.page.plan;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.api.draft.DraftChangeRequest.Target;
import org.platsa.api.draft.Seat;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.result.Group;
import org.platsa.solver.problem.Placement;

/**
 * What a button does with a placement or several (<i>handling</i>): its value says it in words that
 * are encoded as in an address, such as {@code to H-0073 APL-3} or {@code cell E-07 APL-3}.
 */
final class Deed {
  /** So many words say where somebody is to be: placement, supervisor and period. */
  private static final int SEAT = 3;

  private Deed() {}

  /** The value of the button that moves somebody to a place. */
  static String to(String supervisorId, String periodId) {
    return "to " + encoded(supervisorId) + " " + encoded(periodId);
  }

  /** The value of the button that moves all who are chosen to a unit in a period. */
  static String toCell(String unitId, String periodId) {
    return "cell " + encoded(unitId) + " " + encoded(periodId);
  }

  /** The value of the button that moves several, each to a place of their own. */
  static String toSeats(List<Target> seats) {
    StringBuilder value = new StringBuilder("seats");
    for (Target seat : seats) {
      for (String id : Arrays.asList(seat.placementId(), seat.supervisorId(), seat.periodId())) {
        value.append(' ').append(encoded(Objects.requireNonNull(id)));
      }
    }
    return value.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Where everybody is to be after it.
   *
   * @param who the placements that it is about
   * @param deed a button's value
   * @param swap with whom places are changed, by placement or student, where the deed is that
   * @throws ApiException 422 if nothing can be made of it
   */
  static List<Target> targets(Shown now, List<String> who, String deed, String swap) {
    String[] words = deed.split(" ", -1);
    return switch (words[0]) {
      case "to" ->
          words.length == 3
              ? each(who, one -> new Target(one, decoded(words[1]), decoded(words[2]), null))
              : unknown(deed);
      case "cell" ->
          words.length == 3
              ? together(now, who, decoded(words[1]), decoded(words[2]))
              : unknown(deed);
      case "seats" -> words.length > 1 && words.length % SEAT == 1 ? seats(deed) : unknown(deed);
      case "take" -> each(who, one -> new Target(one, null, null, null));
      case "pin" -> each(placed(now, who), one -> stays(now, one, true));
      case "unpin" -> each(placed(now, who), one -> stays(now, one, false));
      case "swap" -> who.size() == 1 ? swapped(now, who.getFirst(), swap.strip()) : unknown(deed);
      default -> unknown(deed);
    };
  }

  /** What the words after the first say, three to each; whoever moves is not locked any more. */
  static List<Target> seats(String deed) {
    String[] words = deed.split(" ", -1);
    List<Target> targets = new ArrayList<>();
    for (int at = 1; at < words.length; at += SEAT) {
      targets.add(
          new Target(decoded(words[at]), decoded(words[at + 1]), decoded(words[at + 2]), false));
    }
    return targets;
  }

  private static List<Target> each(List<String> who, Function<String, Target> target) {
    return who.stream().map(target).toList();
  }

  /** Those who can be locked: of several, whoever has a place. */
  private static List<String> placed(Shown now, List<String> who) {
    List<String> placed =
        who.stream()
            .filter(one -> {
              Seat seat = now.seats().get(one);
              return seat != null && seat.supervisorId() != null;
            })
            .toList();
    return placed.isEmpty() ? who : placed;
  }

  /** With the supervisors that the price of the cell is of. */
  private static List<Target> together(Shown now, List<String> who, String unit, String period) {
    return now
        .explainer()
        .cell(Group.of(now.problem(), who), unit, period)
        .orElseThrow(() ->
            ApiException.invalid(
                "Nobody can be there",
                List.of(
                    ErrorIssue.error(
                        "DANGLING_ID",
                        "deed",
                        unit,
                        "Det finns ingen handledare på enheten ”" + unit + "” då.",
                        "There is no supervisor at the unit '" + unit + "' then."))))
        .seats()
        .stream()
        .map(seat -> new Target(seat.placementId(), seat.supervisorId(), seat.periodId(), null))
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not encoded by a page of ours: then it is nobody's id, and that is told.
      return text;
    }
  }

  private static Target stays(Shown now, String who, boolean pinned) {
    Seat seat = now.seats().get(who);
    return new Target(
        who,
        seat == null ? null : seat.supervisorId(),
        seat == null ? null : seat.periodId(),
        pinned);
  }

  private static List<Target> swapped(Shown now, String who, String other) {
    String with =
        now.problem().placements().stream()
            .filter(one -> one.id().equals(other) || isOf(one, other))
            .map(Placement::id)
            .filter(id -> !id.equals(who))
            .findFirst()
            .orElseThrow(() ->
                ApiException.invalid(
                    "Nobody to change places with",
                    List.of(
                        ErrorIssue.error(
                            "DANGLING_ID",
                            "swap",
                            other,
                            other.isEmpty()
                                ? "Skriv med vem: placering eller elev."
                                : "Det finns ingen annan placering eller elev ”" + other + "”.",
                            other.isEmpty()
                                ? "Write with whom: a placement or a student."
                                : "There is no other placement or student '" + other + "'."))));
    return List.of(at(now, who, with), at(now, with, who));
  }

  private static boolean isOf(Placement placement, String student) {
    String id = placement.studentId();
    return id.equals(student) || (!student.isEmpty() && id.endsWith("-" + student));
  }

  /** Somebody in the place of another. */
  private static Target at(Shown now, String who, String other) {
    Map<String, Seat> seats = now.seats();
    Seat seat = seats.get(other);
    @Nullable String supervisor = seat == null ? null : seat.supervisorId();
    @Nullable String period = seat == null ? null : seat.periodId();
    return new Target(who, supervisor, period, null);
  }

  private static List<Target> unknown(String deed) {
    throw ApiException.invalid(
        "Nothing to be done",
        List.of(
            ErrorIssue.error(
                "INVALID_PARAMETER",
                "deed",
                deed,
                "Det går inte att göra ”" + deed + "” med en placering.",
                "Nothing like '" + deed + "' can be done with a placement.")));
  }
}
