package org.platsa.api.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request has made (<i>det som skapades</i>), for whoever sends it again. With the problem
 * that it is made of, the key goes, too.
 *
 * @param problemId the problem that was made, or of which something was; null for an account or a
 *     webhook
 * @param runId the run that was queued, if any
 * @param draftId the draft that was begun, if any
 * @param publicationId the publication that was made, if any
 * @param accountId the service account that was made, if any
 * @param webhookId the webhook that was made, if any
 */
public record Made(
    @Nullable UUID problemId,
    @Nullable UUID runId,
    @Nullable UUID draftId,
    @Nullable UUID publicationId,
    @Nullable UUID accountId,
    @Nullable UUID webhookId) {
  /** A problem. */
  public static Made problem(UUID id) {
    return new Made(id, null, null, null, null, null);
  }

  /** A run of a problem. */
  public static Made run(UUID problem, UUID id) {
    return new Made(problem, id, null, null, null, null);
  }

  /** A draft of a problem. */
  public static Made draft(UUID problem, UUID id) {
    return new Made(problem, null, id, null, null, null);
  }

  /** A publication of a problem's plan. */
  public static Made publication(UUID problem, UUID id) {
    return new Made(problem, null, null, id, null, null);
  }

  /** A service account. */
  public static Made account(UUID id) {
    return new Made(null, null, null, null, id, null);
  }

  /** A webhook. */
  public static Made webhook(UUID id) {
    return new Made(null, null, null, null, null, id);
  }
}
