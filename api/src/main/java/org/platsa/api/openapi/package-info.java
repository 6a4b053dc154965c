/** The interface's description: routes and types from the code, words from a resource. */
@NullMarked
package org.platsa.api.openapi;

import org.jspecify.annotations.NullMarked;
