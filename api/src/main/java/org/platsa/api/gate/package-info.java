/** What every request passes before a handler sees it: who sends it, whether it may, how often. */
@NullMarked
package org.platsa.api.gate;

import org.jspecify.annotations.NullMarked;
