/** The pages where a term is planned: settings, a run as it goes, plans beside each other. */
@NullMarked
package org.platsa.api.page.planning;

import org.jspecify.annotations.NullMarked;
