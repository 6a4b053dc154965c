@NullMarked
package org.platsa.solver.bound.model;

import org.jspecify.annotations.NullMarked;
