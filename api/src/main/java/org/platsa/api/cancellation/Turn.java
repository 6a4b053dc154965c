package org.platsa.api.cancellation;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.ProviderTier;

/**
 * What decides whose turn it is when a place becomes free (<i>turordning</i>): members of the
 * college first, then those on trial, then others; in each who was asked for first; then whom a
 * place helps more. Who is alike keeps the order of the term's data.
 *
 * @param tier how the provider stands; null if the data no longer has it, which comes last
 * @param askedAt when the request came last; null if it stood in the data without one, which comes
 *     first
 * @param help how much a place helps; null where that is not known, which comes last
 */
public record Turn(@Nullable ProviderTier tier, @Nullable Instant askedAt, @Nullable Help help) {
  /** Who comes first. */
  public static final Comparator<Turn> ORDER =
      Comparator.comparing(
              Turn::tier, Comparator.nullsLast(Comparator.<ProviderTier>naturalOrder()))
          .thenComparing(Turn::askedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparing(
              Turn::help,
              Comparator.nullsLast(
                  Comparator.comparingLong(Help::medium).thenComparingLong(Help::soft).reversed()));

  /** The same, whom a place helps so much. */
  public Turn helping(@Nullable Help much) {
    return new Turn(tier, askedAt, much);
  }
}
