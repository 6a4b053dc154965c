/**
 * How many of the places that are given come to use, and who is held ready for those that do not.
 */
@NullMarked
package org.platsa.api.cancellation;

import org.jspecify.annotations.NullMarked;
