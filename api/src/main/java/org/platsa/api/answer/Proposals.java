package org.platsa.api.answer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.ask.OwnReferences;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.AnswerReason;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.ProposalStore;
import org.platsa.api.publication.ProposedPlace;
import org.platsa.api.publication.ProtectedStudents;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.ShownPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the present provider was sent, and what it answers (<i>förslag och svar</i>). Answers are
 * given in one transaction, to the newest proposal alone.
 */
@Component
public class Proposals {
  private final ProposalStore store;
  private final AnswerStore answers;
  private final ProtectedStudents hiding;
  private final OwnReferences references;
  private final Publications publications;
  private final CurrentCaller callers;
  private final ComputeLane lane;
  private final TransactionTemplate transaction;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  Proposals(
      ProposalStore store,
      AnswerStore answers,
      ProtectedStudents hiding,
      OwnReferences references,
      Publications publications,
      CurrentCaller callers,
      ComputeLane lane,
      TransactionTemplate transaction,
      Outbox outbox,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.answers = answers;
    this.hiding = hiding;
    this.references = references;
    this.publications = publications;
    this.callers = callers;
    this.lane = lane;
    this.transaction = transaction;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** The newest of each term, the one that was sent last first. */
  public List<Proposal> newest() {
    Caller caller = callers.get();
    return hiding.counted(caller.tenant(), store.newest(caller.tenant(), provider(caller)));
  }

  /**
   * One proposal with its places, none of one that was taken back; records that it is read.
   *
   * @throws ApiException 404 if the provider has no such proposal
   */
  public ProposalView get(UUID id) {
    Caller caller = callers.get();
    Proposal proposal = counted(caller, required(caller, id));
    List<ProposedPlace> places =
        proposal.withdrawnAt() == null
            ? lane.call(
                ComputeTask.READ,
                () ->
                    hiding.hidden(
                        caller.tenant(),
                        proposal,
                        store.places(caller.tenant(), provider(caller), id)))
            : List.of();
    audit.readsProposal(
        id,
        (int)
            places.stream()
                .map(ProposedPlace::shown)
                .filter(ShownPlace::protectedIdentity)
                .map(ShownPlace::studentId)
                .distinct()
                .count());
    LocalDate today = publications.today();
    return new ProposalView(
        proposal,
        today,
        proposal.isOpen(today),
        places,
        references.of(caller.tenant(), provider(caller), proposal.termId()));
  }

  private Proposal counted(Caller caller, Proposal proposal) {
    return hiding.counted(caller.tenant(), List.of(proposal)).getFirst();
  }

  private Proposal required(Caller caller, UUID id) {
    return store
        .find(caller.tenant(), provider(caller), id)
        .orElseThrow(() -> ApiException.notFound("proposal", id));
  }

  private static String provider(Caller caller) {
    return Objects.requireNonNull(caller.provider(), "the caller is no provider");
  }

  /**
   * Answers places of a proposal. The same answer again changes nothing, also after the last day.
   *
   * @return the proposal afterwards
   * @throws ApiException 404; 422 with every fault; 409 if the proposal was replaced or taken back,
   *     or its time is over: then nothing was answered
   */
  public Proposal answer(UUID id, AnswerRequest request) {
    Caller caller = callers.get();
    String provider = provider(caller);
    Proposal answered =
        Objects.requireNonNull(
            transaction.execute(status -> {
              LocalDate today = publications.today();
              if (!answers.open(caller.tenant(), provider, id, today)) {
                Proposal there = required(caller, id);
                if (there.stands() && isSaved(caller, provider, id, request)) {
                  return there;
                }
                throw closed(there, caller);
              }
              Map<Integer, Given> given =
                  new Reading(store.answerable(caller.tenant(), provider, id)).read(request);
              Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              Map<String, Integer> counts = new TreeMap<>();
              given.forEach((position, one) -> {
                counts.merge(
                    one.answer() == null ? "TAKEN_BACK" : one.answer().name(), 1, Integer::sum);
                if (one.answer() == null) {
                  answers.takeBack(caller.tenant(), provider, id, position);
                } else {
                  answers.give(caller, provider, id, position, one.answer(), one.reason(), now);
                }
              });
              if (!given.isEmpty()) {
                answers.answered(caller.tenant(), provider, id, now);
                audit.record("proposal.answered", "proposal", id.toString(), counts);
                outbox.proposal(
                    caller.tenant(),
                    MessageKind.ANSWERED,
                    required(caller, id).termId(),
                    provider,
                    id);
              }
              return required(caller, id);
            }));
    return counted(caller, answered);
  }

  /** Whether all that a request answers is answered so already. */
  private boolean isSaved(Caller caller, String provider, UUID id, AnswerRequest request) {
    try {
      return new Reading(store.answerable(caller.tenant(), provider, id)).read(request).isEmpty();
    } catch (ApiException e) {
      // What is wrong with it was not saved; that it comes too late is what is told.
      return false;
    }
  }

  private ApiException closed(Proposal proposal, Caller caller) {
    if (proposal.withdrawnAt() != null && proposal.replacedAt() == null) {
      return ApiException.conflict(
          "WITHDRAWN",
          "",
          "Förslaget är tillbakadraget av kommunen. Inget svar har sparats.",
          "The municipality has taken the proposal back. No answer was saved.");
    }
    if (proposal.replacedAt() != null) {
      UUID newest =
          store.newest(caller.tenant(), provider(caller)).stream()
              .filter(each -> each.termId().equals(proposal.termId()))
              .map(Proposal::id)
              .findFirst()
              .orElse(null);
      return ApiException.conflicts(
          "The proposal was replaced",
          List.of(
              ErrorIssue.error(
                  "REPLACED",
                  "",
                  newest == null ? null : newest.toString(),
                  "Det har kommit ett nytt förslag. Inget svar har sparats: se det nya och svara"
                      + " på det.",
                  "There is a new proposal. No answer was saved: look at the new one and answer"
                      + " that.")));
    }
    return ApiException.conflict(
        "TIME_OVER",
        "",
        "Svarstiden gick ut " + proposal.answerBy() + ". Kontakta kommunen.",
        "The time to answer was over on " + proposal.answerBy() + ". Contact the municipality.");
  }

  /**
   * An answer to be saved.
   *
   * @param answer null if one is taken back
   */
  private record Given(@Nullable Answer answer, @Nullable AnswerReason reason) {}

  /** Reads a request, and finds every fault. */
  private static final class Reading {
    private final Map<String, ProposalStore.Answerable> places;
    private final List<ErrorIssue> issues = new ArrayList<>();
    private final Map<String, Given> read = new LinkedHashMap<>();

    Reading(List<ProposalStore.Answerable> places) {
      this.places =
          places.stream()
              .filter(ProposalStore.Answerable::asked)
              .collect(
                  Collectors.toMap(
                      ProposalStore.Answerable::placementId,
                      each -> each,
                      (one, other) -> one,
                      LinkedHashMap::new));
    }

    /** What is to be saved by position; nothing that is saved already. */
    Map<Integer, Given> read(AnswerRequest request) {
      List<AnswerRequest.@Nullable OfPlace> answers =
          request.answers() == null ? List.of() : request.answers();
      boolean acceptsRest = Boolean.TRUE.equals(request.acceptRest());
      if (answers.isEmpty() && !acceptsRest) {
        fault(
            "MISSING_FIELD",
            "/answers",
            null,
            "answers saknas eller är tom: inget besvaras.",
            "answers is missing or empty: nothing is answered.");
      }
      for (int i = 0; i < answers.size(); i++) {
        read("/answers/" + i, answers.get(i));
      }
      if (!issues.isEmpty()) {
        throw ApiException.invalid("It cannot be answered like that", issues);
      }
      if (acceptsRest) {
        places.forEach((id, place) -> {
          if (place.placed() && place.given() == null) {
            read.putIfAbsent(id, new Given(Answer.ACCEPTED, null));
          }
        });
      }
      Map<Integer, Given> news = new LinkedHashMap<>();
      read.forEach((id, given) -> {
        ProposalStore.Answerable place = Objects.requireNonNull(places.get(id));
        boolean isSame =
            place.given() == null
                ? given.answer() == null
                : place.given().answer() == given.answer()
                    && place.given().reason() == given.reason();
        if (!isSame) {
          news.put(place.position(), given);
        }
      });
      return news;
    }

    private void read(String at, AnswerRequest.@Nullable OfPlace answer) {
      String id = answer == null ? null : answer.placementId();
      AnswerRequest.Deed deed = answer == null ? null : answer.deed();
      if (answer == null || id == null) {
        missing(at, "placementId");
        return;
      }
      ProposalStore.Answerable place = places.get(id);
      if (place == null) {
        fault(
            "DANGLING_ID",
            at + "/placementId",
            id,
            "Förslaget har ingen placering ”" + id + "”.",
            "The proposal has no placement '" + id + "'.");
      } else if (read.containsKey(id)) {
        fault(
            "DUPLICATE_ID",
            at + "/placementId",
            id,
            "Placeringen ”" + id + "” besvaras två gånger.",
            "Placement '" + id + "' is answered twice.");
      }
      if (deed == null) {
        missing(at, "deed");
        return;
      }
      boolean needsReason =
          deed != AnswerRequest.Deed.ACCEPT && deed != AnswerRequest.Deed.TAKE_BACK;
      if (needsReason && answer.reason() == null) {
        fault("MISSING_FIELD", at + "/reason", null, "Ange ett skäl.", "Give a reason.");
      }
      if (!needsReason && answer.reason() != null) {
        fault(
            "CONFLICTING_FIELDS",
            at + "/reason",
            answer.reason().name(),
            "Ett skäl hör bara till den som inte godtar platsen.",
            "A reason belongs to who does not accept the place alone.");
      }
      boolean needsPlace =
          deed == AnswerRequest.Deed.ACCEPT
              || deed == AnswerRequest.Deed.DECLINE
              || deed == AnswerRequest.Deed.ASK_OTHER;
      if (place != null && needsPlace && !place.placed()) {
        fault(
            "NO_PLACE",
            at + "/deed",
            deed.name(),
            "”" + id + "” har ingen plats att svara på; eleven kan bara dras tillbaka.",
            "'" + id + "' has no place to answer to; the student can only be withdrawn.");
      }
      if (place != null) {
        read.putIfAbsent(id, new Given(answer(deed), answer.reason()));
      }
    }

    private static @Nullable Answer answer(AnswerRequest.Deed deed) {
      return switch (deed) {
        case ACCEPT -> Answer.ACCEPTED;
        case DECLINE -> Answer.DECLINED;
        case WITHDRAW -> Answer.WITHDRAWN;
        case ASK_OTHER -> Answer.OTHER_WANTED;
        case TAKE_BACK -> null;
      };
    }

    private void missing(String at, String field) {
      fault("MISSING_FIELD", at + "/" + field, null, field + " saknas.", field + " is missing.");
    }

    private void fault(String code, String at, @Nullable String value, String sv, String en) {
      issues.add(ErrorIssue.error(code, at, value, sv, en));
    }
  }
}
