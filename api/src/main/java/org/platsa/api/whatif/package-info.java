/** What would be if the term's data were different (<i>tänk om</i>). */
@NullMarked
package org.platsa.api.whatif;

import org.jspecify.annotations.NullMarked;
