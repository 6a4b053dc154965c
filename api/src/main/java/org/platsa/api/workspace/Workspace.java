package org.platsa.api.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.RoundInShort;
import org.platsa.api.run.RunStatus;

/**
 * A term as a coordinator works in it (<i>terminens arbetsyta</i>).
 *
 * @param termId which term
 * @param lastDay its last day, as the newest data has it
 * @param state how far it has come
 * @param head its newest data, which everything new is done with
 * @param revisions how many versions of the data there are
 * @param plan the newest run with a plan: one of the newest data before any other; null without one
 * @param run the newest run of the newest data that has not ended; null if there is none
 * @param round how the round with the providers stands; null while nothing is published
 * @param toDo what to do now, the most urgent first; never empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Workspace", description = "A term as a coordinator works in it.")
public record Workspace(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate lastDay,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) WorkspaceState state,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Revision head,
    @Schema(
            description = "How many versions of the data there are.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "1")
        int revisions,
    @Schema(
            description =
                "The newest run with a plan, one of the newest data before any other; absent"
                    + " without one.")
        @Nullable RunStatus plan,
    @Schema(description = "The newest run of the newest data that has not ended.")
        @Nullable RunStatus run,
    @Schema(description = "How the round with the providers stands; absent before it begins.")
        @Nullable RoundInShort round,
    @Schema(
            description = "What to do now, the most urgent first; never empty.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<ToDo> toDo) {
  public Workspace {
    toDo = List.copyOf(toDo);
    if (toDo.isEmpty()) {
      throw new IllegalArgumentException("There is always something to do");
    }
  }
}
