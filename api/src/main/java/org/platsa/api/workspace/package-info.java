/** Terms as a coordinator works in them: data, runs, drafts, and what to do now. */
@NullMarked
package org.platsa.api.workspace;

import org.jspecify.annotations.NullMarked;
