package org.platsa.api.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.CurrentTenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records who did what (<i>granskningslogg</i>): in the running transaction, so that what is done
 * and its record are saved together or not at all; in one of its own where none runs. What cannot
 * be recorded fails.
 *
 * <p>An action is two lower-case words with a dot, such as {@code problem.stored}; details are ids
 * and numbers. A pseudonym is never among them, nor in the subject's id.
 */
@Component
public class AuditLog {
  private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String RECORDED = AuditLog.class.getName() + ".read";

  private final AuditStore store;
  private final ReadRecorder reads;
  private final CurrentTenant tenant;
  private final CurrentCaller callers;
  private final TransactionTemplate transaction;

  AuditLog(
      AuditStore store,
      ReadRecorder reads,
      CurrentTenant tenant,
      CurrentCaller callers,
      TransactionTemplate transaction) {
    this.store = store;
    this.reads = reads;
    this.tenant = tenant;
    this.callers = callers;
    this.transaction = transaction;
  }

  /**
   * Records what the present caller did in its own tenant; what the service did where there is no
   * request.
   *
   * @param action such as {@code run.queued}
   * @param subjectType what it was done to, such as {@code run}
   * @param subjectId its id
   * @param details more, as JSON
   */
  public void record(String action, String subjectType, String subjectId, Map<String, ?> details) {
    record(tenant.id(), present(), action, subjectType, subjectId, details);
  }

  /**
   * Records what somebody did who is not, or not yet, the present caller: at the sign-in, and in
   * the service's own work.
   */
  public void record(
      UUID tenant,
      Actor actor,
      String action,
      String subjectType,
      String subjectId,
      Map<String, ?> details) {
    AuditStore.Deed deed = new AuditStore.Deed(action, subjectType, subjectId, details);
    transaction.executeWithoutResult(status -> store.add(tenant, actor, deed, circumstances(deed)));
  }

  /**
   * Records that the present caller is about to be told names of a problem which the request's path
   * does not name. Not to be called in a transaction.
   *
   * @throws ApiException 503 if it cannot be recorded: then the names must not be told
   */
  public void readsProblem(UUID problem) {
    recordRead("problem", problem.toString());
  }

  /** The same of a workbook that the caller has sent, and that is not stored yet. */
  public void readsUpload(UUID upload) {
    recordRead("upload", upload.toString());
  }

  /** The same of a run's plan. */
  public void readsRun(UUID run) {
    recordRead("run", run.toString());
  }

  /** The same of a draft. */
  public void readsDraft(UUID draft) {
    recordRead("draft", draft.toString());
  }

  /**
   * Records that a provider is about to be told of its students what it was sent. Its login sees no
   * problem, so how many have a protected identity is told along. Not to be called in a
   * transaction.
   *
   * @throws ApiException 503 if it cannot be recorded: then it must not be told
   */
  public void readsProposal(UUID proposal, int protectedStudents) {
    recordRead(tenant.id(), present(), "proposal", proposal, protectedStudents);
  }

  /**
   * The same of what a provider asks for.
   *
   * @param sheet the id of what it asks for in a term
   */
  public void readsRequests(UUID sheet, int protectedStudents) {
    recordRead(tenant.id(), present(), "requests", sheet, protectedStudents);
  }

  /**
   * Records that the present caller is about to be told students of a term as they were told
   * earlier, by a problem that may not know yet whose identity is protected. Not to be called in a
   * transaction.
   *
   * @param problem the one by which they were told
   * @param protectedStudents how many of those who are told have a protected identity, by what is
   *     known now
   * @throws ApiException 503 if it cannot be recorded: then it must not be told
   */
  public void readsTold(UUID problem, int protectedStudents) {
    recordRead(tenant.id(), present(), "problem", problem, protectedStudents);
  }

