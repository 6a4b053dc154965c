/** What a department keeps of people, for how long, and how it is found, exported and deleted. */
@NullMarked
package org.platsa.api.privacy;

import org.jspecify.annotations.NullMarked;
