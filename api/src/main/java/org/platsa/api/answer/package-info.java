/**
 * The provider's side of the round: what it was sent, what it answers, and how the plan is mended.
 */
@NullMarked
package org.platsa.api.answer;

import org.jspecify.annotations.NullMarked;
