/**
 * Before a term is planned: providers are asked for their students, units for what they offer, and
 * what they answer is taken into the term's data.
 */
@NullMarked
package org.platsa.api.ask;

import org.jspecify.annotations.NullMarked;
