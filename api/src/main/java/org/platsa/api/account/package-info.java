/** Who may sign in: accounts, invitations and passwords. */
@NullMarked
package org.platsa.api.account;

import org.jspecify.annotations.NullMarked;
