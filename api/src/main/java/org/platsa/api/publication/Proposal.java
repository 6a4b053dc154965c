package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.privacy.Silence;

/**
 * What one provider was sent (<i>förslag</i>), in short.
 *
 * @param id its id
 * @param providerId whose
 * @param provider its name
 * @param termId which term
 * @param term its name
 * @param number the publication's, from 1 on in each term
 * @param publishedAt when it was sent
 * @param answerBy the last day on which it can be answered
 * @param message what the coordinator wrote; null if nothing
 * @param showsSupervisors whether supervisors are told
 * @param silence how a place counts that is not answered in time
 * @param asked placements asked for
 * @param placed of them with a place
 * @param protectedStudents of them with a protected identity, by what is known now
 * @param replacedAt when a later one took its place; null while it is the newest
 * @param withdrawnAt when the department took it back; null if it stands
 * @param answeredAt when something was last answered; null if nothing was
 * @param answers how many places were answered how
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Proposal", description = "What one provider was sent, in short.")
public record Proposal(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "U-1") String providerId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String term,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") int number,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant publishedAt,
    @Schema(
            description = "The last day on which it can be answered, in Sweden.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        LocalDate answerBy,
    @Nullable String message,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean showsSupervisors,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Silence silence,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int asked,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int placed,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int protectedStudents,
    @Schema(description = "When a later one took its place.") @Nullable Instant replacedAt,
    @Schema(description = "When the department took it back.") @Nullable Instant withdrawnAt,
    @Schema(description = "When something was last answered.") @Nullable Instant answeredAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Counts answers) {

  /**
   * How many places were answered how (<i>svar</i>).
   *
   * @param accepted agreed
   * @param declined not wanted
   * @param withdrawn of students who do not come
   * @param otherWanted to be exchanged for another
   * @param waiting places without an answer
   */
  @Schema(name = "AnswerCounts", description = "How many places were answered how.")
  public record Counts(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int accepted,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int declined,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int withdrawn,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int otherWanted,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int waiting) {
    /** Places and students to be seen to. */
    public int toMend() {
      return declined + withdrawn + otherWanted;
    }

    public Counts plus(Counts other) {
      return new Counts(
          accepted + other.accepted,
          declined + other.declined,
          withdrawn + other.withdrawn,
          otherWanted + other.otherWanted,
          waiting + other.waiting);
    }
  }

  /** The same with another number of those whose identity is protected. */
  Proposal withProtectedStudents(int number) {
    return new Proposal(
        id,
        providerId,
        provider,
        termId,
        term,
        this.number,
        publishedAt,
        answerBy,
        message,
        showsSupervisors,
        silence,
        asked,
        placed,
        number,
        replacedAt,
        withdrawnAt,
        answeredAt,
        answers);
  }

  /** Whether it is the provider's newest and stands. */
  public boolean stands() {
    return replacedAt == null && withdrawnAt == null;
  }

  /** Whether its time is over. */
  public boolean isOver(LocalDate today) {
    return answerBy.isBefore(today);
  }

  /** Whether it can be answered. */
  public boolean isOpen(LocalDate today) {
    return stands() && !isOver(today);
  }

  /**
   * When something of it was last changed, as it counts: sent, answered, or left unanswered in
   * time.
   */
  public Instant changedAt(LocalDate today) {
    return changedAt(publishedAt, answeredAt, answerBy, today);
  }

  static Instant changedAt(
      Instant publishedAt, @Nullable Instant answeredAt, LocalDate answerBy, LocalDate today) {
    if (answerBy.isBefore(today)) {
      // No answer comes after it.
      return answerBy.plusDays(1).atStartOfDay(DepartmentTime.ZONE).toInstant();
    }
    return answeredAt == null ? publishedAt : answeredAt;
  }

  /**
   * The answer to one of its places as it counts: what was given, else what silence means when the
   * time of one that stands is over; null for none.
   */
  public @Nullable Answer counted(boolean isPlaced, @Nullable GivenAnswer given, LocalDate today) {
    return given == null && isPlaced && stands() && isOver(today)
        ? ofSilence(silence)
        : Answer.of(given);
  }

  /** What silence means; null for nothing. */
  static @Nullable Answer ofSilence(Silence silence) {
    return switch (silence) {
      case NOTHING -> null;
      case ACCEPTED -> Answer.ACCEPTED;
      case DECLINED -> Answer.DECLINED;
    };
  }

  /** The answers as they count: with what silence means, when the time is over. */
  public Counts counted(LocalDate today) {
    if (!isOver(today)) {
      return answers;
    }
    return switch (silence) {
      case NOTHING -> answers;
      case ACCEPTED ->
          new Counts(
              answers.accepted + answers.waiting,
              answers.declined,
              answers.withdrawn,
              answers.otherWanted,
              0);
      case DECLINED ->
          new Counts(
              answers.accepted,
              answers.declined + answers.waiting,
              answers.withdrawn,
              answers.otherWanted,
              0);
    };
  }
}
