/** How a plan falls on units, supervisors and providers: what a department is held to. */
@NullMarked
package org.platsa.api.followup;

import org.jspecify.annotations.NullMarked;
