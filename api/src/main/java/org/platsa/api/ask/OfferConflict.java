package org.platsa.api.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.workbook.AbsenceText;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.OfferText;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

/**
 * What somebody else has answered for a unit while one was writing (<i>svarat samtidigt</i>), field
 * by field where it is not what one wrote oneself.
 */
final class OfferConflict {
  private final OfferSheet there;
  private final List<ErrorIssue> issues = new ArrayList<>();

  private OfferConflict(OfferSheet there) {
    this.there = there;
  }

  /** Whether a unit has answered just so. */
  static boolean isSame(OfferSheet there, OfferRequest request, Problem problem) {
    return there.answeredAt() != null
        && there.unchanged() == request.isUnchanged()
        && between(there, request, problem).isEmpty();
  }

  /** None if both say the same; what a request does not name is as the data has it. */
  static List<ErrorIssue> between(OfferSheet there, OfferRequest request, Problem problem) {
    OfferConflict conflict = new OfferConflict(there);
    if (request.isUnchanged()) {
      if (!there.unchanged()) {
        conflict.add("/unchanged", "false", "att något är annorlunda", "that something differs");
      }
      return conflict.issues;
    }
    int most = Objects.requireNonNullElse(request.maxTrainees(), there.maxTraineesBefore());
    if (most != there.maxTrainees()) {
      conflict.add("/maxTrainees", Integer.toString(there.maxTrainees()));
    }
    List<@Nullable OfferedPlaces> places = request.offers();
    List<Offer> own =
        places == null
            ? offersBefore(there.unitId(), problem)
            : OfferedPlaces.offers(places, problem);
    List<Offer> others = there.offers().stream().map(each -> each.offer(problem)).toList();
    if (!own.equals(others)) {
      conflict.add(
          "/offers",
          OfferText.written(others, Language.EN),
          others.isEmpty() ? "inga platser per period" : OfferText.written(others, Language.SV),
          others.isEmpty() ? "no places by period" : OfferText.written(others, Language.EN));
    }
    conflict.supervisors(request.ofSupervisors());
    List<LocalDate> closed =
        List.copyOf(
            request.closed().stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
    if (!closed.equals(there.closedWeeks())) {
      String days =
          there.closedWeeks().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
      conflict.add(
          "/closedWeeks",
          days,
          days.isEmpty() ? "inga stängda veckor" : days,
          days.isEmpty() ? "no closed weeks" : days);
    }
    return conflict.issues;
  }

  private static List<Offer> offersBefore(String unitId, Problem problem) {
    return problem.units().stream()
        .filter(each -> each.id().equals(unitId))
        .findFirst()
        .map(unit ->
            OfferedPlaces.of(unit.offers(), problem.periods()).stream()
                .map(each -> each.offer(problem))
                .toList())
        .orElse(List.of());
  }

  private void supervisors(List<OfferRequest.@Nullable OfSupervisor> all) {
    Map<String, Supervisor> others =
        there.supervisors().stream()
            .collect(Collectors.toMap(Supervisor::id, each -> each, (one, other) -> one));
    for (int i = 0; i < all.size(); i++) {
      OfferRequest.OfSupervisor own = Objects.requireNonNull(all.get(i));
      Supervisor other = others.get(own.supervisorId());
      if (other != null) {
        supervisor("/supervisors/" + i, own, other);
      }
    }
    Set<String> named =
        all.stream()
            .map(each -> Objects.requireNonNull(Objects.requireNonNull(each).supervisorId()))
            .collect(Collectors.toSet());
    for (Supervisor before : there.before()) {
      if (!named.contains(before.id()) && !before.equals(others.get(before.id()))) {
        add(
            "/supervisors",
            before.id(),
            "något annat om handledaren " + before.id(),
            "otherwise of supervisor " + before.id());
      }
    }
  }

  private void supervisor(String at, OfferRequest.OfSupervisor own, Supervisor other) {
    if (!Objects.equals(own.active(), other.active())) {
      add(
          at + "/active",
          Boolean.toString(other.active()),
          other.active() ? "att hen handleder" : "att hen inte handleder",
          other.active() ? "that they supervise" : "that they do not supervise");
    }
    if (!Objects.equals(own.maxSimultaneous(), other.maxSimultaneous())) {
      add(at + "/maxSimultaneous", Integer.toString(other.maxSimultaneous()));
    }
    if (!Objects.equals(own.maxPerTerm(), other.maxPerTerm())) {
      add(at + "/maxPerTerm", Integer.toString(other.maxPerTerm()));
    }
    List<@Nullable Absence> absences = own.absences() == null ? List.of() : own.absences();
    if (!absences.equals(other.absences())) {
      add(
          at + "/absences",
          AbsenceText.written(other.absences(), Language.EN),
          other.absences().isEmpty()
              ? "ingen frånvaro"
              : AbsenceText.written(other.absences(), Language.SV),
          other.absences().isEmpty()
              ? "no absence"
              : AbsenceText.written(other.absences(), Language.EN));
    }
  }

  private void add(String at, String value) {
    add(at, value, value, value);
  }

  private void add(String at, String value, String sv, String en) {
    String who = there.answeredBy();
    issues.add(
        ErrorIssue.error(
            "CHANGED_MEANWHILE",
            at,
            value,
            (who == null ? "Någon annan" : who)
                + " har under tiden svarat "
                + sv
                + ". Inget har sparats: skickar du igen gäller ditt.",
            (who == null ? "Somebody else" : who)
                + " has answered "
                + en
                + " meanwhile. Nothing was saved: if you send again, yours counts."));
  }
}
