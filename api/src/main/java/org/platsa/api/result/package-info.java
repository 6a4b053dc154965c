/** What came of a run: plan, explanation, check, recommendations. */
@NullMarked
package org.platsa.api.result;

import org.jspecify.annotations.NullMarked;
