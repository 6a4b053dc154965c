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
   * ({@code /reason}), or what was written to providers ({@code /message}).
   *
   * @param problemId in which problem
   * @param draftId in which draft of it; null for none
   * @param publicationId with which publication of its plan; null for none
   * @param pointer where, as a JSON pointer
   */
  @Schema(
      name = "Elsewhere",
      description =
          "A text that has the pseudonym in it: of a document, a draft's name, why a version was"
              + " made (`/reason`), or what was written to providers (`/message`).")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Elsewhere(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
      @Schema(description = "The draft whose name it is; absent for other texts.")
          @Nullable UUID draftId,
      @Schema(description = "The publication with which it was written; absent for other texts.")
          @Nullable UUID publicationId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "/units/3/name")
          String pointer) {
    /** A text of a document. */
    static Elsewhere inDocument(UUID problemId, String pointer) {
      return new Elsewhere(problemId, null, null, pointer);
    }
  }
}
