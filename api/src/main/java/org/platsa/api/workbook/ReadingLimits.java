package org.platsa.api.workbook;

import org.platsa.solver.validation.ReadLimits;

/**
 * How large a workbook may be (<i>gränser</i>). It is refused as it is read.
 *
 * @param unpacked most bytes of all that a zip file holds, unpacked
 * @param sharedTexts most bytes of Excel's table of texts, unpacked: it is held in memory
 * @param sheets most sheets
 * @param cells most cells that are not empty
 * @param spread most cells, empty ones too, that lie left of the last one of their row
 * @param document how large the document may be that is made of it
 */
public record ReadingLimits(
    long unpacked, long sharedTexts, int sheets, long cells, long spread, ReadLimits document) {
  private static final long MEGABYTE = 1024L * 1024;

  /** As large as documents may be; the rest follows from it. */
  public static ReadingLimits of(ReadLimits document) {
    long heap = Runtime.getRuntime().maxMemory();
    return new ReadingLimits(
        256 * MEGABYTE,
        Math.min(64 * MEGABYTE, heap / 32),
        100,
        Math.min(4_000_000, heap / 500),
        100_000_000,
        document);
  }
}
