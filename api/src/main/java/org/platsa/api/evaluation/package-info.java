/** What trainees and supervisors say of a placement, without a name, and what comes of it. */
@NullMarked
package org.platsa.api.evaluation;

import org.jspecify.annotations.NullMarked;
