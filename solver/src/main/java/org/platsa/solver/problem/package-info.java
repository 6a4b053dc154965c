/**
 * The problem document: one term's units, supervisors, students and placements. The records are at
 * once the file format, the body of a request and the stored form.
 */
@NullMarked
package org.platsa.solver.problem;

import org.jspecify.annotations.NullMarked;
