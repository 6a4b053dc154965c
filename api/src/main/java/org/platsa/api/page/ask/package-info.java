/**
 * The pages of asking and offering: the coordinator opens a term and takes answers in, providers
 * say whom they ask for, units what they offer.
 */
@NullMarked
package org.platsa.api.page.ask;

import org.jspecify.annotations.NullMarked;
