package org.platsa.api.compute;

import java.util.Locale;

/**
 * A kind of work for the {@link ComputeLane} (<i>beräkning</i>). Long work has the longer deadline,
 * and never more than half of the lane's threads, so that short work has its turn beside it.
 */
public enum ComputeTask {
  /** Reads and checks a document of usual size, or loads a stored one. */
  READ(false),
  /** The same for a document of several megabytes. */
  READ_LARGE(true),
  /** Makes and checks a revised problem. */
  REVISE(false),
  /** Judges a plan. */
  CHECK(false),
  /** Prepares to explain a plan of usual size. */
  PREPARE(false),
  /** The same for a plan of many thousands. */
  PREPARE_LARGE(true),
  /** Explains one placement or finds places for it. */
  EXPLAIN_PLACEMENT(false),
  /** Explains a whole plan. */
  EXPLAIN_PLAN(true),
  /** Compares two plans. */
  COMPARE(false),
  /** Makes a plan's document or table. */
  EXPORT(false),
  /** Makes a term's archive. */
  ARCHIVE(true),
  /** Looks in every document of a department for somebody. */
  FIND_PERSON(true);

  /** A document of so many bytes is no longer read in an instant. */
  private static final long LARGE = 2L * 1024 * 1024;

  /** A plan of so many placements takes seconds to prepare. */
  private static final int MANY = 5_000;

  private final boolean isLong;

  ComputeTask(boolean isLong) {
    this.isLong = isLong;
  }

  /** Reading a document of so many bytes. */
  public static ComputeTask reading(long bytes) {
    return bytes < LARGE ? READ : READ_LARGE;
  }

  /** Preparing to explain a plan of so many placements. */
  public static ComputeTask preparing(int placements) {
    return placements < MANY ? PREPARE : PREPARE_LARGE;
  }

  boolean isLong() {
    return isLong;
  }

  /** As it is called in metrics, such as {@code explain-plan}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
