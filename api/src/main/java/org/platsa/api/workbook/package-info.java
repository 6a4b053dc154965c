/**
 * The problem document as a workbook and back: Excel and CSV, without HTTP and without a database.
 */
@NullMarked
package org.platsa.api.workbook;

import org.jspecify.annotations.NullMarked;
