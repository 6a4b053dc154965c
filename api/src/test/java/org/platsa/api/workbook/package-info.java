@NullMarked
package org.platsa.api.workbook;

import org.jspecify.annotations.NullMarked;
