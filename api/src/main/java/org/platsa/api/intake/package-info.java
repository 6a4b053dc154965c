/** Workbooks over HTTP: the template, what is wrong with one, what it changes, the next term. */
@NullMarked
package org.platsa.api.intake;

import org.jspecify.annotations.NullMarked;
