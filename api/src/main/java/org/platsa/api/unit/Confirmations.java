package org.platsa.api.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Caller;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.SentPlace;
import org.platsa.api.publication.ShownPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What units confirm of a published plan (<i>bekräftelser</i>): a manager says that who was
 * published will be received. A place that is published anew otherwise than before is not confirmed
 * any more.
 */
@Component
public class Confirmations {
  private final ConfirmationStore store;
  private final Publications publications;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  Confirmations(
      ConfirmationStore store,
      Publications publications,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.publications = publications;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Confirms places at the manager's units, or takes that back; all or none. What is confirmed
   * already stays as it is.
   *
   * @throws ApiException 422 if it does not say what; 409 with each place that is not at the
   *     manager's units or was published anew since it was read
   */
  public void say(Caller manager, ConfirmationRequest request) {
    List<ConfirmationRequest.Named> named = List.copyOf(request.named());
    boolean isConfirmed = Boolean.TRUE.equals(request.confirmed());
    LocalDate today = publications.today();
    Set<ConfirmationRequest.Named> own =
        publications.atUnits(manager.units()).stream()
            .filter(each -> Trainees.comes(each.place().shown().place(), each.counted(), today))
            .map(each -> new ConfirmationRequest.Named(each.proposalId(), each.place().position()))
            .collect(Collectors.toCollection(HashSet::new));
    transaction.executeWithoutResult(status -> {
      Set<UUID> standing =
          store.standing(
              manager.tenant(),
              named.stream().map(ConfirmationRequest.Named::proposalId).distinct().toList());
      List<ErrorIssue> issues = new ArrayList<>();
      for (int i = 0; i < named.size(); i++) {
        if (!own.contains(named.get(i)) || !standing.contains(named.get(i).proposalId())) {
          issues.add(changed(i));
        }
      }
      if (!issues.isEmpty()) {
        throw ApiException.conflicts("Something has been published anew", issues);
      }
      if (isConfirmed) {
        store.confirm(manager, named, clock.instant().truncatedTo(ChronoUnit.MICROS));
      } else {
        store.takeBack(manager.tenant(), named);
      }
      Map<UUID, Integer> counts = new LinkedHashMap<>();
      named.forEach(each -> counts.merge(each.proposalId(), 1, Integer::sum));
      String action = isConfirmed ? "places.confirmed" : "places.unconfirmed";
      counts.forEach((proposal, count) ->
          audit.record(action, "proposal", proposal.toString(), Map.of("places", count)));
    });
  }

  private static ErrorIssue changed(int at) {
    return ErrorIssue.error(
        "PLACE_CHANGED",
        "/places/" + at,
        null,
        "Planen har ändrats sedan sidan visades. Se efter vilka som kommer nu, och bekräfta dem.",
        "The plan has changed since this was shown. See who comes now, and confirm them.");
  }

  /**
   * What each unit has confirmed of a term, by the unit's name; records that the caller reads it.
   *
   * @throws ApiException 404 if there is no such term, or nothing of it was published
   */
  public List<UnitConfirmations> ofTerm(String termId) {
    List<Proposal> told = publications.round(termId).standing();
    if (told.isEmpty()) {
      audit.readsNobody();
    }
    told.forEach(each -> audit.readsProposal(each.id(), each.protectedStudents()));
    List<Publications.Standing> standing = publications.standing(termId);
    LocalDate today = publications.today();
    Map<String, List<SentPlace>> byUnit = new TreeMap<>();
    for (Publications.Standing each : standing) {
      for (SentPlace sent : each.places()) {
        ShownPlace.Place where = sent.shown().place();
        if (where != null
            && Trainees.comes(where, each.proposal().counted(true, sent.given(), today), today)) {
          byUnit.computeIfAbsent(where.unitId(), unit -> new ArrayList<>()).add(sent);
        }
      }
    }
    return byUnit.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparing(UnitConfirmations::unit).thenComparing(UnitConfirmations::unitId))
        .toList();
  }

  private static UnitConfirmations of(String unit, List<SentPlace> places) {
    List<UnitConfirmations.Unconfirmed> waiting = new ArrayList<>();
    String name = unit;
    for (SentPlace sent : places) {
      ShownPlace.Place where = Objects.requireNonNull(sent.shown().place());
      name = where.unit();
      if (sent.confirmedAt() == null) {
        waiting.add(
            new UnitConfirmations.Unconfirmed(
                sent.shown().studentId(),
                where.period(),
                where.firstMonday(),
                sent.seat().supervisorId()));
      }
    }
    waiting.sort(
        Comparator.comparing(UnitConfirmations.Unconfirmed::from)
            .thenComparing(UnitConfirmations.Unconfirmed::studentId));
    return new UnitConfirmations(
        unit, name, places.size(), places.size() - waiting.size(), waiting);
  }
}
