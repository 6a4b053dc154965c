/** Late changes: a new problem from an old one, also under a run that is solving. */
@NullMarked
package org.platsa.api.revision;

import org.jspecify.annotations.NullMarked;
