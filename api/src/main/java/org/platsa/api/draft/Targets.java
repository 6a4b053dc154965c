package org.platsa.api.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

/**
 * Reads where placements are to be (<i>mål</i>), and finds every fault. Broken rules are no fault:
 * a draft may break them.
 */
final class Targets {
  private static final int MOST = 20_000;

  private final Map<String, Seat> seats;
  private final Set<String> supervisors;
  private final Set<String> periods;
  private final List<ErrorIssue> issues = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private Targets(DraftPlan now) {
    Problem problem = now.problem();
    this.seats = now.seats();
    this.supervisors =
        problem.supervisors().stream().map(Supervisor::id).collect(Collectors.toSet());
    this.periods = problem.periods().stream().map(Period::id).collect(Collectors.toSet());
  }

  /**
   * What a request changes; nothing where somebody is there already.
   *
   * @throws ApiException 422 with every fault
   */
  static List<SeatChange> changes(DraftPlan now, DraftChangeRequest request) {
    Targets targets = new Targets(now);
    List<SeatChange> changes = targets.read(request.moves());
    if (!targets.issues.isEmpty()) {
      throw ApiException.invalid("The draft cannot be changed like that", targets.issues);
    }
    return changes;
  }

  private List<SeatChange> read(@Nullable List<DraftChangeRequest.@Nullable Target> moves) {
    List<SeatChange> read = new ArrayList<>();
    if (moves == null || moves.isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/moves",
              null,
              "moves saknas eller är tom: ingen flyttas.",
              "moves is missing or empty: nobody is moved."));
      return read;
    }
    if (moves.size() > MOST) {
      issues.add(
          ErrorIssue.error(
              "LIST_TOO_LONG",
              "/moves",
              Integer.toString(moves.size()),
              "moves har " + moves.size() + " poster, men får ha högst " + MOST + ".",
              "moves has " + moves.size() + " items, but may have " + MOST + " at most."));
      return read;
    }
    for (int i = 0; i < moves.size(); i++) {
      SeatChange change = read("/moves/" + i, moves.get(i));
      if (change != null && !change.from().equals(change.to())) {
        read.add(change);
      }
    }
    return read;
  }

  private @Nullable SeatChange read(String pointer, DraftChangeRequest.@Nullable Target target) {
    String id = target == null ? null : target.placementId();
    if (target == null || id == null) {
      missing(pointer + "/placementId", "placementId");
      return null;
    }
    Seat from = seats.get(id);
    int before = issues.size();
    if (from == null) {
      dangling(pointer + "/placementId", id, "ingen placering", "no placement");
    } else if (!seen.add(id)) {
      issues.add(
          ErrorIssue.error(
              "DUPLICATE_ID",
              pointer + "/placementId",
              id,
              "Placeringen ”" + id + "” flyttas två gånger i samma ändring.",
              "Placement '" + id + "' is moved twice in one change."));
    }
    String supervisor = target.supervisorId();
    String period = target.periodId();
    if (supervisor != null && !supervisors.contains(supervisor)) {
      dangling(pointer + "/supervisorId", supervisor, "ingen handledare", "no supervisor");
    }
    if (period != null && !periods.contains(period)) {
      dangling(pointer + "/periodId", period, "ingen period", "no period");
    }
    if (supervisor == null && period != null) {
      missing(pointer + "/supervisorId", "supervisorId");
    }
    if (period == null && supervisor != null) {
      missing(pointer + "/periodId", "periodId");
    }
    boolean isPinned =
        target.pinned() == null
            ? from != null && from.pinned() && supervisor != null
            : target.pinned();
    if (isPinned && supervisor == null) {
      issues.add(
          ErrorIssue.error(
              "CONFLICTING_FIELDS",
              pointer + "/pinned",
              "true",
              "”" + id + "” kan inte låsas utan plats.",
              "'" + id + "' cannot be pinned without a place."));
    }
    return from == null || issues.size() > before
        ? null
        : new SeatChange(id, from, new Seat(supervisor, period, isPinned));
  }

  private void missing(String pointer, String field) {
    issues.add(
        ErrorIssue.error(
            "MISSING_FIELD", pointer, null, field + " saknas.", field + " is missing."));
  }

  private void dangling(String pointer, String value, String sv, String en) {
    issues.add(
        ErrorIssue.error(
            "DANGLING_ID",
            pointer,
            value,
            "Det finns " + sv + " ”" + value + "”.",
            "There is " + en + " '" + value + "'."));
  }
}
