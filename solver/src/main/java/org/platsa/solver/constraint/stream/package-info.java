/** The rules as Timefold constraint streams: the list in the provider is the specification. */
@NullMarked
package org.platsa.solver.constraint.stream;

import org.jspecify.annotations.NullMarked;
