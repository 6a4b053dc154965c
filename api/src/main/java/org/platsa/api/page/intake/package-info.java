/** The pages on which a coordinator reads a workbook in. */
@NullMarked
package org.platsa.api.page.intake;

import org.jspecify.annotations.NullMarked;
