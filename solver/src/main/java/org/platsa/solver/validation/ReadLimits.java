package org.platsa.solver.validation;

import java.io.IOException;

/**
 * How large a document may be (<i>gränser</i>). It is refused as it is read, before anything is
 * made of it.
 *
 * @param listLength longest list and most fields of an object; of known travel times {@value
 *     #TRAVEL_TIMES} times as many
 * @param tokens most tokens of JSON: brackets, field names and values
 * @param tokensInTree most tokens of a document in which single rows that cannot be read are set
 *     aside, or else every fault of form is told; a larger one is refused for one such row, and of
 *     its faults of form the first is told
 */
public record ReadLimits(int listLength, long tokens, long tokensInTree) {
  /** As large as memory lets it be. */
  public static final ReadLimits NONE =
      new ReadLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  static final int TRAVEL_TIMES = 50;

  /** Whether a document that has been read once is small enough for a tree of it. */
  boolean mayBeTree(DocumentSource source) throws IOException {
    return tokensInTree == Long.MAX_VALUE
        || DocumentShape.of(source, this).tokens() <= tokensInTree;
  }

  /** The same for documents that are always read as a tree. */
  ReadLimits ofTrees() {
    return new ReadLimits(listLength, Math.min(tokens, tokensInTree), tokensInTree);
  }
}
