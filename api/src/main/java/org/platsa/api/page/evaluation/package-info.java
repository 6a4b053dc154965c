/** Pages of evaluations: the form that a link leads to, links to be handed out, and results. */
@NullMarked
package org.platsa.api.page.evaluation;

import org.jspecify.annotations.NullMarked;
