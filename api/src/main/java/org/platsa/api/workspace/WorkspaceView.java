package org.platsa.api.workspace;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.platsa.api.draft.Draft;
import org.platsa.api.run.RunStatus;

/**
 * A term with all that has been done in it (<i>arbetsyta</i>).
 *
 * @param workspace how it stands
 * @param history versions of its data, the newest first; the first 200
 * @param runs of any version, the newest first, without figures; the first 200
 * @param drafts of any version, the one that was changed last first; the first 200
 */
@Schema(name = "WorkspaceView", description = "A term with all that has been done in it.")
public record WorkspaceView(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Workspace workspace,
    @Schema(
            description = "Versions of its data, the newest first; the first 200.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Revision> history,
    @Schema(
            description = "Of any version, the newest first, without figures; the first 200.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<RunStatus> runs,
    @Schema(
            description = "Of any version, the one that was changed last first; the first 200.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Draft> drafts) {
  public WorkspaceView {
    history = List.copyOf(history);
    runs = List.copyOf(runs);
    drafts = List.copyOf(drafts);
  }
}