  /**
   * Records that a unit's manager is about to be told who comes by a problem's plan, also through a
   * link, where the present caller is nobody or somebody else. Not to be called in a transaction.
   *
   * @param protectedStudents how many of those who are told have a protected identity
   * @throws ApiException 503 if it cannot be recorded: then it must not be told
   */
  public void readsTrainees(Caller manager, UUID problem, int protectedStudents) {
    recordRead(manager.tenant(), Actor.of(manager), "problem", problem, protectedStudents);
  }

  private void recordRead(
      UUID tenant, Actor actor, String subjectType, UUID subject, int protectedStudents) {
    HttpServletRequest request = request();
    Map<String, Object> details = new LinkedHashMap<>();
    if (request != null) {
      details.put("call", call(request));
    }
    if (protectedStudents > 0) {
      details.put("protectedStudents", protectedStudents);
    }
    String action = protectedStudents > 0 ? "protected.read" : "names.read";
    recordRead(
        request,
        details,
        () -> record(tenant, actor, action, subjectType, subject.toString(), details));
  }

  /** Says that the present call, which may tell names, tells none this time. */
  public void readsNobody() {
    HttpServletRequest request = request();
    if (request != null) {
      request.setAttribute(RECORDED, true);
    }
  }

  /** Records that the present caller is about to be told names. */
  void recordRead(String subjectType, String subjectId) {
    HttpServletRequest request = request();
    Map<String, ?> details = request == null ? Map.of() : Map.of("call", call(request));
    AuditStore.Deed deed = new AuditStore.Deed("names.read", subjectType, subjectId, details);
    // Of the subject alone: the path may name another problem or run.
    AuditStore.Circumstances circumstances =
        new AuditStore.Circumstances(
            address(), own("run", deed), own("draft", deed), own("problem", deed));
    recordRead(
        request,
        details,
        () -> reads.record(new ReadRecorder.Read(tenant.id(), present(), deed, circumstances)));
  }

  private static void recordRead(
      @Nullable HttpServletRequest request, Map<String, ?> details, Runnable recording) {
    try {
      recording.run();
    } catch (DataAccessException | TransactionException e) {
      if (DatabaseFailure.of(e).isPresent()) {
        throw e;
      }
      log.error("That somebody reads names cannot be recorded: {}", details, e);
      throw ApiException.later(
          ErrorType.UNAVAILABLE,
          "That this was read cannot be recorded now, so it is not answered. Maybe try again.",
          SOON);
    }
    if (request != null) {
      request.setAttribute(RECORDED, true);
    }
  }

  private static @Nullable UUID own(String type, AuditStore.Deed deed) {
    return deed.subjectType().equals(type) ? Uuids.of(deed.subjectId()) : null;
  }

  /** Whether a read of names has been recorded for a request. */
  static boolean hasRecordedRead(HttpServletRequest request) {
    return request.getAttribute(RECORDED) != null;
  }

  /** What is called, such as {@code GET /api/v1/runs/{runId}}. */
  static String call(HttpServletRequest request) {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return method + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
  }

  private static AuditStore.Circumstances circumstances(AuditStore.Deed deed) {
    return new AuditStore.Circumstances(
        address(),
        id("run", "runId", deed),
        id("draft", "draftId", deed),
        id("problem", "problemId", deed));
  }

  private Actor present() {
    return callers
        .find()
        .map(Actor::of)
        .orElseGet(() -> request() == null ? Actor.SERVICE : Actor.NOBODY);
  }

  private static @Nullable String address() {
    HttpServletRequest request = request();
    return request == null ? null : request.getRemoteAddr();
  }

  /** An id of such a thing: the subject's own, else told with it, else in the request's path. */
  private static @Nullable UUID id(String type, String variable, AuditStore.Deed deed) {
    if (deed.subjectType().equals(type)) {
      return Uuids.of(deed.subjectId());
    }
    if (deed.details().get(type) instanceof UUID told) {
      return told;
    }
    HttpServletRequest request = request();
    return request != null
            && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get(variable) instanceof String id
        ? Uuids.of(id)
        : null;
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes present
        ? present.getRequest()
        : null;
  }
}
