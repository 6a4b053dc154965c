/** The pages by which an administrator has the department's systems told what happens. */
@NullMarked
package org.platsa.api.page.message;

import org.jspecify.annotations.NullMarked;
