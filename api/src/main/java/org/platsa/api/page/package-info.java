/** The ground that every page stands on: layout, languages, forms, files, errors. */
@NullMarked
package org.platsa.api.page;

import org.jspecify.annotations.NullMarked;
