package org.platsa.solver.validation;

/**
 * What an issue is about (<i>det som ett fynd gäller</i>). It is named only where the issue is
 * told: a nation has hundreds of thousands of records, of most of which there is nothing to tell.
 */
@FunctionalInterface
interface Thing {
  /** What it is called in messages. */
  BilingualText name();
}
