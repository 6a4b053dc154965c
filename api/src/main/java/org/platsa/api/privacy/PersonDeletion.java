package org.platsa.api.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a deletion did (<i>radering</i>).
 *
 * @param id stands in the audit log, where the pseudonym does not
 * @param problems how many documents were written anew
 * @param runs how many runs' plans
 * @param elsewhere places where the same text stands as something else, such as in a unit's name:
 *     nobody but people can say whether it means the person
 */
@Schema(name = "PersonDeletion", description = "What a deletion did.")
record PersonDeletion(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Stands in the audit log, where the pseudonym does not.")
        UUID id,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "How many documents were written anew.")
        int problems,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Of how many runs the plans.")
        int runs,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description =
                "Where the same text stands as something else; only people can say whether it"
                    + " means the person.")
        List<Elsewhere> elsewhere) {
  PersonDeletion {
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * A text that has the pseudonym in it: of a document, a draft's name, why a version was made
   * ({@code /reason}), what was written to providers ({@code /message}), or of what is asked for
   * ({@code /asking/…}) and said ({@code /evaluation/…}) in a term.
   *
   * @param problemId in which problem; null for none
   * @param draftId in which draft of it; null for none
   * @param publicationId with which publication of its plan; null for none
   * @param termId in which term, where it is of no problem; null for none
   * @param pointer where, as a JSON pointer
   */
  @Schema(
      name = "Elsewhere",
      description =
          "A text that has the pseudonym in it: of a document, a draft's name, why a version was"
              + " made (`/reason`), what was written to providers (`/message`), or of what is asked"
              + " for (`/asking/…`) and said (`/evaluation/…`) in a term. `/evaluation` alone is an"
              + " evaluation that is still open: nobody may read it before it is closed.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Elsewhere(
      @Schema(description = "The problem that it is of; absent for other texts.")
          @Nullable UUID problemId,
      @Schema(description = "The draft whose name it is; absent for other texts.")
          @Nullable UUID draftId,
      @Schema(description = "The publication with which it was written; absent for other texts.")
          @Nullable UUID publicationId,
      @Schema(
              description = "The term that it is of; absent for texts of a problem.",
              example = "HT2022")
          @Nullable String termId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "/units/3/name")
          String pointer) {
    /** A text of a document. */
    static Elsewhere inDocument(UUID problemId, String pointer) {
      return new Elsewhere(problemId, null, null, null, pointer);
    }

    /** What is said in a term. */
    static Elsewhere inTerm(String termId, String pointer) {
      return new Elsewhere(null, null, null, termId, pointer);
    }
  }
}
