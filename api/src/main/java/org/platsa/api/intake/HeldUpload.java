package org.platsa.api.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.workbook.CellMend;
import org.platsa.api.workbook.WorkbookReader;

/**
 * A workbook that somebody has sent and not decided about yet (<i>väntande arbetsbok</i>).
 *
 * @param id its own
 * @param fileName as the sender calls it
 * @param termId the term that it changes; null for one of a new term
 * @param mode how it changes that
 * @param mends cells that have been mended here since it came
 * @param at when it came
 */
public record HeldUpload(
    UUID id,
    String fileName,
    @Nullable String termId,
    WorkbookReader.Mode mode,
    List<CellMend> mends,
    Instant at) {
  public HeldUpload {
    mends = List.copyOf(mends);
  }

  /** The same, to change the term in another way; in the same one if that is null. */
  HeldUpload in(WorkbookReader.@Nullable Mode other) {
    return other == null ? this : new HeldUpload(id, fileName, termId, other, mends, at);
  }
}
