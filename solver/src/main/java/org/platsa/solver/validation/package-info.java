/**
 * Documents from outside: read strictly, judged as a whole, every fault reported at once. Code
 * after this package trusts what it gets.
 */
@NullMarked
package org.platsa.solver.validation;

import org.jspecify.annotations.NullMarked;
