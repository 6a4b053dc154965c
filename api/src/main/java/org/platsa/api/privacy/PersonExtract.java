package org.platsa.api.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import tools.jackson.databind.JsonNode;

/**
 * Everything that is known of one person (<i>registerutdrag</i>).
 *
 * @param id stands in the audit log, where the pseudonym does not
 * @param madeAt when
 * @param problems by document, the oldest first
 * @param asked as whom providers ask for a student, or units offer a supervisor, without what
 *     providers know a student by: that they tell themselves
 * @param elsewhere where the same text stands among other words
 */
@Schema(name = "PersonExtract", description = "Everything that is known of one person.")
record PersonExtract(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant madeAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Person person,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<InProblem> problems,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description =
                "As whom providers ask for a student, or units offer a supervisor. What a provider"
                    + " itself knows the student by is told by the provider.")
        List<InAsking> asked,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description =
                "Where the same text stands among other words; only people can say whether it"
                    + " means the person.")
        List<PersonDeletion.Elsewhere> elsewhere) {
  PersonExtract {
    problems = List.copyOf(problems);
    asked = List.copyOf(asked);
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * What is asked for or offered before a term is planned.
   *
   * @param termId of which term
   * @param by which provider or unit
   * @param written as it is stored
   */
  @Schema(name = "PersonInAsking", description = "What is asked for or offered for a term.")
  record InAsking(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String termId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String by,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "object") JsonNode written) {}

  /**
   * What a document and all that was made of it say.
   *
   * @param problemId which problem
   * @param termId of which term
   * @param name its name
   * @param createdAt when it was stored
   * @param students the student's own record
   * @param supervisors the supervisor's own record
   * @param placements a student's own
   * @param trainees how many placements are, or were published, with a supervisor; whose they are
   *     is others' matter
   * @param travelMinutes the student's known travel times
   * @param revision what was changed about them when it was made of another problem
   * @param runs what its runs say
   * @param drafts what plans made by hand say
   * @param proposals what education providers were sent
   */
  @Schema(name = "PersonInProblem", description = "What a document and its runs say.")
  record InProblem(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String termId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Student> students,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Supervisor> supervisors,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Placement> placements,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "How many placements are, or were published, with a supervisor.")
          int trainees,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<TravelTime> travelMinutes,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "array") List<JsonNode> revision,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<InRun> runs,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<InDraft> drafts,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<InProposal> proposals) {
    InProblem {
      students = List.copyOf(students);
      supervisors = List.copyOf(supervisors);
      placements = List.copyOf(placements);
      travelMinutes = List.copyOf(travelMinutes);
      revision = List.copyOf(revision);
      runs = List.copyOf(runs);
      drafts = List.copyOf(drafts);
      proposals = List.copyOf(proposals);
    }
  }

  /**
   * What a run says.
   *
   * @param runId which run
   * @param state how it is
   * @param moves where its plans put them, in order
   * @param explanation what its stored explanation says of them
   * @param ofOthers how many items about others mention a supervisor
   */
  @Schema(name = "PersonInRun", description = "What a run says.")
  record InRun(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID runId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String state,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Move> moves,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "array")
          List<JsonNode> explanation,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "How many items of the explanation about others mention a supervisor.")
          int ofOthers) {
    InRun {
      moves = List.copyOf(moves);
      explanation = List.copyOf(explanation);
    }
  }

  /**
   * What a plan made by hand says.
   *
   * @param draftId which draft
   * @param name its name
   * @param moves where it had them at first, and where they were moved, in order
   */
  @Schema(name = "PersonInDraft", description = "What a plan made by hand says.")
  record InDraft(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID draftId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<DraftMove> moves) {
    InDraft {
      moves = List.copyOf(moves);
    }

    /** With what another version of the same draft says. */
    InDraft and(InDraft later) {
      return new InDraft(
          draftId, name, Stream.concat(moves.stream(), later.moves.stream()).toList());
    }
  }

  /**
   * What an education provider was sent.
   *
   * @param number which version of the term's
   * @param provider which provider
   * @param at when
   * @param told what it was told, and with whom and when the place is
   * @param answer what it answered; null if nothing
   * @param reason why; null if that was not asked
   * @param confirmedAt when the unit confirmed it; null if it has not
   */
  @Schema(name = "PersonInProposal", description = "What an education provider was sent.")
  record InProposal(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int number,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "object") JsonNode told,
      @Nullable String answer,
      @Nullable String reason,
      @Nullable Instant confirmedAt) {}

  /**
   * Where a draft had somebody at first, or how it moved them.
   *
   * @param version of the draft; 0 for the beginning
   * @param at when
   * @param change as it is stored
   */
  @Schema(name = "PersonDraftMove", description = "Where a draft had somebody, or moved them.")
  record DraftMove(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int version,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "object") JsonNode change) {}

  /**
   * Where a plan put somebody.
   *
   * @param event the event's number in the run
   * @param at when
   * @param change as it is stored
   */
  @Schema(name = "PersonMove", description = "Where a plan put somebody.")
  record Move(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long event,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "object") JsonNode change) {}
}
