/** Tells people and systems what happens in the round with the providers: an outbox, delivered. */
@NullMarked
package org.platsa.api.message;

import org.jspecify.annotations.NullMarked;
