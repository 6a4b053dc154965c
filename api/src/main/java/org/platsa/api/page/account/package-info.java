/** Pages of accounts: sign-in, one-time links, the own profile, users. */
@NullMarked
package org.platsa.api.page.account;

import org.jspecify.annotations.NullMarked;
