/** The pages by which an administrator lets systems in. */
@NullMarked
package org.platsa.api.page.system;

import org.jspecify.annotations.NullMarked;
