package org.platsa.api.row;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;

/**
 * What came of a change of a row (<i>sparad rad</i>).
 *
 * @param id of the row
 * @param problemId the term's newest data now
 * @param before what that was made of; null when nothing has changed
 * @param warnings what looks wrong now and did not before
 */
public record SavedRow(
    String id, UUID problemId, @Nullable UUID before, List<ErrorIssue> warnings) {
  public SavedRow {
    warnings = List.copyOf(warnings);
  }

  /** Whether anything was changed. */
  public boolean isChanged() {
    return before != null;
  }
}
