package org.platsa.api.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.WorkbookReading;

/**
 * What a workbook that waits would do (<i>granskning av arbetsbok</i>).
 *
 * @param upload the workbook
 * @param reading what is wrong with it, and the problem that it makes
 * @param base the term's newest problem, which it would follow; null when the term is new
 * @param difference what it would change in that; null if the term is new or something is wrong
 * @param otherTerm the term that it is of, if that is another than it was sent for; else null
 */
public record ImportCheck(
    HeldUpload upload,
    WorkbookReading reading,
    @Nullable UUID base,
    @Nullable ProblemDifference difference,
    @Nullable String otherTerm) {
  /** Whether it can be taken, and changes something. */
  public boolean canBeTaken() {
    return reading.problem() != null
        && otherTerm == null
        && (difference == null || !difference.isEmpty());
  }
}
