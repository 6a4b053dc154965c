package org.platsa.api.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Role;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.PlaceSeat;
import org.platsa.api.publication.ProtectedStudents;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.SentPlace;
import org.platsa.api.publication.ShownPlace;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A term's evaluation by those who took part (<i>utvärdering</i>): links that are handed out, what
 * is answered by them without a name, and what comes of it when it is closed.
 */
@Component
public class Evaluations {
  private final EvaluationStore store;
  private final LinkSecrets secrets;
  private final Publications publications;
  private final ProtectedStudents hiding;
  private final SignInWork signIn;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  Evaluations(
      EvaluationStore store,
      LinkSecrets secrets,
      Publications publications,
      ProtectedStudents hiding,
      SignInWork signIn,
      ComputeLane lane,
      ReadTransaction read,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.publications = publications;
    this.hiding = hiding;
    this.signIn = signIn;
    this.lane = lane;
    this.read = read;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A term's evaluation.
   *
   * @throws ApiException 404 if nothing of the term was published
   */
  public TermEvaluation get(Caller caller, String term) {
    publications.round(term);
    return evaluation(caller.tenant(), term);
  }

  private TermEvaluation evaluation(UUID tenant, String term) {
    return lane.call(ComputeTask.READ, () -> read.of(() -> evaluationNow(tenant, term)));
  }

  private TermEvaluation evaluationNow(UUID tenant, String term) {
    Optional<EvaluationStore.Round> round = store.round(tenant, term);
    Instant closedAt = round.map(EvaluationStore.Round::closedAt).orElse(null);
    Map<EvaluationForm, EvaluationStore.Made> counts = store.counts(tenant, term);
    List<Evaluation> answers = closedAt == null ? List.of() : store.answers(tenant, term);
    return new TermEvaluation(
        term,
        round.map(EvaluationStore.Round::openedAt).orElse(null),
        closedAt,
        Arrays.stream(EvaluationForm.values())
            .map(form -> {
              EvaluationStore.Made made = counts.getOrDefault(form, new EvaluationStore.Made(0, 0));
              return new TermEvaluation.OfForm(
                  form,
                  made.made(),
                  made.used(),
                  EvaluationGroups.of(
                      answers.stream().filter(each -> each.form() == form).toList()));
            })
            .toList());
  }

  /**
   * Makes links for placements that have ended and have none yet: one for each trainee, and one for
   * each supervisor in each period. Done again, it makes those of what has ended since.
   *
   * @throws ApiException 404 if nothing of the term was published; 409 if the evaluation is closed,
   *     or nothing has ended
   */
  public TermEvaluation open(Caller caller, String term) {
    UUID problem = publications.round(term).problemId();
    List<Ended> ended = ended(publications.standing(term), publications.today());
    UUID tenant = caller.tenant();
    transaction.executeWithoutResult(status -> {
      store.open(tenant, term, problem, now(), caller.name());
      requireOpen(tenant, term);
      Set<EvaluationStore.For> linked = new HashSet<>(store.linked(tenant, term));
      boolean isFirst = linked.isEmpty();
      List<EvaluationStore.NewLink> links =
          ended.stream().filter(each -> linked.add(each.of())).map(Ended::link).toList();
      if (links.isEmpty() && isFirst) {
        throw ApiException.conflict(
            "NOTHING_ENDED",
            "",
            "Ingen placering har slutat än. Länkar görs när någon har det.",
            "No placement has ended yet. Links are made when one has.");
      }
      // Random, so that the answers' order cannot be told from the links'.
      store.insert(
          tenant, term, links, Stream.generate(UUID::randomUUID).limit(links.size()).toList());
      audit.record(
          "evaluation.opened", "term", term, Map.of("problem", problem, "links", links.size()));
    });
    return evaluation(tenant, term);
  }

  private void requireOpen(UUID tenant, String term) {
    EvaluationStore.Round round =
        store
            .lock(tenant, term)
            .orElseThrow(() -> ApiException.notFound("evaluation of term", term));
    if (round.closedAt() != null) {
      throw ApiException.conflict(
          "CLOSED",
          "",
          "Utvärderingen är stängd, och resultatet är lämnat.",
          "The evaluation is closed, and its results have been told.");
    }
  }

  /** A placement that has ended, or a supervisor in one, with the link that it may get. */
  private record Ended(EvaluationStore.For of, EvaluationStore.NewLink link) {}

  private static List<Ended> ended(List<Publications.Standing> standing, LocalDate today) {
    List<Ended> ended = new ArrayList<>();
    for (Publications.Standing each : standing) {
      for (SentPlace place : each.places()) {
        ShownPlace.Place where = place.shown().place();
        Answer answer = each.proposal().counted(where != null, place.given(), today);
        if (where == null
            || answer == Answer.DECLINED
            || answer == Answer.WITHDRAWN
            || !where.lastFriday().isBefore(today)) {
          continue;
        }
        ended.add(
            new Ended(
                EvaluationStore.For.trainee(place.seat()),
                link(EvaluationForm.TRAINEE, each, place, where)));
        if (place.seat().supervisorId() != null) {
          ended.add(
              new Ended(
                  EvaluationStore.For.supervisor(place.seat()),
                  link(EvaluationForm.SUPERVISOR, each, place, where)));
        }
      }
    }
    return ended;
  }

  private static EvaluationStore.NewLink link(
      EvaluationForm form, Publications.Standing sent, SentPlace place, ShownPlace.Place where) {
    return new EvaluationStore.NewLink(
        form,
        sent.proposal().providerId(),
        sent.proposal().id(),
        place.position(),
        where.unitId(),
        where.unit(),
        where.area());
  }

  /**
   * Closes a term's evaluation, once and for all: no link leads anywhere any more, and what was
   * answered is told. It is not told before, since two results that differ by one answer tell what
   * that was.
   *
   * @throws ApiException 404 if it was never opened; 409 if it is closed
   */
  public TermEvaluation close(Caller caller, String term) {
    transaction.executeWithoutResult(status -> {
      requireOpen(caller.tenant(), term);
      store.close(caller.tenant(), term, now(), caller.name());
      audit.record("evaluation.closed", "term", term, Map.of());
    });
    return evaluation(caller.tenant(), term);
  }

  /**
   * Has a link lead nowhere. One that was used, or leads nowhere already, stays as it is.
   *
   * @throws ApiException 404 if there is none
   */
  public void revoke(Caller caller, UUID link) {
    transaction.executeWithoutResult(status -> {
      String term =
          store
              .term(caller.tenant(), link)
              .orElseThrow(() -> ApiException.notFound("evaluation link", link));
      if (store.revoke(caller.tenant(), link, now())) {
        audit.record(
            "evaluation.revoked", "evaluation-link", link.toString(), Map.of("term", term));
      }
    });
  }

  /**
   * The department's: every link of a term, by unit, without where it leads: whoever reads what
   * comes of an evaluation could answer in others' place, and tell the few that are left from the
   * own. Records that it is read.
   *
   * @throws ApiException 404 if nothing of the term was published
   */
  public List<EvaluationLink> links(Caller caller, String term) {
    UUID problem = publications.round(term).problemId();
    List<EvaluationStore.Linked> told =
        lane.call(ComputeTask.READ, () -> read.of(() -> store.ofTerm(caller.tenant(), term)));
    Set<String> students = new HashSet<>();
    protectedStudents(caller, told).values().forEach(students::addAll);
    audit.readsTold(problem, students.size());
    return told.stream().map(each -> link(each, false)).toList();
  }

  /**
   * Links that somebody hands out: a provider its trainees', a unit's manager the supervisors' of
   * the own units; those that can be used or were; records that it is read. A manager who is a
   * coordinator as well is told of them, and not where they lead.
   */
  public List<EvaluationLink> own(Caller caller) {
    String provider = caller.provider();
    List<EvaluationStore.Linked> told =
        lane.call(
            ComputeTask.READ,
            () ->
                read
                    .of(() ->
                        provider == null
                            ? store.ofUnits(caller.tenant(), caller.units())
                            : store.ofProvider(caller.tenant(), provider))
                    .stream()
                    .filter(each -> each.used() || each.revokedAt() == null)
                    .toList());
    if (provider == null) {
      Set<String> terms = new HashSet<>();
      told.stream()
          .map(EvaluationStore.Linked::term)
          .filter(terms::add)
          .forEach(term -> audit.readsTrainees(caller, publications.round(term).problemId(), 0));
    } else {
      protectedStudents(caller, told)
          .forEach((proposal, students) -> audit.readsProposal(proposal, students.size()));
    }
    if (told.isEmpty()) {
      audit.readsNobody();
    }
    boolean handsOut = !caller.roles().contains(Role.COORDINATOR);
    return told.stream().map(each -> link(each, handsOut)).toList();
  }

  /** By proposal those who are told of and whose identity is protected. */
  private Map<UUID, Set<String>> protectedStudents(
      Caller caller, List<EvaluationStore.Linked> told) {
    return hiding.among(
        caller.tenant(),
        told.stream()
            .map(each ->
                new ProtectedStudents.Told(
                    each.proposal(),
                    each.term(),
                    each.shown().studentId(),
                    each.shown().protectedIdentity()))
            .toList());
  }

  private EvaluationLink link(EvaluationStore.Linked linked, boolean handsOut) {
    boolean isUsable = !linked.used() && linked.revokedAt() == null;
    boolean isTrainee = linked.form() == EvaluationForm.TRAINEE;
    ShownPlace.Place where = linked.shown().place();
    PlaceSeat seat = linked.seat();
    return new EvaluationLink(
        linked.id(),
        linked.form(),
        linked.term(),
        linked.unit(),
        where == null ? "" : where.period(),
        isTrainee ? linked.shown().studentId() : null,
        isTrainee || seat == null ? null : seat.supervisorId(),
        handsOut && isUsable ? "/evaluate/" + secrets.of(linked.id()) : null,
        linked.used(),
        !linked.used() && linked.revokedAt() != null);
  }

  /**
   * A form that a link leads to.
   *
   * @param unit the name of the unit that it is about
   */
  public record OpenForm(EvaluationForm form, String unit) {}

  /** The form that a link leads to; nothing if it leads nowhere, or no more. */
  public Optional<OpenForm> find(String secret) {
    return secrets
        .link(secret)
        .flatMap(link -> signIn.call(() -> store.usable(link)))
        .map(open -> new OpenForm(open.form(), open.unit()));
  }

  /**
   * Takes an answer, by a link that then leads nowhere any more.
   *
   * @return whether it was taken: not if the link leads nowhere, or no more
   * @throws ApiException with every fault (422): then the link can still be used
   */
  public boolean answer(String secret, EvaluationAnswer answer) {
    Optional<EvaluationStore.Open> open =
        secrets.link(secret).flatMap(link -> signIn.call(() -> store.usable(link)));
    if (open.isEmpty()) {
      return false;
    }
    Short[] marks = answer.requireRight();
    return signIn.call(() -> {
      boolean isFirst = store.use(open.get());
      if (isFirst) {
        store.insert(open.get(), UUID.randomUUID(), marks, answer.good(), answer.better());
      }
      return isFirst;
    });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
