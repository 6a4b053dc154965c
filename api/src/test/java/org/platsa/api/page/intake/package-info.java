/** The pages on which a workbook is read in, in a browser. */
@NullMarked
package org.platsa.api.page.intake;

import org.jspecify.annotations.NullMarked;
