/** The database: the embedded PostgreSQL server, or one of the operator's own. */
@NullMarked
package org.platsa.api.database;

import org.jspecify.annotations.NullMarked;
